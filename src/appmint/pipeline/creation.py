"""One app from a text, in one process: read, build, verify, publish."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from appmint import sandbox
from appmint.builder.project import package_name
from appmint.pipeline.by_model import Understood, understand_by_model
from appmint.pipeline.destination import check_destination, workshop
from appmint.pipeline.progress import Progress, Stage
from appmint.pipeline.stages import (
    EVIDENCE,
    Brief,
    Plan,
    construct,
    found,
    prove,
    publish,
    understand,
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
    models read the text too; a model that cannot be used ends no run. Raises ReaderError for
    a text that is no brief, BadDestination, SandboxUnavailable, SetupError; nothing is left behind
    then. An app whose gate fails is kept, with its evidence, and says so in its report.
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
        read = _understood(Brief(text or "", name), engine)
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
        clock.start("publish")
        revision = publish(proven)
        clock.finish("publish", f"commit {revision.sha[:10]}")
    total = time.monotonic() - clock.begun
    seconds = Seconds(reading, building, verifying, total)
    troubles = (str(trouble),) if trouble else ()
    return Created(folder, spec, proven.report, revision, seconds, troubles=troubles)


def _understood(brief: Brief, engine: "Engine | None") -> Understood:
    if engine is None:
        return Understood(understand(brief))
    return understand_by_model(brief.text, brief.name, engine)
