"""The processes of one run, seen from the host through /proc."""

import os
from dataclasses import dataclass
from pathlib import Path

_TICKS_PER_S = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Sample:
    """What a process tree uses now; `deleted` maps (device, inode) of open deleted files to bytes.

    `deleted` finds both disk space held without a name and anonymous memory files. `tasks`
    counts each thread, as the kernel's own limits on processes do.
    """

    tasks: int
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
    """Measures `root_pid` and all that run with it; a process that is just ending counts as 0."""
    members = _members(root_pid)
    tasks = cpu_ticks = anonymous = shared = 0
    deleted: dict[tuple[int, int], int] = {}
    for pid, (threads, ticks) in members.items():
        tasks += threads
        cpu_ticks += ticks
        own_anonymous, own_shared = _resident(pid)
        anonymous += own_anonymous
        shared = max(shared, own_shared)
        deleted.update(_deleted_files(pid))
    return Sample(tasks, cpu_ticks / _TICKS_PER_S, anonymous, shared, deleted)


def _members(root_pid: int) -> dict[int, tuple[int, int]]:
    """Pid -> its threads; processor ticks of it and of the children it has waited for.

    A member is a descendant of `root_pid` or shares its process space: descent alone loses
    children whose parent ended during the look, the space alone those closed to inspection.
    """
    space = _process_space(Path(f"/proc/{root_pid}"))
    children: dict[int, list[int]] = {}
    figures: dict[int, tuple[int, int]] = {}
    waiting = [root_pid]
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            text = (entry / "stat").read_text(errors="replace")
        except (FileNotFoundError, ProcessLookupError):
            continue
        pid = int(entry.name)
        fields = text[text.rindex(")") + 2 :].split()
        children.setdefault(int(fields[1]), []).append(pid)
        # One that has ended but is not yet waited for has no thread, and still takes a place.
        figures[pid] = (max(1, int(fields[17])), sum(int(field) for field in fields[11:15]))
        if space is not None and _process_space(entry) == space:
            waiting.append(pid)
    found: dict[int, tuple[int, int]] = {}
    while waiting:
        pid = waiting.pop()
        if pid in figures and pid not in found:
            found[pid] = figures[pid]
            waiting.extend(children.get(pid, ()))
    return found


def _process_space(entry: Path) -> int | None:
    try:
        return (entry / "ns" / "pid").stat().st_ino
    except OSError:
        # Ended since, or not ours to look into.
        return None


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
