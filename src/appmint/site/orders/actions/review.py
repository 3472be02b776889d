"""Review: the app is made and proven, and waits for its release."""

from django.db import transaction

from appmint.site.orders.errors import NotAllowed
from appmint.site.orders.guard import already, carried_out, locked
from appmint.site.orders.models import Order
from appmint.site.orders.states import Action
from appmint.site.runs.models import Run


@transaction.atomic
def review(order: Order, run: Run) -> Order:
    """Puts the run's app up for review."""
    order = locked(order)
    if already(order, Action.REVIEW, None, run.attempt):
        return order
    if (run.order_id, run.attempt) != (order.pk, order.attempt):
        raise NotAllowed(f"Run {run} is not the present attempt of order {order}.")
    with carried_out(order, Action.REVIEW, None):
        order.reason = ""
    return order
