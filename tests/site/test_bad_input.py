"""Whatever is typed into a form or an address of the site is answered, never with an error."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from html.parser import HTMLParser
from http import HTTPStatus
from urllib.parse import quote_from_bytes, urljoin

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from tests.site.addresses import every
from tests.site.world import World

BAD: dict[str, bytes] = {
    "nothing": b"",
    "spaces": b" \t\r\n ",
    "NUL": b"a\0b",
    "not UTF-8": b"\xff\xfe\xed\xa0\x80",
    "half of a pair": "\\ud800 \U0001f980 \u202e".encode(),
    "long": b"word " * 5_000,
    "large number": b"9" * 400,
    "below zero": b"-1",
    "no number": b"NaN",
    "date": b"0000-00-00",
    "markup": b"<script>alert(1)</script> {{ 7 }} {% now %}",
    "path": b"../../../etc/passwd",
    "quotes": b"'; DROP TABLE orders_order; --",
}
ASKED_FOR = ("page", "q", "state", "sort", "kind", "package", "after", "next", "read", "name")
"""What addresses of pages take after the question mark."""
_FIELDS = ("input", "textarea", "select", "button")
_KEPT = {"csrfmiddlewaretoken", "next"}
_FORM = "application/x-www-form-urlencoded"

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@dataclass(frozen=True)
class Form:
    """A form of a page: where it is sent, and the names of its fields."""

    address: str
    fields: frozenset[str]


class Forms(HTMLParser):
    """Finds the forms of a page that are sent by POST."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._page = address
        self._sent_to = ""
        self._fields: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form" and (given.get("method") or "").lower() == "post":
            self._sent_to = urljoin(self._page, given.get("action") or "")
            self._fields = set()
        elif self._sent_to and tag in _FIELDS and (name := given.get("name")):
            self._fields.add(name)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._sent_to:
            self.found.append(Form(self._sent_to, frozenset(self._fields)))
            self._sent_to = ""


def pages(world: World) -> Iterator[str]:
    for ask in every():
        if not (ask.unsafe or ask.of_api or ask.address.startswith("git/")):
            yield ask.filled(world.parts)


def browser(world: World, who: str) -> Client:
    client = Client(raise_request_exception=False)
    if who in world.sessions:
        client.cookies[settings.SESSION_COOKIE_NAME] = world.sessions[who]
    return client


def encoded(name: str, value: bytes) -> str:
    return f"{name}={quote_from_bytes(value)}"


def forms(world: World) -> dict[Form, str]:
    """Each form that is sent by POST, and who sees it."""
    found: dict[Form, str] = {}
    for who in ("visitor", "owner", "operator"):
        client = browser(world, who)
        for address in pages(world):
            with closing(client.get(address)) as page:
                if page.headers.get("Content-Type", "").startswith("text/html"):
                    parser = Forms(address)
                    parser.feed(page.text)
                    for form in parser.found:
                        found.setdefault(form, who)
    return found


def test_no_form_breaks_by_what_is_typed_into_it(world: World) -> None:
    found = forms(world)
    assert {"visitor", "owner", "operator"} == set(found.values())
    assert len(found) > 30
    broken = []
    for form, who in found.items():
        for kind, value in BAD.items():
            body = "&".join(encoded(name, value) for name in form.fields - _KEPT)
            with transaction.atomic():
                answer = browser(world, who).post(form.address, body, content_type=_FORM)
                transaction.set_rollback(True)
            if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
                broken.append(f"{form.address} by {kind}: {answer.status_code}")
    assert not broken, "\n".join(broken)


def test_no_page_breaks_by_what_is_asked_of_it(world: World) -> None:
    """Names are asked with values in turn, at each page that its people can open."""
    broken = []
    values = list(BAD.values())
    for who in ("owner", "operator"):
        client = browser(world, who)
        opened = []
        for address in pages(world):
            with closing(client.get(address)) as page:
                if page.status_code == HTTPStatus.OK and "/files/" not in address:
                    opened.append(address)
        assert len(opened) > 20
        for address in opened:
            for turn in range(0, len(values), 3):
                asked = zip(ASKED_FOR, values[turn:] + values[:turn], strict=False)
                query = "&".join(encoded(name, value) for name, value in asked)
                with closing(client.get(f"{address}?{query}")) as answer:
                    if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
                        broken.append(f"{address}?{query[:80]}: {answer.status_code}")
    assert not broken, "\n".join(broken)
