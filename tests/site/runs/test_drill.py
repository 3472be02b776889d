"""A model that fails at random and workers that are killed at random cost no order its app."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.databases import migrated_file

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
ORDERS = 8


def test_every_order_ends_green_or_waits_with_its_money_exact(
    tmp_path: Path, checkout: Path, shared: Path
) -> None:
    environment = {**os.environ, "APPMINT_DATA": str(tmp_path), "PYTHONPATH": str(checkout)}
    shutil.copy(migrated_file(shared), tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "tests.site.runs.drill", str(ORDERS), "7"],
        cwd=checkout,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    found = json.loads(done.stdout)
    ended = found["orders"].get("delivered", 0) + found["orders"].get("failed", 0)
    assert ended + found["waiting"] == ORDERS
    assert found["orders"].get("failed", 0) == 0, "the floor was green for each"
    assert found["not_green"] == found["without_reason"] == 0
    assert found["deliveries"] == found["orders"].get("delivered", 0)
    assert found["delivered_twice"] == 0
    assert (found["sum"], found["differences"], found["held_micro"]) == (0, 0, 0)
    assert found["workers_killed"] > 0
    assert found["dearest_order_micro_usd"] <= found["ceilings"]["order_micro_usd"]
    assert found["spent_micro_usd"] <= found["ceilings"]["day_micro_usd"]
    assert set(found["calls"]) - {"answered", "replayed"}, "the service did fail"
