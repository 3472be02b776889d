"""Time limits catch what hangs. A machine that has much else to do must not fail a sound app."""

import re

from appmint.quality.plan import session_plan
from appmint.quality.session import _LIMITS
from appmint.stacks.templates import WEB
from tests.builder.tool_library import tool_library

QUIET_SESSION_S = 31
QUIET_TEST_S = 6
"""What the sessions and the longest tests of apps with nine pages take on two idle cores."""
BUSY = 25
"""So much longer they take at the lowest priority beside two test runs and three orders."""


def test_a_busy_machine_breaks_no_limit() -> None:
    config = (WEB / "playwright.config.ts").read_text("utf-8")
    test_ms = re.search(r"^  timeout: ([\d_]+),$", config, re.MULTILINE)
    assert test_ms
    assert int(test_ms[1].replace("_", "")) >= QUIET_TEST_S * BUSY * 1000
    assert _LIMITS.wall_s >= QUIET_SESSION_S * BUSY


def test_the_browser_ends_before_the_session_so_that_it_can_say_why() -> None:
    browser_ms = session_plan(tool_library(), "whole")["browser_timeout_ms"]
    assert browser_ms < _LIMITS.wall_s * 1000
