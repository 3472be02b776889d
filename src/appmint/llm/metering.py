"""The way every call takes to the service: held against the ceilings, recorded, replayed."""

import hashlib
import ssl
import time
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, partial
from threading import Lock

import httpx2
from anyio import CancelScope
from anyio.to_thread import run_sync

from appmint.llm.answers import hear
from appmint.llm.calls import Call, CallBook, Outcome
from appmint.llm.failures import of_network, of_status
from appmint.llm.prices import Price, Usage, longest_answer
from appmint.llm.providers import Role
from appmint.llm.settings import ModelSettings

_NOTHING = Usage(0, 0, 0)


class Turns:
    """Gives each request its key: a hash of the body, and how often it was answered before.

    The same question asked twice in a run is two calls. A run that starts again asks in the same
    order, so it finds each answer that it had.
    """

    def __init__(self) -> None:
        self._answered: Counter[str] = Counter()
        self._lock = Lock()

    def key(self, body: bytes) -> str:
        """The key of the body's next call."""
        digest = hashlib.sha256(body).hexdigest()
        with self._lock:
            return f"{digest}-{self._answered[digest]}"

    def answered(self, key: str) -> None:
        """The call of this key has its answer."""
        with self._lock:
            self._answered[key.partition("-")[0]] += 1


@dataclass(frozen=True)
class Meter:
    """What the calls of one model in one role are measured with."""

    settings: ModelSettings
    role: Role
    model: str
    price: Price
    book: CallBook
    turns: Turns


@dataclass
class _Underway:
    """A call that was sent. It ends in one of three ways, and only the first of them counts."""

    meter: Meter
    key: str
    most: Usage
    started: float = field(default_factory=time.monotonic)
    ended: bool = False

    def check_time(self) -> None:
        """Raises ReadTimeout when the whole answer takes too long, however steadily it comes."""
        if time.monotonic() - self.started > self.meter.settings.call_s:
            raise httpx2.ReadTimeout("The answer takes longer than its time limit.")

    async def answered(self, stream: bytes) -> None:
        """The stream has ended. A whole answer is kept, so that it is never paid again."""
        heard = hear(stream)
        if not heard.whole:
            await self.lost(heard.outcome)
            return
        # No token is shorter than a byte: what was received bounds what was written.
        used = heard.usage or Usage(self.most.tokens_in, 0, heard.text_bytes)
        await self._record(heard.outcome, used, heard.usage is None, stream)

    async def lost(self, outcome: Outcome) -> None:
        """The service may have worked, and did not say how much: the most that it can be."""
        await self._record(outcome, self.most, True, None)

    async def refused(self, outcome: Outcome) -> None:
        """The service did no work."""
        await self._record(outcome, _NOTHING, False, None)

    async def broken(self, error: BaseException) -> None:
        """The connection failed."""
        outcome = of_network(self.meter.settings, error).outcome
        await (self.refused(outcome) if outcome == "unreachable" else self.lost(outcome))

    async def _record(
        self, outcome: Outcome, used: Usage, estimated: bool, answer: bytes | None
    ) -> None:
        if self.ended:
            return
        self.ended = True
        free = used == _NOTHING
        call = Call(
            at=datetime.now(UTC),
            role=self.meter.role,
            model=self.meter.model,
            outcome=outcome,
            tokens_in=used.tokens_in,
            tokens_cached=used.tokens_cached,
            tokens_out=used.tokens_out,
            latency_s=round(time.monotonic() - self.started, 3),
            cost_micro_usd=0 if free else self.meter.price.cost_micro_usd(used),
            estimated=estimated,
        )
        # Even a run that is being stopped writes down what it owes.
        with CancelScope(shield=True):
            await run_sync(self.meter.book.record, call, self.key, answer)
        if answer is not None:
            self.meter.turns.answered(self.key)


class MeteredTransport(httpx2.AsyncBaseTransport):
    """Sends calls, each written into the book however it ends.

    Each call has a connection of its own, so that a model can be used from any thread and any
    event loop. The book is called in worker threads, since it may wait for a database.
    """

    def __init__(self, meter: Meter) -> None:
        self._meter = meter

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        meter = self._meter
        body = await request.aread()
        key = meter.turns.key(body)
        if (answer := await run_sync(meter.book.replayed, key)) is not None:
            return await self._replay(key, answer)
        most = Usage(len(body), 0, longest_answer(body) or meter.settings.output_tokens)
        cost = meter.price.cost_micro_usd(most)
        await run_sync(partial(meter.book.hold, key, cost, meter.settings.ceilings))
        return await self._send(request, _Underway(meter, key, most))

    async def _replay(self, key: str, answer: bytes) -> httpx2.Response:
        usage = hear(answer).usage or _NOTHING
        call = Call(
            at=datetime.now(UTC),
            role=self._meter.role,
            model=self._meter.model,
            outcome="replayed",
            tokens_in=usage.tokens_in,
            tokens_cached=usage.tokens_cached,
            tokens_out=usage.tokens_out,
        )
        await run_sync(self._meter.book.record, call, key, None)
        self._meter.turns.answered(key)
        return httpx2.Response(200, headers={"content-type": "text/event-stream"}, content=answer)

    async def _send(self, request: httpx2.Request, call: _Underway) -> httpx2.Response:
        # The answer is kept as it comes, so it must come uncompressed.
        request.headers["accept-encoding"] = "identity"
        client = httpx2.AsyncClient(verify=_certificates())
        try:
            response = await client.send(request, stream=True)
            if response.status_code != 200:
                await response.aread()
        except BaseException as error:
            with CancelScope(shield=True):
                await client.aclose()
            await call.broken(error)
            raise
        # Where a redirect leads is left out: the key goes nowhere but to the address that is set.
        headers = {
            name: response.headers[name]
            for name in ("content-type", "retry-after")
            if name in response.headers
        }
        if response.status_code == 200:
            stream = _Recorded(client, response, call)
            return httpx2.Response(200, headers=headers, stream=stream)
        await client.aclose()
        failure = of_status(
            self._meter.settings, call.meter.model, response.status_code, None, None
        )
        await call.refused(failure.outcome)
        return httpx2.Response(response.status_code, headers=headers, content=response.content)


class _Recorded(httpx2.AsyncByteStream):
    """A service's answer on its way to who asked; at its end it is written into the book."""

    def __init__(
        self, client: httpx2.AsyncClient, response: httpx2.Response, call: _Underway
    ) -> None:
        self._client = client
        self._response = response
        self._call = call
        self._heard = bytearray()
        self._pieces = self._listen()

    def __aiter__(self) -> AsyncIterator[bytes]:
        # The client comes back for what follows the answer's last event: it gets the rest.
        return self._pieces

    async def _listen(self) -> AsyncIterator[bytes]:
        try:
            async for piece in self._response.aiter_bytes():
                self._heard += piece
                self._call.check_time()
                yield piece
        except (httpx2.HTTPError, httpx2.StreamError) as error:
            await self._call.broken(error)
            raise
        await self._call.answered(bytes(self._heard))

    async def aclose(self) -> None:
        with CancelScope(shield=True):
            try:
                await self._call.answered(bytes(self._heard))
            finally:
                await self._response.aclose()
                await self._client.aclose()


@cache
def _certificates() -> ssl.SSLContext:
    """Read once: it takes longer than many a call to a local service."""
    return httpx2.create_ssl_context()
