"""Which app's preview a request is for: told by the Host header alone."""

import re
from urllib.parse import urlsplit

from appmint.site.config import Config

_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_NAME = "{name}"


def name_of(host: str, settings: Config) -> str | None:
    """The app's name in a Host header, None for a host that is no preview's."""
    pattern = _without_port(urlsplit(settings.preview_address(_NAME)).netloc)
    before, _, after = pattern.partition(_NAME)
    found = _without_port(host.lower()).rstrip(".")
    if not (found.startswith(before) and found.endswith(after)):
        return None
    name = found[len(before) : len(found) - len(after)]
    return name if _LABEL.fullmatch(name) else None


def _without_port(host: str) -> str:
    return re.sub(r":\d*$", "", host)
