"""`start`: everything on one machine, from nothing to a running platform."""

import fcntl
import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import click
import django

from appmint.site.config import Config, config
from appmint.site.supervisor import supervise

_PORTS_TRIED = 100


class CannotStart(Exception):
    """The platform cannot run here as it is set up; the message says what to do."""


def start() -> int:
    """Runs the platform until it is asked to end; the exit code.

    Raises CannotStart, SetupError.
    """
    settings = config()
    with _alone(settings):
        settings = _with_free_ports(settings)
        django.setup()
        # Only now: these read the settings, ports included.
        from appmint.site.accounts.staff import first_operator
        from appmint.site.demo import order_demo
        from appmint.site.preparation import prepare

        prepare(settings, click.echo)
        click.echo(f"\nAppMint: {settings.site_url} (Ctrl-C stops everything)")
        click.echo(f"Data:    {settings.folder}")
        password = first_operator(settings.operator_email)
        if password:
            click.echo(f"Operator account, shown this once: {settings.operator_email}  {password}")
        if settings.demo:
            order_demo(settings, click.echo)
        if not settings.email_url:
            click.echo(f"Letters: {settings.folder / 'letters'} (APPMINT_EMAIL_URL sends them)")
        click.echo("")
        stop = threading.Event()

        def end(number: int, frame: FrameType | None) -> None:
            stop.set()

        signal.signal(signal.SIGTERM, end)
        signal.signal(signal.SIGINT, end)
        supervise(("web", "worker", "previews"), stop, lambda line: click.echo(line, err=True))
    click.echo("Stopped. Everything is kept; the next start continues where this one ended.")
    return 0


@contextmanager
def _alone(settings: Config) -> Iterator[None]:
    """Raises CannotStart while another platform runs on this data folder."""
    settings.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (settings.folder / "running.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            raise CannotStart(
                f"AppMint already runs on {settings.folder} (process {lock.read().strip()}): "
                "stop that one first, or set APPMINT_DATA to another folder."
            ) from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _with_free_ports(settings: Config) -> Config:
    """The settings with ports that nobody uses; said where they differ from what was asked for."""
    port = _free(settings.bind, settings.port, set())
    if port != settings.port:
        click.echo(f"Port {settings.port} is taken by another program; the site uses {port}.")
    wanted = settings.preview_port or port + 1
    previews = _free(settings.bind, wanted, {port})
    if previews != wanted:
        click.echo(f"Port {wanted} is taken by another program; live previews use {previews}.")
    # Every process of the platform reads its settings from here.
    os.environ["PORT"] = str(port)
    os.environ["APPMINT_PREVIEW_PORT"] = str(previews)
    config.cache_clear()
    return config()


def _free(address: str, wanted: int, used: set[int]) -> int:
    for port in range(wanted, min(wanted + _PORTS_TRIED, 65536)):
        if port not in used and _is_free(address, port):
            return port
    raise CannotStart(
        f"No port from {wanted} on is free on {address}: set PORT and APPMINT_PREVIEW_PORT."
    )


def _is_free(address: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # As the servers do: a port that was used a moment ago is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return False
    return True
