"""One app from a text, in one process: read, build, verify, publish."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from appmint import sandbox
from appmint.builder import build
from appmint.builder.project import package_name
from appmint.pipeline.destination import check_destination, workshop
from appmint.pipeline.progress import Progress, Stage
from appmint.pipeline.story import history
from appmint.publish import Revision, commit_app, zip_app
from appmint.quality import Report, verify
from appmint.reader import read
from appmint.spec import AppSpec
from appmint.stacks.templates import WEB
from appmint.toolchain import stack_modules

EVIDENCE = "evidence"
"""The folder inside the app's own, unknown to git, with the report, logs, pictures and the zip."""


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

    @property
    def report_page(self) -> Path:
        return self.folder / EVIDENCE / "report.html"


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
    tell: Callable[[Progress], None] | None = None,
) -> Created:
    """Makes an app of `text` (or of a ready `spec`) in the folder `out`.

    Without `out` the folder is named after the app, in the working folder. Raises ReaderError for
    a text that is no brief, BadDestination, SandboxUnavailable, SetupError; nothing is left behind
    then. An app whose gate fails is kept, with its evidence, and says so in its report.
    """
    say = tell or (lambda _: None)
    clock = _Clock(say)
    if out is not None:
        check_destination(out)
    sandbox.require()
    modules = stack_modules(WEB)
    clock.start("read")
    if spec is None:
        spec = read(text or "", name=name)
    reading = clock.finish("read", _understood(spec))
    folder = (out or Path(package_name(spec.name))).absolute()
    check_destination(folder)
    with workshop(folder) as bench:
        clock.start("build")
        built = build(spec, bench, node_modules=modules)
        building = clock.finish("build", f"{len(built.paths)} files")
        clock.start("verify")
        report = verify(
            bench,
            spec,
            node_modules=modules,
            evidence=bench / EVIDENCE,
            on_event=lambda event: say(Progress("verify", "check", check=event)),
        )
        verifying = clock.finish("verify", _proven(report))
        clock.start("publish")
        revision = commit_app(bench, history(spec), at=datetime.now(UTC))
        zip_app(bench, bench / EVIDENCE / f"{package_name(spec.name)}.zip")
        clock.finish("publish", f"commit {revision.sha[:10]}")
    total = time.monotonic() - clock.begun
    seconds = Seconds(reading, building, verifying, total)
    return Created(folder, spec, report, revision, seconds)


def _understood(spec: AppSpec) -> str:
    counts = (
        (len(spec.pages), "page", "pages"),
        (len(spec.entities), "kind of record", "kinds of record"),
        (len(spec.features), "feature", "features"),
        (len(spec.criteria), "criterion", "criteria"),
    )
    return ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts)


def _proven(report: Report) -> str:
    passed = report.count("pass")
    of = passed + report.count("fail")
    return f"{passed} of {of} criteria pass, score {report.score.total}"
