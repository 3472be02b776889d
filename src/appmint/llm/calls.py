"""Every call of a model: what it cost and how it ended, kept in a book."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from fcntl import LOCK_EX, flock
from pathlib import Path
from threading import Lock
from typing import Literal, Protocol

from pydantic import AwareDatetime, BaseModel, ConfigDict

from appmint.llm.errors import BudgetSpent
from appmint.llm.providers import Role

MICRO = 1_000_000

Outcome = Literal[
    "answered",
    "replayed",  # recorded before: used again, not paid again
    "truncated",  # the answer was cut off at its longest length
    "empty",
    "refused",
    "filtered",
    "throttled",  # 429
    "failed",  # 5xx, or an error inside the answer
    "unreachable",  # no connection
    "dropped",  # the connection ended inside the answer
    "slow",  # longer than a time limit
    "garbled",  # not the protocol
    "rejected",  # the service could not take this request
    "denied",  # key, rights or credit
    "unknown_model",
]


class Call(BaseModel):
    """One call. `estimated`: the service did not say how much it used; the most it can be."""

    model_config = ConfigDict(frozen=True)

    at: AwareDatetime
    role: Role
    model: str
    outcome: Outcome
    tokens_in: int = 0
    tokens_cached: int = 0
    tokens_out: int = 0
    latency_s: float = 0.0
    cost_micro_usd: int = 0
    estimated: bool = False


class Spent(BaseModel):
    """What the order and the day have cost so far, calls under way included at their most."""

    model_config = ConfigDict(frozen=True)

    order_micro_usd: int
    day_micro_usd: int


class Ceilings(BaseModel):
    """What the order and the day may cost."""

    model_config = ConfigDict(frozen=True)

    order_micro_usd: int
    day_micro_usd: int

    def check(self, spent: Spent, most_micro_usd: int) -> None:
        """Raises BudgetSpent if a call that costs `most_micro_usd` could pass a ceiling."""
        for what, so_far, ceiling, variable in (
            ("This order", spent.order_micro_usd, self.order_micro_usd, "APPMINT_MODEL_ORDER_USD"),
            ("Today", spent.day_micro_usd, self.day_micro_usd, "APPMINT_MODEL_DAY_USD"),
        ):
            if so_far + most_micro_usd > ceiling:
                raise BudgetSpent(
                    f"{what} has spent {usd(so_far)} of {usd(ceiling)} on models, and the next "
                    f"call could cost {usd(most_micro_usd)}: {variable} sets the ceiling."
                )


def usd(micro_usd: int) -> str:
    """An amount for people, as $0.012345."""
    return f"${micro_usd / MICRO:.6f}"


class CallBook(Protocol):
    """Where the calls of one order are kept.

    Methods may block. They are called in threads that may be new and end soon after: a book on a
    database gives its connection back each time. Several calls can be recorded under one key:
    failed ones, the answered one, and replays of it.
    """

    def spent(self) -> Spent:
        """What has been spent, with what is held for calls under way."""
        ...

    def hold(self, key: str, most_micro_usd: int, ceilings: Ceilings) -> None:
        """Counts the amount as spent until `record` is called with the same key.

        Checks the ceilings (`Ceilings.check`) in the same transaction, so calls at the same time
        cannot pass them together. A second hold of a key replaces the first. Raises BudgetSpent.
        """
        ...

    def record(self, call: Call, key: str, answer: bytes | None) -> None:
        """Keeps the call, and the answer unless it is None. Ends the hold of the key."""
        ...

    def replayed(self, key: str) -> bytes | None:
        """The whole answer that is recorded under the key."""
        ...


class MemoryCallBook:
    """A book of one order that lives as long as the process."""

    def __init__(self, calls: Iterable[Call] = ()) -> None:
        self.calls: list[Call] = list(calls)
        self._answers: dict[str, bytes] = {}
        self._held: dict[str, int] = {}
        self._lock = Lock()

    def spent(self) -> Spent:
        today = datetime.now(UTC).date()
        held = sum(self._held.values())
        costs = [(call.at.astimezone(UTC).date(), call.cost_micro_usd) for call in self.calls]
        return Spent(
            order_micro_usd=held + sum(cost for _, cost in costs),
            day_micro_usd=held + sum(cost for day, cost in costs if day == today),
        )

    def hold(self, key: str, most_micro_usd: int, ceilings: Ceilings) -> None:
        with self._lock:
            ceilings.check(self.spent(), most_micro_usd - self._held.get(key, 0))
            self._held[key] = most_micro_usd

    def record(self, call: Call, key: str, answer: bytes | None) -> None:
        with self._lock:
            self._held.pop(key, None)
            self.calls.append(call)
            if answer is not None:
                self._answers[key] = answer

    def replayed(self, key: str) -> bytes | None:
        return self._answers.get(key)


class FileCallBook(MemoryCallBook):
    """A book in a folder: calls.jsonl has a line for each call, answers/ the whole answers.

    Opened again, it goes on where it ended. `day`: a file where all books of this machine add up
    what they spent each day; without one the day counts the calls of this book.
    """

    def __init__(self, folder: Path, day: Path | None = None) -> None:
        self._file = folder / "calls.jsonl"
        self._folder = folder / "answers"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._day = day
        written = self._file.read_bytes() if self._file.exists() else b""
        whole = written[: written.rfind(b"\n") + 1]
        if whole != written:
            # A process died while it wrote its last line.
            self._file.write_bytes(whole)
        super().__init__(Call.model_validate_json(line) for line in whole.splitlines())

    def spent(self) -> Spent:
        own = super().spent()
        if self._day is None:
            return own
        return Spent(order_micro_usd=own.order_micro_usd, day_micro_usd=_day_total(self._day))

    def hold(self, key: str, most_micro_usd: int, ceilings: Ceilings) -> None:
        before = self._held.get(key, 0)
        with _locked(self._day):
            super().hold(key, most_micro_usd, ceilings)
            _add(self._day, most_micro_usd - before)

    def record(self, call: Call, key: str, answer: bytes | None) -> None:
        if answer is not None:
            # In one move: a process that dies here leaves no half answer behind.
            draft = self._folder / f".{key}"
            draft.write_bytes(answer)
            draft.replace(self._folder / f"{key}.sse")
        with self._file.open("a", encoding="utf-8") as file:
            file.write(call.model_dump_json() + "\n")
        with _locked(self._day):
            _add(self._day, call.cost_micro_usd - self._held.get(key, 0))
            super().record(call, key, None)

    def replayed(self, key: str) -> bytes | None:
        file = self._folder / f"{key}.sse"
        return file.read_bytes() if file.is_file() else None


@contextmanager
def _locked(day: Path | None) -> Iterator[None]:
    """Keeps other processes from the day's file."""
    if day is None:
        yield
        return
    day.parent.mkdir(parents=True, exist_ok=True)
    with day.with_name(f"{day.name}.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        yield


def _day_total(day: Path) -> int:
    """What was spent today: each line of the file is a date and an amount."""
    today = datetime.now(UTC).date().isoformat()
    lines = day.read_text("ascii").splitlines() if day.exists() else []
    return sum(int(line.split()[1]) for line in lines if line.startswith(today))


def _add(day: Path | None, micro_usd: int) -> None:
    if day is not None and micro_usd:
        with day.open("a", encoding="ascii") as file:
            file.write(f"{datetime.now(UTC).date().isoformat()} {micro_usd}\n")
