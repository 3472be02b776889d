"""Which workers are there, as others see them."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from appmint.site.runs.models import Worker

_ALIVE_WITHIN = timedelta(seconds=15)


def alive() -> QuerySet[Worker]:
    """The workers that have shown themselves a moment ago."""
    return Worker.objects.filter(seen_at__gte=timezone.now() - _ALIVE_WITHIN)
