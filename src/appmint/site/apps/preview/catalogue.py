"""What the preview host knows of apps: asked of the database, remembered for a moment."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from asgiref.sync import sync_to_async
from django.db import close_old_connections

from appmint.site.accounts.models import User
from appmint.site.apps.access import holds
from appmint.site.apps.models import App
from appmint.site.apps.preview.gate import Visitor

_RELEASE_S = 2.0
_VISITOR_S = 30.0
_REMEMBERED = 10_000

T = TypeVar("T")


@dataclass(frozen=True)
class Release:
    """What is to be served under a name: the app's latest delivery."""

    slug: str
    name: str
    public: bool
    number: int
    build_digest: str


class Catalogue:
    """Answers for one process."""

    def __init__(self) -> None:
        self._releases: _Memory[Release | None] = _Memory(_RELEASE_S)
        self._visitors: _Memory[bool] = _Memory(_VISITOR_S)

    async def release(self, slug: str) -> Release | None:
        """The app's latest delivery, None where there is none."""
        return await self._releases.get(slug, lambda: _release(slug))

    async def welcomes(self, visitor: Visitor) -> bool:
        """Whether the visitor may still see the app."""
        key = f"{visitor.user} {visitor.slug}"
        return await self._visitors.get(key, lambda: _welcomes(visitor))


class _Memory(Generic[T]):
    """Answers by key, each for some seconds."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._kept: dict[str, tuple[float, T]] = {}

    async def get(self, key: str, ask: Callable[[], T]) -> T:
        known = self._kept.get(key)
        now = time.monotonic()
        if known is not None and now - known[0] < self._seconds:
            return known[1]
        if len(self._kept) >= _REMEMBERED:
            self._kept.clear()
        answer = await sync_to_async(ask)()
        self._kept[key] = (now, answer)
        return answer


def _release(slug: str) -> Release | None:
    close_old_connections()
    app = App.objects.filter(slug=slug).first()
    latest = app.deliveries.last() if app else None
    if app is None or latest is None or not latest.build_digest:
        return None
    return Release(app.slug, app.name, app.public, latest.number, latest.build_digest)


def _welcomes(visitor: Visitor) -> bool:
    close_old_connections()
    app = App.objects.filter(slug=visitor.slug).first()
    return app is not None and holds(User.objects.filter(pk=visitor.user).first(), app)
