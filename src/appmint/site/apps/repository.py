"""The repositories of delivered apps: one folder each, in which lies nothing but its `.git`."""

import fcntl
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from appmint.pipeline.chapters import LAST, clear, commit_story
from appmint.pipeline.story import history
from appmint.publish import Commit, commit_app, mark_made, zip_app
from appmint.site.apps.finishing import finish
from appmint.site.apps.models import App
from appmint.site.config import config
from appmint.site.runs import artefacts, bundles
from appmint.site.runs.models import Run
from appmint.site.runs.specs import spec_at
from appmint.site.runs.written import state_of
from appmint.spec import AppSpec


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
    at = run.queued_at.replace(microsecond=0)
    story: Sequence[Commit] = (Commit(f"Revise {spec.name}: delivery of {run}"),)
    try:
        if run.attempt == _first_attempt(app, run):
            story = _begun(folder, run, spec, at)
        clear(folder)
        for entry in sorted(source.iterdir()):
            # The source may be on another disk.
            shutil.move(entry, folder / entry.name)
        revision = commit_app(folder, story, at=at)
        mark_made(folder, revision)
    finally:
        clear(folder)
    return revision.sha


def _begun(folder: Path, run: Run, spec: AppSpec, at: datetime) -> Sequence[Commit]:
    """The story that the source tells; what a model wrote is committed before, by criterion."""
    written = state_of(run)
    if written is None or not written.chapters:
        return history(spec)
    floor = spec_at(written.floor_spec_digest)
    commit_story(folder, floor, written.chapters, finish=partial(finish, run.order), at=at)
    return (Commit(LAST),)


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
