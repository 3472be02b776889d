"""One command from nothing to a running platform, with real processes."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

WITHIN_S = 90.0


def environment(data: Path, **more: str) -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "PYTHONUNBUFFERED": "1",
        "APPMINT_DATA": str(data),
        "APPMINT_WEB_PROCESSES": "1",
        "DEMO": "0",
        # Beside other tests, an idle worker would hardly get its turn.
        "APPMINT_WORKER_PRIORITY": "normal",
        **more,
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Platform:
    """A started platform and what it has said."""

    def __init__(self, settings: dict[str, str], log: Path) -> None:
        self._log = log
        with log.open("wb") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "appmint.site", "start"],
                env=settings,
                stdout=said,
                stderr=subprocess.STDOUT,
            )

    @property
    def said(self) -> str:
        return self._log.read_text()

    def wait(self, what: Callable[[], bool], meaning: str) -> None:
        until = time.monotonic() + WITHIN_S
        while not what():
            assert self.process.poll() is None, self.said
            assert time.monotonic() < until, f"{meaning}: {self.said}"
            time.sleep(0.1)

    def wait_for(self, sentence: str) -> None:
        self.wait(lambda: sentence in self.said, sentence)

    def end(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(30)


@contextmanager
def platform(settings: dict[str, str], log: Path) -> Iterator[Platform]:
    started = Platform(settings, log)
    try:
        yield started
    finally:
        if started.process.poll() is None:
            started.end(signal.SIGTERM)


def answers(port: int, path: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return bool(answer.status == 200)
    # Where nobody listens yet, a connection to a free port may be answered by itself.
    except (OSError, http.client.HTTPException):
        return False


def processes_of(data: Path) -> set[int]:
    """Every process that has this data folder in its environment."""
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"APPMINT_DATA={data}\0".encode() in (process / "environ").read_bytes():
                found.add(int(process.name))
        except OSError:
            continue
    return found


def test_everything_starts_ends_and_starts_again(tmp_path: Path) -> None:
    port = free_port()
    data = tmp_path / "data"
    settings = environment(data, PORT=str(port), APPMINT_PREVIEW_PORT=str(free_port()))
    with platform(settings, tmp_path / "log") as first:
        first.wait(lambda: answers(port, "/readyz"), "ready")
        shown = re.search(
            r"Operator account, shown this once: operator@localhost  (\S+)", first.said
        )
        assert shown, first.said
        password = shown[1]
        assert answers(port, "/")
        kept = b"".join(file.read_bytes() for file in data.glob("*.sqlite3*"))
        assert password.encode() not in kept
        assert data.stat().st_mode & 0o077 == 0
        assert first.end(signal.SIGINT) == 0
    assert processes_of(data) == set(), "nothing is left behind"
    with platform(settings, tmp_path / "log") as second:
        second.wait(lambda: answers(port, "/readyz"), "ready again")
        assert "Operator account" not in second.said, "there is one already"
        other = subprocess.run(
            [sys.executable, "-m", "appmint.site", "start"],
            env=settings,
            capture_output=True,
            text=True,
            check=False,
        )
        assert other.returncode == 1
        assert f"already runs on {data}" in other.stderr
        for name in ("web", "worker"):
            [child] = [
                pid
                for pid in processes_of(data)
                if f"appmint.site\0{name}\0" in Path(f"/proc/{pid}/cmdline").read_text()
                and os.getpgid(pid) == pid
            ]
            os.kill(child, signal.SIGKILL)
            second.wait_for(f"The {name} process ended (signal 9)")
        second.wait(lambda: answers(port, "/readyz"), "ready after both were killed")
        second.process.kill()
        second.process.wait()
        until = time.monotonic() + 20
        while processes_of(data) and time.monotonic() < until:
            time.sleep(0.1)
        assert processes_of(data) == set(), "not even when the supervisor is killed"


def test_taken_ports_are_said_and_the_next_free_ones_used(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with ExitStack() as stack:
        port = free_port()
        for taken in (port, port + 2):
            listener = stack.enter_context(socket.socket())
            listener.bind(("127.0.0.1", taken))
            listener.listen()
        settings = environment(data, PORT=str(port))
        started = stack.enter_context(platform(settings, tmp_path / "log"))
        started.wait(lambda: answers(port + 1, "/healthz"), "at the next port")
        assert f"Port {port} is taken by another program; the site uses {port + 1}" in started.said
        assert f"Port {port + 2} is taken by another program; live previews use" in started.said
        assert f"AppMint: http://localhost:{port + 1} " in started.said
        assert answers(port + 1, "/healthz")


def test_every_setting_that_cannot_be_used_is_said_at_once(tmp_path: Path) -> None:
    settings = environment(tmp_path / "data", PORT="many", APPMINT_PACKAGES="basic,golden")
    done = subprocess.run(
        [sys.executable, "-m", "appmint.site", "start"],
        env=settings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "PORT: " in done.stderr
    assert "APPMINT_PACKAGES: " in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "data").exists()
