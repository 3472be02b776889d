"""Fail: an order without a delivered app cannot be made; its tokens are free again."""

from django.db import transaction

from appmint.site.accounts.models import User
from appmint.site.orders import funds
from appmint.site.orders.guard import already, carried_out, locked, needed
from appmint.site.orders.models import Order
from appmint.site.orders.states import Action
from appmint.site.orders.work import end_attempt
from appmint.site.runs.models import Run


@transaction.atomic
def fail(order: Order, by: User | None, reason: str) -> Order:
    """Gives the attempt up, for a reason that the customer reads."""
    order = locked(order)
    if already(order, Action.FAIL, by):
        return order
    with carried_out(order, Action.FAIL, by, reason.strip()):
        order.reason = needed(reason)
        funds.release(order, by)
        end_attempt(order, Run.State.FAILED, order.reason)
    return order
