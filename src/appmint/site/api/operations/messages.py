"""Messages of orders' threads, and notifications."""

from secrets import token_urlsafe

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import File as Uploaded
from ninja import Query, Router, UploadedFile

from appmint.site.api.door import caller
from appmint.site.api.paging import Page, Window, paged
from appmint.site.api.shapes.messages import (
    MessageRow,
    MessageText,
    NotificationRow,
    ReadUpTo,
    ThreadRow,
)
from appmint.site.api.shapes.sent import Key
from appmint.site.messaging import notices, threads
from appmint.site.messaging.models import Notification
from appmint.site.orders.access import order_for

router = Router()


class Unread(Window):
    """Which notifications."""

    unread: bool = False


@router.get("threads", response=Page[ThreadRow])
def list_threads(
    request: HttpRequest, response: HttpResponse, window: Query[Window]
) -> Page[ThreadRow]:
    """Orders with messages, the newest message first."""
    reader = caller(request)
    orders = threads.orders_with_threads(reader)
    part = orders[window.offset : window.offset + window.limit]
    shown = {thread.order.pk: thread for thread in threads.threads(reader, list(part))}
    return paged(request, response, window, orders, lambda order: ThreadRow.of(shown[order.pk]))


@router.get("orders/{number}/messages", response=Page[MessageRow])
def list_messages(
    request: HttpRequest, response: HttpResponse, number: str, window: Query[Window]
) -> Page[MessageRow]:
    """The messages of an order, newest first. Reading them here marks nothing as read."""
    order = order_for(caller(request), number)
    found = order.messages.select_related("author", "order").prefetch_related("uploads")
    return paged(request, response, window, found.order_by("-pk"), MessageRow.of)


@router.post("orders/{number}/messages", response={201: MessageRow})
def send_message(request: HttpRequest, number: str, data: MessageText) -> MessageRow:
    """Writes to the operators, or as one of them to the customer."""
    user = caller(request)
    order = order_for(user, number)
    return MessageRow.of(threads.send(order, user, data.text, key=token_urlsafe(24)))


@router.post("orders/{number}/messages/files", response={201: MessageRow})
def send_files(
    request: HttpRequest, number: str, files: Uploaded[list[UploadedFile]]
) -> MessageRow:
    """Sends files as a message without text."""
    user = caller(request)
    order = order_for(user, number)
    return MessageRow.of(threads.send(order, user, "", key=token_urlsafe(24), files=files))


@router.post("orders/{number}/messages/read", response={204: None})
def mark_messages_read(request: HttpRequest, number: str, data: ReadUpTo) -> None:
    """Notes that you have read the thread up to a message; it never goes back."""
    user = caller(request)
    order = order_for(user, number)
    message = get_object_or_404(order.messages, pk=data.message)
    threads.mark_read(order, user, message.pk)


@router.get("notifications", response=Page[NotificationRow])
def list_notifications(
    request: HttpRequest, response: HttpResponse, window: Query[Unread]
) -> Page[NotificationRow]:
    """What you were told, newest first."""
    mine = caller(request).notifications.all()
    if window.unread:
        mine = mine.filter(read_at=None)
    return paged(request, response, window, mine, NotificationRow.of)


@router.post("notifications/read", response={204: None})
def mark_all_read(request: HttpRequest) -> None:
    """Marks all notifications as read."""
    notices.read_all(caller(request))


@router.post("notifications/{notification_id}/read", response={204: None})
def mark_one_read(request: HttpRequest, notification_id: Key) -> None:
    """Marks one notification as read."""
    notices.read_one(get_object_or_404(Notification, pk=notification_id, user=caller(request)))
