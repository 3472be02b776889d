"""The guard of `states.TRANSITIONS`: who may do what to an order now, and the audit of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from appmint.site.accounts.models import User
from appmint.site.api import webhooks
from appmint.site.orders import notices
from appmint.site.orders.errors import NotAllowed
from appmint.site.orders.models import Event, Order
from appmint.site.orders.states import TRANSITIONS, Action, Actor, State

_FIRST_ONLY = frozenset((Action.CANCEL, Action.FAIL, Action.RETRY))
"""Actions that would take a delivered app away; after a delivery `keep` ends a revision."""

_ASKED_FOR = {
    Action.SUBMIT: "submitted",
    Action.APPROVE: "approved",
    Action.REJECT: "rejected",
    Action.CANCEL: "cancelled",
    Action.START: "begun",
    Action.REVIEW: "put to review",
    Action.ACCEPT: "released",
    Action.DELIVER: "delivered",
    Action.FAIL: "given up",
    Action.RETRY: "taken up again",
    Action.REVISE: "revised",
    Action.KEEP: "left as delivered",
    Action.REFUND: "refunded",
}


def actors(order: Order, by: User | None) -> frozenset[Actor]:
    """As whom somebody acts on the order; None is the system."""
    if by is None:
        return frozenset(("system",))
    found: set[Actor] = set()
    if by.pk == order.customer_id:
        found.add("customer")
    if by.is_operator:
        found.add("operator")
    return frozenset(found)


def objection(order: Order, action: Action, by: User | None) -> str:
    """Why `by` cannot do it now, as a sentence; empty when they can."""
    transition = TRANSITIONS[action]
    done = _ASKED_FOR[action]
    if not transition.actors & actors(order, by):
        return f"Order {order} cannot be {done} by you."
    if order.state not in transition.sources:
        return f"Order {order} cannot be {done} now: it is {_stands(order)}."
    if action is Action.KEEP and order.delivered_at is None:
        return f"Order {order} has no delivered app that could stay."
    if action in _FIRST_ONLY and order.delivered_at is not None:
        return f"Order {order} has a delivered app: end the revision and keep that app instead."
    return ""


def available(order: Order, by: User | None) -> list[Action]:
    """What `by` can do to the order now, in the order of the actions' table."""
    return [action for action in Action if not objection(order, action, by)]


def locked(order: Order) -> Order:
    """The order as it is in the database now, kept from others until the transaction ends."""
    return Order.objects.select_for_update().get(pk=order.pk)


def permit(order: Order, action: Action, by: User | None) -> None:
    """Raises NotAllowed unless `by` can do it now."""
    if sentence := objection(order, action, by):
        raise NotAllowed(sentence)


def already(order: Order, action: Action, by: User | None, attempt: int | None = None) -> bool:
    """Whether this was done in the attempt and cannot be done again: then there is nothing to do.

    False for somebody who may not do it at all.
    """
    transition = TRANSITIONS[action]
    if not transition.actors & actors(order, by):
        return False
    wanted = order.attempt if attempt is None else attempt
    if wanted == order.attempt and order.state in transition.sources - {transition.target}:
        return False
    return order.events.filter(action=action, attempt=wanted).exists()


@contextmanager
def carried_out(order: Order, action: Action, by: User | None, reason: str = "") -> Iterator[None]:
    """Lets a locked order's action have its effects, then moves and audits the order.

    Within the caller's transaction. Raises NotAllowed before anything is done.
    """
    permit(order, action, by)
    before = order.state
    yield
    order.state = TRANSITIONS[action].target
    order.save()
    event = Event.objects.create(
        order=order,
        action=action,
        attempt=order.attempt,
        before=before,
        after=order.state,
        by=by,
        reason=reason,
    )
    notices.tell(event)
    webhooks.announce(order, f"order.{order.state}", f"{order.number}-{event.pk}")


def needed(reason: str) -> str:
    """The reason without white space around it. Raises NotAllowed when there is none."""
    if stripped := reason.strip():
        return stripped
    raise NotAllowed("Say why in a sentence: the customer reads it.")


def _stands(order: Order) -> str:
    label = State(order.state).label
    return label[0].lower() + label[1:]
