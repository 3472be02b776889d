"""What runs make and people upload, kept by the digest of its bytes; the same bytes once."""

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from appmint.site.config import config

_BLOCK = 1 << 20
_DIGEST = re.compile(r"[0-9a-f]{64}")
_UNFINISHED = ".unfinished-"
_ABANDONED_AFTER_S = 3600.0


class ArtefactMissing(Exception):
    """No artefact has this digest; the message names it."""


def put(content: bytes | Path) -> str:
    """The SHA-256 of the bytes, or of the file's; they are in the store from now on."""
    store = _store()
    store.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    handle, name = tempfile.mkstemp(prefix=_UNFINISHED, dir=store)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as target:
            for block in _blocks(content):
                digest.update(block)
                target.write(block)
            target.flush()
            os.fsync(target.fileno())
        found = digest.hexdigest()
        place = _place(found)
        if not place.is_file():
            place.parent.mkdir(exist_ok=True)
            unfinished.replace(place)
        return found
    finally:
        unfinished.unlink(missing_ok=True)


def path(digest: str) -> Path:
    """The file with these bytes, for reading alone. Raises ArtefactMissing."""
    if _DIGEST.fullmatch(digest):
        place = _place(digest)
        if place.is_file():
            return place
    raise ArtefactMissing(f"There is no artefact {digest!r} in {_store()}.")


def open_(digest: str) -> BinaryIO:
    """The bytes, as a file open for reading. Raises ArtefactMissing."""
    return path(digest).open("rb")


def forget_unfinished() -> None:
    """Removes what processes that were killed while writing have left, once it is an hour old."""
    before = time.time() - _ABANDONED_AFTER_S
    for left in _store().glob(f"{_UNFINISHED}*"):
        if left.stat().st_mtime < before:
            left.unlink(missing_ok=True)


def _store() -> Path:
    return config().folder / "artefacts"


def _place(digest: str) -> Path:
    return _store() / digest[:2] / digest[2:]


def _blocks(content: bytes | Path) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as source:
        while block := source.read(_BLOCK):
            yield block
