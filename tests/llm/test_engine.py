"""The engine against a real service on loopback."""

import pytest
from pydantic_ai import Agent

from appmint.llm.calls import MemoryCallBook
from appmint.llm.catalogue import Catalogues
from appmint.llm.circuit import Circuits
from appmint.llm.engine import Engine
from tests.llm.service import Drops, Fails, ModelService


class Waits:
    """Notes the pauses instead of making them."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def engine(service: ModelService, book: MemoryCallBook, waits: Waits, **settings: object) -> Engine:
    return Engine(
        service.settings(**settings),
        "standard",
        book,
        sleep=waits,
        catalogues=Catalogues(),
        circuits=Circuits(),
    )


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
def book() -> MemoryCallBook:
    return MemoryCallBook()


def test_an_answer_is_streamed_and_its_usage_is_booked(book: MemoryCallBook, waits: Waits) -> None:
    with ModelService(["Good morning, everyone in the room."]) as service:
        agent = Agent(engine(service, book, waits).model("read"))
        assert agent.run_sync("Say it.").output == "Good morning, everyone in the room."
        (call,) = book.calls
        assert (call.outcome, call.role, call.estimated) == ("answered", "read", False)
        assert call.tokens_in > 0
        assert call.cost_micro_usd > 0
        assert service.asked[0].body["stream"] is True


@pytest.mark.parametrize("pause", ["2", "2s"])
def test_a_service_that_asks_for_a_pause_gets_it(
    book: MemoryCallBook, waits: Waits, pause: str
) -> None:
    busy = Fails(429, {"detail": "slow down"}, {"Retry-After": pause})
    with ModelService([busy, Drops(), Drops(politely=True), "Done."]) as service:
        agent = Agent(engine(service, book, waits).model("read"))
        assert agent.run_sync("Say it.").output == "Done."
    assert waits.seconds[0] == 2
    assert [call.outcome for call in book.calls] == ["throttled", "dropped", "dropped", "answered"]
