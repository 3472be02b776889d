"""What a supervisor or load balancer asks."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from appmint.site.runs.models import Worker

_ALIVE_WITHIN = timedelta(seconds=15)


@login_not_required
def alive(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers."""
    return JsonResponse({"alive": True})


@login_not_required
def ready(request: HttpRequest) -> HttpResponse:
    """200 when database, queue and a worker are there, else 503; says which is not."""
    try:
        worker = Worker.objects.filter(seen_at__gte=timezone.now() - _ALIVE_WITHIN).exists()
        database = True
    except DatabaseError:
        worker = database = False
    found = {"database": database, "worker": worker}
    return JsonResponse(found, status=200 if all(found.values()) else 503)
