"""The processes of one run, seen from the host through /proc."""

import os
from dataclasses import dataclass
from pathlib import Path

_TICKS_PER_S = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Sample:
    """What a process tree uses now; `deleted` maps (device, inode) of open deleted files to bytes.

    `deleted` finds both disk space held without a name and anonymous memory files.
    """

    processes: int
    cpu_s: float
    anonymous_bytes: int
    shared_bytes: int
    deleted: dict[tuple[int, int], int]

    def deleted_bytes(self, device: int) -> int:
        """Bytes of deleted files on `device`."""
        return sum(size for (dev, _), size in self.deleted.items() if dev == device)

    def memory_bytes(self, disk_device: int) -> int:
        """Private memory plus shared memory; deleted files off the disk are memory files."""
        held = sum(size for (dev, _), size in self.deleted.items() if dev != disk_device)
        return self.anonymous_bytes + max(held, self.shared_bytes)


def sample_tree(root_pid: int) -> Sample:
    """Measures `root_pid` and all its descendants; a process that is just ending counts as 0."""
    pids = _descendants(root_pid)
    cpu_ticks = anonymous = shared = 0
    deleted: dict[tuple[int, int], int] = {}
    for pid, ticks in pids.items():
        cpu_ticks += ticks
        own_anonymous, own_shared = _resident(pid)
        anonymous += own_anonymous
        shared = max(shared, own_shared)
        deleted.update(_deleted_files(pid))
    return Sample(len(pids), cpu_ticks / _TICKS_PER_S, anonymous, shared, deleted)


def _descendants(root_pid: int) -> dict[int, int]:
    """Pid -> processor ticks of it and of the children it has waited for."""
    parents: dict[int, int] = {}
    ticks: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            text = (entry / "stat").read_text(errors="replace")
        except (FileNotFoundError, ProcessLookupError):
            continue
        fields = text[text.rindex(")") + 2 :].split()
        parents[int(entry.name)] = int(fields[1])
        ticks[int(entry.name)] = sum(int(field) for field in fields[11:15])
    children: dict[int, list[int]] = {}
    for pid, parent in parents.items():
        children.setdefault(parent, []).append(pid)
    found: dict[int, int] = {}
    waiting = [root_pid] if root_pid in parents else []
    while waiting:
        pid = waiting.pop()
        found[pid] = ticks[pid]
        waiting.extend(children.get(pid, ()))
    return found


def _resident(pid: int) -> tuple[int, int]:
    anonymous = shared = 0
    try:
        text = Path(f"/proc/{pid}/status").read_text(errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return 0, 0
    for line in text.splitlines():
        if line.startswith("RssAnon:"):
            anonymous = int(line.split()[1]) * 1024
        elif line.startswith("RssShmem:"):
            shared = int(line.split()[1]) * 1024
    return anonymous, shared


def _deleted_files(pid: int) -> dict[tuple[int, int], int]:
    found: dict[tuple[int, int], int] = {}
    try:
        entries = list(Path(f"/proc/{pid}/fd").iterdir())
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return found
    for entry in entries:
        try:
            status = entry.stat()
        except OSError:
            # Closed since it was listed, or a descriptor that has no file behind it.
            continue
        if status.st_nlink == 0 and status.st_blocks:
            found[(status.st_dev, status.st_ino)] = status.st_blocks * 512
    return found
