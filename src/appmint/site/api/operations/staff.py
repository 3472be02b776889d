"""What operators do. To everybody else there is nothing at these addresses."""

from secrets import token_urlsafe
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Query, Router
from pydantic import Field

from appmint.site.accounts.models import User
from appmint.site.api import idempotency
from appmint.site.api.door import operator
from appmint.site.api.paging import Page, Window, paged
from appmint.site.api.shapes.orders import CommentRow, OrderWhole
from appmint.site.api.shapes.runs import RunRow
from appmint.site.api.shapes.sent import Key
from appmint.site.api.shapes.staff import (
    CustomerRow,
    Decision,
    Grant,
    Note,
    Queue,
    Refusal,
    WorkerRow,
)
from appmint.site.api.shapes.wallet import Balance
from appmint.site.backoffice import comments, grants, search
from appmint.site.orders import actions
from appmint.site.orders.access import order_for
from appmint.site.runs import queue, workers
from appmint.site.runs.models import Run
from appmint.site.wallet import ledger

router = Router()
_MOST_QUEUED = 100


class Customers(Window):
    """Which users."""

    q: Annotated[str, Field(max_length=100)] = ""


@router.post("staff/orders/{number}/approve", response=OrderWhole)
def approve_order(request: HttpRequest, number: str, data: Decision) -> OrderWhole:
    """Lets an order, or a revision of one, be made."""
    user = operator(request)
    order = actions.approve(order_for(user, number), user, data.reason)
    return OrderWhole.seen_by(user, order)


@router.post("staff/orders/{number}/reject", response=OrderWhole)
def reject_order(request: HttpRequest, number: str, data: Refusal) -> OrderWhole:
    """Turns an order down; its tokens are free again."""
    user = operator(request)
    order = actions.reject(order_for(user, number), user, data.reason)
    return OrderWhole.seen_by(user, order)


@router.post("staff/orders/{number}/accept", response=OrderWhole)
def accept_app(request: HttpRequest, number: str, data: Decision) -> OrderWhole:
    """Releases what was made and proven for delivery."""
    user = operator(request)
    order = actions.accept(order_for(user, number), user)
    return OrderWhole.seen_by(user, order)


@router.post("staff/orders/{number}/fail", response=OrderWhole)
def give_up_order(request: HttpRequest, number: str, data: Refusal) -> OrderWhole:
    """Gives an order up; its tokens are free again."""
    user = operator(request)
    order = actions.fail(order_for(user, number), user, data.reason)
    return OrderWhole.seen_by(user, order)


@router.post("staff/orders/{number}/retry", response=OrderWhole)
def retry_order(request: HttpRequest, number: str, data: Decision) -> OrderWhole:
    """Takes a failed order up again; its tokens are held again."""
    user = operator(request)
    order = actions.retry(order_for(user, number), user, data.reason)
    return OrderWhole.seen_by(user, order)


@router.post("staff/orders/{number}/refund", response=OrderWhole)
def refund_order(request: HttpRequest, number: str, data: Refusal) -> OrderWhole:
    """Gives back what a delivered order cost."""
    user = operator(request)
    order = actions.refund(order_for(user, number), user, data.reason)
    return OrderWhole.seen_by(user, order)


@router.post("staff/orders/{number}/comments", response={201: CommentRow})
def comment_on_order(request: HttpRequest, number: str, data: Note) -> CommentRow:
    """Notes something: for operators, or for the customer too."""
    user = operator(request)
    order = order_for(user, number)
    return CommentRow.of(comments.comment(order, user, data.text, internal=data.internal))


@router.get("staff/queue", response=Queue)
def read_queue(request: HttpRequest) -> Queue:
    """What is being made and what waits."""
    operator(request)
    runs = Run.objects.select_related("order")
    queued = runs.filter(state=Run.State.QUEUED).order_by("priority", "queued_at")
    running = runs.filter(state=Run.State.RUNNING).order_by("started_at")
    return Queue(
        paused=queue.paused(),
        workers=[WorkerRow.of(each) for each in workers.alive()],
        running=[RunRow.of(each) for each in running],
        queued=[RunRow.of(each) for each in queued[:_MOST_QUEUED]],
        queued_total=queued.count(),
    )


@router.post("staff/queue/pause", response=Queue)
def pause_queue(request: HttpRequest) -> Queue:
    """Lets workers finish what they are at and begin nothing new."""
    operator(request)
    queue.pause()
    return read_queue(request)


@router.post("staff/queue/resume", response=Queue)
def resume_queue(request: HttpRequest) -> Queue:
    """Lets workers begin again."""
    operator(request)
    queue.resume()
    return read_queue(request)


@router.get("staff/customers", response=Page[CustomerRow])
def list_customers(
    request: HttpRequest, response: HttpResponse, window: Query[Customers]
) -> Page[CustomerRow]:
    """People with an account, newest first; searched by name, e-mail address, order."""
    operator(request)
    return paged(request, response, window, search.customers(window.q), CustomerRow.of)


@router.get("staff/customers/{customer_id}", response=CustomerRow)
def read_customer(request: HttpRequest, customer_id: Key) -> CustomerRow:
    """One user."""
    operator(request)
    return CustomerRow.of(get_object_or_404(User, pk=customer_id))


@router.post("staff/customers/{customer_id}/top-ups", response={201: Balance})
def grant_tokens(request: HttpRequest, customer_id: Key, data: Grant) -> Balance:
    """Gives a customer tokens; once, however often it is sent under one Idempotency-Key."""
    user = operator(request)
    customer = get_object_or_404(User, pk=customer_id)
    key = request.headers.get(idempotency.HEADER) or token_urlsafe(16)
    grants.give(customer, data.amount_ece, by=user, key=f"{user.pk}:{key}"[:80], reason=data.reason)
    return Balance.of(ledger.wallet_of(customer))
