"""Keeps a stranger's server running in the sandbox behind an address on this machine."""

import http.client
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from appmint.sandbox.doorway import SOCKET_NAME, Doorway
from appmint.sandbox.enclosure import Binding, read_only
from appmint.sandbox.running import require, supervise
from appmint.sandbox.terms import MIB, Limits, Mount, Outcome, SandboxUnavailable
from appmint.toolchain import SetupError, node

DAY_S = 24 * 3600.0
SERVER_LIMITS = Limits(
    wall_s=30 * DAY_S, cpu_s=30 * DAY_S, memory_bytes=1024 * MIB, output_bytes=1024 * MIB
)
_RELAY = Path(__file__).with_name("relay.mjs")
_OURS = "/appmint"
_ASK_AGAIN_S = 0.03
_ANSWER_WITHIN_S = 5.0


class ServerNotReadyError(Exception):
    """The server ended, or did not answer in time; the message holds the last it printed."""


class Server:
    """A server in the sandbox; a context manager that stops it at the end."""

    def __init__(self, doorway: Doorway, folder: tempfile.TemporaryDirectory[str]) -> None:
        self._doorway = doorway
        self._folder = folder
        self._cancel = threading.Event()
        self._thread: threading.Thread | None = None
        self._error: Exception | None = None
        self._outcome: Outcome | None = None

    @property
    def port(self) -> int:
        """The port on 127.0.0.1 of this machine."""
        return self._doorway.port

    @property
    def url(self) -> str:
        """The address on this machine, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def running(self) -> bool:
        """False once the server has ended by itself or was stopped."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, work: Callable[[threading.Event], Outcome]) -> None:
        """Begins `work`, which runs the server until its event is set."""

        def keep() -> None:
            try:
                self._outcome = work(self._cancel)
            except (SandboxUnavailable, ValueError, OSError) as error:
                self._error = error
            finally:
                # Visitors of a server that is gone are turned away at once.
                self._doorway.close()

        # A thread of its own: the kernel ends the sandbox when the thread that started it ends.
        self._thread = threading.Thread(target=keep, name="sandbox-server", daemon=True)
        self._thread.start()

    def wait_ready(self, path: str = "/", timeout_s: float = 20.0) -> None:
        """Returns once `path` is answered with a status below 500.

        Raises ServerNotReadyError if the server ends first or does not answer in time.
        """
        until = time.monotonic() + timeout_s
        while time.monotonic() < until:
            if not self.running:
                raise ServerNotReadyError(self._why_ended())
            if self._answers(path):
                return
            time.sleep(_ASK_AGAIN_S)
        raise ServerNotReadyError(
            f"The server did not answer {path} within {timeout_s:.0f} s; it is still running."
        )

    def stop(self) -> Outcome | None:
        """Ends the server and everything it started; None if it never began. May be repeated."""
        self._cancel.set()
        if self._thread is not None:
            self._thread.join()
            self._folder.cleanup()
            self._thread = None
        if self._error is not None:
            raise self._error
        return self._outcome

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _answers(self, path: str) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_ANSWER_WITHIN_S)
        try:
            connection.request("GET", path)
            return connection.getresponse().status < 500
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def _why_ended(self) -> str:
        if self._error is not None:
            return str(self._error)
        if self._outcome is None:
            return "The server was stopped before it was ready."
        last = (self._outcome.stderr or self._outcome.stdout).strip().splitlines()[-3:]
        said = f" It said last: {' / '.join(last)}" if last else ""
        return f"The server ended before it was ready. {self._outcome.sentence}{said}"


def serve(
    command: Sequence[str],
    *,
    folder: Path,
    mounts: Sequence[Mount] = (),
    env: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    port_inside: int = 3000,
    port: int = 0,
    on_line: Callable[[str], None] | None = None,
) -> Server:
    """Starts `command`, a server on 127.0.0.1:`port_inside` of the sandbox, behind a local port.

    `port` is the one on this machine, 0 for any free one. The command finds its port in PORT.
    `folder` stays as the server leaves it, so a database in it survives.
    Raises SandboxUnavailable without a sandbox, OSError if `port` is taken.
    """
    require()
    try:
        node_program = node()
    except SetupError as error:
        raise SandboxUnavailable(f"{error} Without it nothing was served.") from error
    private = tempfile.TemporaryDirectory(prefix="appmint-doorway-")
    open_part = Path(private.name, "open")
    open_part.mkdir()
    open_part.chmod(0o755)
    try:
        doorway = Doorway(open_part, port)
    except OSError:
        private.cleanup()
        raise
    bindings = [
        *read_only(mounts),
        Binding(node_program, f"{_OURS}/node"),
        Binding(_RELAY, f"{_OURS}/relay.mjs"),
        Binding(open_part, f"{_OURS}/socket"),
    ]
    relay = f"{_OURS}/node {_OURS}/relay.mjs {_OURS}/socket/{SOCKET_NAME} {port_inside}"
    line = ["/bin/sh", "-c", f'{relay} >/dev/null 2>&1 & exec "$@"', "sh", *command]
    server = Server(doorway, private)
    server.start(
        lambda cancel: supervise(
            line,
            folder=folder,
            bindings=bindings,
            env={"PORT": str(port_inside), **(env or {})},
            limits=limits or SERVER_LIMITS,
            on_line=on_line,
            cancel=cancel,
        )
    )
    return server
