"""What waits for an operator, the queue, and figures."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from appmint.site.accounts.access import operator_required
from appmint.site.backoffice import figures, waiting
from appmint.site.config import config
from appmint.site.orders.access import person
from appmint.site.runs import queue
from appmint.site.runs.estimates import usual_s
from appmint.site.runs.models import Run, Worker

_SHOWN = 6
_A_PAGE = 25


@operator_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What waits for an operator, and whether everything is at work."""
    operator = person(request)
    lists = {
        "approvals": waiting.approvals(),
        "reviews": waiting.reviews(),
        "failed": waiting.failed_orders(),
    }
    return render(
        request,
        "backoffice/home.html",
        {
            **{name: found[:_SHOWN] for name, found in lists.items()},
            **{f"{name}_count": found.count() for name, found in lists.items()},
            "unread": waiting.unread_messages(operator),
            "unanswered": waiting.unanswered(operator),
            "letters_stuck": waiting.letters_that_do_not_go().count(),
            "letter_stuck": waiting.letters_that_do_not_go().order_by("pk").first(),
            "works": waiting.works(),
            "running": Run.objects.filter(state=Run.State.RUNNING).count(),
            "queued": Run.objects.filter(state=Run.State.QUEUED).count(),
        },
    )


@operator_required
@require_GET
def show_queue(request: HttpRequest) -> HttpResponse:
    """What runs, what is queued in which order, what failed, and who works.

    htmx asks for the inner part again and again, so that the page stays current.
    """
    queued = Run.objects.filter(state=Run.State.QUEUED).select_related("order__customer")
    queued = queued.order_by("priority", "queued_at", "pk")
    running = Run.objects.filter(state=Run.State.RUNNING).select_related("order__customer")
    part = bool(request.headers.get("HX-Request"))
    works = waiting.works()
    return render(
        request,
        "backoffice/parts/queue.html" if part else "backoffice/queue.html",
        {
            "queued": Paginator(queued, _A_PAGE).get_page(request.GET.get("page")),
            "running": running.order_by("started_at"),
            "failed": waiting.failed_runs()[: waiting.FAILED_SHOWN],
            "workers": Worker.objects.order_by("-seen_at"),
            "alive": {worker.pk for worker in works.alive},
            "works": works,
            "at_once": config().workers,
            "usual_s": usual_s(),
            "now": timezone.now(),
        },
    )


@operator_required
@require_POST
def pause(request: HttpRequest) -> HttpResponse:
    """Lets workers finish what they are at and begin nothing new."""
    try:
        queue.pause()
        messages.success(request, "Paused: what runs is finished, nothing new begins.")
    except queue.QueueUnavailable as problem:
        messages.error(request, str(problem))
    return redirect("backoffice:queue")


@operator_required
@require_POST
def resume(request: HttpRequest) -> HttpResponse:
    """Lets workers begin again."""
    try:
        queue.resume()
        messages.success(request, "Resumed: workers take the next run.")
    except queue.QueueUnavailable as problem:
        messages.error(request, str(problem))
    return redirect("backoffice:queue")


@operator_required
@require_GET
def show_figures(request: HttpRequest) -> HttpResponse:
    """Orders by state, time by stage, tokens."""
    return render(
        request,
        "backoffice/figures.html",
        {
            "states": figures.by_state(),
            "stages": figures.stage_times(),
            "lately": figures.lately(),
            "months": figures.months(),
            "money": figures.money(),
            "ece_in_us_cents": config().ece_in_us_cents,
        },
    )
