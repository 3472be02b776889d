"""A model service on loopback that speaks the OpenAI protocol, and misbehaves as it is told.

    answers = ["Hello.", Fails(503), Says(calls=[ToolCall("look", '{"at": 1}')])]
    with ModelService(answers) as service:
        model = service.engine().model("read")

What it answers is a list, one answer a call, or a function from the request to an answer. A plain
string is `Says(text)`. It checks what the real service checks: the key, the model, the shape of
`response_format`.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Any, Self

from pydantic import SecretStr

from appmint.llm.calls import CallBook, MemoryCallBook
from appmint.llm.catalogue import Catalogues
from appmint.llm.circuit import Circuits
from appmint.llm.engine import Engine
from appmint.llm.providers import Tier
from appmint.llm.settings import ModelSettings

MODEL = "deepseek-ai/DeepSeek-V4.1-Flash"
KEY = "canary-8d1f0c77e2-key"
PIECE = 24


@dataclass(frozen=True)
class ToolCall:
    """A call of a tool; the arguments are text, since a model may write anything."""

    name: str
    arguments: str
    id: str = "call-1"


@dataclass(frozen=True)
class Says:
    """An answer. Usage is counted at four characters a token unless given; None: not reported."""

    text: str = ""
    calls: Sequence[ToolCall] = ()
    finish: str = ""
    refusal: str = ""
    reasoning: str = ""
    usage: Mapping[str, object] | None = field(default_factory=lambda: {"count": True})


@dataclass(frozen=True)
class Fails:
    """A status with a body."""

    status: int
    body: object = field(default_factory=lambda: {"error": {"message": "it does not work"}})
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Drops:
    """Begins to say the text and breaks off; `politely`: as if the answer had ended there."""

    text: str = "An answer that is not finished, because the connection goes away."
    politely: bool = False


@dataclass(frozen=True)
class Silent:
    """Takes the call and says nothing until the service closes."""


@dataclass(frozen=True)
class ErrorInside:
    """Begins well and then puts an error into the stream."""

    body: object = field(default_factory=lambda: {"error": {"message": "out of memory"}})


@dataclass(frozen=True)
class Raw:
    """These bytes, whatever was asked."""

    content: bytes
    content_type: str = "text/html"


Answer = Says | Fails | Drops | Silent | ErrorInside | Raw | str


@dataclass(frozen=True)
class Asked:
    """A request for an answer, as it arrived; names of headers in lower case."""

    body: Mapping[str, Any]
    headers: Mapping[str, str]

    @property
    def text(self) -> str:
        """Everything that was said to the model, in order."""
        return "\n".join(
            str(message.get("content") or "") for message in self.body.get("messages", [])
        )

    @property
    def tools(self) -> list[str]:
        """The names of the tools on offer."""
        return [tool["function"]["name"] for tool in self.body.get("tools", [])]


class Waits:
    """Notes the pauses that an engine would make, instead of making them."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


