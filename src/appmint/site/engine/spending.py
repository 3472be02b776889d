"""What models have cost: of an order, of a day, lately."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Count, Q, QuerySet, Sum

from appmint.site.engine.models import ModelCall
from appmint.site.orders.models import Order

_PAID_FOR_NOTHING = ~Q(outcome__in=("answered", "replayed"))


@dataclass(frozen=True)
class Spending:
    """Calls of one model in one role, summed up; `usual_s` is the mean time of an answer."""

    role: str
    model: str
    calls: int
    failed: int
    tokens_in: int
    tokens_cached: int
    tokens_out: int
    usual_s: float
    cost_micro_usd: int


def of_order(order: Order) -> Sequence[Spending]:
    """What was spent on an order, by role and model, dearest first."""
    return _summed(order.model_calls.all())


def lately(days: int) -> Sequence[Spending]:
    """What was spent in the last days, by role and model, dearest first."""
    return _summed(ModelCall.objects.filter(at__gte=datetime.now(UTC) - timedelta(days=days)))


def today_micro_usd() -> int:
    """What today (UTC) has cost so far."""
    midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    found = ModelCall.objects.filter(at__gte=midnight).aggregate(sum=Sum("cost_micro_usd"))
    return int(found["sum"] or 0)


def total_micro_usd(rows: Sequence[Spending]) -> int:
    """The sum of the rows."""
    return sum(row.cost_micro_usd for row in rows)


def _summed(calls: QuerySet[ModelCall]) -> Sequence[Spending]:
    rows = (
        calls.values("role", "model")
        .annotate(
            calls=Count("pk"),
            failed=Count("pk", filter=_PAID_FOR_NOTHING),
            tokens_in=Sum("tokens_in"),
            tokens_cached=Sum("tokens_cached"),
            tokens_out=Sum("tokens_out"),
            latency_ms=Sum("latency_ms"),
            cost_micro_usd=Sum("cost_micro_usd"),
        )
        .order_by("-cost_micro_usd", "role", "model")
    )
    return [
        Spending(
            role=row["role"],
            model=row["model"],
            calls=row["calls"],
            failed=row["failed"],
            tokens_in=row["tokens_in"],
            tokens_cached=row["tokens_cached"],
            tokens_out=row["tokens_out"],
            usual_s=row["latency_ms"] / row["calls"] / 1000,
            cost_micro_usd=row["cost_micro_usd"],
        )
        for row in rows
    ]
