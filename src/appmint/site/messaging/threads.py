"""The thread of an order: messages between its customer and the operators, and who read what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from appmint.site.accounts.models import User
from appmint.site.messaging.models import Message, Notification, ReadMark
from appmint.site.messaging.notices import notify, notify_operators, read_messages
from appmint.site.orders.access import orders_of
from appmint.site.orders.guard import locked
from appmint.site.orders.models import Order
from appmint.site.orders.uploads import take

_IN_A_NOTICE = 160
_AN_HOUR = 60
"""Messages that a customer can send within an hour: more are no conversation."""


class MessageRefused(Exception):
    """A message cannot be sent; the message says why."""


@dataclass(frozen=True)
class Thread:
    """An order's thread in a list of threads."""

    order: Order
    last: Message
    unread: int

    @property
    def waits(self) -> bool:
        """Whether the customer wrote last, so that an answer is awaited."""
        return self.last.author_id == self.order.customer_id


@transaction.atomic
def send(
    order: Order,
    by: User,
    text: str,
    *,
    key: str,
    files: Iterable["UploadedFile[bytes]"] = (),
) -> Message:
    """Adds a message and tells the other side; `key` names the sending, done once.

    Raises MessageRefused, orders.errors.FileRefused: then nothing is kept.
    """
    order = locked(order)
    if first := Message.objects.filter(key=key).first():
        if (first.order_id, first.author_id) != (order.pk, by.pk):
            raise MessageRefused("This form was used before. Open the page anew and try again.")
        return first
    text, given = text.strip(), list(files)
    if not text and not given:
        raise MessageRefused("Write something, or choose a file.")
    _refuse_too_many(by)
    message = Message.objects.create(order=order, author=by, text=text, key=key)
    take(order, by, given, message)
    mark_read(order, by, message.pk)
    _tell(message, len(given))
    return message


def mark_read(order: Order, reader: User, upto: int) -> None:
    """Notes that the reader has read the thread up to this message; it never goes back."""
    mark, made = ReadMark.objects.get_or_create(
        user=reader, order=order, defaults={"message_id": upto}
    )
    if not made:
        ReadMark.objects.filter(pk=mark.pk, message_id__lt=upto).update(message_id=upto)
    if not order.messages.filter(pk__gt=upto).exclude(author=reader).exists():
        read_messages(reader, order)


def unread_of(reader: User) -> QuerySet[Message]:
    """Messages that the reader has not read: customers' for operators, operators' for customers."""
    mark = ReadMark.objects.filter(user=reader, order=OuterRef("order_id"))
    scope = (
        Q(author=F("order__customer")) if reader.is_operator else Q(order__customer_id=reader.pk)
    )
    return (
        Message.objects.filter(scope)
        .exclude(author=reader)
        .annotate(read_upto=Coalesce(Subquery(mark.values("message_id")[:1]), Value(0)))
        .filter(pk__gt=F("read_upto"))
    )


def orders_with_threads(reader: User, *, waiting: bool = False) -> QuerySet[Order]:
    """Orders with messages that the reader may see, the newest message first.

    `waiting`: only those whose customer wrote last.
    """
    newest = Message.objects.filter(order=OuterRef("pk")).order_by("-pk")
    found = orders_of(reader).annotate(
        last_message=Subquery(newest.values("pk")[:1]),
        last_author=Subquery(newest.values("author")[:1]),
    )
    found = found.exclude(last_message=None)
    if waiting:
        found = found.filter(last_author=F("customer"))
    return found.select_related("customer").order_by("-last_message")


def threads(reader: User, orders: Sequence[Order]) -> list[Thread]:
    """The threads of these orders, which `orders_with_threads` found."""
    lasts = Message.objects.select_related("author").in_bulk(
        [getattr(order, "last_message") for order in orders]  # noqa: B009  # annotated
    )
    counts = dict(
        unread_of(reader)
        .filter(order__in=orders)
        .order_by()
        .values_list("order")
        .annotate(count=Count("pk"))
    )
    by_order = {last.order_id: last for last in lasts.values()}
    return [Thread(order, by_order[order.pk], counts.get(order.pk, 0)) for order in orders]


def _refuse_too_many(by: User) -> None:
    since = timezone.now() - timedelta(hours=1)
    if not by.is_operator and Message.objects.filter(author=by, at__gte=since).count() >= _AN_HOUR:
        raise MessageRefused(
            f"You sent {_AN_HOUR} messages within an hour. Wait a little, then send this one."
        )


def _tell(message: Message, files: int) -> None:
    order, by = message.order, message.author
    said = message.text or f"{files} file{'' if files == 1 else 's'}"
    if len(said) > _IN_A_NOTICE:
        said = f"{said[:_IN_A_NOTICE]}…"
    url = reverse("messaging:thread", args=[order.number])
    key, kind = f"message:{message.pk}", Notification.Kind.MESSAGE
    if by.pk == order.customer_id:
        notify_operators(kind, key, f"{by} about {order}: {said}", url, order=order, besides=by)
    else:
        who = by.name or "An operator"
        notify(order.customer, kind, key, f"{who} about {order}: {said}", url, order=order)
