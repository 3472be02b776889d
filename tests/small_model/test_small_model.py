"""Schemas, streaming and accounting of usage with a real model. It is small, not clever."""

import json
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Annotated, Any

import httpx2
import pytest
from click.testing import CliRunner
from pydantic import BaseModel, Field, StringConstraints
from pydantic_ai import Agent, NativeOutput
from pydantic_ai.settings import ModelSettings as CallSettings

from appmint.cli import main
from appmint.llm.answers import hear
from appmint.llm.calls import FileCallBook, MemoryCallBook
from appmint.llm.engine import Engine, ask
from appmint.llm.errors import ModelUnavailable
from appmint.llm.prices import Price, Usage
from appmint.llm.settings import ModelSettings

Word = Annotated[str, StringConstraints(max_length=12)]


class Kind(Enum):
    """What a thing is made of."""

    wood = "wood"
    metal = "metal"
    wool = "wool"


class Thing(BaseModel):
    """One thing of a loan shelf."""

    name: Word
    kind: Kind
    copies: Annotated[int, Field(ge=0, le=99)]
    on_loan: bool


class Shelf(BaseModel):
    """A typed answer with everything that a grammar has to hold together."""

    heading: Word
    things: Annotated[Sequence[Thing], Field(min_length=2, max_length=2)]


def tokens(server: str, question: str) -> int:
    """What the server's own template and tokeniser make of a question."""
    messages = [{"role": "user", "content": question}]
    prompt = _posted(server, "apply-template", {"messages": messages})["prompt"]
    asked = {"content": prompt, "add_special": True, "parse_special": True}
    return len(_posted(server, "tokenize", asked)["tokens"])


def _posted(server: str, path: str, body: dict[str, object]) -> Any:
    return httpx2.post(f"{server}/{path}", json=body, timeout=60).raise_for_status().json()


def test_a_typed_answer_holds_to_its_schema(settings: ModelSettings) -> None:
    book = MemoryCallBook()
    model = Engine(settings, "standard", book).model("read")
    agent = Agent(model, output_type=NativeOutput(Shelf), retries=0)
    shelf = ask(agent.run("List two things that a neighbour can borrow.")).output
    assert len(shelf.things) == 2
    (call,) = book.calls
    assert (call.outcome, call.model, call.estimated) == ("answered", "smollm2", False)
    assert call.tokens_out > 0


def test_usage_is_what_the_tokeniser_says_and_is_billed_at_the_price_set(
    settings: ModelSettings, server: str
) -> None:
    question = "Name three colours of the rainbow, in one short line."
    price = Price.per_million(Decimal(50), Decimal(200), source="this test")
    book = MemoryCallBook()
    priced = settings.model_copy(update={"prices": {"smollm2": price}})
    agent = Agent(Engine(priced, "standard", book).model("read"))
    ask(agent.run(question, model_settings=CallSettings(max_tokens=12)))
    (call,) = book.calls
    assert call.tokens_in == tokens(server, question)
    assert 0 < call.tokens_out <= 12
    usage = Usage(call.tokens_in, call.tokens_cached, call.tokens_out)
    assert call.cost_micro_usd == price.cost_micro_usd(usage) > 0


def test_the_answer_comes_in_pieces_with_the_usage_in_the_last_one(
    settings: ModelSettings, tmp_path: Path
) -> None:
    book = FileCallBook(tmp_path)
    agent = Agent(Engine(settings, "standard", book).model("write"))
    said = ask(agent.run("Say hello.", model_settings=CallSettings(max_tokens=16))).output
    (recorded,) = tmp_path.glob("answers/*.sse")
    stream = recorded.read_bytes()
    events = [json.loads(line[6:]) for line in stream.splitlines() if line.startswith(b"data: {")]
    pieces = [
        choice["delta"]["content"]
        for event in events
        for choice in event["choices"]
        if choice["delta"].get("content")
    ]
    assert len(pieces) > 3
    assert "".join(pieces).strip() == said.strip()
    assert events[-1]["choices"] == []
    assert events[-1]["usage"]["completion_tokens"] == book.calls[0].tokens_out


def test_an_answer_that_is_cut_off_is_known_as_such(settings: ModelSettings) -> None:
    book = MemoryCallBook()
    agent = Agent(Engine(settings, "standard", book).model("write"))
    result = ask(
        agent.run("Tell a long story of a river.", model_settings=CallSettings(max_tokens=8))
    )
    assert result.response.finish_reason == "length"
    assert (book.calls[0].outcome, book.calls[0].tokens_out) == ("truncated", 8)


def test_a_recorded_answer_replays_without_the_server(
    settings: ModelSettings, tmp_path: Path
) -> None:
    short = CallSettings(max_tokens=8)
    first = ask(
        Agent(Engine(settings, "standard", FileCallBook(tmp_path)).model("read")).run(
            "Say hello.", model_settings=short
        )
    )
    gone = settings.model_copy(
        update={"base_url": "http://127.0.0.1:9/v1", "read": "smollm2", "tries": 1}
    )
    agent = Agent(Engine(gone, "standard", FileCallBook(tmp_path)).model("read"))
    assert ask(agent.run("Say hello.", model_settings=short)).output == first.output
    with pytest.raises(ModelUnavailable):
        ask(agent.run("Say something else."))


def test_the_check_of_a_configuration_finds_all_well(server: str) -> None:
    variables = {"APPMINT_MODEL_PROVIDER": "llama-cpp", "APPMINT_MODEL_BASE_URL": f"{server}/v1"}
    result = CliRunner().invoke(main, ["model", "check"], env=variables)
    assert result.exit_code == 0, result.output
    assert "smollm2 answers in" in result.output


def test_what_was_heard_of_a_recorded_stream_is_what_was_booked(
    settings: ModelSettings, tmp_path: Path
) -> None:
    book = FileCallBook(tmp_path)
    agent = Agent(Engine(settings, "standard", book).model("read"))
    ask(agent.run("Count to three.", model_settings=CallSettings(max_tokens=10)))
    (recorded,) = tmp_path.glob("answers/*.sse")
    heard = hear(recorded.read_bytes())
    (call,) = book.calls
    assert heard.usage == Usage(call.tokens_in, call.tokens_cached, call.tokens_out)
    # No token is shorter than a byte: what a lost usage would be booked at is never too little.
    assert heard.text_bytes >= call.tokens_out
