"""What the engine makes of a service that answers, and of one that does not."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from pydantic import BaseModel
from pydantic_ai import Agent, NativeOutput
from pydantic_ai.direct import model_request
from pydantic_ai.messages import ModelMessage, ModelRequest, ModelResponse
from pydantic_ai.models import Model

from appmint.llm.calls import MemoryCallBook
from appmint.llm.engine import ask
from appmint.llm.errors import (
    AnswerUnusable,
    ModelError,
    ModelMisconfigured,
    ModelUnavailable,
)
from tests.llm.service import (
    MODEL,
    Answer,
    Asked,
    Drops,
    ErrorInside,
    Fails,
    ModelService,
    Raw,
    Says,
    Silent,
    ToolCall,
    Waits,
    row,
)

OTHER = "zai-org/GLM-5.3-Flash"
HELLO: list[ModelMessage] = [ModelRequest.user_text_prompt("Say hello.")]


class Town(BaseModel):
    """A small typed answer."""

    name: str
    people: int


@pytest.fixture
def book() -> MemoryCallBook:
    return MemoryCallBook()


@pytest.fixture
def waits() -> Waits:
    return Waits()


def said(model: Model, messages: list[ModelMessage]) -> ModelResponse:
    return ask(model_request(model, messages))


def outcomes(book: MemoryCallBook) -> list[str]:
    return [call.outcome for call in book.calls]


def test_an_answer_is_streamed_and_its_usage_is_booked(book: MemoryCallBook) -> None:
    with ModelService(["Good morning, everyone in the room."]) as service:
        agent = Agent(service.engine(book).model("read"))
        assert ask(agent.run("Say it.")).output == "Good morning, everyone in the room."
        (call,) = book.calls
        assert (call.outcome, call.role, call.model) == ("answered", "read", MODEL)
        assert call.tokens_in > 0
        assert call.cost_micro_usd > 0
        assert not call.estimated
        assert service.asked[0].body["stream"] is True


def test_a_typed_answer_is_asked_for_with_a_named_schema(book: MemoryCallBook) -> None:
    with ModelService(['{"name": "Ulm", "people": 128928}']) as service:
        agent = Agent(service.engine(book).model("read"), output_type=NativeOutput(Town))
        assert ask(agent.run("Which town?")).output == Town(name="Ulm", people=128928)
        (asked,) = service.asked
        assert asked.body["response_format"]["json_schema"]["name"] == "Town"
        assert asked.body["max_tokens"] == 16_384


def test_the_whole_answer_is_there_for_who_listens_to_it_piece_by_piece() -> None:
    with ModelService(["One two three four five six seven."]) as service:
        agent = Agent(service.engine().model("read"))

        async def heard() -> str:
            async with agent.run_stream("Count.") as streamed:
                return "".join([piece async for piece in streamed.stream_text(delta=True)])

        assert ask(heard()) == "One two three four five six seven."


@pytest.mark.parametrize("pause", ["2", "2s"])
def test_a_service_that_asks_for_a_pause_gets_it(
    book: MemoryCallBook, waits: Waits, pause: str
) -> None:
    busy = Fails(429, {"detail": "slow down"}, {"Retry-After": pause})
    with ModelService([busy, "Done."]) as service:
        response = said(service.engine(book, waits=waits).model("read"), HELLO)
        assert response.text == "Done."
    assert waits.seconds == [2]
    assert outcomes(book) == ["throttled", "answered"]
    assert book.calls[0].cost_micro_usd == 0


def test_a_service_that_asks_for_a_long_pause_is_unavailable_until_then(waits: Waits) -> None:
    busy = Fails(429, {}, {"Retry-After": "900"})
    with ModelService([busy]) as service, pytest.raises(ModelUnavailable) as unavailable:
        said(service.engine(waits=waits).model("read"), HELLO)
    assert unavailable.value.again_in_s == 900
    assert waits.seconds == []


@pytest.mark.parametrize(
    ("failing", "outcome"),
    [
        (Fails(500), "failed"),
        (Fails(502, "<html>bad gateway</html>"), "failed"),
        (Fails(503, {"detail": "no capacity"}), "failed"),
        (Drops(), "dropped"),
        (Drops(politely=True), "dropped"),
        (ErrorInside(), "failed"),
        (Raw(b"<html>Please sign in</html>"), "garbled"),
    ],
    ids=str,
)
def test_what_fails_for_a_moment_is_tried_again_after_growing_random_pauses(
    failing: Answer, outcome: str, book: MemoryCallBook, waits: Waits
) -> None:
    with ModelService([failing, failing, failing, "Done."]) as service:
        response = said(service.engine(book, waits=waits).model("read"), HELLO)
        assert response.text == "Done."
    assert outcomes(book) == [outcome, outcome, outcome, "answered"]
    assert all(0 <= pause <= 2**tried for tried, pause in enumerate(waits.seconds))
    assert len(waits.seconds) == 3


def test_what_keeps_failing_is_unavailable_after_its_tries(book: MemoryCallBook) -> None:
    with (
        ModelService(lambda _: Fails(503)) as service,
        pytest.raises(ModelUnavailable, match=r"Nebius Token Factory is failing \(503\)"),
    ):
        said(service.engine(book, tries=3).model("read"), HELLO)
    assert outcomes(book) == ["failed"] * 3


def test_silence_beyond_the_time_limit_counts_as_slow_and_at_its_most(
    book: MemoryCallBook,
) -> None:
    with (
        ModelService([Silent()]) as service,
        pytest.raises(ModelUnavailable, match="longer than the time limit"),
    ):
        said(service.engine(book, tries=1, silence_s=0.2).model("read"), HELLO)
    (call,) = book.calls
    assert (call.outcome, call.estimated, call.tokens_out) == ("slow", True, 16_384)


def test_an_answer_that_comes_steadily_and_never_ends_is_slow(book: MemoryCallBook) -> None:
    with ModelService(["A long answer " * 100]) as service, pytest.raises(ModelUnavailable):
        said(service.engine(book, tries=1, call_s=1e-6).model("read"), HELLO)
    assert outcomes(book) == ["slow"]


def test_a_service_that_is_not_there_is_unavailable_and_costs_nothing(
    book: MemoryCallBook,
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
        with ModelService() as service, pytest.raises(ModelUnavailable, match="Nothing listens at"):
            said(service.engine(book, base_url=nowhere, tries=2).model("read"), HELLO)
    assert outcomes(book) == ["unreachable", "unreachable"]
    assert sum(call.cost_micro_usd for call in book.calls) == 0


@pytest.mark.parametrize(
    ("failing", "kind", "sentence", "outcome"),
    [
        (Fails(401, {"detail": "no"}), ModelMisconfigured, "refuses the key", "denied"),
        (Fails(403, {"error": {"message": "no"}}), ModelMisconfigured, "refuses the key", "denied"),
        (Fails(402, {"detail": "pay"}), ModelMisconfigured, "no credit left", "denied"),
        (Fails(404, {"detail": "gone"}), ModelMisconfigured, f"no model {MODEL}", "unknown_model"),
        (
            Fails(422, {"detail": [{"loc": ["body", "top_p"], "msg": "too large"}]}),
            AnswerUnusable,
            "body.top_p: too large",
            "rejected",
        ),
        (
            Fails(400, {"error": {"message": "context length exceeded"}}),
            AnswerUnusable,
            "context length exceeded",
            "rejected",
        ),
        (
            Fails(302, "", {"Location": "https://elsewhere.example/"}),
            ModelMisconfigured,
            "APPMINT_MODEL_BASE_URL",
            "rejected",
        ),
    ],
    ids=str,
)
def test_what_would_end_the_same_again_is_said_at_once(
    failing: Answer, kind: type[ModelError], sentence: str, outcome: str, book: MemoryCallBook
) -> None:
    with ModelService([failing, "Done."]) as service, pytest.raises(kind) as told:
        said(service.engine(book).model("read"), HELLO)
    assert sentence in str(told.value)
    assert outcomes(book) == [outcome]


def test_a_model_that_the_service_does_not_have_is_named() -> None:
    with ModelService(models=[row(OTHER)]) as service, pytest.raises(ModelMisconfigured) as told:
        said(service.engine().model("read"), HELLO)
    assert f"offers no model {MODEL}" in str(told.value)


@pytest.mark.parametrize("name", ["DeepSeek R1", "deepseek-r1"])
def test_an_advertised_model_that_the_service_retired_is_told_by_that_name(name: str) -> None:
    with ModelService() as service, pytest.raises(ModelMisconfigured, match="no longer offers"):
        said(service.engine(read=name).model("read"), HELLO)


def test_a_local_service_that_is_down_is_unavailable_and_not_misconfigured() -> None:
    settings: dict[str, Any] = {
        "provider": "llama-cpp",
        "read": "",
        "base_url": "http://127.0.0.1:9/v1",
    }
    with ModelService() as service, pytest.raises(ModelUnavailable):
        service.engine(**settings).model("read")


@pytest.mark.parametrize("failing", [Fails(503), Fails(404)], ids=str)
def test_the_fallback_model_takes_over(failing: Answer, book: MemoryCallBook) -> None:
    def answer(asked: Asked) -> Answer:
        return failing if asked.body["model"] == MODEL else "From the other one."

    with ModelService(answer, models=[row(MODEL), row(OTHER)]) as service:
        model = service.engine(book, fallback=OTHER, tries=2).model("write")
        assert said(model, HELLO).text == "From the other one."
    assert book.calls[-1].model == OTHER


def test_when_the_fallback_fails_too_both_are_told_of() -> None:
    def answer(asked: Asked) -> Answer:
        return Fails(503) if asked.body["model"] == MODEL else Fails(429, {}, {"Retry-After": "99"})

    with (
        ModelService(answer, models=[row(MODEL), row(OTHER)]) as service,
        pytest.raises(ModelUnavailable, match=r"failing \(503\).*pause \(429\)") as unavailable,
    ):
        said(service.engine(fallback=OTHER, tries=1).model("write"), HELLO)
    assert unavailable.value.again_in_s == 99


def test_after_many_failures_in_a_row_the_service_is_left_alone(book: MemoryCallBook) -> None:
    with ModelService(lambda _: Fails(500)) as service:
        model = service.engine(book, tries=8).model("read")
        with pytest.raises(ModelUnavailable):
            said(model, HELLO)
        with pytest.raises(ModelUnavailable, match="failed 8 times in a row"):
            said(model, HELLO)
        assert len(service.asked) == 8


@pytest.mark.parametrize(
    ("answer", "outcome", "finish"),
    [
        (Says("A sentence that is cut", finish="length"), "truncated", "length"),
        (Says("", finish="stop"), "empty", "stop"),
        (Says(refusal="I can't help with that."), "refused", "content_filter"),
        (Says("", finish="content_filter"), "filtered", "content_filter"),
        (Says("", reasoning="Let me see. " * 20, finish="length"), "truncated", "length"),
    ],
    ids=lambda given: getattr(given, "finish", str(given)),
)
def test_an_answer_that_is_no_answer_is_known_by_its_outcome(
    answer: Answer, outcome: str, finish: str, book: MemoryCallBook
) -> None:
    with ModelService([answer]) as service:
        response = said(service.engine(book).model("write"), HELLO)
    assert response.finish_reason == finish
    (call,) = book.calls
    assert call.outcome == outcome
    assert call.cost_micro_usd > 0


@pytest.mark.parametrize(
    "answer",
    [
        Says('{"name": "Ul', finish="length"),
        Says(""),
        Says(refusal="No."),
        Says("", finish="content_filter"),
        Says('{"name": "Ulm", "people": "many"}'),
        Says("これは日本語の答えです。"),
    ],
    ids=str,
)
def test_an_agent_that_gets_nothing_usable_ends_in_one_sentence(answer: Answer) -> None:
    with ModelService(lambda _: answer) as service:
        agent = Agent(service.engine().model("read"), output_type=NativeOutput(Town), retries=1)
        with pytest.raises(AnswerUnusable) as told:
            ask(agent.run("Which town?"))
        assert "\n" not in str(told.value)
        assert len(service.asked) <= 2


@pytest.mark.parametrize(
    "bad",
    [
        ToolCall("look", '{"at": '),
        ToolCall("look", '{"at": "nowhere"}'),
        ToolCall("teleport", '{"at": 1}'),
    ],
    ids=str,
)
def test_a_wrong_call_of_a_tool_is_told_to_the_model_which_can_mend_it(bad: ToolCall) -> None:
    seen = []

    def look(at: int) -> str:
        """Looks at a place."""
        seen.append(at)
        return "a lamp"

    answers: list[Answer] = [
        Says(calls=[bad]),
        Says(calls=[ToolCall("look", '{"at": 3}')]),
        "It is a lamp.",
    ]
    with ModelService(answers) as service:
        agent = Agent(service.engine().model("write"), tools=[look])
        assert ask(agent.run("What is at 3?")).output == "It is a lamp."
        assert service.asked[0].tools == ["look"]
    assert seen == [3]


def test_wrong_calls_of_tools_without_end_are_given_up() -> None:
    with ModelService(lambda _: Says(calls=[ToolCall("teleport", "{}")])) as service:
        agent = Agent(service.engine().model("write"), tools=[lambda: "x"], retries=2)
        with pytest.raises(AnswerUnusable):
            ask(agent.run("What is at 3?"))


def test_a_model_works_from_many_threads(book: MemoryCallBook) -> None:
    with ModelService(lambda asked: asked.text.upper()) as service:
        model = service.engine(book).model("read")

        def echoed(number: int) -> str:
            return ask(Agent(model).run(f"word {number}")).output

        with ThreadPoolExecutor(4) as threads:
            assert list(threads.map(echoed, range(8))) == [f"WORD {number}" for number in range(8)]
    assert outcomes(book) == ["answered"] * 8


@pytest.mark.parametrize(
    ("settings", "field", "value"),
    [
        ({"reasoning": "none"}, "reasoning_effort", "none"),
        ({"output_tokens": 1000}, "max_tokens", 1000),
        ({"provider": "openai"}, "max_completion_tokens", 16_384),
    ],
    ids=str,
)
def test_settings_reach_the_service(settings: dict[str, Any], field: str, value: object) -> None:
    with ModelService(["Done."]) as service:
        model: Model = service.engine(**settings).model("read")
        said(model, HELLO)
        assert service.asked[0].body[field] == value


def test_without_a_key_no_call_is_made() -> None:
    with ModelService(key="") as service, pytest.raises(ModelMisconfigured, match="NEBIUS_API_KEY"):
        service.engine().model("read")


def test_a_session_runs_in_a_thread_that_has_an_event_loop_of_its_own() -> None:
    async def within() -> str:
        with ModelService(["Hello."]) as service:
            agent = Agent(service.engine().model("read"))
            return ask(agent.run("Say hello")).output

    assert asyncio.run(within()) == "Hello."
