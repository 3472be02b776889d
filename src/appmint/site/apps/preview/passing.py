"""A request passed to an app in the sandbox, and its answer passed back, piece by piece."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, MutableMapping
from typing import Any

import httpx

from appmint.site.apps.preview import gate

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

BODY_BYTES = 16 * 1024 * 1024
"""More than an app takes (uploads of 6 MiB): what is larger does not get that far."""

_BY_HOP = frozenset(
    (
        b"connection",
        b"keep-alive",
        b"proxy-authenticate",
        b"proxy-authorization",
        b"proxy-connection",
        b"te",
        b"trailer",
        b"transfer-encoding",
        b"upgrade",
    )
)
_OURS = frozenset((b"host", b"forwarded", b"x-real-ip", b"expect", b"cookie"))
_TIMEOUT = httpx.Timeout(120.0, connect=15.0).as_dict()
_REPEATABLE = frozenset(("GET", "HEAD", "OPTIONS"))


class TooLarge(Exception):
    """The request's body is larger than any app takes."""


class NotAnswered(Exception):
    """The app broke off before it answered."""


class Passage:
    """Connections to the apps of one host."""

    def __init__(self) -> None:
        # Apps close connections after five seconds without a request.
        limits = httpx.Limits(max_connections=None, keepalive_expiry=2.0)
        self._transport = httpx.AsyncHTTPTransport(limits=limits, trust_env=False)

    async def close(self) -> None:
        """Closes the connections."""
        await self._transport.aclose()

    async def through(
        self, address: str, scheme: str, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Passes the request on to `address` and the answer back.

        `scheme` is the one that the visitor uses. Raises TooLarge and NotAnswered before anything
        is sent back, httpx.TransportError when an answer breaks off.
        """
        answer = await self._answer(_request(address, scheme, scope, receive))
        try:
            await send(
                {
                    "type": "http.response.start",
                    "status": answer.status_code,
                    "headers": _passed_back(answer.headers.raw),
                }
            )
            async for piece in answer.aiter_raw():
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        finally:
            await answer.aclose()

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        has_body = "content-length" in request.headers or "transfer-encoding" in request.headers
        again = request.method in _REPEATABLE and not has_body
        try:
            return await self._transport.handle_async_request(request)
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError) as error:
            if not again:
                raise NotAnswered(str(error)) from error
        except httpx.TransportError as error:
            raise NotAnswered(str(error)) from error
        try:
            # The connection was closed by the app at the very moment that it was used again.
            return await self._transport.handle_async_request(request)
        except httpx.TransportError as error:
            raise NotAnswered(str(error)) from error


def header(scope: Scope, name: bytes) -> str:
    """A header of the request; several of one name as one."""
    joint = b"; " if name == b"cookie" else b", "
    return joint.join(value for key, value in scope["headers"] if key == name).decode("latin-1")


def _request(address: str, scheme: str, scope: Scope, receive: Receive) -> httpx.Request:
    length = header(scope, b"content-length")
    if length.isdecimal() and int(length) > BODY_BYTES:
        raise TooLarge
    has_body = bool(length and length != "0") or bool(header(scope, b"transfer-encoding"))
    target = scope.get("raw_path") or scope["path"].encode()
    if scope["query_string"]:
        target += b"?" + scope["query_string"]
    return httpx.Request(
        scope["method"],
        address,
        headers=_passed_on(scope, scheme),
        content=_body(receive) if has_body else None,
        extensions={"target": target, "timeout": _TIMEOUT},
    )


async def _body(receive: Receive) -> AsyncIterator[bytes]:
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise NotAnswered("The visitor has gone.")
        piece = message.get("body", b"")
        size += len(piece)
        if size > BODY_BYTES:
            raise TooLarge
        if piece:
            yield piece
        if not message.get("more_body"):
            return


def _passed_on(scope: Scope, scheme: str) -> Headers:
    """The visitor's headers as the app may see them: from where it came, and nothing of ours."""
    host = header(scope, b"host").encode("latin-1")
    visitor = (scope.get("client") or ("", 0))[0]
    passed = [
        (name, value)
        for name, value in _end_to_end(scope["headers"])
        if name not in _OURS and not name.startswith(b"x-forwarded-")
    ]
    cookies = gate.without_ours(header(scope, b"cookie"))
    if cookies:
        passed.append((b"cookie", cookies.encode("latin-1")))
    return [
        (b"host", host),
        *passed,
        (b"x-forwarded-host", host),
        (b"x-forwarded-proto", scheme.encode()),
        (b"x-forwarded-for", str(visitor).encode()),
    ]


def _passed_back(headers: Iterable[tuple[bytes, bytes]]) -> Headers:
    """The app's headers as the visitor may see them: its cookies stay on its own host."""
    passed: Headers = [(b"x-robots-tag", b"noindex")]
    for name, value in _end_to_end((name.lower(), value) for name, value in headers):
        if name == b"set-cookie":
            if value.split(b"=", 1)[0].strip() != gate.COOKIE.encode():
                passed.append((name, _of_this_host(value)))
        elif name != b"x-robots-tag":
            passed.append((name, value))
    return passed


def _of_this_host(cookie: bytes) -> bytes:
    parts = cookie.split(b";")
    return b";".join(part for part in parts if not part.strip().lower().startswith(b"domain"))


def _end_to_end(headers: Iterable[tuple[bytes, bytes]]) -> Headers:
    """Without those that are for one connection, the ones that Connection names included."""
    listed = list(headers)
    named = {
        name.strip().lower()
        for key, value in listed
        if key == b"connection"
        for name in value.split(b",")
    }
    return [(name, value) for name, value in listed if name not in _BY_HOP | named]
