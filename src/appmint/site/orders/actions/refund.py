"""Refund: a delivered order's tokens are given back."""

from django.db import transaction

from appmint.site.accounts.models import User
from appmint.site.orders import funds
from appmint.site.orders.guard import already, carried_out, locked, needed
from appmint.site.orders.models import Order
from appmint.site.orders.states import Action


@transaction.atomic
def refund(order: Order, by: User | None, reason: str) -> Order:
    """Gives back what the order cost, for a reason that the customer reads."""
    order = locked(order)
    if already(order, Action.REFUND, by):
        return order
    with carried_out(order, Action.REFUND, by, reason.strip()):
        order.reason = needed(reason)
        funds.give_back(order, by)
    return order
