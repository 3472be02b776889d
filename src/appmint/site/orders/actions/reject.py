"""Reject: an order is not made; its tokens are free again."""

from django.db import transaction

from appmint.site.accounts.models import User
from appmint.site.orders import funds
from appmint.site.orders.guard import already, carried_out, locked, needed
from appmint.site.orders.models import Order
from appmint.site.orders.states import Action


@transaction.atomic
def reject(order: Order, by: User | None, reason: str) -> Order:
    """Turns the order down, for a reason that its customer reads."""
    order = locked(order)
    if already(order, Action.REJECT, by):
        return order
    with carried_out(order, Action.REJECT, by, reason.strip()):
        order.reason = needed(reason)
        funds.release(order, by)
    return order
