"""Previews over real HTTP, with apps really running in the sandbox."""

import asyncio
import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from django.test import Client

from appmint.sandbox import Server
from appmint.site.accounts.models import User
from appmint.site.apps.models import App, Delivery
from appmint.site.apps.preview import gate
from appmint.site.apps.preview.application import PreviewHost
from appmint.site.apps.preview.catalogue import Release
from appmint.site.apps.preview.gate import Visitor
from appmint.site.apps.preview.launch import CannotStart
from appmint.site.apps.preview.names import name_of
from appmint.site.apps.preview.running import Previews
from appmint.site.config import Config, config
from tests.site.apps.making import Built, accepted, handed_over, revised
from tests.site.apps.serving import answers, free_port, served

HTML = {"Accept": "text/html", "Sec-Fetch-Mode": "navigate"}


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("bike-rental.localhost:8001", "bike-rental"),
        ("Bike-Rental.LOCALHOST", "bike-rental"),
        ("bike.localhost.", "bike"),
        ("localhost:8001", None),
        ("127.0.0.1:8001", None),
        ("a.b.localhost:8001", None),
        ("-a.localhost", None),
        ("..localhost", None),
        ("bike.localhost.example.com", None),
        ("", None),
    ],
)
def test_the_host_alone_says_which_app_is_meant(host: str, name: str | None) -> None:
    assert name_of(host, Config()) == name


def test_another_pattern_of_addresses_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APPMINT_PREVIEW_URL", "https://app-{name}.previews.example.com")
    assert name_of("app-bike.previews.example.com", Config()) == "bike"
    assert name_of("bike.previews.example.com", Config()) is None


def test_apps_never_share_an_origin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APPMINT_PREVIEW_URL", "https://example.com/previews/{name}")
    with pytest.raises(ValueError, match="origin of its own"):
        Config()


def test_a_link_is_good_for_a_minute_and_is_no_cookie(monkeypatch: pytest.MonkeyPatch) -> None:
    visitor = Visitor(7, "bike")
    token = gate.link_token(visitor)
    assert gate.from_link(token) == visitor
    assert gate.from_cookie(f"{gate.COOKIE}={token}") is None
    assert gate.from_link(token[:-1] + "~") is None
    cookie = gate.set_cookie(visitor, secure=True).split(";")[0]
    assert gate.from_cookie(f"a=b; {cookie}") == visitor
    assert gate.without_ours(f"a=b; {cookie}; c=d=e") == "a=b; c=d=e"
    later = time.time() + 61
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert gate.from_link(token) is None
    assert gate.from_cookie(cookie) == visitor


class _Apps:
    """Counts starts and remembers stops; its apps are no more than that."""

    def __init__(self) -> None:
        self.started: list[str] = []
        self.running: set[str] = set()

    def launch(self, release: Release) -> Server:
        if release.name == "broken":
            raise CannotStart("It said: no such table.")
        time.sleep(0.05)
        assert release.slug not in self.running, "two servers on one data folder"
        self.started.append(release.slug)
        self.running.add(release.slug)
        return _NoServer(self, release.slug)


class _NoServer(Server):
    def __init__(self, apps: _Apps, slug: str) -> None:
        self._apps, self._slug = apps, slug

    @property
    def running(self) -> bool:
        return self._slug in self._apps.running

    @property
    def url(self) -> str:
        return "http://127.0.0.1:1"

    def stop(self) -> None:
        time.sleep(0.02)
        self._apps.running.discard(self._slug)


def _release(slug: str, number: int = 1, name: str = "fine") -> Release:
    return Release(slug, name, True, number, "0" * 64)


@asynccontextmanager
async def _previews(apps: _Apps, limit: int = 8, idle_s: float = 600) -> AsyncIterator[Previews]:
    previews = Previews(limit=limit, idle_s=idle_s, launch=apps.launch)
    tending = asyncio.create_task(previews.tend())
    try:
        yield previews
    finally:
        tending.cancel()
        await previews.close()
    assert not apps.running


def _run(story: Callable[[], Awaitable[None]]) -> None:
    async_to_sync(story)()


def test_many_first_visitors_start_an_app_once() -> None:
    async def story() -> None:
        apps = _Apps()
        async with _previews(apps) as previews:
            found = await asyncio.gather(*(previews.running(_release("a")) for _ in range(50)))
            assert len({id(each) for each in found}) == 1
            assert apps.started == ["a"]

    _run(story)


def test_a_visitor_who_leaves_does_not_end_the_start_for_the_others() -> None:
    async def story() -> None:
        apps = _Apps()
        async with _previews(apps) as previews:
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(previews.running(_release("a")), 0.005)
            await previews.running(_release("a"))
            assert apps.started == ["a"]

    _run(story)


