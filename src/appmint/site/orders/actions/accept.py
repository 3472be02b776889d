"""Accept: the proven app may be handed over."""

from django.db import transaction

from appmint.site.accounts.models import User
from appmint.site.orders.guard import already, carried_out, locked
from appmint.site.orders.models import Order
from appmint.site.orders.states import Action
from appmint.site.orders.work import queue_delivery


@transaction.atomic
def accept(order: Order, by: User | None, reason: str = "") -> Order:
    """Releases the app of the order's attempt to be handed over."""
    order = locked(order)
    if already(order, Action.ACCEPT, by):
        return order
    with carried_out(order, Action.ACCEPT, by, reason.strip()):
        order.reason = ""
        queue_delivery(order)
    return order
