"""Top-ups: started by a customer, paid through a provider; or granted by an operator."""

import logging
import uuid
from datetime import timedelta
from decimal import ROUND_UP, Decimal

from django.db import transaction
from django.db.models import Q, Sum
from django.utils import timezone

from appmint.site.accounts.models import User
from appmint.site.config import config
from appmint.site.design.templatetags.design import ece
from appmint.site.messaging.models import Notification
from appmint.site.messaging.notices import notify
from appmint.site.wallet import ledger
from appmint.site.wallet.models import MICRO, TopUp, Transfer

PAYABLE_FOR = timedelta(minutes=35)
"""A payment that was started can be finished within this; Stripe's shortest is 30 minutes."""
_log = logging.getLogger(__name__)


class TopUpRefused(Exception):
    """This top-up cannot be started; the message is a sentence for the customer."""


def price_us_cents(amount_ece: int) -> int:
    """What so many tokens cost, in whole US cents, rounded up."""
    return int((amount_ece * config().ece_in_us_cents).to_integral_value(ROUND_UP))


def least_ece(least_us_cents: int) -> int:
    """The fewest tokens a customer can buy where the provider takes no less than so many cents."""
    payable = (Decimal(least_us_cents) / config().ece_in_us_cents).to_integral_value(ROUND_UP)
    return max(config().top_up_least_ece, int(payable))


def start(
    user: User, pk: uuid.UUID, amount_ece: int, *, provider: str, return_to: str = ""
) -> TopUp:
    """The top-up of this id: begun now, or found when the form was sent twice.

    Raises TopUpRefused when the customer starts too many or goes over what a day allows.
    """
    with transaction.atomic():
        # Under the wallet's lock: two at once are counted one after the other.
        ledger.lock(ledger.wallet_of(user))
        if found := TopUp.objects.filter(pk=pk).first():
            if (found.user_id, found.amount_micro) != (user.pk, amount_ece * MICRO):
                raise TopUpRefused("This form was used before. Open the page anew and try again.")
            return found
        _refuse_too_many(user)
        _refuse_too_much(user, amount_ece)
        return TopUp.objects.create(
            pk=pk,
            user=user,
            provider=provider,
            amount_micro=amount_ece * MICRO,
            us_cents=price_us_cents(amount_ece),
            return_to=return_to,
        )


def paid(pk: uuid.UUID, *, memo: str) -> TopUp:
    """Adds the tokens, once, however often it is told.

    The provider's word that money came in counts in whatever order its messages arrive: it
    also mends a top-up that was thought to have failed.
    """
    with transaction.atomic():
        top_up = TopUp.objects.select_for_update().get(pk=pk)
        if top_up.state == TopUp.State.PAID:
            return top_up
        ledger.move(
            f"top-up:{top_up.pk}",
            ledger.issuance(),
            ledger.wallet_of(top_up.user),
            top_up.amount_micro,
            code=Transfer.Code.TOP_UP,
            memo=memo,
            by=top_up.user,
        )
        top_up.state = TopUp.State.PAID
        top_up.reason = ""
        top_up.finished_at = timezone.now()
        top_up.save()
        notify(
            top_up.user,
            Notification.Kind.WALLET,
            f"top-up:{top_up.pk}",
            f"{ece(top_up.amount_micro)} were added to your wallet.",
            top_up.get_absolute_url(),
        )
    _log.info("top-up %s was paid", top_up.pk)
    return top_up


def failed(pk: uuid.UUID, reason: str) -> TopUp:
    """Notes that it was not paid; one that was paid stays so."""
    with transaction.atomic():
        top_up = TopUp.objects.select_for_update().get(pk=pk)
        if top_up.state == TopUp.State.STARTED:
            top_up.state = TopUp.State.FAILED
            top_up.reason = reason
            top_up.finished_at = timezone.now()
            top_up.save()
    return top_up


def grant(user: User, amount_ece: int, *, by: User, key: str, memo: str) -> Transfer:
    """Tokens that an operator gives; `key` names the giving, so that it is done once.

    Raises ledger.KeyReused.
    """
    return ledger.move(
        f"grant:{key}",
        ledger.issuance(),
        ledger.wallet_of(user),
        amount_ece * MICRO,
        code=Transfer.Code.TOP_UP,
        memo=memo,
        by=by,
    )


def is_payable(top_up: TopUp) -> bool:
    """Whether it can still be paid."""
    return top_up.state == TopUp.State.STARTED and timezone.now() < top_up.created_at + PAYABLE_FOR


def _refuse_too_many(user: User) -> None:
    hour = timezone.now() - timedelta(hours=1)
    if user.top_ups.filter(created_at__gte=hour).count() >= config().top_up_starts:
        raise TopUpRefused(
            f"You started {config().top_up_starts} payments within an hour. "
            "Try again in an hour; nothing was charged for payments you did not finish."
        )


def _refuse_too_much(user: User, amount_ece: int) -> None:
    """Counts what was paid in the last 24 hours and what can still be paid."""
    now = timezone.now()
    counted = Q(state=TopUp.State.PAID, finished_at__gte=now - timedelta(days=1)) | Q(
        state=TopUp.State.STARTED, created_at__gte=now - PAYABLE_FOR
    )
    sums = user.top_ups.filter(counted).aggregate(sum=Sum("amount_micro"))
    left = config().top_up_day_ece * MICRO - (sums["sum"] or 0)
    if amount_ece * MICRO > left:
        raise TopUpRefused(
            f"Within 24 hours you can top up {ece(config().top_up_day_ece * MICRO)}; "
            f"{ece(max(left, 0))} of that are left, payments not finished included."
        )
