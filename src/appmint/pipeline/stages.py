"""The stages of a run: each takes one value and returns one, and knows nothing of its caller.

`create` runs them in one process, the site's workflow as durable steps, tests one at a time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from appmint.builder import build
from appmint.builder.project import package_name
from appmint.pipeline.story import history
from appmint.publish import Revision, commit_app, mark_made, zip_app
from appmint.quality import CheckEvent, Report, verify
from appmint.reader import read
from appmint.spec import AppSpec
from appmint.stacks.templates import WEB
from appmint.toolchain import stack_modules

EVIDENCE = "evidence"
"""The folder inside the app's own, unknown to git, with the report, logs, pictures and the zip."""


@dataclass(frozen=True)
class Brief:
    """A requirement text, and what to call the app where that is already known."""

    text: str
    name: str | None = None


@dataclass(frozen=True)
class Plan:
    """What to build, and the empty or absent folder for it."""

    spec: AppSpec
    folder: Path


@dataclass(frozen=True)
class App:
    """A built app."""

    spec: AppSpec
    folder: Path
    files: int

    @property
    def evidence(self) -> Path:
        """Where its proof goes."""
        return self.folder / EVIDENCE


@dataclass(frozen=True)
class Proven:
    """An app that was verified. Whether it is deliverable is `report.ok`, and nothing else."""

    app: App
    report: Report


def understand(brief: Brief) -> AppSpec:
    """What the text asks for. Raises ReaderError for a text that is no brief."""
    return read(brief.text, name=brief.name)


def construct(plan: Plan) -> App:
    """The app as files. Raises BuildFailed, SetupError, OSError."""
    built = build(plan.spec, plan.folder, node_modules=stack_modules(WEB))
    return App(plan.spec, plan.folder, len(built.paths))


def prove(app: App, *, on_event: Callable[[CheckEvent], None] | None = None) -> Proven:
    """The app verified in the sandbox, its evidence filed. Raises SandboxUnavailable, SetupError.

    `on_event` hears of each check while it goes on, and may say nothing back.
    """
    report = verify(
        app.folder,
        app.spec,
        node_modules=stack_modules(WEB),
        evidence=app.evidence,
        on_event=on_event,
    )
    return Proven(app, report)


def publish(proven: Proven) -> Revision:
    """The last commit of the app's history; its zip is filed too. Raises PublishError."""
    app = proven.app
    revision = commit_app(app.folder, history(app.spec), at=datetime.now(UTC))
    mark_made(app.folder, revision)
    zip_app(app.folder, app.evidence / f"{package_name(app.spec.name)}.zip")
    return revision


def understood(spec: AppSpec) -> str:
    """What a text became, in a line."""
    counts = (
        (len(spec.pages), "page", "pages"),
        (len(spec.entities), "kind of record", "kinds of record"),
        (len(spec.features), "feature", "features"),
        (len(spec.criteria), "criterion", "criteria"),
    )
    return ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts)


def found(report: Report) -> str:
    """What a verification found, in a line."""
    passed = report.count("pass")
    of = passed + report.count("fail")
    return f"{passed} of {of} criteria pass, score {report.score.total}"
