"""Recorded runs of the model engine, made again from text to repository with their real gates.

    python -m bench.recorded_runs [NAME]... [--out FOLDER]

Each run of tests/llm/recorded answers for the model; everything else is the product's `create`,
save that the app by rules is as it was recorded: what the reader has learnt since would be asked
about in other words. A line says how many criteria pass and what the score is before and after the
model has written, how many calls it took and what they cost at the recorded prices, and where the
time went: gates (the sandboxed checks, whole or quick), waiting for the model, and everything else.
The last is also told in processor seconds, which hardly depend on what else the machine does. A
request that is not as recorded ends the run and says how it differs.
"""

import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import click

from appmint.llm.calls import MICRO, MemoryCallBook
from appmint.pipeline import create
from appmint.pipeline.stages import Proven
from appmint.quality import Report
from tests.llm.exchanges import ReplayService
from tests.llm.recordings import RECORDED, brief, engine_at, names, outcome

_GATES = (
    "appmint.pipeline.creation.prove",
    "appmint.pipeline.bench.prove",
    "appmint.pipeline.bench.inspect",
)
_COLUMNS = (
    f"{'run':16}{'criteria':>12}{'score':>10}{'calls':>7}{'USD':>9}"
    f"{'gates':>7}{'gates s':>9}{'model s':>9}{'else s':>8}{'CPU s':>7}"
)


@dataclass
class Gates:
    """The gates of one run."""

    seconds: list[float] = field(default_factory=list)
    cpu_s: float = 0.0
    reports: list[Report] = field(default_factory=list)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Times all gates while it is open."""
        with ExitStack() as stack:
            for name in _GATES:
                module, _, function = name.rpartition(".")
                real = getattr(__import__(module, fromlist=[function]), function)
                stack.enter_context(patch(name, self._timed(real)))
            yield

    def _timed(self, gate: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*given: Any, **more: Any) -> Any:
            begun, cpu_s = time.monotonic(), _cpu_s()
            try:
                found = gate(*given, **more)
            finally:
                self.seconds.append(time.monotonic() - begun)
                self.cpu_s += _cpu_s() - cpu_s
            if isinstance(found, Proven):
                self.reports.append(found.report)
            return found

        return timed


def _cpu_s() -> float:
    """Processor seconds of this process and of those it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def replayed(name: str, out: Path) -> str:
    """The line of one run, whose app is left in `out`."""
    book, gates = MemoryCallBook(), Gates()
    cpu_s = _cpu_s()
    floor = outcome(name).floor
    with (
        ReplayService(RECORDED / name) as service,
        gates.watched(),
        patch("appmint.pipeline.by_model.read", lambda *_: floor),
    ):
        made = create(brief(name), out=out, engine=engine_at(service.url, book))
    before, after = gates.reports[0], made.report
    cpu_s = _cpu_s() - cpu_s - gates.cpu_s
    in_gates = sum(gates.seconds)
    waiting = sum(call.latency_s for call in book.calls)
    usd = sum(call.cost_micro_usd for call in book.calls) / MICRO
    criteria = f"{before.count('pass')} -> {after.count('pass')}"
    score = f"{before.score.total} -> {after.score.total}"
    return (
        f"{name:16}{criteria:>12}{score:>10}{len(book.calls):7}{usd:9.4f}{len(gates.seconds):7}"
        f"{in_gates:9.1f}{waiting:9.1f}{made.seconds.total - in_gates - waiting:8.1f}{cpu_s:7.1f}"
        f"{'' if after.ok else '  NOT GREEN'}"
    )


@click.command()
@click.argument("wanted", metavar="[NAME]...", nargs=-1, type=click.Choice(names()))
@click.option("--out", type=click.Path(path_type=Path), help="Leave the apps in this folder.")
def main(wanted: tuple[str, ...], out: Path | None) -> None:
    """Make recorded runs again, all or those named."""
    click.echo(_COLUMNS)
    with tempfile.TemporaryDirectory(prefix="appmint-recorded-") as folder:
        for name in wanted or names():
            click.echo(replayed(name, (out or Path(folder)) / name))


if __name__ == "__main__":
    main()
