"""The web process."""

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from appmint.site.config import Config

_END_WITHIN_S = 3
"""Pages that listen for news keep their request open; they connect again by themselves."""


def serve(config: Config) -> None:
    """Serves the site until the process is asked to end."""
    Granian(
        "appmint.site.asgi:application",
        address=config.bind,
        port=config.port,
        interface=Interfaces.ASGINL,
        workers=config.web_processes,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=_END_WITHIN_S,
        log_level=LogLevels.warning,
    ).serve()
