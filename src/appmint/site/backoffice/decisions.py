"""What operators decide about an order, each decision once, on what they have really seen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import transaction

from appmint.site.accounts.models import User
from appmint.site.orders import actions, guard
from appmint.site.orders.models import Event, Order
from appmint.site.orders.states import Action, State


class Overtaken(Exception):
    """The order changed after the operator's page was loaded; the message says how."""


@dataclass(frozen=True)
class Decision:
    """Something an operator can decide, as its button and its question show it."""

    action: Action
    label: str
    icon: str
    says: str
    """What follows from it."""
    act: Callable[[Order, User, str], Order]
    done: str
    asks: bool = True
    """Whether the button asks first, for a reason that the customer reads."""
    needs_reason: bool = True

    @property
    def name(self) -> str:
        return self.action.value


_DECISIONS = (
    Decision(
        Action.APPROVE,
        "Approve",
        "check",
        "The order goes to the queue.",
        actions.approve,
        "Approved: the order is in the queue.",
        asks=False,
        needs_reason=False,
    ),
    Decision(
        Action.ACCEPT,
        "Release for delivery",
        "package-check",
        "The app is handed over, and the tokens on hold are taken.",
        actions.accept,
        "Released: the app is being handed over.",
        asks=False,
        needs_reason=False,
    ),
    Decision(
        Action.RETRY,
        "Take up again",
        "rotate-cw",
        "Another attempt goes to the queue, and the price is set aside again.",
        actions.retry,
        "Taken up again: another attempt is in the queue.",
        asks=False,
        needs_reason=False,
    ),
    Decision(
        Action.REJECT,
        "Reject",
        "circle-x",
        "The order ends here. The tokens on hold are free again.",
        actions.reject,
        "Rejected: the customer is told, the tokens are free again.",
    ),
    Decision(
        Action.KEEP,
        "End the revision",
        "archive-restore",
        "The revision ends here. The delivered app stays as it is, the revision is not counted.",
        actions.keep,
        "The revision is ended: the delivered app stays.",
    ),
    Decision(
        Action.FAIL,
        "Give up",
        "triangle-alert",
        "The order ends as failed. The tokens on hold are free again. It can be taken up again.",
        actions.fail,
        "Given up: the customer is told, the tokens are free again.",
    ),
    Decision(
        Action.CANCEL,
        "Cancel",
        "ban",
        "The order ends here. The tokens on hold are free again.",
        actions.cancel,
        "Cancelled: the customer is told, the tokens are free again.",
        needs_reason=False,
    ),
    Decision(
        Action.REFUND,
        "Refund",
        "undo-2",
        "The customer gets all tokens of this order back. The app stays theirs.",
        actions.refund,
        "Refunded: the tokens are back in the customer's wallet.",
    ),
)
DECISIONS: Mapping[str, Decision] = {each.name: each for each in _DECISIONS}
"""By the name of the action."""


def open_to(order: Order, by: User) -> list[Decision]:
    """What this operator can decide about the order now."""
    return [each for each in _DECISIONS if not guard.objection(order, each.action, by)]


def newest_event(order: Order) -> int:
    """The key of the last thing that happened: a form carries it as what its reader has seen."""
    last = order.events.last()
    return last.pk if last else 0


@transaction.atomic
def decide(order: Order, name: str, by: User, reason: str, *, seen: int) -> Order:
    """Carries a decision out, if nothing has happened since the operator looked.

    Pressing twice decides once. Raises Overtaken, orders.errors.NotAllowed.
    """
    decision = DECISIONS[name]
    order = guard.locked(order)
    events = list(order.events.filter(pk__gt=seen).select_related("by"))
    pressed = [event for event in events if event.by == by and event.action == decision.action]
    if pressed:
        since = [event for event in events if event.pk > pressed[0].pk and event.by is not None]
        if since:
            raise Overtaken(_what_happened(order, since))
        return order
    if events:
        raise Overtaken(_what_happened(order, events))
    return decision.act(order, by, reason)


def _what_happened(order: Order, since: list[Event]) -> str:
    by_people = [event for event in since if event.by is not None]
    event = (by_people or since)[0]
    what = Action(event.action).label
    stands = State(order.state).label.lower()
    if event.by is None:
        return (
            f"The order went on at {event.at:%H:%M} UTC, before you decided ({what}). "
            f"It is now: {stands}. This press changed nothing."
        )
    return (
        f"{event.by} already decided at {event.at:%H:%M} UTC: {what[0].lower()}{what[1:]}. "
        f"The order is now: {stands}. This press changed nothing."
    )
