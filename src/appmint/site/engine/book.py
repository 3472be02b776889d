"""The calls of an order in the site's database: ceilings hold for all workers together."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from django.db import connection, connections, transaction
from django.db.models import QuerySet, Sum
from django.utils import timezone

from appmint.llm.calls import Call, Ceilings, Spent
from appmint.site.engine.models import ModelCall, ModelDay, ModelHold
from appmint.site.orders.models import Order
from appmint.site.runs import artefacts
from appmint.site.runs.models import Run

_LOST_AFTER = timedelta(hours=1)
"""A hold so old is that of a process that died in its call, and was not begun again."""


class DatabaseCallBook:
    """An `llm.CallBook` of one order, in any thread of any process."""

    def __init__(self, order: Order, run: Run | None = None) -> None:
        self._order = order.pk
        self._run = run.pk if run else None

    def spent(self) -> Spent:
        with _connected():
            return self._spent("")

    def hold(self, key: str, most_micro_usd: int, ceilings: Ceilings) -> None:
        with _connected(), _alone():
            _book_the_lost()
            ceilings.check(self._spent(key), most_micro_usd)
            ModelHold.objects.update_or_create(
                order_id=self._order,
                key=key,
                defaults={"most_micro_usd": most_micro_usd, "at": timezone.now()},
            )

    def record(self, call: Call, key: str, answer: bytes | None) -> None:
        digest = artefacts.put(answer) if answer is not None else ""
        with _connected(), _alone():
            ModelCall.objects.create(
                order_id=self._order,
                run_id=self._run,
                at=call.at,
                role=call.role,
                model=call.model,
                outcome=call.outcome,
                tokens_in=call.tokens_in,
                tokens_cached=call.tokens_cached,
                tokens_out=call.tokens_out,
                latency_ms=round(call.latency_s * 1000),
                cost_micro_usd=call.cost_micro_usd,
                estimated=call.estimated,
                key=key,
                answer_digest=digest,
            )
            ModelHold.objects.filter(order_id=self._order, key=key).delete()

    def replayed(self, key: str) -> bytes | None:
        with _connected():
            found = (
                ModelCall.objects.filter(order_id=self._order, key=key)
                .exclude(answer_digest="")
                .first()
            )
        return artefacts.path(found.answer_digest).read_bytes() if found else None

    def _spent(self, without: str) -> Spent:
        """Calls and holds; the hold of the key `without` is about to be replaced."""
        now = datetime.now(UTC)
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        calls = ModelCall.objects.all()
        holds = ModelHold.objects.exclude(order_id=self._order, key=without)
        return Spent(
            order_micro_usd=_sum(calls.filter(order_id=self._order), "cost_micro_usd")
            + _sum(holds.filter(order_id=self._order), "most_micro_usd"),
            day_micro_usd=_sum(calls.filter(at__gte=midnight), "cost_micro_usd")
            + _sum(holds, "most_micro_usd"),
        )


def _sum(rows: QuerySet[ModelCall] | QuerySet[ModelHold], field: str) -> int:
    return int(rows.aggregate(sum=Sum(field))["sum"] or 0)


def _book_the_lost() -> None:
    """Calls in which their process died may have been answered: they count as paid in full."""
    for hold in ModelHold.objects.filter(at__lt=timezone.now() - _LOST_AFTER):
        ModelCall.objects.create(
            order_id=hold.order_id,
            at=hold.at,
            role="lost",
            model="unknown",
            outcome="dropped",
            cost_micro_usd=hold.most_micro_usd,
            estimated=True,
            key=hold.key,
        )
        hold.delete()


@contextmanager
def _alone() -> Iterator[None]:
    """One process at a time: calls at the same moment cannot pass a ceiling together.

    Recording is under the same lock: an amount that goes from a hold to a call is never missed.
    """
    today = datetime.now(UTC).date()
    with transaction.atomic():
        ModelDay.objects.get_or_create(day=today)
        ModelDay.objects.select_for_update().get(day=today)
        yield


@contextmanager
def _connected() -> Iterator[None]:
    """Calls come from threads of an event loop's pool, which may never be used again."""
    own = connection.in_atomic_block
    try:
        yield
    finally:
        if not own:
            connections.close_all()
