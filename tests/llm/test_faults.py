"""Many runs through random faults of the service and deaths of the process: what always holds."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from threading import Lock

import pytest
from pydantic_ai import Agent

from appmint.llm.calls import Call, Ceilings, FileCallBook
from appmint.llm.engine import ask
from appmint.llm.errors import AnswerUnusable, BudgetSpent, ModelError, ModelUnavailable
from appmint.llm.prices import Usage, listed_price
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
    row,
)

RUNS = 30
QUESTIONS = 4
DAY_USD = 0.12
WHOLE = ("answered", "truncated", "empty")
FAULTS: tuple[Answer, ...] = (
    Fails(429, {"detail": "slow down"}, {"Retry-After": "2s"}),
    Fails(500),
    Fails(503),
    Drops(),
    Drops(politely=True),
    ErrorInside(),
    Raw(b"<html/>"),
    Says("", finish="stop"),
    Says("Cut", finish="length"),
    Says("No usage here.", usage=None),
)


class Killed(BaseException):
    """The process dies here; nothing after it happens."""


class MortalBook(FileCallBook):
    """A book whose process may die before or after anything is written."""

    def __init__(self, folder: Path, day: Path, chance: Random) -> None:
        super().__init__(folder, day)
        self._chance = chance

    def _perhaps(self) -> None:
        if self._chance.random() < 0.05:
            raise Killed

    def hold(self, key: str, most_micro_usd: int, ceilings: Ceilings) -> None:
        self._perhaps()
        super().hold(key, most_micro_usd, ceilings)
        self._perhaps()

    def record(self, call: Call, key: str, answer: bytes | None) -> None:
        self._perhaps()
        super().record(call, key, answer)
        self._perhaps()


class Bill:
    """What the service would ask for: every token of every answer that it finished."""

    def __init__(self, chance: Random) -> None:
        self.micro_usd = 0
        self._chance = chance
        self._lock = Lock()

    def answer(self, asked: Asked) -> Answer:
        with self._lock:
            if self._chance.random() < 0.4:
                given = self._chance.choice(FAULTS)
            else:
                given = Says("A sentence of an answer. " * self._chance.randint(1, 40))
            if isinstance(given, Says):
                price = listed_price(row(MODEL)["pricing"])
                assert price is not None
                # As the service counts: four characters a token.
                tokens_in = len(asked.text) // 4
                self.micro_usd += price.cost_micro_usd(Usage(tokens_in, 0, len(given.text) // 4))
            return given


def attempts(service: ModelService, folder: Path, day: Path, chance: Random) -> Iterator[str]:
    """A run that is started again after each death, until it ends one way or another."""
    while True:
        engine = service.engine(
            MortalBook(folder, day, chance), day_usd=DAY_USD, output_tokens=2000
        )
        agent = Agent(engine.model("write"), retries=1)
        try:
            for question in range(QUESTIONS):
                ask(agent.run(f"Question {question} of {folder.name}. " + "Details. " * 50))
        except Killed:
            yield "killed"
        except ModelError as error:
            yield type(error).__name__
            return
        else:
            yield "finished"
            return


@pytest.mark.slow
def test_through_faults_and_deaths_no_ceiling_is_passed_and_no_answer_is_paid_twice(
    tmp_path: Path,
) -> None:
    chance = Random(20261130)
    bill = Bill(chance)
    day = tmp_path / "day"
    ends: Counter[str] = Counter()
    with ModelService(bill.answer) as service:
        for number in range(RUNS):
            ends.update(attempts(service, tmp_path / f"run {number}", day, chance))
    assert sum(ends.values()) - ends["killed"] == RUNS
    assert ends["killed"] > 10
    assert ends["finished"] > 10
    assert ends[BudgetSpent.__name__] > 0
    said = (ModelUnavailable, BudgetSpent, AnswerUnusable)
    assert set(ends) <= {"killed", "finished", *(error.__name__ for error in said)}
    for number in range(RUNS):
        folder = tmp_path / f"run {number}"
        book = FileCallBook(folder, day)
        spent = book.spent()
        assert bill.micro_usd <= spent.day_micro_usd <= DAY_USD * 1e6
        whole = [call for call in book.calls if call.outcome in WHOLE]
        assert len(whole) == len(list(folder.glob("answers/*.sse")))
        assert spent.order_micro_usd == sum(call.cost_micro_usd for call in book.calls)
