"""Folders for one piece of work each."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from appmint.site.runs.models import Run


@contextmanager
def workplace(run: Run) -> Iterator[Path]:
    """An empty folder for one stage of the run, gone afterwards.

    Below the temporary folder, which a worker has for itself (`runs.worker`): what a killed one
    leaves there goes when the next one takes its place.
    """
    with tempfile.TemporaryDirectory(prefix=f"{run.workflow_id}-") as folder:
        yield Path(folder)
