"""Brings queue and orders together again, whatever was killed between the two."""

from collections.abc import Callable
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from appmint.site.orders.states import State
from appmint.site.runs import queue, steps
from appmint.site.runs.models import Run

_AT_ONCE = 500
_AT_WORK = (Run.State.QUEUED, Run.State.RUNNING)
_LOOK_BACK = timedelta(hours=1)
_NOT_BEGUN = ("ENQUEUED", "DELAYED")
_BROKEN = ("ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")
_BROKE_OFF = (
    "The work on your app broke off several times. This is a fault on our side, and our "
    "operators have been told."
)


def reconcile() -> None:
    """Puts in what is missing from the queue, takes out what nobody wants, ends what broke off."""
    open_runs = Run.objects.select_related("order").order_by("priority", "queued_at")
    due = Q(not_before=None) | Q(not_before__lte=timezone.now())
    generating = _some(
        open_runs.filter(
            due, state__in=_AT_WORK, order__state__in=[State.APPROVED, State.GENERATING]
        )
    )
    known = queue.statuses(run.queue_id for run in generating)
    for run in generating:
        _look_at(run, known.get(run.queue_id), queue.enqueue)
    delivering = _some(
        open_runs.filter(
            state__in=[Run.State.WAITING, Run.State.RUNNING], order__state=State.DELIVERING
        )
    )
    known = queue.statuses(queue.delivery_of(run) for run in delivering)
    for run in delivering:
        _look_at(run, known.get(queue.delivery_of(run)), queue.enqueue_delivery)
    ended = _some(
        open_runs.filter(
            state__in=[Run.State.CANCELLED, Run.State.FAILED],
            finished_at__gte=timezone.now() - _LOOK_BACK,
        )
    )
    known = queue.statuses(run.queue_id for run in ended)
    for run in ended:
        if known.get(run.queue_id) in _NOT_BEGUN:
            queue.cancel(run)


def _some(runs: QuerySet[Run]) -> list[Run]:
    return list(runs[:_AT_ONCE])


def _look_at(run: Run, workflow: str | None, enqueue: Callable[[Run], bool]) -> None:
    if workflow is None:
        enqueue(run)
    elif workflow in _BROKEN:
        steps.give_up(run.pk, _BROKE_OFF)
