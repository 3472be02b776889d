"""Keep: a revision is ended and the delivered app stays as it was."""

from django.db import transaction

from appmint.site.accounts.models import User
from appmint.site.orders.guard import already, carried_out, locked, needed
from appmint.site.orders.models import Order
from appmint.site.orders.states import Action, State
from appmint.site.orders.work import end_attempt
from appmint.site.runs.models import Run

_NOT_BEGUN = (State.REVISION_REQUESTED, State.APPROVED)


@transaction.atomic
def keep(order: Order, by: User | None, reason: str) -> Order:
    """Gives the order back its delivered text and spec, for a reason that the customer reads.

    The revision counts as used only when its customer ends it after work on it has begun.
    """
    order = locked(order)
    if already(order, Action.KEEP, by):
        return order
    own = by is not None and by.pk == order.customer_id
    begun = order.state not in _NOT_BEGUN
    with carried_out(order, Action.KEEP, by, reason.strip()):
        order.reason = needed(reason)
        revision = order.revisions.filter(ended=False).last()
        if revision is not None:
            order.text, order.spec = revision.text_before, revision.spec_before
            revision.ended = True
            revision.save()
        if not (own and begun):
            order.revisions_used = max(0, order.revisions_used - 1)
        ended = Run.State.FAILED if by is None else Run.State.CANCELLED
        end_attempt(order, ended, order.reason)
    return order
