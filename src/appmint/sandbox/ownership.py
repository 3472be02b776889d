"""Lends a folder to the sandbox's plain user while AppMint itself runs as root.

As root, mapping uid 0 to a harmless number inside is not enough: for the kernel the process
still owns what root owns (the switches below /proc/sys among them), and a set-uid file it
leaves behind belongs to root. So root steps down to a uid that nobody else has.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SANDBOX_UID = 60999
"""Between the ranges that systemd and the distributions hand out, and below 65,536."""


def running_as_root() -> bool:
    """True when the sandbox must step down to a plain user."""
    return os.geteuid() == 0


@contextmanager
def lent(folder: Path) -> Iterator[None]:
    """Gives what is in `folder` to the sandbox's user; at the end all to its old owner.

    Does nothing unless run as root. All processes of the sandbox must have ended at the end.
    """
    if not running_as_root():
        yield
        return
    owner = folder.stat()
    _give(folder, SANDBOX_UID, SANDBOX_UID)
    try:
        yield
    finally:
        _give(folder, owner.st_uid, owner.st_gid)


def _give(folder: Path, uid: int, gid: int) -> None:
    """Changes the owner of all in `folder` without following a link.

    The kernel clears the set-uid and set-gid bits of files whose owner changes; links to one
    file outside cannot be there, as a hard link never crosses a mount.
    """
    os.chown(folder, uid, gid, follow_symlinks=False)
    waiting = [os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)]
    while waiting:
        holder = waiting.pop()
        try:
            with os.scandir(holder) as listing:
                names = [entry.name for entry in listing]
            for name in names:
                os.chown(name, uid, gid, dir_fd=holder, follow_symlinks=False)
                if stat.S_ISDIR(os.lstat(name, dir_fd=holder).st_mode):
                    waiting.append(
                        os.open(
                            name,
                            os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC,
                            dir_fd=holder,
                        )
                    )
        finally:
            os.close(holder)
