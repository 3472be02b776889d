"""How long runs take and wait, told from those that have finished."""

import statistics

from django.db.models import Q
from django.utils import timezone

from appmint.site.config import config
from appmint.site.runs.models import Run, RunEvent
from appmint.site.runs.workers import alive

_LOOKED_AT = 40
_MADE_IN = ("read", "build", "verify")


def usual_s() -> float | None:
    """The median of what lately proven apps took to make, in seconds; None without any."""
    proven = list(
        RunEvent.objects.filter(key="stage verify finished")
        .order_by("-pk")
        .values_list("run_id", flat=True)[:_LOOKED_AT]
    )
    if not proven:
        return None
    took = dict.fromkeys(proven, 0.0)
    keys = [f"stage {stage} finished" for stage in _MADE_IN]
    for event in RunEvent.objects.filter(run_id__in=proven, key__in=keys):
        took[event.run_id] += float(event.payload["seconds"])
    return statistics.median(took.values())


def ahead_of(run: Run) -> int:
    """How many runs are made before this queued one begins, those under way included."""
    sooner = Q(priority__lt=run.priority) | Q(priority=run.priority, queued_at__lt=run.queued_at)
    waiting = Run.objects.filter(sooner, state=Run.State.QUEUED)
    under_way = Run.objects.filter(state=Run.State.RUNNING, stage__in=["", *_MADE_IN])
    return (waiting | under_way).exclude(pk=run.pk).count()


def left_s(run: Run) -> float | None:
    """The estimated seconds until the app is proven; None where nothing tells."""
    usual = usual_s()
    if usual is None:
        return None
    if run.state == Run.State.QUEUED:
        at_once = max(1, alive().count()) * config().workers
        return usual * (1 + ahead_of(run) / at_once)
    if run.state == Run.State.RUNNING and run.started_at is not None:
        return max(0.0, usual - (timezone.now() - run.started_at).total_seconds())
    return None
