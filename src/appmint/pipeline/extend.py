"""Writes into an app what the builder cannot: one criterion after another, and never backwards.

A ratchet: each step either leaves every check green or leaves nothing behind. Whatever happens on
the way, what comes out is the last green app, and it is never worse than what went in.
"""

import re
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from appmint import sandbox
from appmint.builder import BuildFailed, CustomCodeRefused
from appmint.llm.errors import ModelError
from appmint.llm.plans import Planned
from appmint.llm.providers import Role
from appmint.llm.writing import Limits, Session, Task, ran_late
from appmint.pipeline.bench import Bench, Models
from appmint.pipeline.by_model import why
from appmint.pipeline.chapters import clear
from appmint.pipeline.extension import (
    Chapter,
    Extended,
    Skipped,
    criteria_of,
    with_criterion,
    with_reasons,
    without_worthless,
)
from appmint.pipeline.progress import Progress
from appmint.pipeline.stages import App, Proven
from appmint.quality import Inspection
from appmint.spec import AppSpec, Criterion, problems
from appmint.stacks.web.features.bespoke.places import belongs

SESSIONS = 4
"""How many sessions a criterion is given: a first one, and repairs."""

_ASTRAY = ("refused", "useless", "idle")
_NOT_THROUGH = "What was written did not pass all checks of the app."
_WORTHLESS = "Its check passes without the part as well, so that it would prove nothing."
_CHANGING = re.compile(r"\d+|0x[0-9a-f]+")


class Work(Protocol):
    """What the ratchet has done for it; `Bench` does it."""

    def look(
        self, spec: AppSpec, custom: Mapping[str, str], criteria: tuple[str, ...]
    ) -> Inspection:
        """A quick look at an app."""

    def write(
        self, role: Role, task: Task, custom: Mapping[str, str], written: Mapping[str, str]
    ) -> tuple[Session, Mapping[str, str]]:
        """A session, and the part's files at its end."""

    def prove(self, spec: AppSpec, custom: Mapping[str, str]) -> tuple[Proven, str]:
        """The whole gate, and what it found."""


def extend(
    proven: Proven,
    planned: Sequence[Planned],
    engine: Models,
    *,
    tell: Callable[[Progress], None] | None = None,
    custom: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    finish: Callable[[Path], None] | None = None,
) -> Extended:
    """The app with as many of the planned criteria as could be met, each in a chapter.

    `proven` is the floor; its folder becomes that of the last green app, with its evidence. A
    floor that is not green is not extended. Errors of the service or the budget end the extension,
    not the run. Wishes that stay unmet say why. `custom` is the code of parts that the app has
    already, where it is extended further. `finish` is what the caller does to each app that
    was just built, before it is verified, as was done to the floor.

    Raises SandboxUnavailable, since nothing that a model writes runs without one; SetupError.
    """
    sandbox.require()
    say = tell or (lambda _: None)
    with tempfile.TemporaryDirectory(prefix="appmint-extend-") as name:
        bench = Bench(
            engine,
            Path(name),
            limits=limits,
            finish=finish,
            on_event=lambda event: say(Progress("extend", "check", check=event)),
        )
        done = ratchet(proven, planned, bench, custom=custom, tell=say)
        if done.proven is proven:
            return done
        folder = proven.app.folder
        replace_files(done.proven.app.folder, folder)
        app = App(done.proven.app.spec, folder, done.proven.app.files)
        return Extended(
            done.floor,
            Proven(app, done.proven.report),
            done.custom,
            done.chapters,
            done.skipped,
            done.trouble,
        )


def replace_files(source: Path, target: Path) -> None:
    """Makes `target` hold what `source` holds; a repository in it stays."""
    clear(target)
    for new in source.iterdir():
        if new.name != ".git":
            shutil.move(new, target / new.name)


def ratchet(
    proven: Proven,
    planned: Sequence[Planned],
    work: Work,
    *,
    custom: Mapping[str, str] | None = None,
    tell: Callable[[Progress], None] | None = None,
) -> Extended:
    """`extend` on a given bench; the folder of the last green app is where the bench has it."""
    run = _Ratchet(_State(proven, custom or {}), work, tell or (lambda _: None))
    if proven.report.ok:
        run.go(planned)
    return run.result()


@dataclass(frozen=True)
class _State:
    """An app that is green."""

    proven: Proven
    custom: Mapping[str, str]

    @property
    def spec(self) -> AppSpec:
        return self.proven.app.spec


