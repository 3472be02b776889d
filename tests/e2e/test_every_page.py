"""Every page of the site, wide and light, narrow and dark: accessible, and without an error."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from django.conf import settings
from playwright.sync_api import Browser, ConsoleMessage, Page

from appmint.stacks.templates import WEB
from appmint.toolchain import stack_modules
from tests.e2e.conftest import Platform
from tests.e2e.seeding import Seeded

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_FINDINGS = """async rules => {
  do await new Promise(requestAnimationFrame)
  while (document.getAnimations().some(({ playState }) => playState === 'running'))
  const looked = { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] }
  const { violations } = await axe.run(looked)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ help, nodes }) => `${help}: ${nodes.slice(0, 3).map(each => each.target).join(', ')}`)
}"""
_SEEDING = "import django; django.setup(); from tests.e2e import seeding; seeding.main()"
_TOO_WIDE = """() => document.documentElement.scrollWidth - document.documentElement.clientWidth"""
_VIEWS: list[tuple[Literal["light", "dark"], int]] = [("light", 1440), ("dark", 360)]

pytestmark = [pytest.mark.e2e, pytest.mark.slow, pytest.mark.timeout(600)]


@dataclass
class Look:
    """Somebody's window, and what was wrong in it."""

    page: Page
    axe: str
    wrong: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def at(self, address: str) -> None:
        """Opens the page once and looks at it in each view."""
        answer = self.page.goto(address)
        assert answer is not None
        html = answer.headers.get("content-type", "").startswith("text/html")
        assert answer.status < 500, address
        if not answer.ok or not html or self.page.url in self.seen:
            return
        self.seen.add(self.page.url)
        self.page.evaluate(self.axe)
        for theme, width in _VIEWS:
            self.page.emulate_media(color_scheme=theme)
            self.page.set_viewport_size({"width": width, "height": 900})
            if (pixels := self.page.evaluate(_TOO_WIDE)) > 0:
                self.wrong.append(f"{address} at {width} px: {pixels} px wider than its window")
            found = self.page.evaluate(_FINDINGS, _RULES)
            self.wrong += [f"{address} {theme} at {width} px: {each}" for each in found]

    def note(self, message: ConsoleMessage) -> None:
        """Keeps what the browser calls an error, violations of the policy among it."""
        # A page that is answered with 404 is logged as well, which `at` sees by itself.
        of_page = message.location["url"] == self.page.url and "status of 4" in message.text
        if message.type == "error" and not of_page:
            self.wrong.append(f"{self.page.url}: {message.text} ({message.location['url']})")


@pytest.fixture(scope="module")
def seeded(platform: Platform, checkout: Path) -> Seeded:
    """The platform with one of everything on it."""
    done = subprocess.run(
        [sys.executable, "-c", _SEEDING],
        cwd=checkout,
        env={**platform.environment, "DJANGO_SETTINGS_MODULE": "appmint.site.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return Seeded(**json.loads(done.stdout))


@contextmanager
def window(browser: Browser, platform: Platform, session: str | None) -> Iterator[Look]:
    """A window in which the person of the session is signed in."""
    context = browser.new_context(base_url=platform.url, reduced_motion="reduce")
    if session is not None:
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": platform.url}]
        )
    page = context.new_page()
    look = Look(page, (stack_modules(WEB) / "axe-core" / "axe.min.js").read_text("utf-8"))
    page.on("console", look.note)
    page.on("pageerror", lambda error: look.wrong.append(f"{page.url}: {error}"))
    yield look
    context.close()


def test_every_page_is_accessible_fits_and_says_no_error(
    platform: Platform, browser: Browser, seeded: Seeded
) -> None:
    # One test: each process of a test run would start and fill a platform of its own.
    for who, at_least in (("visitor", 8), ("owner", 30), ("operator", 9)):
        with window(browser, platform, seeded.sessions.get(who)) as look:
            for address in seeded.pages[who]:
                look.at(address)
            assert len(look.seen) >= at_least, sorted(look.seen)
            assert look.wrong == [], "\n".join(look.wrong)


def test_what_is_wrong_with_a_page_is_found(platform: Platform, browser: Browser) -> None:
    with window(browser, platform, None) as look:
        look.page.route("**/broken", lambda route: route.fulfill(body=_BROKEN, headers=_HEADERS))
        look.at("/broken")
    told = "\n".join(look.wrong)
    assert "Content Security Policy" in told
    assert "alternative text" in told
    assert "px wider than its window" in told


_HEADERS = {"Content-Type": "text/html", "Content-Security-Policy": "script-src 'self'"}
_BROKEN = """<!doctype html><html lang="en"><title>Broken</title><main><h1>Broken</h1>
<img src="/missing.png"><p style="width: 3000px">Wide</p>
<script>document.title = "never"</script></main></html>"""
