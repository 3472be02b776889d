"""An app as one zip file."""

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

from appmint.publish.errors import PublishError
from appmint.publish.repository import git

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a zip can hold: the same files are the same bytes, whenever zipped."""

_UNIX = 3


def zip_app(folder: Path, target: Path) -> Path:
    """Write the files of the app's last commit into the zip `target`, and return it.

    Inside is one folder with the name of the zip. The same commit under the same name is the same
    bytes. A zip that is there already is replaced at once, never half-written.

    Args:
        folder: an app that `commit_app` has committed.
        target: the zip file; its folder must exist.

    Raises:
        PublishError: the folder has no commit, git fails, or the zip cannot be written.
    """
    folder = folder.absolute()
    if not (folder / ".git").is_dir():
        raise PublishError(f"{folder} is not a repository yet: commit the app before zipping it.")
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            for mode, name, content in _committed(folder):
                info = zipfile.ZipInfo(f"{target.stem}/{name}", _EPOCH)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.create_system = _UNIX
                info.external_attr = (mode if mode & 0o777 else mode | 0o777) << 16
                archive.writestr(info, content)
        unfinished.replace(target)
    except (OSError, UnicodeEncodeError) as error:
        raise PublishError(
            f"The zip {target} could not be written: {error}. The app in {folder} is complete."
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return target


def _committed(folder: Path) -> Iterator[tuple[int, str, bytes]]:
    """Mode, name and bytes of each file of the last commit, by name; a link's bytes are its target.

    They come from the commit and not from the folder, so that no link is ever followed.
    """
    listed = os.fsdecode(git(folder, "ls-tree", "-r", "-z", "--full-tree", "HEAD"))
    entries = []
    for line in listed.split("\0"):
        head, _, name = line.partition("\t")
        if head:
            octal, _, sha = head.split()
            entries.append((name, int(octal, 8), sha))
    entries.sort()
    asked = "".join(f"{sha}\n" for _, _, sha in entries).encode()
    answer = git(folder, "cat-file", "--batch", stdin=asked)
    at = 0
    for name, mode, _ in entries:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].rsplit(b" ", 1)[1])
        yield mode, name, answer[end + 1 : end + 1 + size]
        at = end + size + 2
