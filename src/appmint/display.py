"""Progress for people: a live display in a terminal, plain lines elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO

from rich.console import Console
from rich.live import Live
from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text

from appmint.pipeline import Progress

_WORDS = {
    "read": ("Reading", "Read"),
    "build": ("Building", "Built"),
    "verify": ("Verifying", "Verified"),
    "extend": ("Extending", "Extended"),
    "publish": ("Committing", "Committed"),
}
_MARKS = {"pass": ("✓", "green"), "fail": ("✗", "red"), "not_run": ("–", "yellow")}


class Display(Protocol):
    """Shows progress, and lines of text between or after it."""

    def show(self, progress: Progress) -> None:
        """Takes in one step of progress."""

    def line(self, text: str) -> None:
        """Prints one line."""


@contextmanager
def display_for(stream: TextIO) -> Iterator[Display]:
    """A live display when `stream` is a terminal, else one that prints plain lines."""
    if not stream.isatty():
        yield PlainDisplay(stream)
        return
    console = Console(file=stream, highlight=False)
    with Live(console=console, refresh_per_second=12, transient=False) as live:
        yield LiveDisplay(live)


class PlainDisplay:
    """One line for each finished stage and check."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def show(self, progress: Progress) -> None:
        if _of_criterion(progress):
            if progress.state == "finished":
                self.line(f"  {progress.summary}")
        elif progress.state == "finished":
            done = _WORDS[progress.stage][1]
            self.line(f"{done} in {progress.seconds:.1f} s: {progress.summary}")
        elif progress.check and progress.check.kind != "started":
            self.line("  " + _check_line(progress))

    def line(self, text: str) -> None:
        print(text, file=self._stream, flush=True)


class LiveDisplay:
    """Stages with a spinner, checks below the stage as they finish."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._finished: list[Text] = []
        self._current: str | None = None

    def show(self, progress: Progress) -> None:
        now, done = _WORDS[progress.stage]
        if _of_criterion(progress):
            self._current = f"{now}: {progress.summary}"
            if progress.state == "finished":
                self._current = now
                self._finished.append(Text.assemble("  ", progress.summary))
        elif progress.state == "started":
            self._current = now
        elif progress.state == "finished":
            self._current = None
            self._finished.append(
                Text.assemble(
                    ("✓ ", "green"),
                    f"{done} ",
                    (f"{progress.seconds:.1f} s ", "dim"),
                    progress.summary,
                )
            )
        elif progress.check and progress.check.kind != "started":
            mark, colour = _MARKS[progress.check.status or "not_run"]
            self._finished.append(Text.assemble("  ", (f"{mark} ", colour), _check_line(progress)))
        self._live.update(self._drawn())

    def line(self, text: str) -> None:
        self._live.console.print(Text(text))

    def _drawn(self) -> Table:
        table = Table.grid()
        for line in self._finished:
            table.add_row(line)
        if self._current:
            table.add_row(Spinner("dots", text=f"{self._current} ..."))
        return table


def _of_criterion(progress: Progress) -> bool:
    """Whether it tells of one criterion that is written, not of the whole stage."""
    return progress.stage == "extend" and bool(progress.summary) and not progress.seconds


def _check_line(progress: Progress) -> str:
    check = progress.check
    if check is None:
        return ""
    status = {"pass": "pass", "fail": "FAIL", "not_run": "not run", None: ""}[check.status]
    where = f" ({check.viewport})" if check.viewport else ""
    took = f" {check.seconds:.1f} s" if check.seconds is not None else ""
    said = f": {check.summary.splitlines()[0]}" if check.summary and check.status != "pass" else ""
    return f"{check.name}{where} {status}{took}{said}"
