"""Processes that stand ready and do something at the same moment, each when it is asked to."""

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

Process = subprocess.Popen[str]


@contextmanager
def asked_processes(
    module: str, count: int, checkout: Path, environment: Mapping[str, str]
) -> Iterator[list[Process]]:
    """The processes, each of which has said "ready"; ended at the end."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", module],
            cwd=checkout,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(count)
    ]
    try:
        assert [_line(process) for process in processes] == ["ready"] * count
        yield processes
    finally:
        for process in processes:
            process.communicate()


def ask(processes: Sequence[Process], commands: Sequence[str]) -> list[str]:
    """Gives each process its command, all at once, and takes the answers."""
    for process, command in zip(processes, commands, strict=True):
        assert process.stdin is not None
        process.stdin.write(f"{command}\n")
        process.stdin.flush()
    return [_line(process) for process in processes]


def _line(process: Process) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()
