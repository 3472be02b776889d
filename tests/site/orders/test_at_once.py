"""Buttons pressed by several at the same moment, on both databases, in processes of their own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
PRESSERS = 4


def test_buttons_pressed_at_once_act_once_on_sqlite(tmp_path: Path, checkout: Path) -> None:
    act_once(checkout, {"APPMINT_DATA": str(tmp_path)})


@pytest.mark.postgresql
def test_buttons_pressed_at_once_act_once_on_postgresql(
    tmp_path: Path, checkout: Path, postgresql_url: str
) -> None:
    act_once(checkout, {"APPMINT_DATA": str(tmp_path), "DATABASE_URL": postgresql_url})


def act_once(checkout: Path, environment: dict[str, str]) -> None:
    """Four processes submit one draft; then some cancel it while others approve it."""
    environment = os.environ | environment | {"DJANGO_SETTINGS_MODULE": "appmint.site.settings"}
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0", "--skip-checks"],
        cwd=checkout,
        env=environment,
        check=True,
    )
    with pressers(checkout, environment) as processes:
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


@contextmanager
def pressers(
    checkout: Path, environment: dict[str, str]
) -> Iterator[list["subprocess.Popen[str]"]]:
    """The processes, ready; ended at the end."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.site.orders.presser"],
            cwd=checkout,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(PRESSERS)
    ]
    try:
        assert [line(process) for process in processes] == ["ready"] * PRESSERS
        yield processes
    finally:
        for process in processes:
            process.communicate()


def ask(processes: list["subprocess.Popen[str]"], commands: list[str]) -> list[str]:
    """Gives each process its command, all at once, and takes the answers."""
    for process, command in zip(processes, commands, strict=True):
        assert process.stdin is not None
        process.stdin.write(f"{command}\n")
        process.stdin.flush()
    return [line(process) for process in processes]


def line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()
