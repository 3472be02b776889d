"""Ceilings, books, and answers that are never paid twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from pydantic_ai import Agent

from appmint.llm.calls import Call, CallBook, Ceilings, FileCallBook, MemoryCallBook, Spent
from appmint.llm.engine import ask
from appmint.llm.errors import BudgetSpent, ModelUnavailable
from tests.llm.service import Asked, Drops, Fails, ModelService, Says

CEILINGS = Ceilings(order_micro_usd=100, day_micro_usd=150)


def a_call(cost: int, at: datetime | None = None) -> Call:
    return Call(
        at=at or datetime.now(UTC),
        role="write",
        model="m",
        outcome="answered",
        cost_micro_usd=cost,
    )


@pytest.fixture(params=["memory", "file", "file with a day"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> CallBook:
    if request.param == "memory":
        return MemoryCallBook()
    day = tmp_path / "days" / "spent" if "day" in request.param else None
    return FileCallBook(tmp_path / "book", day)


def test_what_is_held_counts_as_spent_until_the_call_is_recorded(book: CallBook) -> None:
    book.hold("a", 70, CEILINGS)
    assert book.spent().order_micro_usd == book.spent().day_micro_usd == 70
    with pytest.raises(BudgetSpent, match="APPMINT_MODEL_ORDER_USD"):
        book.hold("b", 31, CEILINGS)
    book.record(a_call(5), "a", None)
    assert book.spent().order_micro_usd == book.spent().day_micro_usd == 5
    book.hold("b", 95, CEILINGS)


def test_the_day_has_a_ceiling_of_its_own(book: CallBook) -> None:
    book.record(a_call(60), "a", None)
    with pytest.raises(BudgetSpent, match=r"Today .* APPMINT_MODEL_DAY_USD"):
        book.hold("b", 60, Ceilings(order_micro_usd=1000, day_micro_usd=119))


def test_yesterdays_calls_count_for_the_order_and_not_for_today(tmp_path: Path) -> None:
    book = FileCallBook(tmp_path)
    book.record(a_call(60, datetime.now(UTC) - timedelta(days=1)), "a", None)
    assert book.spent().order_micro_usd == 60
    assert book.spent().day_micro_usd == 0


def test_calls_at_the_same_time_cannot_pass_the_ceiling_together(book: CallBook) -> None:
    start = Barrier(8)

    def take(number: int) -> bool:
        start.wait()
        try:
            book.hold(str(number), 30, CEILINGS)
        except BudgetSpent:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(take, range(8))) == 3


def test_books_in_folders_share_the_day_and_remember_what_they_had(tmp_path: Path) -> None:
    day = tmp_path / "day"
    first = FileCallBook(tmp_path / "one", day)
    first.record(a_call(60), "a", b"data: [DONE]\n\n")
    second = FileCallBook(tmp_path / "two", day)
    assert (second.spent().order_micro_usd, second.spent().day_micro_usd) == (0, 60)
    again = FileCallBook(tmp_path / "one", day)
    assert again.spent() == first.spent()
    assert again.replayed("a") == b"data: [DONE]\n\n"
    assert second.replayed("a") is None


def test_a_call_that_could_pass_the_ceiling_is_not_made() -> None:
    with ModelService(["Hello."]) as service, pytest.raises(BudgetSpent):
        model = service.engine(order_usd=0.001).model("read")
        ask(Agent(model).run("A question. " * 200))
    assert service.asked == []


def test_spending_never_passes_the_ceiling_however_long_a_run_goes_on() -> None:
    book = MemoryCallBook()
    with ModelService(lambda _: Says("word " * 500)) as service:
        engine = service.engine(book, order_usd=0.01, output_tokens=2000)
        agent = Agent(engine.model("write"))
        with pytest.raises(BudgetSpent):
            for number in range(1000):
                ask(agent.run(f"Write part {number}."))
    assert 0.005 < book.spent().order_micro_usd / 1e6 <= 0.01


def test_a_run_that_starts_again_is_answered_from_its_book_and_pays_nothing(tmp_path: Path) -> None:
    def run(service: ModelService, book: CallBook) -> list[str]:
        agent = Agent(service.engine(book, tries=1).model("write"))
        return [ask(agent.run(question)).output for question in ("One?", "Two?", "One?", "Three?")]

    with ModelService(["1", "2", "1 again", Fails(503)]) as service:
        with pytest.raises(ModelUnavailable):
            run(service, FileCallBook(tmp_path))
        assert len(service.asked) == 4
    paid = FileCallBook(tmp_path).spent()
    with ModelService(["3"]) as service:
        book = FileCallBook(tmp_path)
        assert run(service, book) == ["1", "2", "1 again", "3"]
        assert len(service.asked) == 1
    assert [call.outcome for call in book.calls[-4:]] == ["replayed"] * 3 + ["answered"]
    assert book.spent().order_micro_usd == paid.order_micro_usd + book.calls[-1].cost_micro_usd


def test_an_answer_that_broke_off_is_asked_for_again(tmp_path: Path) -> None:
    book = FileCallBook(tmp_path)
    with ModelService([Drops(), "Whole."]) as service:
        assert ask(Agent(service.engine(book).model("read")).run("Go.")).output == "Whole."
    with ModelService() as service:
        assert ask(Agent(service.engine(book).model("read")).run("Go.")).output == "Whole."
    assert [call.outcome for call in book.calls] == ["dropped", "answered", "replayed"]


def test_usage_that_is_not_reported_is_booked_at_the_most_it_can_be() -> None:
    book = MemoryCallBook()
    text = "A sentence of some length. " * 4
    with ModelService([Says(text, usage=None), Says(text)]) as service:
        agent = Agent(service.engine(book).model("read"))
        for _ in range(2):
            assert ask(agent.run("Go.")).output == text
    unknown, known = book.calls
    assert unknown.estimated
    assert unknown.tokens_in > known.tokens_in
    assert unknown.tokens_out > known.tokens_out
    assert unknown.cost_micro_usd > known.cost_micro_usd


def test_cached_tokens_are_read_from_the_usage() -> None:
    book = MemoryCallBook()
    usage = {
        "prompt_tokens": 100,
        "completion_tokens": 10,
        "prompt_tokens_details": {"cached_tokens": 64},
    }
    with ModelService([Says("Hi.", usage=usage)]) as service:
        ask(Agent(service.engine(book).model("read")).run("Go."))
    (call,) = book.calls
    assert (call.tokens_in, call.tokens_cached, call.tokens_out) == (100, 64, 10)


def test_a_call_is_held_while_it_is_under_way() -> None:
    book = MemoryCallBook()
    seen = []

    def answer(asked: Asked) -> Says:
        seen.append(book.spent().order_micro_usd)
        return Says("Done.")

    with ModelService(answer) as service:
        ask(Agent(service.engine(book).model("read")).run("Go."))
    assert seen[0] > book.spent().order_micro_usd > 0


def test_a_line_that_a_dying_process_left_half_written_is_dropped(tmp_path: Path) -> None:
    book = FileCallBook(tmp_path)
    book.record(a_call(5), "a", None)
    with (tmp_path / "calls.jsonl").open("a") as file:
        file.write('{"at": "2026-')
    again = FileCallBook(tmp_path)
    again.record(a_call(7), "b", None)
    assert [call.cost_micro_usd for call in FileCallBook(tmp_path).calls] == [5, 7]


class Broken(MemoryCallBook):
    """A book that cannot be used, for a reason of its own."""

    def __init__(self, reason: Exception) -> None:
        super().__init__()
        self._reason = reason

    def spent(self) -> Spent:
        raise self._reason


@pytest.mark.parametrize("reason", [PermissionError("no"), LookupError("a defect")], ids=repr)
def test_what_goes_wrong_in_a_book_is_not_taken_for_a_failure_of_the_service(
    reason: Exception,
) -> None:
    with ModelService(["Hello."]) as service, pytest.raises(type(reason)):
        ask(Agent(service.engine(Broken(reason)).model("read")).run("Go."))
    assert service.asked == []
