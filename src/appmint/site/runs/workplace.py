"""Folders of this worker alone, emptied before and after each use."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from appmint.site.runs.models import Run


@contextmanager
def workplace(run: Run) -> Iterator[Path]:
    """An empty folder for one stage of the run.

    Below the temporary folder, which a worker has for itself (`runs.worker`): what a killed one
    leaves there goes when the next one takes its place.
    """
    folder = Path(tempfile.gettempdir()) / run.workflow_id
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
