"""Deliver: the app is the customer's; the first time, the tokens on hold are taken."""

from django.db import transaction
from django.utils import timezone

from appmint.site.apps.models import Delivery
from appmint.site.orders import funds
from appmint.site.orders.errors import NotAllowed
from appmint.site.orders.guard import already, carried_out, locked
from appmint.site.orders.models import Order
from appmint.site.orders.states import Action


@transaction.atomic
def deliver(order: Order, delivery: Delivery) -> Order:
    """Says that the delivery is made."""
    order = locked(order)
    run = delivery.run
    if already(order, Action.DELIVER, None, run.attempt):
        return order
    if (run.order_id, run.attempt) != (order.pk, order.attempt):
        raise NotAllowed(f"Run {run} is not the present attempt of order {order}.")
    with carried_out(order, Action.DELIVER, None):
        if order.delivered_at is None:
            funds.capture(order)
            order.delivered_at = timezone.now()
    return order
