"""Notifications: told once each, in the transaction that they are about, so none can be lost."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from appmint.site.accounts.models import User
from appmint.site.messaging.models import Notification

if TYPE_CHECKING:
    from appmint.site.orders.models import Order

_LONGEST = 300
Kind = Notification.Kind


def notify(
    user: User, kind: Kind, key: str, text: str, url: str, *, order: "Order | None" = None
) -> None:
    """Tells a user something, once for each key; a letter follows where it is wanted.

    Nobody sees it before the caller's transaction is done, nor when that is undone.
    """
    _tell([user], kind, key, text, url, order)


def notify_operators(
    kind: Kind,
    key: str,
    text: str,
    url: str,
    *,
    order: "Order | None" = None,
    besides: User | None = None,
) -> None:
    """Tells every operator, as `notify` does; `besides` is one who knows already."""
    operators = User.objects.filter(is_staff=True, is_active=True)
    if besides is not None:
        operators = operators.exclude(pk=besides.pk)
    _tell(operators, kind, key, text, url, order)


def settle(order: "Order") -> None:
    """Says that what operators were told of the order is decided: none needs to look any more."""
    told = Q(kind=Kind.ORDER, order=order, user__is_staff=True)
    _read(told & ~Q(user=order.customer_id))


def read_all(user: User) -> None:
    """Marks all of a user's notifications as read."""
    Notification.objects.filter(user=user, read_at=None).update(read_at=timezone.now())


def read_one(notification: Notification) -> None:
    """Marks one as read."""
    Notification.objects.filter(pk=notification.pk, read_at=None).update(read_at=timezone.now())


def read_messages(user: User, order: "Order") -> None:
    """Marks what a user was told about messages of the order as read, as its thread was."""
    _read(Q(user=user, kind=Kind.MESSAGE, order=order))


def _read(which: Q) -> None:
    """Marked as read, and no letter about them that has not gone out yet."""
    now = timezone.now()
    Notification.objects.filter(which, read_at=None).update(read_at=now, letter_due_at=None)


def _tell(
    users: Iterable[User], kind: Kind, key: str, text: str, url: str, order: "Order | None"
) -> None:
    line = " ".join(text.split())
    if len(line) > _LONGEST:
        line = f"{line[: _LONGEST - 1]}…"
    Notification.objects.bulk_create(
        [
            Notification(user=user, kind=kind, key=key, text=line, url=url, order=order)
            for user in users
        ],
        ignore_conflicts=True,
    )
