"""What the visits to an app's pages prove, as the session judges them."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

import appmint.quality
from appmint.toolchain import node

_SESSION = Path(appmint.quality.__file__).parent / "session"


def visit(title: str, *viewports: str, finding: dict[str, Any] | None = None) -> dict[str, Any]:
    audits = [
        {"path": "/", "viewport": viewport, "findings": [finding] if finding else []}
        for viewport in viewports
    ]
    return {"title": title, "path": "/", "faults": [], "audits": audits}


def judged(*visits: dict[str, Any], pages: int = 2) -> dict[str, dict[str, Any]]:
    """The last event of each check, by its name."""
    script = (
        f"import {{ judgePages }} from {json.dumps((_SESSION / 'pages.mjs').as_uri())};"
        f"await judgePages({json.dumps({'pages': pages})}, {json.dumps(visits)});"
    )
    said = subprocess.run(
        [node(), "--input-type=module", "--eval", script],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    events = [json.loads(line) for line in said.splitlines()]
    return {event["name"]: event for event in events if event["event"] == "check_finished"}


def test_pages_examined_at_both_viewports_are_accessible() -> None:
    checks = judged(visit("Home", "desktop", "mobile"), visit("News", "desktop", "mobile"))
    assert checks["accessibility"]["status"] == "pass"
    assert checks["pages"]["status"] == "pass"


@pytest.mark.parametrize(
    ("seen", "missing"),
    [(("mobile", "mobile"), "News (desktop)"), (("desktop",), "News (mobile)")],
)
def test_a_page_must_have_been_examined_at_each_viewport(
    seen: tuple[str, ...], missing: str
) -> None:
    checks = judged(visit("Home", "desktop", "mobile"), visit("News", *seen))
    assert checks["accessibility"]["status"] == "fail"
    assert missing in checks["accessibility"]["summary"]


def test_a_page_that_nobody_visited_fails_both_checks() -> None:
    checks = judged(visit("Home", "desktop", "mobile"))
    assert checks["accessibility"]["status"] == checks["pages"]["status"] == "fail"


def test_a_serious_finding_is_named() -> None:
    finding = {"impact": "serious", "help": "Text must be readable", "where": ["p"]}
    checks = judged(visit("Home", "desktop", "mobile", finding=finding), pages=1)
    assert checks["accessibility"]["status"] == "fail"
    assert "Text must be readable" in checks["accessibility"]["summary"]


def test_a_page_with_a_fault_is_named() -> None:
    broken = visit("News", "desktop", "mobile") | {"faults": ["console: it broke"]}
    checks = judged(visit("Home", "desktop", "mobile"), broken)
    assert checks["pages"]["status"] == "fail"
    assert checks["pages"]["summary"] == "News: console: it broke"
