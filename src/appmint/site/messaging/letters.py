"""Letters for notifications, by e-mail: each goes out once, and is tried until it does.

A letter is claimed before it is sent and noted as sent afterwards. Of several workers one claims
it; when that one dies in between, the claim runs out and another sends it.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, Max, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from appmint.site.accounts.models import User
from appmint.site.config import config
from appmint.site.messaging.models import Notification
from appmint.site.orders.models import Order

Kind = Notification.Kind

THREAD_PAUSE = timedelta(minutes=10)
"""Of one thread, a reader gets at most one letter within this; it tells all since the last."""
_CLAIMED_FOR = timedelta(minutes=2)
_AGAIN_AFTER = timedelta(seconds=30)
_AGAIN_AT_LATEST = timedelta(hours=6)
_AT_ONCE = 50

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Letter:
    """What one letter tells, to whom, of one order or of none."""

    reader: User
    order: Order | None
    kind: Kind
    told: Sequence[Notification]
    attempts: int

    @property
    def subject(self) -> str:
        if self.kind != Kind.MESSAGE or self.order is None:
            return self.told[0].text
        new = "New message" if len(self.told) == 1 else f"{len(self.told)} new messages"
        return f"{new} about {self.order.title} ({self.order})"


def send_due() -> int:
    """Sends letters that are due, some at a time; how many went out.

    After one that could not go the others wait for the next call: the server may be down.
    """
    sent = 0
    for _ in range(_AT_ONCE):
        if not _due().exists():
            break
        letter = _claim()
        if letter is None:
            continue
        if not _send(letter):
            break
        sent += 1
    return sent


def _due() -> QuerySet[Notification]:
    return Notification.objects.filter(letter_due_at__lte=timezone.now())


@transaction.atomic
def _claim() -> Letter | None:
    """The next letter, if it is to go out now; else it is put off or left out, as it should be."""
    oldest = _due().order_by("letter_due_at", "pk").first()
    if oldest is None:
        return None
    # One worker at a time decides on a reader's letters.
    reader = User.objects.select_for_update().get(pk=oldest.user_id)
    first = _due().select_related("order__customer").filter(pk=oldest.pk).first()
    if first is None:
        return None
    together = _goes_with(first)
    if not _wanted(reader, first):
        together.update(letter_due_at=None)
        return None
    if first.kind == Kind.MESSAGE:
        together.exclude(read_at=None).update(letter_due_at=None)
        if later := _not_before(first, together):
            together.filter(letter_due_at__lt=later).update(letter_due_at=later)
            return None
    told = list(together.order_by("pk"))
    if not told:
        return None
    claim = timezone.now() + _CLAIMED_FOR
    together.update(letter_due_at=claim, letter_attempts=F("letter_attempts") + 1)
    attempts = 1 + max(each.letter_attempts for each in told)
    return Letter(reader, first.order, Kind(first.kind), told, attempts)


def _goes_with(first: Notification) -> QuerySet[Notification]:
    """What is told in one letter: messages of one thread together, everything else alone."""
    open_ = Notification.objects.filter(user_id=first.user_id).exclude(letter_due_at=None)
    if first.kind == Kind.MESSAGE and first.order_id is not None:
        return open_.filter(kind=Kind.MESSAGE, order_id=first.order_id)
    return open_.filter(pk=first.pk)


def _wanted(reader: User, told: Notification) -> bool:
    if not reader.is_active:
        return False
    order = told.order
    if order is not None and order.customer_id == reader.pk and not order.letters:
        return False
    match told.kind:
        case Kind.ORDER:
            return reader.letters_orders
        case Kind.MESSAGE:
            return reader.letters_messages
    return True


def _not_before(first: Notification, together: QuerySet[Notification]) -> datetime | None:
    """When the thread's next letter may go out; None for now."""
    now = timezone.now()
    under_way: datetime | None = together.filter(letter_due_at__gt=now).aggregate(
        at=Max("letter_due_at")
    )["at"]
    if under_way is not None:
        return under_way
    last: datetime | None = Notification.objects.filter(
        user=first.user_id, kind=Kind.MESSAGE, order=first.order
    ).aggregate(at=Max("letter_at"))["at"]
    if last is not None and last + THREAD_PAUSE > now:
        return last + THREAD_PAUSE
    return None


def _send(letter: Letter) -> bool:
    """Sends it and notes that, or notes when it is tried again; whether it went out."""
    sent = Notification.objects.filter(pk__in=[each.pk for each in letter.told])
    try:
        message_of(letter).send()
    except (SMTPException, OSError, ValueError) as problem:
        _log.warning("A letter to %s is tried again later: %s", letter.reader.pk, problem)
        wait = min(_AGAIN_AFTER * 2 ** min(letter.attempts - 1, 20), _AGAIN_AT_LATEST)
        sent.update(
            letter_due_at=timezone.now() + wait,
            letter_problem=f"{type(problem).__name__}: {problem}"[:200],
        )
        return False
    sent.update(letter_at=timezone.now(), letter_due_at=None, letter_problem="")
    return True


def message_of(letter: Letter) -> EmailMessage:
    """The letter as it is sent."""
    body = render_to_string(
        f"messaging/letters/{letter.kind.value}.txt",
        {"letter": letter, "site": config().site_url},
    )
    return EmailMessage(
        letter.subject,
        body,
        to=[letter.reader.email],
        # Answers by mail reach nobody, and no out-of-office note should come back.
        headers={"Auto-Submitted": "auto-generated"},
    )
