"""Several processes that move tokens in one database at the same time."""

import json
import random
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WRITERS = 4


def test_concurrent_writers_lose_and_double_nothing(
    checkout: Path, environment: dict[str, str]
) -> None:
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
            env=environment,
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
