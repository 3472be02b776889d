"""A folder as one artefact: packed the same way each time, so the same files are the same bytes."""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Collection
from pathlib import Path, PurePosixPath

from appmint.site.runs import artefacts

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def pack(folder: Path, *, leave_out: Collection[str] = ()) -> str:
    """The digest of an artefact with the folder's plain files.

    Links are not followed and not packed. `leave_out` names entries at the folder's top.
    """
    with tempfile.TemporaryFile() as made:
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as bundle:
            for file in _files(folder, leave_out):
                info = zipfile.ZipInfo(file.relative_to(folder).as_posix(), _EPOCH)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.create_system = _UNIX
                mode = 0o755 if os.access(file, os.X_OK) else 0o644
                info.external_attr = (0o100000 | mode) << 16
                bundle.writestr(info, file.read_bytes())
        made.seek(0)
        return artefacts.put(made.read())


def unpack(digest: str, folder: Path) -> None:
    """Makes `folder` hold exactly the files of the bundle. Raises ArtefactMissing."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with zipfile.ZipFile(artefacts.path(digest)) as bundle:
        for info in bundle.infolist():
            target = folder / info.filename
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(bundle.read(info))
            target.chmod(info.external_attr >> 16 & 0o777)


def member(digest: str, name: str) -> bytes | None:
    """The bytes of one file of the bundle, None where it has none of that name."""
    if PurePosixPath(name).is_absolute():
        return None
    with zipfile.ZipFile(artefacts.path(digest)) as bundle:
        try:
            return bundle.read(name)
        except KeyError:
            return None


def members(digest: str, folder: str) -> dict[str, bytes]:
    """The files of the bundle below `folder`, by their names in the bundle."""
    with zipfile.ZipFile(artefacts.path(digest)) as bundle:
        return {
            name: bundle.read(name)
            for name in bundle.namelist()
            if PurePosixPath(name).is_relative_to(folder)
        }


def _files(folder: Path, leave_out: Collection[str]) -> list[Path]:
    found = []
    for where, folders, files in os.walk(folder):
        here = Path(where)
        if here == folder:
            folders[:] = [name for name in folders if name not in leave_out]
            files = [name for name in files if name not in leave_out]
        found += [here / name for name in files if not (here / name).is_symlink()]
    return sorted(found)
