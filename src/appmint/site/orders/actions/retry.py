"""Retry: a failed order is taken up again; its tokens are held anew."""

from django.db import transaction

from appmint.site.accounts.models import User
from appmint.site.orders import funds
from appmint.site.orders.guard import already, carried_out, locked
from appmint.site.orders.models import Order
from appmint.site.orders.states import Action
from appmint.site.orders.work import queue_attempt


@transaction.atomic
def retry(order: Order, by: User | None, reason: str = "") -> Order:
    """Queues another attempt. Raises NotAllowed also when the tokens are not there any more."""
    order = locked(order)
    if already(order, Action.RETRY, by):
        return order
    with carried_out(order, Action.RETRY, by, reason.strip()):
        order.reason = ""
        queue_attempt(order)
        funds.hold(order, by)
    return order
