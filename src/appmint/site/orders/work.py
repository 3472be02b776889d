"""The runs of an order, as its actions make and end them."""

from django.utils import timezone

from appmint.site.orders.models import Order
from appmint.site.orders.quote import priority
from appmint.site.runs.models import Run

_OPEN = (Run.State.QUEUED, Run.State.RUNNING, Run.State.WAITING)


def queue_attempt(order: Order) -> Run:
    """The order's next attempt, queued. The worker's reconciler finds it, whatever happens then."""
    order.attempt += 1
    return Run.objects.create(
        order=order,
        attempt=order.attempt,
        workflow_id=f"{order.number}-{order.attempt}",
        priority=priority(order.package, order.rush),
    )


def end_attempt(order: Order, state: Run.State, reason: str) -> None:
    """Marks the order's open runs as ended; the worker then leaves them."""
    order.runs.filter(state__in=_OPEN).update(
        state=state, reason=reason, finished_at=timezone.now()
    )
