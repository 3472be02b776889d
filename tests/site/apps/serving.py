"""Django's ASGI application behind a real HTTP server, for tests with real clients."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.embed import Server

_READY_S = 20.0


@contextmanager
def served(application: Any) -> Iterator[int]:
    """The port on 127.0.0.1 at which the ASGI application answers until the block ends."""
    port = free_port()
    loop = asyncio.new_event_loop()
    server = Server(
        application,
        address="127.0.0.1",
        port=port,
        interface=Interfaces.ASGI,
        websockets=False,
        log_enabled=False,
        log_level=LogLevels.critical,
    )

    def run() -> None:
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(server.serve())

    thread = threading.Thread(target=run, name="served", daemon=True)
    thread.start()
    answers(port)
    try:
        yield port
    finally:
        loop.call_soon_threadsafe(server.stop)
        thread.join()


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def answers(port: int) -> None:
    """Returns once something listens there."""
    until = time.monotonic() + _READY_S
    while time.monotonic() < until:
        with socket.socket() as visitor:
            visitor.settimeout(1)
            if visitor.connect_ex(("127.0.0.1", port)) == 0:
                return
        threading.Event().wait(0.02)
    raise AssertionError(f"Nothing listens on port {port}.")
