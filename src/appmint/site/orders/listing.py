"""Orders in lists: counted by state, filtered, searched."""

from django.db.models import Count, Q, QuerySet

from appmint.site.orders.models import Order
from appmint.site.orders.states import State

GROUPS: dict[str, tuple[str, tuple[State, ...]]] = {
    "drafts": ("Drafts", (State.DRAFT,)),
    "waiting": ("Waiting", (State.AWAITING_APPROVAL, State.REVISION_REQUESTED)),
    "making": (
        "Being made",
        (State.APPROVED, State.GENERATING, State.IN_REVIEW, State.DELIVERING),
    ),
    "delivered": ("Delivered", (State.DELIVERED,)),
    "ended": ("Ended", (State.REJECTED, State.CANCELLED, State.FAILED, State.REFUNDED)),
}
"""The states as customers filter them: what each group is called, and what is in it."""
LONGEST_QUERY = 100


def counts(orders: QuerySet[Order]) -> dict[str, int]:
    """How many of the orders are in each group."""
    by_state = dict(orders.order_by().values_list("state").annotate(count=Count("pk")))
    return {
        name: sum(by_state.get(state, 0) for state in states)
        for name, (_, states) in GROUPS.items()
    }


def found(orders: QuerySet[Order], query: str = "", group: str = "") -> QuerySet[Order]:
    """Those of a group, if there is one of this name, in which the words of `query` stand."""
    if group in GROUPS:
        orders = orders.filter(state__in=GROUPS[group][1])
    words = query.strip()[:LONGEST_QUERY]
    if not words:
        return orders
    return orders.filter(
        Q(number__icontains=words)
        | Q(repository_name__icontains=words)
        | Q(text__icontains=words)
        | Q(spec__name__icontains=words)
    )
