"""Exchanges with a model service, recorded as files and replayed over HTTP.

Record: this stands between the client and a service, and keeps what both say.

    python -m tests.llm.exchanges https://the.service/v1/ tests/llm/recorded/NAME --port 8898
    APPMINT_MODEL_BASE_URL=http://127.0.0.1:8898/v1/ ece-create-app --engine model --file BRIEF

Replay: `with ReplayService(folder) as service:` answers the same requests in the same order, and
fails with the difference at the first that is another.

A file holds the request's body and the answer, no header but the answer's type: no key, no host.
"""

import argparse
import difflib
import hashlib
import itertools
import json
import re
import sys
from collections.abc import Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from types import TracebackType
from typing import Any, Self

import httpx
from pydantic import BaseModel

_VARYING = re.compile(r"\b\d+(?:\.\d+)? ?(?:ms|s)\b|(?<=[\s\"'(])/tmp/[\w./-]+")
"""Durations and temporary folders in what tools say: they differ between equal runs."""
_CONTEXT_LINES = 3


class Exchange(BaseModel):
    """A request for an answer, and the answer."""

    request: Mapping[str, Any]
    hash: str
    status: int
    content_type: str
    answer: Sequence[str]
    """The body's lines, each with its end."""


def hash_of(request: Mapping[str, Any]) -> str:
    """What equal requests have in common."""
    return hashlib.sha256("\n".join(_lines(request)).encode()).hexdigest()


def difference(recorded: Mapping[str, Any], asked: Mapping[str, Any], number: int) -> str:
    """What the requests differ in, as lines for people."""
    lines = difflib.unified_diff(
        _lines(recorded),
        _lines(asked),
        f"request {number} as recorded",
        f"request {number} as asked now",
        n=_CONTEXT_LINES,
        lineterm="",
    )
    return "\n".join(lines)


def _lines(request: Mapping[str, Any]) -> list[str]:
    """The body in an order of its own, its texts line by line, without what varies."""
    text = json.dumps(request, indent=1, sort_keys=True, ensure_ascii=False)
    return _VARYING.sub("(varies)", text.replace("\\n", "\n")).split("\n")


def _file(folder: Path, number: int) -> Path:
    return folder / f"{number:04d}.json"


class _Service:
    """An HTTP server on loopback with the two addresses of a model service."""

    def __init__(self, port: int = 0) -> None:
        the = self
        self.turn = Lock()

        class Handler(_Handler):
            service = the

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    @property
    def url(self) -> str:
        """The base URL, with version and slash."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1/"

    def wait(self) -> None:
        """Serves until it is interrupted."""
        self._thread.join()

    def models(self, headers: Mapping[str, str], query: str) -> tuple[int, str, bytes]:
        """Status, type and body of the list of models."""
        raise NotImplementedError

    def completion(
        self, body: Mapping[str, Any], headers: Mapping[str, str]
    ) -> tuple[int, str, bytes]:
        """Status, type and body of an answer; one at a time."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class Recorder(_Service):
    """Passes requests on to a service and keeps each exchange in a folder."""

    def __init__(self, upstream: str, folder: Path, port: int = 0) -> None:
        super().__init__(port)
        self._upstream = upstream.rstrip("/") + "/"
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._numbers = itertools.count(len(list(folder.glob("[0-9]*.json"))) + 1)
        self._client = httpx.Client(timeout=None)

    def models(self, headers: Mapping[str, str], query: str) -> tuple[int, str, bytes]:
        given = self._client.get(f"{self._upstream}models?{query}", headers=_passed(headers))
        if given.status_code == 200:
            listed = json.dumps(given.json(), indent=1, ensure_ascii=False)
            (self._folder / "models.json").write_text(listed + "\n", "utf-8")
        return given.status_code, given.headers.get("content-type", ""), given.content

    def completion(
        self, body: Mapping[str, Any], headers: Mapping[str, str]
    ) -> tuple[int, str, bytes]:
        given = self._client.post(
            f"{self._upstream}chat/completions", json=body, headers=_passed(headers)
        )
        kind = given.headers.get("content-type", "application/json")
        exchange = Exchange(
            request=body,
            hash=hash_of(body),
            status=given.status_code,
            content_type=kind,
            answer=given.text.splitlines(keepends=True),
        )
        kept = json.dumps(exchange.model_dump(), indent=1, ensure_ascii=False)
        _file(self._folder, next(self._numbers)).write_text(kept + "\n", "utf-8")
        return given.status_code, kind, given.content

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        super().__exit__(kind, error, trace)
        self._client.close()


