"""The platform's commands: `python -m appmint.site`, also `appmint-site`."""

import os
import signal
import sys
import threading
from types import FrameType

import click
import django

from appmint.sandbox.priority import give_way
from appmint.site.config import ConfigInvalid, config
from appmint.toolchain import SetupError

_FAILED, _BAD_SETTINGS = 1, 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """The order platform: site, worker and live previews.

    Settings come from the environment: docs/operators/settings.md lists them.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "appmint.site.settings")
    try:
        config()
    except ConfigInvalid as error:
        _end(str(error), _BAD_SETTINGS)


@main.command()
def start() -> None:
    """Prepare what is missing, then run everything on this machine until Ctrl-C."""
    # Its ports are chosen before Django reads the settings.
    from appmint.site import starting

    try:
        code = starting.start()
    except (SetupError, starting.CannotStart) as error:
        _end(str(error), _FAILED)
    sys.exit(code)


@main.command()
def web() -> None:
    """Run the site alone."""
    from appmint.site.web import serve

    serve(config())


@main.command()
def worker() -> None:
    """Run one worker alone; several may run, on one machine or many."""
    django.setup()
    from appmint.site.runs.worker import work

    give_way(config().worker_priority)
    stop = threading.Event()

    def end(number: int, frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    work(stop)
    sys.stdout.flush()
    sys.stderr.flush()
    # Runs under way would keep the process; the next worker continues each at its last stage.
    os._exit(0)


@main.command()
def previews() -> None:
    """Run the host of live previews alone; one on a machine."""
    django.setup()
    from appmint.site.apps.preview.host import AlreadyServed, serve

    try:
        serve(config())
    except AlreadyServed as error:
        _end(str(error), _FAILED)


@main.command()
def migrate() -> None:
    """Bring databases, queue, styles and scripts up to date."""
    django.setup()
    from appmint.site.preparation import prepare

    try:
        prepare(config(), click.echo)
    except SetupError as error:
        _end(str(error), _FAILED)


@main.command()
@click.argument("email")
def operator(email: str) -> None:
    """Make the account EMAIL an operator with a new password, which is shown once."""
    django.setup()
    from appmint.site.accounts.staff import make_operator

    click.echo(f"{email} is an operator. Password, shown this once: {make_operator(email)}")


@main.command()
def settings() -> None:
    """Print every setting, as docs/operators/settings.md lists them."""
    from appmint.site.settings_page import settings_page

    click.echo(settings_page(), nl=False)


def _end(sentence: str, code: int) -> None:
    click.echo(sentence, err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
