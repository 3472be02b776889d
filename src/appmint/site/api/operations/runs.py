"""Runs: how far they are, what they told since, their files."""

from typing import Annotated

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from appmint.site.api.door import caller
from appmint.site.api.operations.files import BYTES, attached
from appmint.site.api.paging import Limit, Page, Window, paged
from appmint.site.api.shapes.runs import News, RunRow, RunWhole, Told
from appmint.site.orders.access import order_for
from appmint.site.runs.access import run_for
from appmint.site.runs.files import file_of
from appmint.site.runs.progress import ENDED

router = Router()


class Since(BaseModel):
    """Which events."""

    after: Annotated[int, Field(ge=0, le=2**53, description="The last that was seen.")] = 0
    limit: Limit = 100


@router.get("orders/{number}/runs", response=Page[RunRow])
def list_runs(
    request: HttpRequest, response: HttpResponse, number: str, window: Query[Window]
) -> Page[RunRow]:
    """The runs of an order, newest first."""
    runs = order_for(caller(request), number).runs.select_related("order")
    return paged(request, response, window, runs, RunRow.of)


@router.get("runs/{run_id}", response=RunWhole)
def read_run(request: HttpRequest, run_id: str) -> RunWhole:
    """One run in full: stages, checks, criteria."""
    return RunWhole.of(run_for(caller(request), run_id))


@router.get("runs/{run_id}/events", response=News)
def list_events(request: HttpRequest, run_id: str, window: Query[Since]) -> News:
    """What the run told after an event, oldest first. Ask again with `last` until it has ended."""
    run = run_for(caller(request), run_id)
    events = list(run.events.filter(pk__gt=window.after).order_by("pk")[: window.limit])
    return News(
        items=[Told.of(each) for each in events],
        last=events[-1].pk if events else window.after,
        ended=run.state in ENDED and len(events) < window.limit,
    )


@router.get("runs/{run_id}/files/{path:name}", openapi_extra=BYTES)
def read_run_file(request: HttpRequest, run_id: str, name: str) -> HttpResponse:
    """A file of the run's evidence: the report, a log, a screenshot."""
    found = file_of(run_for(caller(request), run_id), name)
    if found is None:
        raise Http404
    return attached(found.content, found.media_type)
