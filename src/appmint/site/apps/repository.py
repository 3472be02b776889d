"""The repositories of delivered apps: one folder each, in which lies nothing but its `.git`."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from appmint.pipeline.story import history
from appmint.publish import Commit, commit_app, zip_app
from appmint.site.apps.models import App
from appmint.site.config import config
from appmint.site.runs import artefacts, bundles
from appmint.site.runs.models import Run
from appmint.spec import AppSpec

_GIT = ".git"


def folder_of(slug: str) -> Path:
    """Where the app's repository is, or will be."""
    return config().folder / "repositories" / slug


@contextmanager
def alone_with(slug: str) -> Iterator[Path]:
    """The repository's folder, which no other process changes meanwhile."""
    folder = folder_of(slug)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (folder.parent / f".{slug}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder.mkdir(exist_ok=True)
        yield folder


def commit(folder: Path, app: App, run: Run, spec: AppSpec, source: Path) -> str:
    """Puts the files of `source` into the repository; the commit that has them.

    The first time the history tells how the app was made; a revision is one further commit. What
    is there already is not committed again: author and moment are the run's, not the clock's.
    Raises PublishError.
    """
    _empty(folder)
    for entry in sorted(source.iterdir()):
        # The source may be on another disk.
        shutil.move(entry, folder / entry.name)
    first = run.attempt == _first_attempt(app, run)
    story = history(spec) if first else (Commit(f"Revise {spec.name}: delivery of {run}"),)
    try:
        revision = commit_app(folder, story, at=run.queued_at.replace(microsecond=0))
    finally:
        _empty(folder)
    return revision.sha


def zipped(folder: Path, slug: str, work: Path) -> str:
    """The digest of a zip of the last commit, in the artefact store. Raises PublishError."""
    return artefacts.put(zip_app(folder, work / f"{slug}.zip"))


def unpacked(digest: str, target: Path) -> Path:
    """The bundle's files in the folder `target`."""
    bundles.unpack(digest, target)
    return target


def _first_attempt(app: App, run: Run) -> int:
    """The attempt that made the repository."""
    first = app.deliveries.first()
    return first.run.attempt if first else run.attempt


def _empty(folder: Path) -> None:
    for entry in folder.iterdir():
        if entry.name == _GIT:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
