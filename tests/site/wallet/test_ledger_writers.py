"""Several processes that move tokens in one database at the same time."""

import json
import os
import random
import sqlite3
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

from appmint.site.wallet import append_only

WRITERS = 4


@pytest.mark.django_db
def test_concurrent_writers_on_sqlite_lose_and_double_nothing(
    tmp_path: Path, checkout: Path
) -> None:
    append_only.install(connection)
    file = sqlite3.connect(tmp_path / "site.sqlite3")
    # As `migrate` leaves it: only the first one to open a file turns it to a write-ahead log,
    # and two that do so at the same moment are refused without a wait.
    file.execute("PRAGMA journal_mode=WAL")
    file.executescript("\n".join(connection.connection.iterdump()))
    file.close()
    lose_and_double_nothing(checkout, {"APPMINT_DATA": str(tmp_path)})


@pytest.mark.postgresql
def test_concurrent_writers_on_postgresql_lose_and_double_nothing(
    tmp_path: Path, checkout: Path, postgresql_url: str
) -> None:
    environment = {"APPMINT_DATA": str(tmp_path), "DATABASE_URL": postgresql_url}
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "wallet", "--verbosity", "0", "--skip-checks"],
        cwd=checkout,
        env=os.environ | environment,
        check=True,
    )
    lose_and_double_nothing(checkout, environment)


def lose_and_double_nothing(checkout: Path, environment: dict[str, str]) -> None:
    """Lets the writers run, kills one in the middle, and looks at what is there."""
    with writers(checkout, environment) as processes:
        for process in processes:
            assert tell(process) == "ready"
        for process in processes:
            ask(process, "run")
        told: dict[str, set[str]] = defaultdict(set)
        victim = processes[0]
        for _ in range(random.Random(1).randint(10, 30)):
            note(told, tell(victim))
        victim.kill()
        # What it had printed before it was killed was done, too.
        for line in victim.communicate()[0].splitlines():
            if line.endswith("]"):
                note(told, line)
        for process in processes[1:]:
            while (line := tell(process)) != "done":
                note(told, line)
        ask(processes[1], "verify")
        found = json.loads(tell(processes[1]))
    assert (found["total"], found["differences"]) == (0, 0)
    assert found["lowest"] >= 0
    assert len(told) > 30
    assert all(len(transfers) == 1 for transfers in told.values())
    made = {key: next(iter(transfers)) for key, transfers in told.items()}
    # The one that was killed may have made one that it could not tell of any more.
    untold = set(found["transfers"]) - set(made)
    assert found["transfers"] == made | {key: found["transfers"][key] for key in untold}
    assert len(untold) <= 2


@contextmanager
def writers(checkout: Path, environment: dict[str, str]) -> Iterator[list["subprocess.Popen[str]"]]:
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.site.wallet.writer", str(seed)],
            cwd=checkout,
            env=os.environ | environment | {"DJANGO_SETTINGS_MODULE": "appmint.site.settings"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in range(WRITERS)
    ]
    try:
        yield processes
    finally:
        for process in processes:
            process.kill()
            process.communicate()


def ask(process: "subprocess.Popen[str]", command: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{command}\n")
    process.stdin.flush()


def tell(process: "subprocess.Popen[str]") -> str:
    """The next line it prints; fails when it ended."""
    assert process.stdout is not None
    line = process.stdout.readline().strip()
    assert line, "a writer ended before it was done"
    return line


def note(told: dict[str, set[str]], line: str) -> None:
    key, transfer = json.loads(line)
    told[key].add(transfer)
