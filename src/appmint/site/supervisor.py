"""Keeps the platform's processes running, and leaves none behind."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

_LOOK_S = 0.2
_FIRST_WAIT_S = 0.5
_LONGEST_WAIT_S = 30.0
_STEADY_AFTER_S = 60.0
_END_WITHIN_S = 10.0


@dataclass
class Child:
    """One command of the platform, run as a process group of its own."""

    command: str
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    wait_s: float = field(default=_FIRST_WAIT_S)
    start_at: float = 0.0

    def begin(self) -> None:
        """Starts it."""
        self.process = subprocess.Popen(
            [*_ends_with_us(), sys.executable, "-m", "appmint.site", self.command],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.started_at = time.monotonic()

    def ended(self) -> int | None:
        """The exit code once it has ended by itself; what it left in its group is ended too."""
        if self.process is None:
            return None
        code = self.process.poll()
        if code is None:
            return None
        _signal(self.process.pid, signal.SIGKILL)
        self.process = None
        steady = time.monotonic() - self.started_at > _STEADY_AFTER_S
        self.wait_s = _FIRST_WAIT_S if steady else min(self.wait_s * 2, _LONGEST_WAIT_S)
        self.start_at = time.monotonic() + self.wait_s
        return code


def supervise(commands: Sequence[str], stop: threading.Event, say: Callable[[str], None]) -> None:
    """Runs the commands, starts each again that ends, until `stop` is set; then ends them all."""
    children = [Child(command) for command in commands]
    try:
        while not stop.wait(_LOOK_S):
            for child in children:
                code = child.ended()
                if code is not None:
                    say(
                        f"The {child.command} process ended ({_reason(code)}); "
                        f"it is started again in {child.wait_s:.0f} s."
                    )
                if child.process is None and time.monotonic() >= child.start_at:
                    child.begin()
    finally:
        _end([child.process for child in children if child.process is not None])


def _end(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        _signal(process.pid, signal.SIGTERM)
    until = time.monotonic() + _END_WITHIN_S
    for process in processes:
        try:
            process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        _signal(process.pid, signal.SIGKILL)


def _signal(group: int, number: signal.Signals) -> None:
    try:
        os.killpg(group, number)
    except ProcessLookupError:
        return


def _ends_with_us() -> Sequence[str]:
    """What lets a process end when this one is killed; util-linux has it, as the sandbox needs."""
    program = shutil.which("setpriv")
    return (program, "--pdeathsig", "TERM", "--") if program else ()


def _reason(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"
