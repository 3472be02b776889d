"""The folder an app goes to: checked before any work, filled in one move."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from appmint.pipeline.errors import BadDestination


def check_destination(folder: Path) -> None:
    """Raises BadDestination unless `folder` is absent or empty and can be made or filled."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise BadDestination(f"{folder} is not a folder: choose another with --out.")
    if folder.is_dir() and any(folder.iterdir()):
        raise BadDestination(
            f"{folder} is not empty and was left as it is: "
            "choose an empty or new folder with --out."
        )
    holder = folder if folder.is_dir() else _nearest(folder.parent)
    if not os.access(holder, os.W_OK | os.X_OK):
        raise BadDestination(f"{holder} cannot be written to: choose another folder with --out.")


def _nearest(folder: Path) -> Path:
    """The folder itself or the nearest one above it that exists."""
    while not folder.exists():
        folder = folder.parent
    if not folder.is_dir():
        raise BadDestination(f"{folder} is not a folder: choose another with --out.")
    return folder


@contextmanager
def workshop(destination: Path) -> Iterator[Path]:
    """An empty folder beside `destination`; on success it becomes the destination.

    On any error, an interrupt included, it is removed and the destination is as before.
    """
    destination.parent.mkdir(parents=True, exist_ok=True)
    bench = Path(tempfile.mkdtemp(prefix=f".{destination.name}-", dir=destination.parent))
    try:
        bench.chmod(0o755)
        yield bench
        # Renaming onto an empty folder replaces it in one step.
        bench.rename(destination)
    except BaseException:
        shutil.rmtree(bench, ignore_errors=True)
        raise
