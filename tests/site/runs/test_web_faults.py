"""The web process is killed while a page listens; the page goes on where it was."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, suppress

import pytest
from django.conf import settings

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

WITHIN_S = 60.0
SETTING_UP = """
import django
django.setup()
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from appmint.site.accounts.models import User
from appmint.site.orders.models import Order
from appmint.site.runs.models import Run
user = User.objects.create_user("ada@example.com", None)
order = Order.objects.create(customer=user, state="generating", attempt=1, package="basic")
Run.objects.create(order=order, attempt=1, workflow_id="AM-000001-1", state="running")
session = SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.create()
print(session.session_key)
"""
TELLING = """
import sys
import django
django.setup()
from appmint.site.runs.models import Run
from appmint.site.runs.telling import tell
stage = sys.argv[1]
told = {"stage": stage, "state": "started"}
tell(Run.objects.get(), "stage", f"stage {stage} started", told)
"""


@pytest.fixture
def one_web_process(environment: dict[str, str]) -> dict[str, str]:
    """The settings, with a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return {**environment, "APPMINT_WEB_PROCESSES": "1", "PORT": str(port)}


def python(program: str, environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@contextmanager
def web(environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "appmint.site", "web"], env=environment, start_new_session=True
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


class Listener:
    """A page that listens to the stream, as an EventSource does."""

    def __init__(self, environment: dict[str, str], session: str) -> None:
        self._port = int(environment["PORT"])
        self._session = session
        self.last = ""
        self.heard: list[str] = []

    def listen(self, until: Callable[[], bool]) -> None:
        """Connects, again and again where it must, and hears until it has heard enough."""
        give_up = time.monotonic() + WITHIN_S
        while True:
            assert time.monotonic() < give_up, self.heard
            try:
                with closing(self._lines()) as lines:
                    if self._hear(lines, until):
                        return
            except (OSError, http.client.HTTPException):
                time.sleep(0.2)

    def _hear(self, lines: Iterator[str], until: Callable[[], bool]) -> bool:
        for line in lines:
            name, _, value = line.strip().partition(": ")
            if name == "id":
                self.last = value
            if name == "event":
                self.heard.append(value)
            if until():
                return True
        return False

    def _lines(self) -> Generator[str, None, None]:
        cookie = f"{settings.SESSION_COOKIE_NAME}={self._session}"
        headers = {"Cookie": cookie, "Last-Event-ID": self.last}
        with closing(http.client.HTTPConnection("127.0.0.1", self._port, timeout=20)) as connection:
            connection.request("GET", "/runs/AM-000001-1/events", headers=headers)
            with connection.getresponse() as answer:
                assert answer.status == 200
                assert answer.headers["Content-Type"] == "text/event-stream"
                while line := answer.readline():
                    yield line.decode()


def test_a_page_that_listens_goes_on_after_the_web_process_was_killed(
    one_web_process: dict[str, str],
) -> None:
    session = python(SETTING_UP, one_web_process)
    python(TELLING, one_web_process, "read")
    page = Listener(one_web_process, session)
    with web(one_web_process):
        page.listen(lambda: "stage-read" in page.heard)
        python(TELLING, one_web_process, "build")
        page.listen(lambda: "stage-build" in page.heard)
    python(TELLING, one_web_process, "verify")
    with web(one_web_process):
        page.listen(lambda: "stage-verify" in page.heard)
    stages = [name for name in page.heard if name.startswith("stage-")]
    assert stages == ["stage-read", "stage-build", "stage-verify"], "each once, none missed"
