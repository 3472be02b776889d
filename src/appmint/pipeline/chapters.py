"""The history of an app with parts written for it: the floor as ever, then a commit a criterion."""

import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from appmint.builder import build
from appmint.builder.project import package_name
from appmint.pipeline.extension import Chapter, Extended
from appmint.pipeline.stages import EVIDENCE
from appmint.pipeline.story import history
from appmint.publish import Commit, Revision, commit_app, mark_made, zip_app
from appmint.spec import AppSpec
from appmint.stacks.templates import WEB
from appmint.toolchain import stack_modules

LAST = "Say what is built and what is not"
_NOT_THE_APP = (".git", EVIDENCE)


def publish_extended(
    extended: Extended,
    *,
    finish: Callable[[Path], None] | None = None,
    at: datetime | None = None,
) -> Revision:
    """The last commit of the app's history; its zip is filed too. Raises PublishError.

    `finish` is as in `extend`.
    """
    app = extended.proven.app
    with tempfile.TemporaryDirectory(prefix="appmint-history-") as name:
        folder = Path(name) / "app"
        folder.mkdir()
        moment = at or datetime.now(UTC)
        commit_story(folder, extended.floor, extended.chapters, finish=finish, at=moment)
        clear(folder)
        _copy(app.folder, folder)
        revision = commit_app(folder, [Commit(LAST)], at=moment)
        mark_made(folder, revision)
        shutil.move(folder / ".git", app.folder / ".git")
    zip_app(app.folder, app.evidence / f"{package_name(app.spec.name)}.zip")
    return revision


def commit_story(
    folder: Path,
    floor: AppSpec,
    chapters: Sequence[Chapter],
    *,
    finish: Callable[[Path], None] | None = None,
    at: datetime,
) -> None:
    """Commits the floor in the steps of its history, then each chapter. Raises PublishError.

    Each is built again for its commit in `folder`, of which all but `.git` is replaced. What the
    last proven app has beyond the last chapter is left to commit, as `LAST`.
    """
    _lay(floor, {}, folder, finish)
    commit_app(folder, history(floor), at=at)
    for chapter in chapters:
        _lay(chapter.spec, chapter.custom, folder, finish)
        commit_app(folder, [Commit(chapter.message)], at=at)


def _lay(
    spec: AppSpec,
    custom: Mapping[str, str],
    folder: Path,
    finish: Callable[[Path], None] | None,
) -> None:
    clear(folder)
    build(spec, folder, node_modules=stack_modules(WEB), custom=custom)
    if finish is not None:
        finish(folder)


def clear(folder: Path) -> None:
    """Empties the folder; a repository in it stays."""
    for entry in folder.iterdir():
        if entry.name == ".git":
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def _copy(source: Path, target: Path) -> None:
    for entry in source.iterdir():
        if entry.name in _NOT_THE_APP:
            continue
        if entry.is_dir():
            shutil.copytree(entry, target / entry.name, symlinks=True)
        else:
            shutil.copy2(entry, target / entry.name, follow_symlinks=False)
