"""How much a process and its sandboxes give way to the other programs of the machine."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Literal

Priority = Literal["idle", "low", "normal"]

_LOW = 10
_LEAST = 19
_OWN_SESSION = Path("/proc/self/autogroup")


def give_way(priority: Priority) -> None:
    """Sets the calling thread, and all that it starts from now on, to `priority`.

    Idle is more than the least share: what is idle stops at the moment that something else wants
    to run (sched(7)), where a nice process first uses up its slice. A thread can not come back.
    """
    if priority == "idle":
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    elif priority == "low":
        os.nice(_LOW)
    # Where Linux groups processes by session, each group counts as one that yields to nobody.
    if niceness():
        with suppress(OSError):
            _OWN_SESSION.write_text(str(niceness()))


def is_idle() -> bool:
    """Whether the calling thread runs only while nothing else wants to."""
    return os.sched_getscheduler(0) == os.SCHED_IDLE


def niceness() -> int:
    """What a session of the calling thread's own is to be set to; 0: as any other."""
    return _LEAST if is_idle() else max(0, os.getpriority(os.PRIO_PROCESS, 0))
