"""Cancel: an order that nobody has begun with is taken back; its tokens are free again."""

from django.db import transaction

from appmint.site.accounts.models import User
from appmint.site.orders import funds
from appmint.site.orders.guard import already, carried_out, locked
from appmint.site.orders.models import Order
from appmint.site.orders.states import Action
from appmint.site.orders.work import end_attempt
from appmint.site.runs.models import Run


@transaction.atomic
def cancel(order: Order, by: User | None, reason: str = "") -> Order:
    """Takes the order back."""
    order = locked(order)
    if already(order, Action.CANCEL, by):
        return order
    with carried_out(order, Action.CANCEL, by, reason.strip()):
        order.reason = reason.strip()
        funds.release(order, by)
        end_attempt(order, Run.State.CANCELLED, "The order was cancelled.")
    return order
