"""Defects planted in a sound app, each on a page of its own: the visits to the pages find all."""

from pathlib import Path

import pytest

from appmint.builder import build
from appmint.quality.plan import session_plan
from appmint.quality.session import run_session
from appmint.stacks.templates import WEB
from appmint.toolchain import stack_modules
from tests.builder.tool_library import tool_library

pytestmark = [pytest.mark.e2e, pytest.mark.slow, pytest.mark.timeout(400)]

# The page's path stands on the root element, so that each page has its own defects.
_SCRIPT = """
new MutationObserver(() => {
  if (document.documentElement.dataset.at === location.pathname) return
  document.documentElement.dataset.at = location.pathname
  if (location.pathname === '/tools') fetch('/broken')
  if (location.pathname === '/tools') console.error('planted message')
  if (location.pathname === '/tools/1') {
    setTimeout(() => {
      throw new Error('planted error')
    })
  }
}).observe(document, { childList: true, subtree: true })
"""
_STYLE = """
@media (max-width: 400px) {
  [data-at="/"] h1 { min-width: 40rem; }
  [data-at="/tools/1"] h1 { color: #eee; background: #fff; }
}
@media (min-width: 1000px) {
  [data-at="/tools"] article * { color: #eee; background: #fff; }
}
"""
_SERVER = """
app.get('/broken', (c) => c.text('planted', 503))
"""


def test_the_visits_to_the_pages_find_what_was_planted(tmp_path: Path) -> None:
    spec = tool_library()
    modules = stack_modules(WEB)
    app = build(spec, tmp_path / "app", node_modules=modules).folder
    planted = {"src/main.tsx": _SCRIPT, "src/styles.css": _STYLE, "server/app.ts": _SERVER}
    for path, text in planted.items():
        (app / path).write_text((app / path).read_text() + text)
    findings = run_session(
        app,
        session_plan(spec, "whole"),
        node_modules=modules,
        evidence=tmp_path / "evidence",
    )
    status = {check.name: check.status for check in findings.checks}
    assert status["build"] == status["boot"] == "pass"
    assert status["pages"] == status["accessibility"] == "fail"
    log = (tmp_path / "evidence/logs/acceptance.log").read_text()
    for said in (
        "Home: mobile: pixels that the page is wider than its window",
        "Tools: console: planted message",
        "Tools: GET /broken answered 503",
        "Tool: error in the page: planted error",
    ):
        assert said in log
    contrast = {
        (audit["path"], audit["viewport"])
        for audit in findings.audits
        for finding in audit["findings"]
        if finding["rule"] == "color-contrast"
    }
    assert contrast == {("/tools", "desktop"), ("/tools/1", "mobile")}
