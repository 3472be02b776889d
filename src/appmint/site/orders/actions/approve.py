"""Approve: an order, or a revision of one, goes to the queue."""

from django.db import transaction

from appmint.site.accounts.models import User
from appmint.site.orders.guard import already, carried_out, locked
from appmint.site.orders.models import Order
from appmint.site.orders.states import Action
from appmint.site.orders.work import queue_attempt


@transaction.atomic
def approve(order: Order, by: User | None, reason: str = "") -> Order:
    """Queues the order's next attempt."""
    order = locked(order)
    if already(order, Action.APPROVE, by):
        return order
    with carried_out(order, Action.APPROVE, by, reason.strip()):
        order.approved_by = by
        order.reason = ""
        queue_attempt(order)
    return order