class _Ratchet:
    def __init__(self, floor: _State, work: Work, tell: Callable[[Progress], None]) -> None:
        self._floor = floor.spec
        self._state = floor
        self._work = work
        self._tell = tell
        self._chapters: list[Chapter] = []
        self._skipped: list[Skipped] = []
        self._trouble: ModelError | None = None

    def result(self) -> Extended:
        return Extended(
            self._floor,
            self._state.proven,
            self._state.custom,
            tuple(self._chapters),
            tuple(self._skipped),
            self._trouble,
        )

    def go(self, planned: Sequence[Planned]) -> None:
        """All parts in turn; then the wishes that stay say why."""
        for part in planned:
            self._part(part)
        self._give_reasons(planned)

    def _part(self, planned: Planned) -> None:
        worthless = self._begin(planned)
        if worthless is None:
            return
        wanted = without_worthless(planned, worthless)
        for criterion in wanted.criteria:
            if self._trouble:
                self._skip(criterion, _ended_by(self._trouble))
                continue
            try:
                reason = self._criterion(wanted, criterion)
            except ModelError as error:
                self._trouble = error
                reason = _ended_by(error)
            if reason:
                self._skip(criterion, reason)

    def _skip(self, criterion: Criterion, reason: str) -> None:
        text = " ".join(criterion.text.split())
        self._skipped.append(Skipped(criterion.id, text, reason))
        self._tell(Progress("extend", "finished", summary=f"Not built: {text}. {reason}"))

    def _begin(self, planned: Planned) -> frozenset[str] | None:
        """The criteria that hold before the part is written; None where it cannot be begun."""
        if self._trouble:
            for criterion in planned.criteria:
                self._skip(criterion, _ended_by(self._trouble))
        if self._trouble or not planned.criteria:
            return None
        spec = self._state.spec
        for criterion in planned.criteria:
            spec = with_criterion(spec, planned, criterion)
        wrong = problems(spec)
        reason = f"It does not fit into the app: {wrong[0]}" if wrong else ""
        found: Inspection | None = None
        if not reason:
            ids = tuple(each.id for each in planned.criteria)
            try:
                found = self._work.look(spec, self._state.custom, ids)
            except BuildFailed:
                reason = "Its beginning could not be built."
            if found and set(found.failing) - {"acceptance"}:
                reason = "Its beginning could not be built."
        if reason or found is None:
            for criterion in planned.criteria:
                self._skip(criterion, reason)
            return None
        for criterion in planned.criteria:
            if criterion.id in found.holding:
                self._skip(criterion, _WORTHLESS)
        return found.holding

    def _criterion(self, planned: Planned, criterion: Criterion) -> str:
        """Writes until the criterion and all before it hold; else why not."""
        text = " ".join(criterion.text.split())
        self._tell(Progress("extend", "started", summary=text))
        spec = with_criterion(self._state.spec, planned, criterion)
        others = {
            path: source
            for path, source in self._state.custom.items()
            if not belongs(path, (planned.feature,))
        }
        before = {k: v for k, v in self._state.custom.items() if k not in others}
        kept = tuple(
            each
            for each in self._state.spec.criteria
            if any(claim.feature == planned.feature.id for claim in each.claims)
        )
        if before and self._there_already(spec, criterion):
            return ""
        written: Mapping[str, str] = before
        role: Role = "write"
        found = last = end = ""
        for _ in range(SESSIONS):
            task = Task(spec, planned.feature, criterion, kept, found)
            session, files = self._work.write(role, task, others, written)
            found, end = session.found, session.sentence
            if session.ended == "green":
                found = self._take(spec, {**others, **files}, criterion)
                end = _NOT_THROUGH
                if not found:
                    return ""
            fault = _CHANGING.sub("", found)
            if session.ended in _ASTRAY or (fault and fault == last):
                # The same again: another beginning, by the other model.
                written, found, last = before, "", ""
                role = "repair" if role == "write" else "write"
            else:
                written, last = files, fault
                role = "repair" if found else role
        return end

    def _there_already(self, spec: AppSpec, criterion: Criterion) -> bool:
        """Whether what was written for another criterion meets this one too."""
        seen = self._work.look(spec, self._state.custom, (criterion.id,))
        return seen.green and not self._take(spec, self._state.custom, criterion)

    def _take(self, spec: AppSpec, custom: Mapping[str, str], criterion: Criterion) -> str:
        """Makes the app the state if the whole gate is green; else what the gate found."""
        try:
            proven, found = self._work.prove(spec, custom)
            if not proven.report.ok and ran_late(found):
                # The quick look at the same files was green: it may be the machine that is late.
                proven, found = self._work.prove(spec, custom)
        except (BuildFailed, CustomCodeRefused) as error:
            return str(error)
        if not proven.report.ok:
            return found or "The gate did not come to its end."
        self._state = _State(proven, dict(custom))
        text = " ".join(criterion.text.split())
        self._chapters.append(Chapter(text, criterion.id, spec, dict(custom)))
        self._tell(Progress("extend", "finished", summary=text))
        return ""

    def _give_reasons(self, planned: Sequence[Planned]) -> None:
        """Has the description say of each wish that stays why it is not built."""
        said = {item.criterion: item.reason for item in self._skipped}
        reasons: dict[str, str] = {}
        for part in planned:
            for wish in part.wishes:
                own = criteria_of(part, wish)
                missing = [said[each.id] for each in own if each.id in said]
                if missing and missing != [_WORTHLESS] * len(own):
                    there = len(own) - len(missing)
                    partly = f"{there} of {len(own)} checks hold. " if there else ""
                    reasons[wish.text] = f"{partly}{missing[0]}"[:400]
        spec = with_reasons(self._state.spec, reasons)
        if spec == self._state.spec:
            return
        proven, _ = self._work.prove(spec, self._state.custom)
        if proven.report.ok:
            self._state = _State(proven, self._state.custom)


def _ended_by(trouble: ModelError) -> str:
    """Why a criterion was not written, for the customer."""
    return f"It was not written: {why(trouble)}."
