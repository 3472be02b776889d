"""The whole platform, as `make start` runs it, and a browser."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from appmint.toolchain import chromium

_READY_WITHIN_S = 120.0
_ENDS_WITHIN_S = 20.0


@dataclass(frozen=True)
class Platform:
    """A platform under way."""

    url: str
    data: Path
    operator: str
    password: str
    environment: dict[str, str]
    """Of its processes."""

    def letters(self) -> str:
        """All letters so far, as they were sent."""
        return "\n".join(
            each.read_text("utf-8") for each in sorted((self.data / "letters").glob("*"))
        )


@pytest.fixture(scope="session")
def platform(tmp_path_factory: pytest.TempPathFactory, checkout: Path) -> Iterator[Platform]:
    """A platform of its own, without the sample order."""
    folder = tmp_path_factory.mktemp("platform")
    said = folder / "said.txt"
    port = _free_ports()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("APPMINT_")},
        "APPMINT_DATA": str(folder / "data"),
        "PORT": str(port),
        "DEMO": "0",
        # Beside other tests, an idle worker would hardly get its turn.
        "APPMINT_WORKER_PRIORITY": "normal",
        "PYTHONPATH": str(checkout / "src"),
        "PYTHONUNBUFFERED": "1",
    }
    with said.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "appmint.site", "start"],
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_ready(f"http://localhost:{port}/readyz", process, said)
        told = re.search(r"Operator account, shown this once: (\S+)\s+(\S+)", said.read_text())
        assert told, said.read_text()
        yield Platform(f"http://localhost:{port}", folder / "data", told[1], told[2], environment)
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(_ENDS_WITHIN_S) == 0, said.read_text()[-2000:]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real Chromium. It ends with the module: its driver keeps an event loop running."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        yield opened
        opened.close()


def _free_ports() -> int:
    """A free port with a free one behind it, for the previews."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port: int = first.getsockname()[1]
            try:
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port


def _wait_ready(url: str, process: subprocess.Popen[bytes], said: Path) -> None:
    until = time.monotonic() + _READY_WITHIN_S
    while time.monotonic() < until:
        assert process.poll() is None, said.read_text()
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (OSError, http.client.HTTPException):
            time.sleep(0.2)
    pytest.fail(f"not ready within {_READY_WITHIN_S:.0f} s: {said.read_text()[-2000:]}")
