"""Who is answered at every address of the site, exactly as `authorisation.txt` says."""

import base64
import json
from http import HTTPStatus
from typing import cast

import pytest
from asgiref.sync import async_to_sync
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.test import AsyncClient, Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.site.addresses import WHO, Ask, every, table
from tests.site.apps.making import TEXT
from tests.site.world import World

CSRF = "c" * 32
_GIT = "application/x-git-upload-pack-request"
_FORM = "application/x-www-form-urlencoded"
_HELD = {
    HTTPStatus.UNAUTHORIZED: "sign-in",
    HTTPStatus.FORBIDDEN: "no",
    HTTPStatus.NOT_FOUND: "none",
    HTTPStatus.METHOD_NOT_ALLOWED: "-",
}
SIGNED_BY_OTHERS = {
    Ask("POST", "wallet/stripe"),
    Ask("POST", "git/<slug:slug>.git/git-upload-pack"),
    Ask("POST", "git/<slug:slug>.git/git-receive-pack"),
    Ask("POST", "git/<slug:slug>.git/info/refs"),
    Ask("POST", "git/<anything>"),
}
"""What takes no CSRF token: Stripe's signature and git's password stand for it."""
BODIES: dict[str, dict[str, object]] = {
    "POST tokens": {"name": "another", "scope": "api"},
    "POST understand": {"text": TEXT},
    "POST quote": {"text": TEXT, "package": "basic"},
    "POST orders/{number}/revision-preview": {"text": TEXT},
    "POST orders/{number}/revise": {"text": TEXT},
    "PUT orders/{number}/rating": {"stars": 5},
    "POST orders/{number}/messages": {"text": "Hello"},
    "POST wallet/top-ups": {"amount_ece": 500},
    "POST webhooks": {"url": "https://example.com/another"},
    "PATCH webhooks/{webhook_id}": {"active": False},
    "POST staff/orders/{number}/reject": {"reason": "No."},
    "POST staff/orders/{number}/fail": {"reason": "No."},
    "POST staff/orders/{number}/refund": {"reason": "No."},
    "POST staff/orders/{number}/comments": {"text": "Hello"},
    "POST staff/customers/{customer_id}/top-ups": {"amount_ece": 5, "reason": "Sorry"},
}
"""What operations of the API take that take more than {}."""


def asked(world: World, ask: Ask, who: str, *, csrf: bool = True, token: bool = True) -> str:
    """What the person is answered, as the table says it; nothing of it stays done.

    The API is asked with a token, git with a password, all else in a browser.
    """
    client = Client(enforce_csrf_checks=True)
    headers: dict[str, str] = {}
    user = world.people[who]
    if ask.address.startswith("git/"):
        headers["Git-Protocol"] = "version=2"
    if ask.address.startswith("git/") and user is not None:
        password = base64.b64encode(f"any:{world.passwords[who]}".encode()).decode()
        headers["Authorization"] = f"Basic {password}"
    elif ask.of_api and token and user is not None:
        headers["Authorization"] = f"Bearer {world.tokens[who]}"
    elif user is not None:
        client.cookies[settings.SESSION_COOKIE_NAME] = world.sessions[who]
    if csrf and not (ask.of_api and token):
        client.cookies["csrftoken"] = CSRF
        headers["X-CSRFToken"] = CSRF
    address = ask.filled(world.parts)
    if ask.address.endswith("info/refs"):
        address += "?service=git-upload-pack"
    body, kind = sent(world, ask)
    with transaction.atomic():
        if ask.address.startswith("git/"):
            answer = by_git(ask.method, address, body, headers)
        else:
            answer = client.generic(ask.method, address, body, kind, headers=headers)
        answer.close()
        transaction.set_rollback(True)
    return said(answer)


@async_to_sync
async def by_git(
    method: str, address: str, body: bytes | str, headers: dict[str, str]
) -> HttpResponseBase:
    """The answer, read to its end: git's own process has ended then."""
    asking = AsyncClient(enforce_csrf_checks=True)
    answer: HttpResponseBase = cast(
        "HttpResponseBase", await asking.generic(method, address, body, _GIT, headers=headers)
    )
    if isinstance(answer, StreamingHttpResponse):
        async for _ in answer:
            pass
    return answer


def sent(world: World, ask: Ask) -> tuple[bytes | str, str]:
    """A body that the address takes, and its kind."""
    if ask.address.endswith("/files") and ask.of_api and ask.unsafe:
        file = SimpleUploadedFile("notes.txt", b"Hello")
        return encode_multipart(BOUNDARY, {"files": [file]}), MULTIPART_CONTENT
    if ask.of_api:
        known = {**BODIES, "POST orders/{number}/messages/read": {"message": world.message}}
        return json.dumps(known.get(str(ask).replace("api/v1/", ""), {})), "application/json"
    if ask.address.startswith("git/"):
        return "0014command=ls-refs\n0000", _GIT
    return "", _FORM


def said(answer: HttpResponseBase) -> str:
    """What the answer is to whoever asked."""
    status = HTTPStatus(answer.status_code)
    assert status < HTTPStatus.INTERNAL_SERVER_ERROR, status
    assert "problem:invalid" not in str(getattr(answer, "content", "")), "See BODIES."
    if status == HTTPStatus.FOUND and answer["Location"].startswith("/accounts/login/?next="):
        return "sign-in"
    return _HELD.get(status, "yes")


def test_every_address_is_in_the_table_and_no_other() -> None:
    there, listed = set(every()), set(table())
    assert sorted(map(str, there - listed)) == [], (
        "Say in tests/site/authorisation.txt who is answered there."
    )
    assert sorted(map(str, listed - there)) == [], "These are gone: take them out of the table."


@pytest.mark.django_db
def test_everybody_is_answered_exactly_as_the_table_says(world: World) -> None:
    rows = table()
    found = {ask: tuple(asked(world, ask, who) for who in WHO) for ask in every()}
    different = [
        f"{ask}: {' '.join(found[ask])}, but the table says {' '.join(rows.get(ask, ('nothing',)))}"
        for ask in found
        if found[ask] != rows.get(ask)
    ]
    assert not different, "\n".join(different)


@pytest.mark.django_db
def test_nothing_is_changed_by_a_request_from_another_site(world: World) -> None:
    """A browser sends its session along, but has no CSRF token: it is refused everywhere."""
    changing = [ask for ask in every() if ask.unsafe and ask not in SIGNED_BY_OTHERS]
    for who in ("owner", "operator"):
        taken = [
            str(ask)
            for ask in changing
            if asked(world, ask, who, csrf=False, token=False) not in ("no", "none", "-")
        ]
        assert taken == []


@pytest.mark.django_db
def test_a_session_reads_of_the_api_what_a_token_does(world: World) -> None:
    rows = {ask: row for ask, row in table().items() if ask.of_api and not ask.unsafe}
    for ask, row in rows.items():
        assert tuple(asked(world, ask, who, token=False) for who in WHO) == row, ask
