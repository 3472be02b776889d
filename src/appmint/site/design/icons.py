"""Lucide icons, drawn into the page itself so that they take its colours."""

import json
from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from appmint.site.config import config


class UnknownIcon(Exception):
    """A template or a table names an icon that Lucide does not have."""


@cache
def _shapes() -> dict[str, str]:
    """Each icon's shapes by name; empty before the assets are built, as in unit tests."""
    place = config().folder / "assets" / "icons.json"
    if not place.is_file():
        return {}
    shapes: dict[str, str] = json.loads(place.read_text("utf-8"))
    return shapes


def svg(name: str, *, css: str = "", label: str = "") -> SafeString:
    """The icon as markup: with a label it is an image that says so, else decoration.

    Raises UnknownIcon.
    """
    shapes = _shapes()
    if shapes and name not in shapes:
        raise UnknownIcon(f"Lucide has no icon called {name!r}; see lucide.dev/icons.")
    meaning = (
        format_html('role="img" aria-label="{}"', label)
        if label
        else mark_safe('aria-hidden="true"')
    )
    return format_html(
        '<svg class="{}" {} viewBox="0 0 24 24" fill="none" stroke="currentColor" '
        'stroke-width="2" stroke-linecap="round" stroke-linejoin="round">{}</svg>',
        f"icon {css}".strip(),
        meaning,
        mark_safe(shapes.get(name, "")),  # noqa: S308  # Lucide's own shapes, from the lock file
    )
