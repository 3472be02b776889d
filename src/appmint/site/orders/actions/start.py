"""Start: a worker takes the order up."""

from django.db import transaction

from appmint.site.orders.guard import already, carried_out, locked
from appmint.site.orders.models import Order
from appmint.site.orders.states import Action


@transaction.atomic
def start(order: Order) -> Order:
    """Says that the order's attempt is being worked on."""
    order = locked(order)
    if already(order, Action.START, None):
        return order
    with carried_out(order, Action.START, None):
        order.reason = ""
    return order
