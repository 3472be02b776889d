"""Every address of the site with its methods, filled in with what a world has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from appmint.site.api.service import API, PREFIX

TABLE = Path(__file__).with_name("authorisation.txt")
WHO = ("visitor", "other", "owner", "operator")
_PART = re.compile(r"<(?:\w+:)?(\w+)>|\{(\w+)\}")
_REGULAR = {
    r"accounts/^confirm-email/(?P<key>[-:\w]+)/$": "accounts/confirm-email/<key>/",
    r"accounts/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": (
        "accounts/password/reset/key/<uid>-<key>/"
    ),
    "git/^.*$": "git/<anything>",
}
"""How the table writes addresses that Django has as regular expressions."""


@dataclass(frozen=True)
class Ask:
    """One method at one address, as the table writes it: `POST orders/<str:number>/cancel`."""

    method: str
    address: str

    def __str__(self) -> str:
        return f"{self.method} {self.address}"

    @property
    def unsafe(self) -> bool:
        return self.method != "GET"

    @property
    def of_api(self) -> bool:
        return self.address.startswith(PREFIX[1:])

    def filled(self, parts: dict[str, dict[str, object]]) -> str:
        """The address with what `parts` has for its longest beginning."""
        beginning = max((each for each in parts if self.address.startswith(each)), key=len)
        known = parts[beginning]
        address = _PART.sub(lambda match: str(known[match[1] or match[2]]), self.address)
        return f"/{address.removeprefix('/')}"


def every() -> Iterator[Ask]:
    """All pages by GET and POST, and all operations of the API."""
    for address in sorted(set(_pages(get_resolver().url_patterns))):
        yield Ask("GET", address or "/")
        yield Ask("POST", address or "/")
    for path, methods in API.get_openapi_schema()["paths"].items():
        for method in methods:
            yield Ask(method.upper(), path[1:])


def table() -> dict[Ask, tuple[str, ...]]:
    """What the table says that each person is answered."""
    rows = {}
    for line in TABLE.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            method, address, *said = line.split()
            assert len(said) == len(WHO), line
            assert Ask(method, address) not in rows, line
            rows[Ask(method, address)] = tuple(said)
    return rows


def _pages(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for each in patterns:
        address = f"{before}{each.pattern}"
        if isinstance(each, URLResolver):
            yield from _pages(each.url_patterns, address)
        elif not address.startswith(PREFIX[1:]):
            yield _REGULAR.get(address, address)
