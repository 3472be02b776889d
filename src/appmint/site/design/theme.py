"""Light or dark, as a visitor chose; kept in a cookie so that pages come in it from the start."""

from typing import Literal

from django.http import HttpRequest

Theme = Literal["light", "dark", "system"]
COOKIE = "appmint_theme"
KEPT_FOR_S = 365 * 24 * 3600


def theme_of(request: HttpRequest) -> Theme:
    """What this visitor chose; the system's where nothing was chosen."""
    match request.COOKIES.get(COOKIE):
        case "light":
            return "light"
        case "dark":
            return "dark"
        case _:
            return "system"
