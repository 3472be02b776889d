"""How many requests a minute somebody has: counted in the database, for all processes together."""

import time
from http import HTTPStatus

from django.db.models import Case, F, Value, When

from appmint.site.api.models import Allowance
from appmint.site.api.problems import Problem
from appmint.site.config import config

_MINUTE_S = 60


def spend(holder: str) -> None:
    """Counts one request of `holder`. Raises Problem when the minute's are used up."""
    now = time.time()
    minute = int(now // _MINUTE_S)
    if not _count(holder, minute):
        Allowance.objects.bulk_create([Allowance(holder=holder)], ignore_conflicts=True)
        _count(holder, minute)
    used = Allowance.objects.values_list("requests", flat=True).get(holder=holder)
    most = config().api_requests
    if used > most:
        wait_s = _MINUTE_S - int(now % _MINUTE_S)
        raise Problem(
            HTTPStatus.TOO_MANY_REQUESTS,
            "too-many-requests",
            f"A token has {most} requests a minute. Try again in {wait_s} seconds.",
            headers={"Retry-After": str(wait_s)},
        )


def _count(holder: str, minute: int) -> int:
    return Allowance.objects.filter(holder=holder).update(
        requests=Case(When(minute=minute, then=F("requests") + 1), default=Value(1)),
        minute=minute,
    )
