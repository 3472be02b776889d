"""A delivered app changed by a request in the customer's words.

The request goes into the requirement text, which is read as any other; the app of the new text
keeps what was written for the old one, and passes the same gate. Only then does the folder change.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from appmint import sandbox
from appmint.builder.project import package_name
from appmint.llm.errors import ModelError
from appmint.pipeline.by_model import revised_with, understand_with
from appmint.pipeline.errors import PipelineError
from appmint.pipeline.progress import Progress, Stage
from appmint.pipeline.reapply import Reapplied, carried, reapply
from appmint.pipeline.stages import EVIDENCE, App, Brief, Proven, found, prove
from appmint.publish import Commit, Revision, commit_app, keep_made, zip_app
from appmint.publish.repository import git
from appmint.quality import Report
from appmint.spec import AppSpec, Change, SpecInvalid, criteria_diff, loads
from appmint.stacks.templates import WEB
from appmint.toolchain import stack_modules

if TYPE_CHECKING:
    from appmint.llm.engine import Engine

SPEC = "appspec.json"
_SUBJECT = 72
"""Characters of a commit's first line."""


@dataclass(frozen=True)
class Changed:
    """What came of a change request. The folder holds the new app if `revision` is there."""

    folder: Path
    spec: AppSpec
    report: Report
    differences: tuple[Change, ...]
    """The criteria that go and come."""
    revision: Revision | None
    notes: tuple[str, ...] = ()
    """What could not be put together or was left out, a sentence each."""
    troubles: tuple[str, ...] = ()
    """What kept a model from its part."""

    @property
    def report_page(self) -> Path:
        return self.folder / EVIDENCE / "report.html"


def change(
    folder: Path,
    request: str,
    *,
    engine: "Engine | None" = None,
    tell: Callable[[Progress], None] | None = None,
) -> Changed:
    """Brings what `request` asks for into the app in `folder`, in one commit on top of its history.

    An app that does not pass its gate then is not taken over: the folder stays as it is, and the
    report says why. Raises PipelineError, ReaderError, PublishError, SandboxUnavailable,
    SetupError.
    """
    say = tell or (lambda _: None)
    folder = folder.absolute()
    old = _delivered(folder)
    if not request.strip():
        raise PipelineError("The change is empty: say what is to be different.")
    sandbox.require()
    stack_modules(WEB)
    begun = _begin(say, "read")
    text, trouble = brought_in(old.text, request, engine)
    understood = understand_with(Brief(text, old.name), engine)
    spec = carried(old, understood.spec)
    differences = tuple(criteria_diff(old, spec))
    _end(say, "read", begun, f"{len(differences)} criteria come or go")
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as name:
        begun = _begin(say, "verify")
        done = reapply(folder, spec, Path(name) / "app", prover=lambda app: _proven(app, say))
        _end(say, "verify", begun, found(done.proven.report))
        revision = None
        if done.proven.report.ok:
            begun = _begin(say, "publish")
            revision = _take_over(folder, done, request)
            _end(say, "publish", begun, f"commit {revision.sha[:10]}")
    return Changed(
        folder,
        done.proven.app.spec,
        done.proven.report,
        differences,
        revision,
        tuple(_notes(done)),
        tuple(str(each) for each in (trouble, understood.trouble) if each),
    )


def _delivered(folder: Path) -> AppSpec:
    """The description of the app in the folder. Raises PipelineError."""
    try:
        spec = loads((folder / SPEC).read_text("utf-8"))
        repository = (folder / ".git").is_dir()
    except (OSError, UnicodeDecodeError, SpecInvalid) as error:
        raise PipelineError(
            f"{folder} is not an app that was made here: name its folder with --out."
        ) from error
    if not repository:
        raise PipelineError(f"{folder} has no git repository, so that no change could be undone.")
    if git(folder, "status", "--porcelain").strip():
        raise PipelineError(f"{folder} has changes that are not committed: commit them first.")
    return spec


def brought_in(text: str, request: str, engine: "Engine | None") -> tuple[str, ModelError | None]:
    """The requirement text with the request in it, and what kept a model from doing it well.

    Without a model, or where it fails, the request stands behind the text.
    """
    if engine is not None:
        try:
            return revised_with(text, request, engine), None
        except ModelError as error:
            return _appended(text, request), error
    return _appended(text, request), None


def _appended(text: str, request: str) -> str:
    """The text with the request behind it: what can be done without a model."""
    return f"{text.rstrip()}\n\n{request.strip()}\n"


def _proven(app: App, say: Callable[[Progress], None]) -> Proven:
    return prove(app, on_event=lambda event: say(Progress("verify", "check", check=event)))


def _take_over(folder: Path, done: Reapplied, request: str) -> Revision:
    """Puts the new app's files into the folder and commits them; ignored files stay."""
    new = done.proven.app
    listed = git(folder, "ls-files", "-z").split(b"\0")
    for name in filter(None, map(os.fsdecode, listed)):
        (folder / name).unlink(missing_ok=True)
    shutil.rmtree(folder / EVIDENCE, ignore_errors=True)
    shutil.copytree(new.folder, folder, dirs_exist_ok=True, symlinks=True)
    subject = " ".join(request.split())
    message = subject if len(subject) <= _SUBJECT else f"{subject[: _SUBJECT - 3]}..."
    revision = commit_app(folder, [Commit(f"{message}\n\n{request.strip()}")], at=datetime.now(UTC))
    keep_made(folder, done.made)
    zip_app(folder, folder / EVIDENCE / f"{package_name(new.spec.name)}.zip")
    return revision


def _notes(done: Reapplied) -> list[str]:
    conflicts = [f"{path}: {what}" for path, what in done.conflicts.items()]
    left_out = [f"“{heading}” was left out." for heading in done.left_out]
    return [*conflicts, *left_out, *done.notes]


def _begin(say: Callable[[Progress], None], stage: Stage) -> float:
    say(Progress(stage, "started"))
    return time.monotonic()


def _end(say: Callable[[Progress], None], stage: Stage, begun: float, summary: str) -> None:
    say(Progress(stage, "finished", time.monotonic() - begun, summary))
