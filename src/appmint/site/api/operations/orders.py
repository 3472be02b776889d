"""Orders: found, read, cancelled, revised, rated."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from appmint.site.api.door import caller
from appmint.site.api.paging import Listed, Page, Window, paged
from appmint.site.api.problems import FieldProblem, invalid
from appmint.site.api.shapes.orders import (
    CommentRow,
    Group,
    Happened,
    OrderRow,
    OrderWhole,
    Revised,
    StarsGiven,
)
from appmint.site.api.shapes.sent import Reason, Sent
from appmint.site.api.shapes.understanding import Difference, Understanding
from appmint.site.orders import actions, ratings, timeline
from appmint.site.orders.access import draft_for, order_for, orders_of
from appmint.site.orders.listing import found
from appmint.site.orders.models import Order
from appmint.site.orders.requirements import Understood, of_spec, understand_order
from appmint.site.orders.revision import changes

router = Router()


class Why(Sent):
    """A reason, which may be left out."""

    reason: Reason = ""


class Sought(Window):
    """Which orders."""

    q: Annotated[str, Field(max_length=100)] = ""
    state: Group | None = None


@router.get("orders", response=Page[OrderRow])
def list_orders(
    request: HttpRequest, response: HttpResponse, window: Query[Sought]
) -> Page[OrderRow]:
    """Your orders, newest first; everybody's for operators."""
    seen = orders_of(caller(request)).select_related("customer")
    return paged(request, response, window, found(seen, window.q, window.state or ""), OrderRow.of)


@router.get("orders/{number}", response=OrderWhole)
def read_order(request: HttpRequest, number: str) -> OrderWhole:
    """One order in full."""
    user = caller(request)
    return OrderWhole.seen_by(user, order_for(user, number))


@router.get("orders/{number}/understanding", response=Understanding)
def read_understanding(request: HttpRequest, number: str) -> Understanding:
    """What is understood: of a draft's text as it is now, else as it was ordered."""
    return Understanding.of(_understood(order_for(caller(request), number)))


@router.get("orders/{number}/timeline", response=Page[Happened])
def list_timeline(
    request: HttpRequest, response: HttpResponse, number: str, window: Query[Window]
) -> Page[Happened]:
    """What happened to the order, newest first."""
    user = caller(request)
    entries = timeline.entries(order_for(user, number), user)
    return paged(request, response, window, Listed(entries), Happened.of)


@router.get("orders/{number}/comments", response=Page[CommentRow])
def list_comments(
    request: HttpRequest, response: HttpResponse, number: str, window: Query[Window]
) -> Page[CommentRow]:
    """What operators noted; internal ones for operators alone."""
    user = caller(request)
    comments = order_for(user, number).comments.select_related("by")
    if not user.is_operator:
        comments = comments.filter(internal=False)
    return paged(request, response, window, comments, CommentRow.of)


@router.post("orders/{number}/cancel", response=OrderWhole)
def cancel_order(request: HttpRequest, number: str, data: Why) -> OrderWhole:
    """Takes back an order that nobody has begun with; its tokens are free again."""
    user = caller(request)
    order = order_for(user, number)
    return OrderWhole.seen_by(user, actions.cancel(order, user, data.reason))


@router.post("orders/{number}/keep", response=OrderWhole)
def keep_app(request: HttpRequest, number: str, data: Why) -> OrderWhole:
    """Ends a revision: the delivered app stays as it is."""
    user = caller(request)
    order = order_for(user, number)
    reason = data.reason.strip() or "Taken back by the customer."
    return OrderWhole.seen_by(user, actions.keep(order, user, reason))


@router.post("orders/{number}/revision-preview", response=Difference)
def preview_revision(request: HttpRequest, number: str, data: Revised) -> Difference:
    """What a corrected text would change of a delivered order; asks for nothing yet."""
    order = draft_for(caller(request), number)
    understood = understand_order(order, data.text)
    if understood.spec is None:
        raise invalid([FieldProblem(field="body.text", detail=understood.refusal)])
    if order.spec is None:
        raise invalid([FieldProblem(field="body", detail="Only a submitted order is revised.")])
    return Difference.of(understood, changes(order, understood.spec))


@router.post("orders/{number}/revise", response=OrderWhole)
def revise_order(request: HttpRequest, number: str, data: Revised) -> OrderWhole:
    """Asks for a delivered order again with a corrected text."""
    user = caller(request)
    order = draft_for(user, number)
    return OrderWhole.seen_by(user, actions.revise(order, user, data.text))


@router.put("orders/{number}/rating", response=OrderWhole)
def rate_order(request: HttpRequest, number: str, data: StarsGiven) -> OrderWhole:
    """Keeps your rating of a delivered order; a further one takes its place."""
    user = caller(request)
    order = draft_for(user, number)
    ratings.rate(order, user, data.stars, data.comment)
    return OrderWhole.seen_by(user, order)


def _understood(order: Order) -> Understood:
    return of_spec(order.spec) if order.spec else understand_order(order)
