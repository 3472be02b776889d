"""The live page of a run, its stream of news, and its files."""

from asgiref.sync import sync_to_async
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import render

from appmint.site.runs.access import run_for
from appmint.site.runs.files import file_of
from appmint.site.runs.live import stream
from appmint.site.runs.progress import progress

_NOT_OUR_ORIGIN = "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""What a served file may do: be looked at. Its scripts do not run, it has no origin."""


def detail(request: HttpRequest, workflow_id: str) -> HttpResponse:
    """How far the run is; goes on by itself where scripts run."""
    run = run_for(request.user, workflow_id)
    return render(request, "runs/detail.html", {"run": run, "progress": progress(run)})


async def events(request: HttpRequest, workflow_id: str) -> HttpResponseBase:
    """The news of the run as server-sent events, from the one after the last that was seen."""
    run = await sync_to_async(run_for)(await request.auser(), workflow_id)
    seen = request.headers.get("Last-Event-ID") or request.GET.get("after", "")
    after = int(seen) if seen.isascii() and seen.isdigit() else 0
    return StreamingHttpResponse(
        stream(run.pk, after),
        content_type="text/event-stream",
        headers={"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"},
    )


def file(request: HttpRequest, workflow_id: str, path: str) -> HttpResponse:
    """A file of the run's evidence: the report, a log, a screenshot."""
    run = run_for(request.user, workflow_id)
    found = file_of(run, path)
    if found is None:
        raise Http404
    return HttpResponse(
        found.content,
        content_type=found.media_type,
        headers={
            "Content-Security-Policy": _NOT_OUR_ORIGIN,
            "Cache-Control": "private, max-age=86400",
        },
    )
