"""The process of the preview host."""

import asyncio
import fcntl
import logging
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.embed import Server

from appmint import sandbox
from appmint.site.apps.preview.application import PreviewHost
from appmint.site.apps.preview.launch import previews_folder
from appmint.site.config import Config

_log = logging.getLogger(__name__)


class AlreadyServed(Exception):
    """Another preview host works on this data folder; the message says so."""


def serve(settings: Config) -> None:
    """Serves previews until the process is asked to end; then none is left running.

    In one process: when it is killed, the kernel ends its sandboxes with it. Raises AlreadyServed.
    """
    with _alone():
        try:
            sandbox.require()
        except sandbox.SandboxUnavailable as problem:
            # Visitors are told that apps do not start; the site itself goes on.
            _log.error("No app can be started: %s", problem)
        asyncio.run(_serve(settings))


async def _serve(settings: Config) -> None:
    server = Server(
        PreviewHost(settings),
        address=settings.bind,
        port=settings.preview_listens_on,
        interface=Interfaces.ASGI,
        websockets=False,
        log_level=LogLevels.error,
    )
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, server.stop)
    await server.serve()


@contextmanager
def _alone() -> Iterator[None]:
    """Keeps other hosts off the folder, and clears away what a killed one has left in it."""
    folder = previews_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyServed(f"Previews in {folder} are served already.") from error
        work = folder / ".work"
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        before, tempfile.tempdir = tempfile.tempdir, str(work)
        try:
            yield
        finally:
            tempfile.tempdir = before
            shutil.rmtree(work, ignore_errors=True)
