"""The runs of an order, as its actions make and end them."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from appmint.site.orders.models import Order
from appmint.site.orders.quote import priority
from appmint.site.runs import queue
from appmint.site.runs.models import Run

_OPEN = (Run.State.QUEUED, Run.State.RUNNING, Run.State.WAITING)


def queue_attempt(order: Order) -> Run:
    """The order's next attempt, queued. The worker's reconciler finds it, whatever happens then."""
    order.attempt += 1
    run = Run.objects.create(
        order=order,
        attempt=order.attempt,
        workflow_id=f"{order.number}-{order.attempt}",
        priority=priority(order.package, order.rush),
    )
    transaction.on_commit(partial(queue.enqueue, run))
    return run


def queue_delivery(order: Order) -> None:
    """Queues the handing over of what the order's present attempt made."""
    run = order.runs.get(attempt=order.attempt)
    transaction.on_commit(partial(queue.enqueue_delivery, run))


def end_attempt(order: Order, state: Run.State, reason: str) -> None:
    """Marks the order's open runs as ended; the worker then leaves them."""
    order.runs.filter(state__in=_OPEN).update(
        state=state, reason=reason, finished_at=timezone.now()
    )
