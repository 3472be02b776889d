"""Files of a run's evidence, while it is verified and afterwards."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from appmint.site.runs import artefacts, bundles
from appmint.site.runs.models import Run

_MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".jpg": "image/jpeg",
    ".json": "application/json",
    ".log": "text/plain; charset=utf-8",
}


@dataclass(frozen=True)
class File:
    """The bytes, and as what a browser may take them."""

    content: bytes
    media_type: str


def file_of(run: Run, path: str) -> File | None:
    """The file called `path` in the run's evidence, None where there is none."""
    media_type = _MEDIA_TYPES.get(PurePosixPath(path).suffix)
    if media_type is None:
        return None
    content = bundles.member(run.evidence_digest, path) if run.evidence_digest else None
    if content is None:
        shown = run.events.filter(kind="criterion", payload__screenshot=path).first()
        if shown is None:
            return None
        content = artefacts.path(shown.payload["digest"]).read_bytes()
    return File(content, media_type)