class ReplayService(_Service):
    """Answers from a folder of exchanges; a request that is not the next one is an error.

    Leaving it raises AssertionError with what differed, or with how many exchanges were not asked
    for.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._exchanges = _exchanges(folder)
        self._asked = 0
        self._differences: list[str] = []

    @property
    def following(self) -> Sequence[Exchange]:
        """The exchanges that were not asked for yet."""
        return self._exchanges[self._asked :]

    def models(self, headers: Mapping[str, str], query: str) -> tuple[int, str, bytes]:
        del headers, query
        listed = self._folder / "models.json"
        if not listed.exists():
            return 404, "application/json", b'{"detail": "no list was recorded"}'
        return 200, "application/json", listed.read_bytes()

    def completion(
        self, body: Mapping[str, Any], headers: Mapping[str, str]
    ) -> tuple[int, str, bytes]:
        del headers
        self._asked += 1
        if self._asked > len(self._exchanges):
            return self._wrong(f"Request {self._asked} was not recorded: there are fewer.")
        exchange = self._exchanges[self._asked - 1]
        if hash_of(body) != exchange.hash:
            return self._wrong(difference(exchange.request, body, self._asked))
        return exchange.status, exchange.content_type, "".join(exchange.answer).encode()

    def _wrong(self, what: str) -> tuple[int, str, bytes]:
        self._differences.append(what)
        detail = "This is not the request that was recorded; the test says how it differs."
        return 400, "application/json", json.dumps({"detail": detail}).encode()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        super().__exit__(kind, error, trace)
        if self._differences:
            raise AssertionError(self._differences[0]) from error
        if error is None and self._asked < len(self._exchanges):
            raise AssertionError(
                f"{len(self._exchanges) - self._asked} of {len(self._exchanges)} recorded "
                f"exchanges were not asked for."
            )


def _exchanges(folder: Path) -> Sequence[Exchange]:
    files = sorted(folder.glob("[0-9]*.json"))
    if not files:
        raise FileNotFoundError(f"No exchange was recorded in {folder}.")
    return [Exchange.model_validate_json(file.read_text("utf-8")) for file in files]


def _passed(headers: Mapping[str, str]) -> dict[str, str]:
    return {
        name: value
        for name, value in headers.items()
        if name.lower() in {"authorization", "accept", "content-type"}
    }


class _Handler(BaseHTTPRequestHandler):
    service: _Service
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        known = path.endswith("/v1/models")
        self._give(self.service.models(dict(self.headers), query) if known else _NOWHERE)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers.get("content-length", 0))))
        if not self.path.partition("?")[0].endswith("/v1/chat/completions"):
            self._give(_NOWHERE)
            return
        with self.service.turn:
            given = self.service.completion(body, dict(self.headers))
        self._give(given)

    def _give(self, given: tuple[int, str, bytes]) -> None:
        status, kind, content = given
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


_NOWHERE = 404, "application/json", b'{"detail": "Not Found"}'


def main() -> None:
    """Records until it is interrupted."""
    parser = argparse.ArgumentParser(description="Record exchanges with a model service.")
    parser.add_argument("upstream", help="base URL of the service, with /v1/")
    parser.add_argument("folder", type=Path, help="where the exchanges go")
    parser.add_argument("--port", type=int, default=8898)
    given = parser.parse_args()
    with Recorder(given.upstream, given.folder, given.port) as recorder:
        sys.stderr.write(f"Recording at {recorder.url}; Ctrl-C ends it\n")
        try:
            recorder.wait()
        except KeyboardInterrupt:
            sys.stderr.write("Stopped.\n")


if __name__ == "__main__":
    main()
