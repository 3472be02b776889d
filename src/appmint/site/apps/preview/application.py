"""The preview host as an ASGI application."""

import asyncio
import logging
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

import httpx
from django.urls import reverse

from appmint.site.apps.preview import gate
from appmint.site.apps.preview.catalogue import Catalogue, Release
from appmint.site.apps.preview.launch import CannotStart
from appmint.site.apps.preview.names import name_of
from appmint.site.apps.preview.pages import Page, answer, is_navigation, show
from appmint.site.apps.preview.passing import (
    NotAnswered,
    Passage,
    Receive,
    Scope,
    Send,
    TooLarge,
    header,
)
from appmint.site.apps.preview.running import Preview, Previews
from appmint.site.config import Config

_PATIENCE_S = 2.0
"""A browser that waits longer is shown that the app is being started."""
_WAIT_S = 25.0
_OUR_PATHS = "/__appmint/"

_log = logging.getLogger(__name__)


class PreviewHost:
    """Answers for every preview's host name."""

    def __init__(self, settings: Config, previews: Previews | None = None) -> None:
        self._settings = settings
        self._catalogue = Catalogue()
        self._previews = previews or Previews(
            limit=settings.preview_limit, idle_s=settings.preview_idle_s
        )
        self._passage = Passage()
        self._tending: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        match scope["type"]:
            case "lifespan":
                await self._live(receive, send)
            case "http":
                await self._answer(scope, receive, send)
            case "websocket":
                await send({"type": "websocket.close", "code": 1003})

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        self._tending = asyncio.create_task(self._previews.tend())
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self._tending.cancel()
        with suppress(asyncio.CancelledError):
            await self._tending
        await self._previews.close()
        await self._passage.close()
        await send({"type": "lifespan.shutdown.complete"})

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        name = name_of(header(scope, b"host"), self._settings)
        release = await self._catalogue.release(name) if name else None
        if release is None:
            await show(self._nothing_here(), scope, send)
        elif scope["path"].startswith(_OUR_PATHS):
            await self._open(release, scope, send)
        elif release.public or await self._is_let_in(release, scope):
            await self._pass(release, scope, receive, send)
        else:
            await show(self._private(release), scope, send)

    async def _open(self, release: Release, scope: Scope, send: Send) -> None:
        """Lets in who comes by the site's link."""
        if scope["path"] != gate.OPEN_PATH or scope["method"] != "GET":
            await show(Page(404, "Nothing here", "This address leads nowhere."), scope, send)
            return
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        visitor = gate.from_link(given)
        if visitor is None or visitor.slug != release.slug:
            await show(self._private(release), scope, send)
            return
        headers = {
            "location": "/",
            "set-cookie": gate.set_cookie(visitor, secure=self._scheme == "https"),
            "cache-control": "no-store",
            "referrer-policy": "no-referrer",
            "content-length": "0",
        }
        await answer(scope, send, 303, headers)

    async def _is_let_in(self, release: Release, scope: Scope) -> bool:
        visitor = gate.from_cookie(header(scope, b"cookie"))
        if visitor is None or visitor.slug != release.slug:
            return False
        return await self._catalogue.welcomes(visitor)

    async def _pass(self, release: Release, scope: Scope, receive: Receive, send: Send) -> None:
        patience = _PATIENCE_S if is_navigation(scope) else _WAIT_S
        try:
            preview = await asyncio.wait_for(self._previews.running(release), patience)
        except TimeoutError:
            await show(_starting(release), scope, send)
        except CannotStart:
            await show(_does_not_start(), scope, send)
        else:
            await self._through(preview, scope, receive, send)

    async def _through(self, preview: Preview, scope: Scope, receive: Receive, send: Send) -> None:
        with preview.visited() as address:
            try:
                await self._passage.through(address, self._scheme, scope, receive, send)
            except TooLarge:
                page = Page(413, "Too large", "This is more than the app takes at once.")
                await show(page, scope, send)
            except NotAnswered as reason:
                _log.warning("Preview %s did not answer: %s", preview.release.slug, reason)
                await show(_does_not_start(), scope, send)
            except httpx.TransportError as error:
                _log.warning("Preview %s broke off: %s", preview.release.slug, error)
                raise

    @property
    def _scheme(self) -> str:
        return urlsplit(self._settings.preview_address("app")).scheme

    def _nothing_here(self) -> Page:
        return Page(
            404,
            "No app at this address",
            "Live previews of delivered apps are found here. Maybe the address has a slip in it.",
            self._settings.site_url,
            "Go to AppMint",
        )

    def _private(self, release: Release) -> Page:
        return Page(
            403,
            "This app is private",
            "Its owner opens it from the app's page; the way in lasts for half a day.",
            self._settings.site_url + reverse("apps:detail", args=[release.slug]),
            "Go to the app's page",
        )


def _does_not_start() -> Page:
    return Page(
        502,
        "The app does not answer",
        "It could not be started, or broke off. What was entered before is kept. "
        "Try again in a moment; if it stays like this, write to us from the order's page.",
        "/",
        "Try again",
    )


def _starting(release: Release) -> Page:
    return Page(
        503,
        f"{release.name} is being started",
        "It sleeps when nobody uses it. This page opens it by itself in a moment.",
        again_in_s=1,
    )