class ModelService:
    """The service; `asked` keeps every request for an answer."""

    def __init__(
        self,
        answers: Iterable[Answer] | Callable[[Asked], Answer] = (),
        *,
        models: Sequence[Mapping[str, object]] | None = None,
        key: str = KEY,
        lists: Answer | None = None,
    ) -> None:
        self.asked: list[Asked] = []
        self.models = list(models if models is not None else [row(MODEL)])
        self.key = key
        self.lists = lists
        self._answer = answers if callable(answers) else _from_list(iter(answers))
        self._closing = Event()
        self._lock = Lock()
        self._server: ThreadingHTTPServer
        self._thread: Thread

    @property
    def url(self) -> str:
        """The base URL, with version and slash."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1/"

    def settings(self, **more: Any) -> ModelSettings:
        """Settings that lead here: Nebius' preset at this address, one model for all roles."""
        roles = dict.fromkeys(("read", "write", "repair"), MODEL)
        given: dict[str, Any] = {"base_url": self.url, "api_key": SecretStr(self.key), **roles}
        return ModelSettings(**{**given, **more})

    def engine(
        self,
        book: CallBook | None = None,
        *,
        waits: "Waits | None" = None,
        tier: Tier = "standard",
        **settings: Any,
    ) -> Engine:
        """An engine that leads here and makes no pauses, with a circuit breaker of its own."""
        return Engine(
            self.settings(**settings),
            tier,
            MemoryCallBook() if book is None else book,
            sleep=Waits() if waits is None else waits,
            catalogues=Catalogues(),
            circuits=Circuits(),
        )

    def answer(self, asked: Asked) -> Answer:
        """The next answer; requests at the same time take turns."""
        with self._lock:
            self.asked.append(asked)
            return self._answer(asked)

    def wait_for_close(self) -> None:
        """Keeps a silent answer silent."""
        self._closing.wait()

    def __enter__(self) -> Self:
        service: ModelService = self

        class Handler(_Handler):
            """Bound to this service."""

            the = service

        self._server = _Server(("127.0.0.1", 0), Handler)
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def row(
    model: str,
    usd_in: str | None = "0.0000003",
    usd_out: str | None = "0.0000012",
    context_length: int = 131_072,
) -> dict[str, object]:
    """A line of the list of models, as ?verbose=true gives it; without prices if they are None."""
    line: dict[str, object] = {"id": model, "object": "model", "context_length": context_length}
    if usd_in is not None and usd_out is not None:
        line["pricing"] = {"prompt": usd_in, "completion": usd_out, "request": "0"}
    return line


def _from_list(answers: Iterator[Answer]) -> Callable[[Asked], Answer]:
    over = Fails(400, {"detail": "the script of this test has no further answer"})
    return lambda _: next(answers, over)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Callers may go away whenever they like; anything else is a defect of the test."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    the: ModelService
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if not path.endswith("/v1/models"):
            self._whole(404, {"detail": "Not Found"})
        elif self.the.lists is not None:
            self._give(self.the.lists, {})
        elif not self._admitted():
            self._whole(401, {"detail": f"Invalid key: {self._key()}"})
        else:
            verbose = "verbose=true" in query
            short = [{"id": line["id"], "object": "model"} for line in self.the.models]
            self._whole(200, {"object": "list", "data": self.the.models if verbose else short})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers.get("content-length", 0))))
        if not self.path.endswith("/v1/chat/completions"):
            self._whole(404, {"detail": "Not Found"})
            return
        if not self._admitted():
            # Some services repeat the key that they refuse.
            self._whole(401, {"error": {"message": f"Incorrect API key: {self._key()}"}})
            return
        if body["model"] not in {line["id"] for line in self.the.models}:
            self._whole(404, {"detail": f"The model {body['model']} does not exist."})
            return
        if problem := _shape(body):
            self._whole(422, {"detail": [problem]})
            return
        self._give(
            self.the.answer(
                Asked(body, {name.lower(): value for name, value in self.headers.items()})
            ),
            body,
        )

    def _key(self) -> str:
        return self.headers.get("authorization", "").removeprefix("Bearer ")

    def _admitted(self) -> bool:
        return not self.the.key or self._key() == self.the.key

    def _give(self, answer: Answer, body: Mapping[str, Any]) -> None:
        match Says(answer) if isinstance(answer, str) else answer:
            case Fails(status, content, headers):
                self._whole(status, content, headers)
            case Silent():
                self.the.wait_for_close()
                self.close_connection = True
            case Raw(content, content_type):
                self._begin(200, {"content-type": content_type, "content-length": len(content)})
                self.wfile.write(content)
            case Drops(text, politely):
                self._stream_begins(chunked=not politely)
                for piece in _pieces(text):
                    self._event(_delta(body, {"content": piece}), chunked=not politely)
                self.close_connection = True
            case ErrorInside(content):
                self._stream_begins()
                self._event(_delta(body, {"role": "assistant", "content": "Well"}))
                self._event(content)
                self._stream_ends()
            case Says() as said if body.get("stream"):
                self._stream_begins()
                for event in _events(said, body):
                    self._event(event)
                self._stream_ends()
            case Says() as said:
                self._whole(200, _completion(said, body))

    def _begin(self, status: int, headers: Mapping[str, object]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, str(value))
        self.end_headers()

    def _whole(
        self, status: int, content: object, headers: Mapping[str, str] | None = None
    ) -> None:
        text, kind = (content, "text/plain") if isinstance(content, str) else ("", "")
        data = (text if kind else json.dumps(content)).encode()
        self._begin(
            status,
            {
                "content-type": kind or "application/json",
                "content-length": len(data),
                **(headers or {}),
            },
        )
        self.wfile.write(data)

    def _stream_begins(self, *, chunked: bool = True) -> None:
        shape = {"transfer-encoding": "chunked"} if chunked else {"connection": "close"}
        self._begin(200, {"content-type": "text/event-stream", **shape})

    def _event(self, event: object, *, chunked: bool = True) -> None:
        data = b"data: " + (event if isinstance(event, bytes) else json.dumps(event).encode())
        data += b"\n\n"
        self.wfile.write(b"%x\r\n%b\r\n" % (len(data), data) if chunked else data)

    def _stream_ends(self) -> None:
        self._event(b"[DONE]")
        self.wfile.write(b"0\r\n\r\n")


