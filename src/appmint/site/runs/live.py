"""The stream that keeps a run's page current. All state is in the database: any process serves it.

Each message exchanges one row of the page for how it is now, so a message that comes twice, or
again after a break, does no harm.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

from asgiref.sync import sync_to_async
from django.db import connections
from django.template.loader import render_to_string

from appmint.site.runs.models import Run, RunEvent
from appmint.site.runs.progress import ENDED, Headline, headline, newest, progress

_LOOK_S = 0.7
_LOOK_IN_QUEUE_S = 2.0
"""A place in the queue changes with every app that is made, which takes seconds."""
_STILL_THERE_S = 15.0
_ONCE_AGAIN_AFTER_S = 600.0
"""A page that is open for long connects anew, so that no connection is for ever."""


@dataclass(frozen=True)
class Seen:
    """What a page knows already."""

    event: int
    headline: Headline | None = None


@dataclass(frozen=True)
class News:
    """Messages for a page, and what it knows with them."""

    messages: tuple[str, ...]
    seen: Seen
    ended: bool
    queued: bool


async def stream(run: int, after: int) -> AsyncIterator[str]:
    """Server-sent events of the run from after the event `after`, until it ends."""
    look = sync_to_async(_in_own_thread, thread_sensitive=False)
    seen = Seen(after)
    begun = spoken = time.monotonic()
    yield "retry: 2000\n\n"
    while True:
        news = await look(run, seen)
        seen = news.seen
        now = time.monotonic()
        if news.messages:
            spoken = now
            yield "".join(news.messages)
        elif now - spoken > _STILL_THERE_S:
            spoken = now
            yield ": still there\n\n"
        if news.ended or now - begun > _ONCE_AGAIN_AFTER_S:
            return
        await asyncio.sleep(_LOOK_IN_QUEUE_S if news.queued else _LOOK_S)


def news_of(run: Run, seen: Seen) -> News:
    """What has changed since."""
    now = headline(run)
    messages = []
    last = newest(run)
    if last > seen.event:
        whole = progress(run)
        last = whole.last
        rows = whole.rows()
        touched = dict.fromkeys(
            name
            for event in RunEvent.objects.filter(run=run, pk__gt=seen.event, pk__lte=last)
            for name in [_row_of(event)]
            if name in rows
        )
        for name in touched:
            kind = name.partition("-")[0]
            context = {"run": run, "row": rows[name]}
            messages.append(_message(name, f"runs/{kind}.html", context, last))
            if kind == "stage":
                messages.append(_message("said", "runs/said.html", context, last))
    if now != seen.headline:
        messages.append(_message("headline", "runs/headline.html", {"run": run, "now": now}, last))
    ended = run.state in ENDED
    if ended:
        for row in progress(run).stages:
            context = {"run": run, "row": row}
            messages.append(_message(f"stage-{row.name}", "runs/stage.html", context, last))
        messages.append(f"id: {last}\nevent: end\ndata: {run.state}\n\n")
    queued = run.state == Run.State.QUEUED
    return News(tuple(messages), Seen(last, now), ended, queued)


def _in_own_thread(run: int, seen: Seen) -> News:
    try:
        return news_of(Run.objects.select_related("order").get(pk=run), seen)
    finally:
        # One connection per look, not one per open page.
        connections.close_all()


def _row_of(event: RunEvent) -> str:
    """The row that the event changes."""
    match event.kind:
        case "stage":
            return f"stage-{event.payload['stage']}"
        case "check" | "criterion":
            return f"{event.kind}-{event.payload['name']}"
    return ""


def _message(name: str, template: str, context: Mapping[str, object], last: int) -> str:
    text = render_to_string(template, dict(context))
    lines = "".join(f"data: {line}\n" for line in text.splitlines() if line.strip())
    return f"id: {last}\nevent: {name}\n{lines}\n"
