"""Buttons pressed by several at the same moment, on both databases, in processes of their own."""

from pathlib import Path

import pytest

from tests.site.asking import ask, asked_processes

pytestmark = pytest.mark.slow
PRESSERS = 4
PRESSER = "tests.site.orders.presser"


def test_buttons_pressed_at_once_act_once(checkout: Path, environment: dict[str, str]) -> None:
    """Four processes submit one draft; then some cancel it while others approve it."""
    with asked_processes(PRESSER, PRESSERS, checkout, environment) as processes:
        ask(processes[:1], ["prepare"])
        assert ask(processes, ["submit"] * PRESSERS) == ["awaiting_approval"] * PRESSERS
        assert ask(processes[:1], ["look"]) == ["awaiting_approval submit |  | 1000"]
        answers = ask(processes, ["approve", "cancel", "approve", "cancel"])
        assert answers[1] == answers[3] == "cancelled"
        approvals = [answer for answer in answers[::2] if not answer.startswith("not allowed")]
        # A second approval is told how the order stands, which may be cancelled by then.
        assert set(approvals) <= {"approved", "cancelled"}, answers
        told = "submit approve cancel | cancelled" if approvals else "submit cancel | "
        assert ask(processes[:1], ["look"]) == [f"cancelled {told} | 0"]
