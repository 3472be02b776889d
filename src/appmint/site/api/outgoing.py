"""Requests to addresses that customers named: to the public internet only, each within a time.

What is checked is the address that is connected to, so a name that leads elsewhere a moment later
gets nowhere. Redirects are not followed, proxies of the environment are not used.
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import httpcore

from appmint.site.config import config

_LONGEST_S = 8.0
"""From looking up the name to the answer's status."""
_CONNECT_S = 3.0
_SCHEMES = ("http", "https")


class NotReached(Exception):
    """There was no answer; the message says why, as a sentence."""


class AddressRefused(NotReached):
    """The address is not one that may be told of anything; the message says why."""


def post(url: str, body: bytes, headers: Mapping[str, str]) -> int:
    """The status of the answer. Its body is not read. Raises NotReached."""
    check(url)
    network = _PublicNetwork(time.monotonic() + _LONGEST_S)
    asked = [(name.encode(), value.encode()) for name, value in headers.items()]
    try:
        with (
            httpcore.ConnectionPool(
                ssl_context=ssl.create_default_context(), network_backend=network, retries=0
            ) as pool,
            pool.stream(
                "POST",
                url,
                headers=asked,
                content=body,
                extensions={
                    "timeout": {"connect": _CONNECT_S, "read": _LONGEST_S, "write": _LONGEST_S}
                },
            ) as answer,
        ):
            return int(answer.status)
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise NotReached(_said(error)) from error


def check(url: str) -> None:
    """Raises AddressRefused for what can be refused without looking up the name."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise AddressRefused("This is not the address of a web server.") from error
    if parts.scheme not in _SCHEMES or not host or port == 0:
        raise AddressRefused("Give an address that begins with https:// or http://.")
    if not url.isascii() or not url.isprintable() or " " in url:
        raise AddressRefused("Give the address in ASCII, without spaces.")
    if parts.username is not None or parts.password is not None:
        raise AddressRefused("Give an address without a user name: the signature says who we are.")
    try:
        literal = ipaddress.ip_address(host)
    except ValueError:
        return
    _refuse_private(host, literal)


def _refuse_private(host: str, address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    if not config().private_webhooks and not _is_public(address):
        raise AddressRefused(f"{host} does not lead to the public internet.")


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        # An address of the old kind within one of the new: what counts is where it leads.
        inner = address.ipv4_mapped or address.sixtofour
        if inner is not None:
            return _is_public(inner)
        if address.teredo is not None or address in _TRANSLATED:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


class _PublicNetwork(httpcore.NetworkBackend):
    """Connects to public addresses alone, until `deadline`."""

    def __init__(self, deadline: float) -> None:
        self._deadline = deadline
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        found = _addresses(host, port)
        for address in found:
            _refuse_private(host, ipaddress.ip_address(address.partition("%")[0]))
        for address in found[:-1]:
            # A name can have addresses of a kind that this machine has no way to.
            with suppress(httpcore.ConnectError, httpcore.ConnectTimeout):
                return self._connected(address, port, timeout, local_address, socket_options)
        return self._connected(found[-1], port, timeout, local_address, socket_options)

    def _connected(
        self,
        address: str,
        port: int,
        timeout: float | None,
        local_address: str | None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None,
    ) -> httpcore.NetworkStream:
        stream = self._backend.connect_tcp(
            address, port, _left(timeout, self._deadline), local_address, socket_options
        )
        return _TimedStream(stream, self._deadline)


class _TimedStream(httpcore.NetworkStream):
    """A connection whose reads and writes end at `deadline`, however slowly the other side is."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(timeout, self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(timeout, self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(
            ssl_context, server_hostname, _left(timeout, self._deadline)
        )
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _addresses(host: str, port: int) -> list[str]:
    """Where the name leads now; at least one address."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"The name {host} leads nowhere.") from error
    return [str(each[4][0]) for each in found]


def _left(timeout: float | None, deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout
    return left if timeout is None else min(left, timeout)


def _said(error: Exception) -> str:
    if isinstance(error, httpcore.TimeoutException):
        return "There was no answer in time."
    first = (str(error).splitlines() or [""])[0].strip()
    return f"No connection: {first}" if first else "The connection was broken off."