def test_the_one_that_is_idle_longest_makes_room() -> None:
    async def story() -> None:
        apps = _Apps()
        async with _previews(apps, limit=2) as previews:
            first = await previews.running(_release("a"))
            await previews.running(_release("b"))
            with first.visited():
                pass
            await previews.running(_release("c"))
            assert apps.running == {"a", "c"}

    _run(story)


def test_one_that_answers_a_visitor_stays_before_one_that_does_not() -> None:
    async def story() -> None:
        apps = _Apps()
        async with _previews(apps, limit=2) as previews:
            first = await previews.running(_release("a"))
            with first.visited():
                second = await previews.running(_release("b"))
                with second.visited():
                    pass
                await previews.running(_release("c"))
                assert apps.running == {"a", "c"}

    _run(story)


def test_an_idle_one_stops_and_starts_again_for_its_next_visitor() -> None:
    async def story() -> None:
        apps = _Apps()
        async with _previews(apps, idle_s=0.05) as previews:
            await previews.running(_release("a"))
            async with asyncio.timeout(5):
                while apps.running:
                    await asyncio.sleep(0.01)
            await previews.running(_release("a"))
            assert apps.started == ["a", "a"]

    _run(story)


def test_a_new_delivery_takes_the_place_of_the_old_one() -> None:
    async def story() -> None:
        apps = _Apps()
        async with _previews(apps) as previews:
            await previews.running(_release("a", 1))
            found = await previews.running(_release("a", 2))
            assert found.release.number == 2
            assert apps.started == ["a", "a"]

    _run(story)


def test_one_that_ended_by_itself_is_started_again() -> None:
    async def story() -> None:
        apps = _Apps()
        async with _previews(apps) as previews:
            await previews.running(_release("a"))
            apps.running.clear()
            await previews.running(_release("a"))
            assert apps.started == ["a", "a"]

    _run(story)


def test_one_that_cannot_start_is_not_tried_again_at_once() -> None:
    async def story() -> None:
        apps = _Apps()
        async with _previews(apps) as previews:
            for _ in range(3):
                with pytest.raises(CannotStart):
                    await previews.running(_release("a", 1, "broken"))
            await previews.running(_release("a", 2))

    _run(story)


@pytest.fixture
def library_app(
    transactional_db: None, own_data: Path, library: Built, customer: User, operator: User
) -> Delivery:
    """A private app, delivered, for processes and threads beside the test's own."""
    return handed_over(accepted(library, customer, operator))


@pytest.fixture
def host(library_app: Delivery) -> Iterator[int]:
    """The port of a preview host."""
    with served(PreviewHost(config())) as port:
        yield port


def _browser(port: int, name: str = "village-library") -> httpx.Client:
    return httpx.Client(
        base_url=f"http://127.0.0.1:{port}",
        headers={"Host": f"{name}.localhost:{port}"},
        timeout=30,
    )


def _let_in(browser: httpx.Client, user: User, slug: str = "village-library") -> httpx.Response:
    token = gate.link_token(Visitor(user.pk, slug))
    answer = browser.get(gate.OPEN_PATH, params={"token": token})
    if "set-cookie" in answer.headers:
        browser.headers["Cookie"] = answer.headers["set-cookie"].split(";")[0]
    return answer


def test_a_private_app_opens_by_its_link_and_keeps_its_data(
    host: int,
    library_app: Delivery,
    revised_library: Built,
    customer: User,
    other: User,
    operator: User,
) -> None:
    with _browser(host) as browser:
        refused = browser.get("/", headers=HTML)
        assert refused.status_code == 403
        assert "/apps/village-library/" in refused.text
        assert browser.get("/api/books").status_code == 403
        assert _let_in(browser, customer, "another-app").status_code == 403

        opened = _let_in(browser, customer)
        assert opened.status_code == 303
        assert opened.headers["location"] == "/"
        assert "HttpOnly" in opened.headers["set-cookie"]
        assert "Domain" not in opened.headers["set-cookie"]

        assert browser.get("/api/books/1").status_code == 200
        page = browser.get("/", headers=HTML)
        assert page.status_code == 200
        assert '<div id="root">' in page.text
        script = re.search(r'src="(/assets/[^"]+\.js)"', page.text)
        assert script
        packed = browser.get(script[1])
        assert packed.status_code == 200
        assert page.headers["x-robots-tag"] == "noindex"
        head = browser.head("/")
        assert head.status_code == 200
        assert not head.content

        assert browser.delete("/api/books/1").status_code < 300
        assert browser.get("/api/books/1").status_code == 404
        too_large = browser.post("/api/books", content=b"x" * (17 * 1024 * 1024))
        assert too_large.status_code == 413

        handed_over(revised(library_app, revised_library, operator))
        _until(lambda: browser.get("/api/comments/reviews-book/2").status_code == 200)
        assert browser.get("/api/books/1").status_code == 404
        assert browser.get("/api/books/2").status_code == 200

    with _browser(host) as stranger:
        # A pass that the site would not give: the host asks for itself.
        _let_in(stranger, other)
        assert stranger.get("/").status_code == 403


