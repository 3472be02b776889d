"""Submit: the draft becomes an order, its spec and price are fixed, its tokens are held."""

import json
from typing import cast

from django.db import transaction
from django.utils import timezone

from appmint.site.accounts.models import User
from appmint.site.config import Package, config
from appmint.site.orders import funds
from appmint.site.orders.actions.approve import approve
from appmint.site.orders.completeness import gaps
from appmint.site.orders.errors import NotAllowed
from appmint.site.orders.guard import carried_out, locked, permit
from appmint.site.orders.models import Order
from appmint.site.orders.quote import quote
from appmint.site.orders.requirements import understand_order
from appmint.site.orders.states import Action, State, Step
from appmint.spec import dumps


def submit(order: Order, by: User | None, *, key: str) -> Order:
    """Submits and pays the draft; `key` names the submission, so that a second press finds it.

    Raises NotAllowed: also for what is still missing, tokens included.
    """
    # Read before the order is locked, and remembered: nobody waits for the reader meanwhile.
    understand_order(order)
    return _submitted(order, by, key)


@transaction.atomic
def _submitted(order: Order, by: User | None, key: str) -> Order:
    order = locked(order)
    if order.state != State.DRAFT and key and order.submission_key == key:
        return order
    permit(order, Action.SUBMIT, by)
    understood = understand_order(order)
    missing = gaps(order, understood)
    if missing or understood.spec is None:
        raise NotAllowed(" ".join(gap.sentence for gap in missing))
    with carried_out(order, Action.SUBMIT, by):
        agreed = quote(understood.spec, cast(Package, order.package), order.rush)
        order.spec = json.loads(dumps(understood.spec))
        order.quote = agreed.as_json()
        order.price_micro = agreed.total_micro
        order.step = Step.CONFIRMATION
        order.submission_key = key
        order.submitted_at = timezone.now()
        funds.hold(order, by)
    if order.package in config().approve:
        return approve(order, None)
    return order
