"""One app from a text, in one process: read, build, verify, publish."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from appmint import sandbox
from appmint.builder.project import package_name
from appmint.llm.errors import AnswerUnusable, ModelError
from appmint.pipeline.by_model import extend_by_model, understand_with
from appmint.pipeline.chapters import publish_extended
from appmint.pipeline.destination import check_destination, workshop
from appmint.pipeline.extension import Extended
from appmint.pipeline.progress import Progress, Stage
from appmint.pipeline.stages import (
    EVIDENCE,
    Brief,
    Plan,
    Proven,
    construct,
    found,
    prove,
    publish,
    understood,
)
from appmint.publish import Revision
from appmint.quality import Report
from appmint.spec import AppSpec
from appmint.stacks.templates import WEB
from appmint.toolchain import stack_modules

if TYPE_CHECKING:
    from appmint.llm.engine import Engine


@dataclass(frozen=True)
class Seconds:
    """How long the stages took."""

    read: float
    build: float
    verify: float
    total: float


@dataclass(frozen=True)
class Created:
    """A finished run. Whether the app is deliverable is `report.ok`, and nothing else."""

    folder: Path
    spec: AppSpec
    report: Report
    revision: Revision
    seconds: Seconds
    gained: tuple[str, ...] = ()
    """The criteria that hold because a model has written for them, in the customer's words."""
    troubles: tuple[str, ...] = ()
    """What kept a model from its part, a sentence each; the app is made without it then."""

    @property
    def evidence(self) -> Path:
        return self.folder / EVIDENCE

    @property
    def report_page(self) -> Path:
        return self.evidence / "report.html"


class _Clock:
    """Times stages and tells of them."""

    def __init__(self, tell: Callable[[Progress], None]) -> None:
        self._tell = tell
        self._started = time.monotonic()
        self.begun = self._started

    def start(self, stage: Stage) -> None:
        self._started = time.monotonic()
        self._tell(Progress(stage, "started"))

    def finish(self, stage: Stage, summary: str) -> float:
        seconds = time.monotonic() - self._started
        self._tell(Progress(stage, "finished", seconds, summary))
        return seconds


def create(
    text: str | None,
    *,
    spec: AppSpec | None = None,
    name: str | None = None,
    out: Path | None = None,
    engine: "Engine | None" = None,
    tell: Callable[[Progress], None] | None = None,
) -> Created:
    """Makes an app of `text` (or of a ready `spec`) in the folder `out`.

    Without `out` the folder is named after the app, in the working folder. With an `engine` its
    models read the text too and write what no feature covers; one that cannot be used ends no run.
    Raises ReaderError for a text that is no brief, BadDestination, SandboxUnavailable, SetupError;
    nothing is left behind then. An app whose gate fails is kept, with its evidence, and says so in
    its report.
    """
    say = tell or (lambda _: None)
    clock = _Clock(say)
    if out is not None:
        check_destination(out)
    sandbox.require()
    stack_modules(WEB)
    clock.start("read")
    trouble = None
    if spec is None:
        read = understand_with(Brief(text or "", name), engine)
        spec, trouble = read.spec, read.trouble
    reading = clock.finish("read", understood(spec))
    folder = (out or Path(package_name(spec.name))).absolute()
    check_destination(folder)
    with workshop(folder) as bench:
        clock.start("build")
        app = construct(Plan(spec, bench))
        building = clock.finish("build", f"{app.files} files")
        clock.start("verify")
        proven = prove(app, on_event=lambda event: say(Progress("verify", "check", check=event)))
        verifying = clock.finish("verify", found(proven.report))
        writing = engine if trouble is None or isinstance(trouble, AnswerUnusable) else None
        grown = _grow(proven, writing, clock, say)
        clock.start("publish")
        revision = grown.publish()
        clock.finish("publish", f"commit {revision.sha[:10]}")
    total = time.monotonic() - clock.begun
    proven = grown.proven
    return Created(
        folder,
        proven.app.spec,
        proven.report,
        revision,
        Seconds(reading, building, verifying, total),
        grown.gained,
        tuple(str(each) for each in (trouble, grown.trouble) if each),
    )


@dataclass(frozen=True)
class _Grown:
    """The app after models have written for it, as far as they did."""

    proven: Proven
    extended: Extended | None = None
    trouble: ModelError | None = None

    @property
    def gained(self) -> tuple[str, ...]:
        """The criteria that hold by now and did not before."""
        chapters = self.extended.chapters if self.extended else ()
        return tuple(each.message for each in chapters)

    def publish(self) -> Revision:
        """The last commit: of the floor, or of the chapters on top of it."""
        if self.extended is None:
            return publish(self.proven)
        return publish_extended(self.extended)


def _grow(
    proven: Proven, engine: "Engine | None", clock: _Clock, tell: Callable[[Progress], None]
) -> _Grown:
    """The app with what the engine's models could write for it."""
    if engine is None or not proven.report.ok or not proven.app.spec.unmet:
        return _Grown(proven)
    clock.start("extend")
    done = extend_by_model(proven, engine, tell)
    if not isinstance(done, Extended):
        clock.finish("extend", "nothing was written")
        return _Grown(proven, trouble=done)
    criteria = len(done.chapters) + len(done.skipped)
    clock.finish("extend", f"{len(done.chapters)} of {criteria} planned criteria written")
    if done.proven is proven:
        return _Grown(proven, trouble=done.trouble)
    return _Grown(done.proven, done, done.trouble)
