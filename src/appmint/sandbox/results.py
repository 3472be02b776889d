"""Takes over or clears away what a stranger's code has left, without being led elsewhere."""

import os
import stat
import subprocess
from pathlib import Path, PurePosixPath

from appmint.sandbox.terms import MIB


class UntrustedResultError(Exception):
    """A result cannot be taken over; the message says which file and why."""


def read_result(folder: Path, relative: str, size_at_most: int = 16 * MIB) -> bytes:
    """The bytes of the plain file `relative` below `folder`.

    No part of the path may be a link, so nothing outside `folder` is ever opened.
    Raises UntrustedResultError for a missing file, a link, a path that leaves the folder,
    a pipe or device, or more than `size_at_most` bytes.
    """
    parts = PurePosixPath(relative).parts
    if not parts or relative.startswith("/") or ".." in parts or "\0" in relative:
        raise UntrustedResultError(
            f"The result path {relative!r} leaves the folder; it was not read."
        )
    holder = os.open(folder, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for part in parts[:-1]:
            inner = _open_part(
                holder, part, relative, os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
            )
            os.close(holder)
            holder = inner
        # O_NONBLOCK: opening a pipe left in place of a file must not wait for a writer.
        file = _open_part(
            holder,
            parts[-1],
            relative,
            os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC,
        )
    finally:
        os.close(holder)
    if not stat.S_ISREG(os.fstat(file).st_mode):
        os.close(file)
        raise UntrustedResultError(f"The result {relative} is not a plain file; it was not read.")
    with os.fdopen(file, "rb") as opened:
        content = opened.read(size_at_most + 1)
    if len(content) > size_at_most:
        raise UntrustedResultError(
            f"The result {relative} is larger than {size_at_most} bytes; it was not read."
        )
    return content


def discard(folder: Path) -> None:
    """Removes `folder` with all in it, also where it was nested too deep for Python or locked.

    Raises OSError if something of it stays.
    """
    removal = ["/bin/rm", "-rf", "--one-file-system", "--", str(folder)]
    done = subprocess.run(removal, check=False, capture_output=True, text=True)
    if done.returncode:
        unlocking = ["/bin/chmod", "-R", "u+rwX", "--", str(folder)]
        subprocess.run(unlocking, check=False, capture_output=True)
        done = subprocess.run(removal, check=False, capture_output=True, text=True)
    if done.returncode:
        raise OSError(f"The folder {folder} could not be removed: {done.stderr.strip()[-300:]}")


def _open_part(holder: int, part: str, relative: str, flags: int) -> int:
    try:
        return os.open(part, flags, dir_fd=holder)
    except OSError as error:
        raise UntrustedResultError(
            f"The result {relative} cannot be read at {part!r} ({error.strerror}); "
            "links are not followed."
        ) from error
