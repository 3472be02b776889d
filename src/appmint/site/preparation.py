"""What must be there before the site can run; done quickly when it is."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from appmint.site.assets import build_assets
from appmint.site.config import Config
from appmint.site.runs import queue

_COLLECTED = ".collected-from"


def prepare(config: Config, say: Callable[[str], None]) -> None:
    """Makes or brings up to date: folders, databases, queue, styles and scripts.

    Raises SetupError when Node or its packages cannot be had.
    """
    config.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    say("Preparing styles and scripts")
    assets = build_assets(config)
    made_from = (assets / ".made-from").read_text("ascii")
    collected = Path(settings.STATIC_ROOT) / _COLLECTED
    if not collected.is_file() or collected.read_text("ascii") != made_from:
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        collected.write_text(made_from, "ascii")
    say("Preparing the database")
    call_command("migrate", interactive=False, verbosity=0)
    queue.prepare()