def _events(said: Says, body: Mapping[str, Any]) -> Iterator[dict[str, object]]:
    yield _delta(body, {"role": "assistant", "content": ""})
    for piece in _pieces(said.reasoning):
        yield _delta(body, {"reasoning_content": piece})
    for piece in _pieces(said.text):
        yield _delta(body, {"content": piece})
    for piece in _pieces(said.refusal):
        yield _delta(body, {"refusal": piece})
    for index, call in enumerate(said.calls):
        function = {"name": call.name, "arguments": ""}
        begun = {"index": index, "id": call.id, "type": "function", "function": function}
        yield _delta(body, {"tool_calls": [begun]})
        for piece in _pieces(call.arguments):
            yield _delta(body, {"tool_calls": [{"index": index, "function": {"arguments": piece}}]})
    yield _delta(body, {}, _finish(said))
    if said.usage is not None and (body.get("stream_options") or {}).get("include_usage"):
        yield {**_head(body), "choices": [], "usage": _usage(said, body)}


def _completion(said: Says, body: Mapping[str, Any]) -> dict[str, object]:
    message: dict[str, object] = {"role": "assistant", "content": said.text or None}
    if said.refusal:
        message["refusal"] = said.refusal
    if said.calls:
        message["tool_calls"] = [
            {
                "id": call.id,
                "type": "function",
                "function": {"name": call.name, "arguments": call.arguments},
            }
            for call in said.calls
        ]
    whole: dict[str, object] = {
        **_head(body),
        "object": "chat.completion",
        "choices": [{"index": 0, "message": message, "finish_reason": _finish(said)}],
    }
    return whole if said.usage is None else {**whole, "usage": _usage(said, body)}


def _head(body: Mapping[str, Any]) -> dict[str, object]:
    return {
        "id": "answer-1",
        "created": 1_790_000_000,
        "model": body.get("model"),
        "object": "chat.completion.chunk",
    }


def _delta(
    body: Mapping[str, Any], delta: Mapping[str, object], finish: str | None = None
) -> dict[str, object]:
    return {**_head(body), "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]}


def _finish(said: Says) -> str:
    return said.finish or ("tool_calls" if said.calls else "stop")


def _usage(said: Says, body: Mapping[str, Any]) -> Mapping[str, object]:
    if said.usage is not None and "count" not in said.usage:
        return said.usage
    asked = max(1, len(json.dumps(body.get("messages"))) // 4)
    words = said.text + said.refusal + said.reasoning
    given = max(1, len(words + "".join(call.arguments for call in said.calls)) // 4)
    return {"prompt_tokens": asked, "completion_tokens": given, "total_tokens": asked + given}


def _shape(body: Mapping[str, Any]) -> dict[str, object] | None:
    wanted = body.get("response_format")
    if wanted and wanted["type"] == "json_schema" and "name" not in wanted["json_schema"]:
        place = ["body", "response_format", "json_schema", "name"]
        return {"type": "missing", "loc": place, "msg": "Field required", "input": wanted}
    return None


def _pieces(text: str) -> Iterator[str]:
    for start in range(0, len(text), PIECE):
        yield text[start : start + PIECE]
