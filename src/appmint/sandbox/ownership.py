"""Lends a folder to the sandbox's plain user while AppMint itself runs as root.

As root, mapping uid 0 to a harmless number inside is not enough: for the kernel the process
still owns what root owns (the switches below /proc/sys among them), and a set-uid file it
leaves behind belongs to root. So root steps down to a uid that nobody else has.
"""

import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SANDBOX_UID = 60999
"""Between the ranges that systemd and the distributions hand out, and below 65,536."""


def running_as_root() -> bool:
    """True when the sandbox must step down to a plain user."""
    return os.geteuid() == 0


@dataclass
class _Loan:
    """A folder's owner before it was lent, and how many runs use it now."""

    uid: int
    gid: int
    users: int


_LOANS: dict[Path, _Loan] = {}
_LOANS_LOCK = threading.Lock()


@contextmanager
def lent(folder: Path) -> Iterator[None]:
    """Gives what is in `folder` to the sandbox's user; with its last run all to its old owner.

    Does nothing unless run as root. All processes of the sandbox must have ended at the end.
    Runs of this process may share a folder, runs of several processes may not.
    """
    if not running_as_root():
        yield
        return
    with _LOANS_LOCK:
        loan = _LOANS.get(folder) or _LOANS.setdefault(folder, _owner_of(folder))
        loan.users += 1
        _give(folder, SANDBOX_UID, SANDBOX_UID)
    try:
        yield
    finally:
        with _LOANS_LOCK:
            loan.users -= 1
            if not loan.users:
                del _LOANS[folder]
                _give(folder, loan.uid, loan.gid)


def _owner_of(folder: Path) -> _Loan:
    status = folder.stat()
    if status.st_uid == SANDBOX_UID:
        # A run whose caller was killed has not given it back.
        return _Loan(os.geteuid(), os.getegid(), users=0)
    return _Loan(status.st_uid, status.st_gid, users=0)


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
