"""Finding orders and customers."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from appmint.site.accounts.models import User
from appmint.site.orders.models import Order
from appmint.site.orders.states import State

GROUPS: dict[str, tuple[str, frozenset[State]]] = {
    "waiting": (
        "Waiting for you",
        frozenset((State.AWAITING_APPROVAL, State.REVISION_REQUESTED, State.IN_REVIEW)),
    ),
    "making": (
        "Being made",
        frozenset((State.APPROVED, State.GENERATING, State.DELIVERING)),
    ),
    "delivered": ("Delivered", frozenset((State.DELIVERED,))),
    "failed": ("Failed", frozenset((State.FAILED,))),
    "ended": ("Ended", frozenset((State.REJECTED, State.CANCELLED, State.REFUNDED))),
    "drafts": ("Drafts", frozenset((State.DRAFT,))),
}
"""The states as the filter groups them."""

SORTS = {
    "newest": ("Newest first", ("-created_at",)),
    "longest": ("Waiting longest", (F("submitted_at").asc(nulls_last=True), "created_at")),
    "changed": ("Changed last", ("-updated_at",)),
    "price": ("Highest price", ("-price_micro", "-created_at")),
}


@dataclass(frozen=True)
class Wanted:
    """Which orders are looked for, from a page's address; what is not known is left out."""

    group: str = ""
    package: str = ""
    sort: str = "newest"
    query: str = ""

    @classmethod
    def of(cls, address: dict[str, str]) -> "Wanted":
        group, package = address.get("state", ""), address.get("package", "")
        sort = address.get("sort", "")
        return cls(
            group=group if group in GROUPS else "",
            package=package if package in Order.Package.values else "",
            sort=sort if sort in SORTS else "newest",
            query=_clean(address.get("q", "")),
        )

    @property
    def narrowed(self) -> bool:
        return bool(self.group or self.package or self.query)


def orders(wanted: Wanted) -> QuerySet[Order]:
    """The orders looked for."""
    found = Order.objects.select_related("customer")
    if wanted.group:
        found = found.filter(state__in=GROUPS[wanted.group][1])
    if wanted.package:
        found = found.filter(package=wanted.package)
    if wanted.query:
        found = found.filter(
            Q(number__icontains=wanted.query)
            | Q(repository_name__icontains=wanted.query)
            | Q(spec__name__icontains=wanted.query)
            | Q(text__icontains=wanted.query)
            | Q(customer__email__icontains=wanted.query)
            | Q(customer__name__icontains=wanted.query)
            | Q(company__icontains=wanted.query)
        )
    return found.order_by(*SORTS[wanted.sort][1])


def counts() -> dict[str, int]:
    """How many orders each group has."""
    by_state = dict(Order.objects.order_by().values_list("state").annotate(n=Count("pk")))
    return {
        name: sum(by_state.get(state, 0) for state in states)
        for name, (_, states) in GROUPS.items()
    }


def customers(query: str) -> QuerySet[User]:
    """People with an account, the newest first, with the count of their orders."""
    found = User.objects.select_related("wallet").annotate(order_count=Count("orders"))
    if query := _clean(query):
        found = found.filter(
            Q(email__icontains=query)
            | Q(name__icontains=query)
            | Q(pk__in=Order.objects.filter(number__iexact=query).values("customer"))
        )
    return found.order_by("-date_joined", "-pk")


def _clean(query: str) -> str:
    """What is searched for; PostgreSQL takes no zero bytes."""
    return query.replace("\0", "").strip()[:100]
