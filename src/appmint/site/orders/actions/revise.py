"""Revise: a delivered order is asked for again with a corrected text."""

import json
from typing import cast

from django.db import transaction

from appmint.site.accounts.models import User
from appmint.site.config import Package, config
from appmint.site.orders.actions.approve import approve
from appmint.site.orders.errors import NotAllowed
from appmint.site.orders.guard import carried_out, locked, permit
from appmint.site.orders.models import Order, Revision
from appmint.site.orders.requirements import understand_order
from appmint.site.orders.states import Action, State
from appmint.spec import dumps


def revise(order: Order, by: User | None, text: str) -> Order:
    """Makes the corrected text the order's; what it was before is kept with the revision.

    Raises NotAllowed: also when the free revisions are used up or the text says no app.
    """
    # Read before the order is locked, and remembered: nobody waits for the reader meanwhile.
    understand_order(order, text)
    return _revised(order, by, text)


@transaction.atomic
def _revised(order: Order, by: User | None, text: str) -> Order:
    order = locked(order)
    if order.state == State.REVISION_REQUESTED and order.text == text:
        return order
    permit(order, Action.REVISE, by)
    free = config().free_revisions(cast(Package, order.package))
    if order.revisions_used >= free:
        raise NotAllowed(used_up(free))
    understood = understand_order(order, text)
    if understood.spec is None:
        raise NotAllowed(understood.refusal)
    spec = json.loads(dumps(understood.spec))
    if text == order.text or spec == order.spec:
        raise NotAllowed("Nothing is different yet: change the text to say what you want instead.")
    with carried_out(order, Action.REVISE, by):
        Revision.objects.create(
            order=order,
            number=order.revisions.count() + 1,
            text_before=order.text,
            spec_before=order.spec,
            text=text,
            spec=spec,
        )
        order.text, order.spec = text, spec
        order.revisions_used += 1
    if order.package in config().approve:
        return approve(order, None)
    return order


def used_up(free: int) -> str:
    """Says that there is no free revision left."""
    if not free:
        return "This package has no free revisions. Place a new order for what you want changed."
    included = "The free revision" if free == 1 else f"All {free} free revisions"
    verb = "is" if free == 1 else "are"
    return (
        f"{included} of this order {verb} used. The app stays yours; "
        "place a new order for what you want changed."
    )
