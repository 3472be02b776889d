"""Tokens that operators give."""

from django.db import transaction
from django.urls import reverse

from appmint.site.accounts.models import User
from appmint.site.design.templatetags.design import ece
from appmint.site.messaging.models import Notification
from appmint.site.messaging.notices import notify
from appmint.site.wallet import top_ups


@transaction.atomic
def give(customer: User, amount_ece: int, *, by: User, key: str, reason: str) -> str:
    """The amount given, in words; once for each `key`. Raises ledger.KeyReused."""
    transfer = top_ups.grant(customer, amount_ece, by=by, key=f"{customer.pk}:{key}", memo=reason)
    amount = ece(transfer.amount_micro)
    notify(
        customer,
        Notification.Kind.WALLET,
        f"top-up:{transfer.pk}",
        f"{amount} were added to your wallet: {reason}",
        reverse("wallet:statement"),
    )
    return amount
