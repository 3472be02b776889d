"""Threads, their stream of new messages, and notifications."""

from http import HTTPStatus

from asgiref.sync import sync_to_async
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from appmint.site.accounts.models import User
from appmint.site.config import config
from appmint.site.messaging import notices
from appmint.site.messaging.forms import MessageForm
from appmint.site.messaging.live import Page, stream
from appmint.site.messaging.models import Message, Notification
from appmint.site.messaging.threads import (
    MessageRefused,
    mark_read,
    orders_with_threads,
    send,
    threads,
)
from appmint.site.orders.access import order_for, person
from appmint.site.orders.errors import FileRefused
from appmint.site.orders.models import Order
from appmint.site.orders.uploads import TAKEN

_THREADS = 20
_NOTIFICATIONS = 25
_MESSAGES = 50


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """Threads, the newest message first."""
    reader = person(request)
    waiting = reader.is_operator and request.GET.get("show") == "waiting"
    page = Paginator(orders_with_threads(reader, waiting=waiting), _THREADS).get_page(
        request.GET.get("page")
    )
    return render(
        request,
        "messaging/threads.html",
        {"page": page, "threads": threads(reader, list(page)), "waiting": waiting},
    )


@require_http_methods(["GET", "POST"])
def thread(request: HttpRequest, number: str) -> HttpResponse:
    """The messages of an order, and a form for one more."""
    user = person(request)
    order = order_for(user, number)
    if request.method == "GET":
        return _thread_page(request, order, MessageForm.fresh())
    form = MessageForm(request.POST)
    if not form.is_valid():
        return _thread_page(request, order, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        send(order, user, **form.sent(), files=request.FILES.getlist("files"))
    except (MessageRefused, FileRefused) as refusal:
        again = form.again(str(refusal))
        return _thread_page(request, order, again, HTTPStatus.UNPROCESSABLE_ENTITY)
    if request.headers.get("HX-Request"):
        return _thread_page(request, order, MessageForm.fresh())
    return redirect("messaging:thread", order.number)


def _thread_page(
    request: HttpRequest, order: Order, form: MessageForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    before = _number(request.GET.get("before"))
    found = order.messages.select_related("author").prefetch_related("uploads")
    if before:
        found = found.filter(pk__lt=before)
    shown: list[Message] = list(found.order_by("-pk")[: _MESSAGES + 1])
    earlier = len(shown) > _MESSAGES
    shown = shown[:_MESSAGES][::-1]
    newest = shown[-1].pk if shown else 0
    if newest and not before:
        mark_read(order, person(request), newest)
    part = bool(request.headers.get("HX-Request")) and request.method == "POST"
    return render(
        request,
        "messaging/thread_part.html" if part else "messaging/thread.html",
        {
            "order": order,
            "thread": shown,
            "earlier": shown[0].pk if earlier else 0,
            "before": before,
            "newest": newest,
            "form": form,
            "part": part,
            "taken": TAKEN,
            "upload_mib": config().upload_mib,
            "upload_count": config().upload_count,
        },
        # htmx shows an answer only when it is no error.
        status=HTTPStatus.OK if part else status,
    )


@require_POST
def read(request: HttpRequest, number: str) -> HttpResponse:
    """Notes how far an open page has come in view."""
    user = person(request)
    order = order_for(user, number)
    upto = _number(request.POST.get("upto"))
    newest = order.messages.filter(pk__lte=upto).order_by("-pk").first()
    if newest is not None:
        mark_read(order, user, newest.pk)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


async def events(request: HttpRequest, number: str) -> HttpResponseBase:
    """New messages of the thread as server-sent events, after the last one that was seen."""
    user = await request.auser()
    order = await sync_to_async(order_for)(user, number)
    if not isinstance(user, User):
        raise Http404
    loaded = _number(request.GET.get("after"))
    seen = max(loaded, _number(request.headers.get("Last-Event-ID")))
    return StreamingHttpResponse(
        stream(Page(order, user, loaded), seen),
        content_type="text/event-stream",
        headers={"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"},
    )


@require_GET
def notifications(request: HttpRequest) -> HttpResponse:
    """Everything that the user was told, the newest first."""
    mine = Notification.objects.filter(user=person(request))
    unread = mine.filter(read_at=None)
    only_unread = request.GET.get("show") == "unread"
    page = Paginator(unread if only_unread else mine, _NOTIFICATIONS).get_page(
        request.GET.get("page")
    )
    return render(
        request,
        "messaging/notifications.html",
        {"page": page, "unread": unread.count(), "only_unread": only_unread},
    )


@require_POST
def read_notifications(request: HttpRequest) -> HttpResponse:
    """Marks all as read."""
    notices.read_all(person(request))
    messages.success(request, "All notifications are marked as read.")
    return redirect("messaging:notifications")


@require_http_methods(["GET", "POST"])
def notification(request: HttpRequest, pk: int) -> HttpResponse:
    """Marks one as read; opened by its link, it leads on to what it is about."""
    found = get_object_or_404(Notification, pk=pk, user=person(request))
    notices.read_one(found)
    return redirect("messaging:notifications" if request.method == "POST" else found.url)


def _number(given: str | None) -> int:
    """A key from an address; 0 for anything that is none."""
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 19 else 0