def test_a_public_app_needs_no_pass_and_others_have_no_address(
    host: int, library_app: Delivery
) -> None:
    App.objects.update(public=True)
    with _browser(host) as visitor:
        assert visitor.get("/api/books").status_code == 200
        # What a proxy before us would say of the visitor is ours to say.
        crossed = visitor.post("/api/books", json={}, headers={"Sec-Fetch-Site": "cross-site"})
        assert crossed.status_code == 403
        assert visitor.get("/__appmint/other").status_code == 404
    with _browser(host, "nobody") as visitor:
        missing = visitor.get("/", headers=HTML)
        assert missing.status_code == 404
        assert "No app at this address" in missing.text


def test_an_app_that_cannot_start_is_said_and_the_next_delivery_works(
    host: int, library_app: Delivery, customer: User
) -> None:
    Delivery.objects.update(build_digest="0" * 64)
    with _browser(host) as browser:
        _let_in(browser, customer)
        broken = browser.get("/", headers=HTML)
        assert broken.status_code == 502
        assert "does not answer" in broken.text


def _until(true: Callable[[], bool]) -> None:
    """Returns once it is true; fails when it is not within some seconds."""
    until = time.monotonic() + 20
    while not true():
        assert time.monotonic() < until
        threading.Event().wait(0.05)


def test_a_browser_that_waits_is_shown_that_the_app_is_being_started(
    library_app: Delivery,
) -> None:
    App.objects.update(public=True)
    started = threading.Event()

    def late(release: Release) -> Server:
        started.wait(20)
        raise CannotStart("It took too long.")

    host = PreviewHost(config(), Previews(limit=1, idle_s=60, launch=late))
    with served(host) as port, _browser(port) as browser:
        page = browser.get("/", headers=HTML)
        started.set()
        assert page.status_code == 503
        assert page.headers["Retry-After"] == "1"
        assert "is being started" in page.text
        assert 'http-equiv="refresh"' in page.text


def _sandboxes(data: Path) -> list[int]:
    """Processes that see something of the data folder mounted."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                mounts = (entry / "mountinfo").read_text()
            except OSError:
                continue
            if f"{data.parent.name}/{data.name}/previews" in mounts:
                found.append(int(entry.name))
    return found


@contextmanager
def _begun(port: int, data: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """The preview host as a process of its own."""
    environment = {**os.environ, "APPMINT_PREVIEW_PORT": str(port), "APPMINT_DATA": str(data)}
    process = subprocess.Popen([sys.executable, "-m", "appmint.site", "previews"], env=environment)
    try:
        answers(port)
        yield process
    finally:
        process.kill()
        process.wait()


def test_the_killed_host_leaves_no_app_behind_and_the_next_one_finds_all_data(
    library_app: Delivery, own_data: Path
) -> None:
    App.objects.update(public=True)
    with sqlite3.connect(own_data / "site.sqlite3") as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    copy.close()
    port = free_port()
    with _begun(port, own_data) as first:
        with _browser(port) as visitor:
            assert visitor.delete("/api/books/1").status_code < 300
        assert _sandboxes(own_data)
        first.send_signal(signal.SIGKILL)
        first.wait()
        _until(lambda: not _sandboxes(own_data))
    with _begun(port, own_data) as second:
        with _browser(port) as visitor:
            assert visitor.get("/api/books/1").status_code == 404
            assert visitor.get("/api/books/2").status_code == 200
        second.send_signal(signal.SIGTERM)
        assert second.wait(20) == 0
        assert not _sandboxes(own_data)


def test_the_site_opens_a_private_preview_by_a_link(
    delivery: Delivery,
    customer: User,
    other: User,
    signed_in: Callable[[User], Client],
) -> None:
    answer = signed_in(customer).get("/apps/village-library/open")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(
        "http://village-library.localhost:8001/__appmint/open?token="
    )
    token = unquote(answer.headers["Location"].partition("token=")[2])
    assert gate.from_link(token) == Visitor(customer.pk, "village-library")
    assert signed_in(other).get("/apps/village-library/open").status_code == 404
    App.objects.update(public=True)
    opened = Client().get("/apps/village-library/open")
    assert opened.headers["Location"] == "http://village-library.localhost:8001/"
