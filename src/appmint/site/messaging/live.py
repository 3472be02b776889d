"""The stream that brings new messages to an open thread. All state is in the database.

What it sends is everything after the message that the page was loaded with, as one piece. So a
piece that comes twice, or again after a break, shows nothing twice.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass

from asgiref.sync import sync_to_async
from django.db import connections
from django.db.models import Max
from django.template.loader import render_to_string

from appmint.site.accounts.models import User
from appmint.site.messaging.models import Message
from appmint.site.orders.models import Order

_LOOK_S = 1.0
_STILL_THERE_S = 15.0
_ONCE_AGAIN_AFTER_S = 600.0
"""A page that is open for long connects anew, so that no connection is for ever."""


@dataclass(frozen=True)
class Page:
    """An open thread: whose, of which order, loaded with messages up to which."""

    order: Order
    reader: User
    loaded: int


async def stream(page: Page, seen: int) -> AsyncIterator[str]:
    """Server-sent events for the page, which has seen messages up to `seen` already."""
    look = sync_to_async(_in_own_thread, thread_sensitive=False)
    begun = spoken = time.monotonic()
    yield "retry: 2000\n\n"
    while True:
        news = await look(page, seen)
        now = time.monotonic()
        if news is not None:
            text, seen = news
            spoken = now
            yield text
        elif now - spoken > _STILL_THERE_S:
            spoken = now
            yield ": still there\n\n"
        if now - begun > _ONCE_AGAIN_AFTER_S:
            return
        await asyncio.sleep(_LOOK_S)


def news_of(page: Page, seen: int) -> tuple[str, int] | None:
    """What came since, as events, and the newest message in it; None for nothing."""
    newest: int = Message.objects.filter(order=page.order).aggregate(pk=Max("pk"))["pk"] or 0
    if newest <= seen:
        return None
    came = list(
        Message.objects.filter(order=page.order, pk__gt=page.loaded, pk__lte=newest)
        .select_related("author")
        .prefetch_related("uploads")
    )
    context = {"thread": came, "order": page.order, "user": page.reader, "newest": newest}
    events = [
        _event(name, f"messaging/{name}.html", context, newest) for name in ("messages", "came")
    ]
    return "".join(events), newest


def _in_own_thread(page: Page, seen: int) -> tuple[str, int] | None:
    try:
        return news_of(page, seen)
    finally:
        # One connection per look, not one per open page.
        connections.close_all()


def _event(name: str, template: str, context: dict[str, object], newest: int) -> str:
    text = render_to_string(template, context)
    lines = "".join(f"data: {line}\n" for line in text.splitlines() if line.strip())
    return f"id: {newest}\nevent: {name}\n{lines}\n"
