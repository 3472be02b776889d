"""An order's history as people read it, and what comes next."""

from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from appmint.site.accounts.models import User
from appmint.site.orders.models import Comment, Event, Order
from appmint.site.orders.states import Action, State

_ICONS = {
    Action.SUBMIT: "send",
    Action.APPROVE: "check",
    Action.REJECT: "circle-x",
    Action.CANCEL: "ban",
    Action.START: "hammer",
    Action.REVIEW: "search-check",
    Action.ACCEPT: "thumbs-up",
    Action.DELIVER: "package-check",
    Action.FAIL: "triangle-alert",
    Action.RETRY: "rotate-cw",
    Action.REVISE: "pencil",
    Action.KEEP: "archive-restore",
    Action.REFUND: "undo-2",
}
_NEXT = {
    State.DRAFT: "Go on where you left off; everything you typed is kept.",
    State.AWAITING_APPROVAL: "An operator looks at the order. Then it goes to the queue.",
    State.APPROVED: "It waits in the queue for a free worker.",
    State.GENERATING: "The app is being written and tried in a real browser.",
    State.IN_REVIEW: "The app is made and proven. It is looked at before it is handed over.",
    State.DELIVERING: "Repository, preview and certificate are being made.",
    State.DELIVERED: "The app is yours.",
    State.REVISION_REQUESTED: "An operator looks at the revision. Your app stays as it is.",
    State.REJECTED: "Nothing was taken; the tokens are back in the wallet.",
    State.CANCELLED: "Nothing was taken; the tokens are back in the wallet.",
    State.FAILED: "Nothing was taken; the tokens are back in the wallet. The operators are told.",
    State.REFUNDED: "The tokens are back in the wallet.",
}


@dataclass(frozen=True)
class Entry:
    """One thing that happened."""

    title: str
    at: datetime
    who: str
    text: str
    icon: str
    state: str
    """The order's state from then on; empty for a comment."""
    internal: bool = False


def entries(order: Order, viewer: User) -> list[Entry]:
    """What happened, newest first; internal comments for operators alone."""
    comments = order.comments.select_related("by")
    if not viewer.is_operator:
        comments = comments.filter(internal=False)
    told = chain(
        (_event(each, viewer) for each in order.events.select_related("by", "order")),
        (_comment(each) for each in comments),
    )
    return sorted(told, key=lambda entry: entry.at, reverse=True)


def what_comes(order: Order) -> str:
    """What happens next, for the customer."""
    return _NEXT[State(order.state)]


def _event(event: Event, viewer: User) -> Entry:
    action = Action(event.action)
    if event.by is None:
        name = "AppMint"
    elif event.by_id == viewer.pk:
        name = "You"
    elif event.by_id == event.order.customer_id:
        name = str(event.by)
    else:
        name = f"{event.by.name or 'An operator'}, operator"
    return Entry(action.label, event.at, name, event.reason, _ICONS[action], event.after)


def _comment(comment: Comment) -> Entry:
    title = "Internal comment" if comment.internal else "Comment"
    name = f"{comment.by.name or 'An operator'}, operator"
    return Entry(
        title, comment.at, name, comment.text, "message-square", "", internal=comment.internal
    )
