"""The previews that run: started by their first visitor, stopped when nobody comes any more."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from appmint.sandbox import SandboxUnavailable, Server
from appmint.site.apps.preview.catalogue import Release
from appmint.site.apps.preview.launch import CannotStart, launched

_NOT_AGAIN_FOR_S = 10.0
_LOOK_S = 5.0

_log = logging.getLogger(__name__)


@dataclass
class Preview:
    """One running app."""

    release: Release
    server: Server
    used_at: float = field(default_factory=time.monotonic)
    visits: int = 0
    """Requests that it is answering now."""

    @contextmanager
    def visited(self) -> Iterator[str]:
        """Keeps it from being idle; gives its address on this machine."""
        self.visits += 1
        self.used_at = time.monotonic()
        try:
            yield self.server.url
        finally:
            self.visits -= 1
            self.used_at = time.monotonic()


@dataclass(frozen=True)
class _Failure:
    release: Release
    error: CannotStart
    until: float


class Previews:
    """All previews of this host; lives in one event loop."""

    def __init__(
        self, *, limit: int, idle_s: float, launch: Callable[[Release], Server] = launched
    ) -> None:
        self._limit = limit
        self._idle_s = idle_s
        self._launch = launch
        self._running: dict[str, Preview] = {}
        self._starting: dict[str, asyncio.Task[Preview]] = {}
        self._ending: dict[str, asyncio.Task[object]] = {}
        self._failed: dict[str, _Failure] = {}
        self._making_room = asyncio.Lock()

    async def running(self, release: Release) -> Preview:
        """The app's preview, started first where needed: once, however many ask at a time.

        Who stops waiting does not stop the start. Raises CannotStart.
        """
        slug = release.slug
        found = self._running.get(slug)
        same = found is not None and found.release.number == release.number
        if found is not None and same and found.server.running:
            return found
        starting = self._starting.get(slug)
        if starting is None:
            failure = self._failed.get(slug)
            if failure and failure.release == release and time.monotonic() < failure.until:
                raise failure.error
            starting = asyncio.create_task(self._start(release))
            self._starting[slug] = starting
            starting.add_done_callback(lambda done: self._started(release, done))
        return await asyncio.shield(starting)

    async def tend(self) -> None:
        """Stops what is idle, again and again."""
        while True:
            await asyncio.sleep(min(_LOOK_S, self._idle_s / 4))
            before = time.monotonic() - self._idle_s
            for preview in list(self._running.values()):
                if not preview.visits and preview.used_at < before:
                    await self._stop(preview)

    async def close(self) -> None:
        """Stops all."""
        await asyncio.gather(*self._starting.values(), return_exceptions=True)
        await asyncio.gather(*(self._stop(each) for each in list(self._running.values())))

    async def _start(self, release: Release) -> Preview:
        before = self._running.get(release.slug)
        if before is not None:
            await self._stop(before)
        if ending := self._ending.get(release.slug):
            # Two servers at a time would share one data folder.
            await asyncio.wait((ending,))
        async with self._making_room:
            while len(self._running) + len(self._starting) > self._limit and self._running:
                await self._stop(min(self._running.values(), key=_wanted))
        started = time.monotonic()
        preview = Preview(release, await asyncio.to_thread(self._launch, release))
        self._running[release.slug] = preview
        seconds = time.monotonic() - started
        _log.info("Preview %s (delivery %d) is up, %.2f s", release.slug, release.number, seconds)
        return preview

    def _started(self, release: Release, done: asyncio.Task[Preview]) -> None:
        del self._starting[release.slug]
        self._failed.pop(release.slug, None)
        error = None if done.cancelled() else done.exception()
        if isinstance(error, CannotStart):
            _log.error("Preview %s cannot start: %s", release.slug, error)
            until = time.monotonic() + _NOT_AGAIN_FOR_S
            self._failed[release.slug] = _Failure(release, error, until)

    async def _stop(self, preview: Preview) -> None:
        slug = preview.release.slug
        if self._running.get(slug) is not preview:
            return
        del self._running[slug]
        ending = asyncio.create_task(asyncio.to_thread(preview.server.stop))
        self._ending[slug] = ending
        try:
            await asyncio.shield(ending)
        except (SandboxUnavailable, ValueError, OSError) as error:
            _log.error("Preview %s ended with an error: %s", slug, error)
        else:
            _log.info("Preview %s is stopped", slug)
        finally:
            del self._ending[slug]


def _wanted(preview: Preview) -> tuple[bool, float]:
    """Who is stopped first has the least: nobody there, and for the longest time."""
    return preview.visits > 0, preview.used_at
