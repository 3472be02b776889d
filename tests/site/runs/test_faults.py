"""Whatever is killed whenever: nothing is lost, nothing happens twice, the money is exact."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

LIVES = Path(__file__).with_name("lives.py")

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


def lived_through(environment: dict[str, str], outcome: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, LIVES, outcome],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )
    assert done.returncode == 0, done.stderr[-6000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_an_order_is_delivered_once_though_everything_is_killed_at_every_boundary(
    environment: dict[str, str],
) -> None:
    found = lived_through(environment, "succeeds")
    assert found["requests_killed"] == [9, 9], "both died before their run was in the queue"
    stages = ("read", "build", "verify", "review", "publish", "deliver")
    points = {f"{stage}-{when}" for stage in stages for when in ("begun", "done")}
    points |= {f"{step}-{when}" for step in ("plan", "written") for when in ("begun", "done")}
    points |= {"verify-half-done", "commit-begun", "commit-done", "zipped-begun", "zipped-done"}
    assert points <= set(found["killed_at"])
    assert found["workers_killed"] >= len(points)
    assert (found["order"], found["runs"]) == ("delivered", ["finished"])
    assert found["stages"] == sorted(
        f"stage {stage} {when}"
        for stage in stages
        for when in ("started", "finished")
        # Its worker died after the customer had the app: there was nothing left to do.
        if (stage, when) != ("deliver", "finished")
    )
    assert found["audit"] == ["submit", "approve", "start", "review", "accept", "deliver"]
    assert (found["apps"], found["deliveries"], found["repositories"]) == (1, 1, 1)
    assert found["commits"] == [2], "the source, then the readme"
    assert found["transfers"] == ["pending", "post", "single"]
    assert (found["balance"], found["held"]) == (4000, 0)
    assert (found["sum"], found["differences"]) == (0, 0)


def test_an_order_that_cannot_be_made_fails_once_and_its_tokens_are_free(
    environment: dict[str, str],
) -> None:
    found = lived_through(environment, "fails")
    assert {"give_up-begun", "give_up-done"} <= set(found["killed_at"])
    assert (found["order"], found["runs"]) == ("failed", ["failed"])
    assert "did not pass" in found["reason"]
    assert found["audit"] == ["submit", "approve", "start", "fail"]
    assert (found["apps"], found["repositories"]) == (0, 0)
    assert found["transfers"] == ["pending", "single", "void"]
    assert (found["balance"], found["held"]) == (5000, 0)
    assert (found["sum"], found["differences"]) == (0, 0)
