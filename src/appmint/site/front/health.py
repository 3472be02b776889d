"""What a supervisor or load balancer asks."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse

from appmint.site.runs import queue, workers


@login_not_required
def alive(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers."""
    return JsonResponse({"alive": True})


@login_not_required
def ready(request: HttpRequest) -> HttpResponse:
    """200 when database, queue and a worker are there, else 503; says which is not."""
    try:
        worker = workers.alive().exists()
        database = True
    except DatabaseError:
        worker = database = False
    found = {"database": database, "queue": queue.reachable(), "worker": worker}
    return JsonResponse(found, status=200 if all(found.values()) else 503)
