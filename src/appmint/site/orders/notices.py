"""Who is told of what happens to an order, and in which words."""

from django.urls import reverse

from appmint.site.accounts.models import User
from appmint.site.messaging.models import Notification
from appmint.site.messaging.notices import notify, notify_operators, settle
from appmint.site.orders.models import Event
from appmint.site.orders.states import Action

_TO_CUSTOMER = {
    Action.SUBMIT: "{order} is sent: {title}. You hear from us when it goes to the queue.",
    Action.APPROVE: "{order} was approved and is in the queue: {title}.",
    Action.REJECT: "{order} was not accepted: {reason} Your tokens are free again.",
    Action.CANCEL: "{order} was cancelled. Your tokens are free again. {reason}",
    Action.REVIEW: "{title} ({order}) is made and proven. It is looked at before you get it.",
    Action.DELIVER: "{title} ({order}) is ready: your app, its code and its evidence.",
    Action.FAIL: "{order} could not be made: {reason} Your tokens are free again.",
    Action.RETRY: "{order} was taken up again: {title}.",
    Action.KEEP: "The revision of {title} ({order}) was ended: {reason}",
    Action.REFUND: "{order} was refunded; the tokens are in your wallet. {reason}",
}
_DECIDED = (
    Action.APPROVE,
    Action.REJECT,
    Action.CANCEL,
    Action.KEEP,
    Action.ACCEPT,
    Action.FAIL,
    Action.RETRY,
)
"""Actions after which what operators were told before needs none of them any more."""


def tell(event: Event) -> None:
    """Tells the customer and the operators, within the transaction of the action."""
    order, action = event.order, Action(event.action)
    words = {"order": order, "title": order.title, "reason": event.reason}
    own = event.by_id == order.customer_id and action is not Action.SUBMIT
    if (template := _TO_CUSTOMER.get(action)) and not own:
        notify(
            order.customer,
            Notification.Kind.ORDER,
            f"{order}:{action}:{event.pk}",
            template.format(**words).strip(),
            order.get_absolute_url(),
            order=order,
        )
    if action in _DECIDED:
        settle(order)
    if sentence := _to_operators(event):
        notify_operators(
            Notification.Kind.ORDER,
            f"{order}:{action}:{event.pk}:operators",
            sentence,
            reverse("backoffice:order", args=[order.number]),
            order=order,
            besides=_known_to(event),
        )


def _to_operators(event: Event) -> str:
    order = event.order
    match Action(event.action):
        case Action.SUBMIT:
            return f"{order} waits for approval: {order.title}, for {order.customer}."
        case Action.REVISE:
            return f"A revision of {order.title} ({order}) waits for approval."
        case Action.REVIEW:
            run = order.runs.filter(attempt=order.attempt).first()
            score = f", score {run.score}" if run and run.score is not None else ""
            return f"{order.title} ({order}) is made{score}. It waits for its release."
        case Action.FAIL if event.by is None:
            return f"{order} could not be made: {event.reason}"
        case Action.KEEP if event.by is None:
            return f"The revision of {order} could not be made: {event.reason}"
    return ""


def _known_to(event: Event) -> User | None:
    return event.by if event.by is not None and event.by.is_operator else None
