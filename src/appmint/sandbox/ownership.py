"""Lends a folder to the sandbox's plain user while AppMint itself runs as root.

As root, mapping uid 0 to a harmless number inside is not enough: for the kernel the process
still owns what root owns (the switches below /proc/sys among them), and a set-uid file it
leaves behind belongs to root. So root steps down to a uid that nobody else has.
"""

import os
import subprocess
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

    `chown -R` walks however deep or wide the tree was made. The kernel clears the set-uid and
    set-gid bits of files whose owner changes, and a hard link never crosses a mount.
    """
    subprocess.run(
        ["/bin/chown", "-R", "-h", "-P", "--", f"{uid}:{gid}", str(folder)],
        check=True,
        capture_output=True,
    )
