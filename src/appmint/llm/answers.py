"""What a streamed answer of the OpenAI protocol amounts to: how it ended, what it used."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from appmint.llm.calls import Outcome
from appmint.llm.prices import Usage

_CUT: dict[str, Outcome] = {"length": "truncated", "content_filter": "filtered"}


@dataclass(frozen=True)
class Heard:
    """An answer so far. `usage` is what the service reported; `text_bytes` what was received."""

    outcome: Outcome
    whole: bool
    usage: Usage | None
    text_bytes: int


def hear(stream: bytes) -> Heard:
    """What the bytes of a server-sent stream say, complete or not."""
    usage: Usage | None = None
    finish = ""
    refused = failed = False
    text_bytes = spoken = chunks = 0
    for chunk in _chunks(stream):
        chunks += 1
        failed = failed or bool(chunk.get("error"))
        usage = _usage(chunk.get("usage")) or usage
        for choice in _dicts(chunk.get("choices")):
            finish = str(choice.get("finish_reason") or finish)
            delta = choice.get("delta")
            if not isinstance(delta, dict):
                continue
            refused = refused or bool(delta.get("refusal"))
            text_bytes += len(json.dumps(delta))
            spoken += len(str(delta.get("content") or "").strip())
            spoken += len(delta.get("tool_calls") or ())
    outcome: Outcome
    if failed:
        outcome = "failed"
    elif not chunks:
        outcome = "garbled"
    elif not finish:
        outcome = "dropped"
    elif refused:
        outcome = "refused"
    elif finish in _CUT:
        outcome = _CUT[finish]
    else:
        outcome = "answered" if spoken else "empty"
    return Heard(outcome, bool(finish) and not failed, usage, text_bytes)


def _chunks(stream: bytes) -> Iterator[dict[str, Any]]:
    for line in stream.splitlines():
        if not line.startswith(b"data:"):
            continue
        try:
            chunk = json.loads(line[len(b"data:") :])
        except ValueError:
            continue
        if isinstance(chunk, dict):
            yield chunk


def _usage(reported: object) -> Usage | None:
    if not isinstance(reported, dict):
        return None
    details = reported.get("prompt_tokens_details")
    cached = details.get("cached_tokens") if isinstance(details, dict) else 0
    counts = (reported.get("prompt_tokens"), cached or 0, reported.get("completion_tokens"))
    tokens = [count for count in counts if isinstance(count, int) and count >= 0]
    return Usage(*tokens) if len(tokens) == len(counts) else None


def _dicts(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
