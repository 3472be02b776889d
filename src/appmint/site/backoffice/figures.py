"""Figures of the platform: orders by state, time by stage, tokens earned."""

import statistics
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, Count, F, Q, Sum, When
from django.db.models.functions import TruncMonth
from django.utils import timezone

from appmint.site.orders.models import Event, Order
from appmint.site.orders.states import Action, State
from appmint.site.runs.models import RunEvent
from appmint.site.runs.progress import STAGES
from appmint.site.wallet import ledger
from appmint.site.wallet.models import Account, Transfer

_LOOKED_AT = 2000
_MONTHS = 12


@dataclass(frozen=True)
class StateCount:
    """How many orders are in a state."""

    state: State
    count: int


@dataclass(frozen=True)
class StageTime:
    """How long a stage took in the runs looked at."""

    label: str
    median_s: float
    longest_s: float
    runs: int


@dataclass(frozen=True)
class Month:
    """What orders brought in a month, in micro-ECE."""

    begins: datetime
    earned_micro: int
    refunded_micro: int

    @property
    def net_micro(self) -> int:
        return self.earned_micro - self.refunded_micro


@dataclass(frozen=True)
class Money:
    """Where all tokens are, in micro-ECE."""

    issued: int
    in_wallets: int
    on_hold: int
    earned: int
    refunded: int
    revenue: int


@dataclass(frozen=True)
class Lately:
    """What happened within the last days."""

    days: int
    submitted: int
    delivered: int
    failed: int
    median_to_delivery: timedelta | None
    """From being sent to being delivered, for orders delivered within these days."""
    work_s: float
    """Seconds that workers were at stages: what orders cost in machine time."""

    @property
    def to_delivery(self) -> str:
        if self.median_to_delivery is None:
            return "–"
        return in_words(self.median_to_delivery.total_seconds())

    @property
    def work(self) -> str:
        return in_words(self.work_s)


def in_words(seconds: float) -> str:
    """A time in its two largest units: "3 h 20 min", "45 s"."""
    minutes, s = divmod(round(seconds), 60)
    hours, min_ = divmod(minutes, 60)
    days, h = divmod(hours, 24)
    units = [(days, "d"), (h, "h"), (min_, "min"), (s, "s")]
    first = next((place for place, (count, _) in enumerate(units) if count), len(units) - 1)
    told = [f"{count} {unit}" for count, unit in units[first : first + 2] if count]
    return " ".join(told) or "0 s"


def by_state() -> list[StateCount]:
    """Every state with its count."""
    counts = dict(Order.objects.order_by().values_list("state").annotate(n=Count("pk")))
    return [StateCount(state, counts.get(state, 0)) for state in State]


def stage_times() -> list[StageTime]:
    """Median and longest time of each stage, of the latest runs."""
    found: dict[str, list[float]] = defaultdict(list)
    finished = RunEvent.objects.filter(kind="stage", key__endswith=" finished").order_by("-pk")
    for told in finished.values_list("payload", flat=True)[:_LOOKED_AT]:
        found[told["stage"]].append(float(told["seconds"]))
    return [
        StageTime(label, statistics.median(found[name]), max(found[name]), len(found[name]))
        for name, label in STAGES.items()
        if found[name]
    ]


def lately(days: int = 30) -> Lately:
    """The last days in figures."""
    since = timezone.now() - timedelta(days=days)
    events = Event.objects.filter(at__gte=since)
    counts = events.aggregate(
        submitted=Count("pk", filter=Q(action=Action.SUBMIT)),
        delivered=Count("pk", filter=Q(action=Action.DELIVER)),
        failed=Count("pk", filter=Q(action=Action.FAIL)),
    )
    took = [
        (delivered - submitted).total_seconds()
        for submitted, delivered in Order.objects.filter(
            delivered_at__gte=since, submitted_at__isnull=False
        ).values_list("submitted_at", "delivered_at")
        if submitted is not None and delivered is not None
    ]
    worked = RunEvent.objects.filter(kind="stage", key__endswith=" finished", at__gte=since)
    return Lately(
        days=days,
        median_to_delivery=timedelta(seconds=statistics.median(took)) if took else None,
        work_s=sum(float(told["seconds"]) for told in worked.values_list("payload", flat=True)),
        **counts,
    )


def months() -> list[Month]:
    """What the last months brought, the newest first; months without any are left out."""
    revenue = ledger.revenue()
    rows = (
        Transfer.objects.filter(_moved(revenue))
        .order_by()
        .annotate(month=TruncMonth("at"))
        .values("month")
        .annotate(
            earned=Sum(Case(When(credit=revenue, then=F("amount_micro")), default=0)),
            refunded=Sum(Case(When(debit=revenue, then=F("amount_micro")), default=0)),
        )
        .order_by("-month")
    )
    return [Month(row["month"], row["earned"], row["refunded"]) for row in rows[:_MONTHS]]


def money() -> Money:
    """Where all tokens are now."""
    revenue, issuance = ledger.revenue(), ledger.issuance()
    wallets = Account.objects.filter(kind=Account.Kind.WALLET).aggregate(
        credits=Sum("credits_posted"), debits=Sum("debits_posted"), held=Sum("debits_pending")
    )
    return Money(
        issued=-issuance.balance_micro,
        in_wallets=(wallets["credits"] or 0) - (wallets["debits"] or 0),
        on_hold=wallets["held"] or 0,
        earned=revenue.credits_posted,
        refunded=revenue.debits_posted,
        revenue=revenue.balance_micro,
    )


def _moved(account: Account) -> Q:
    """Transfers that changed the account's balance."""
    posted = Q(kind__in=[Transfer.Kind.SINGLE, Transfer.Kind.POST])
    return posted & (Q(credit=account) | Q(debit=account))
