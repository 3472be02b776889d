"""Hard limits by the kernel's control groups, where this user may create them.

Version 1 (a tree per controller) and version 2 (one tree) are both looked for; a group is made
below the one AppMint itself is in, or the nearest one above it that may be written, so limits
set by others keep their hold. Where neither can be had, `create_group` returns None and the
run is watched instead. A group of an idle caller is idle as a whole, where the kernel knows that.
"""

import contextlib
import os
import time
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from appmint.sandbox.priority import is_idle
from appmint.sandbox.terms import Limits

_REMOVAL_S = 2.0
_PREFIX = "appmint-"
_LEFT_BEHIND_AFTER_S = 60.0

_left: set[Path] = set()
"""Folders of groups of this process that were busy when they were to go."""


@dataclass(frozen=True)
class Counts:
    """What a group has used so far, and how often it ran into a limit; None: not counted."""

    memory_bytes: int
    cpu_s: float | None
    memory_refusals: int
    process_refusals: int


@dataclass(frozen=True)
class Group:
    """The control groups of one run: one folder in version 2, up to four in version 1."""

    memory: Path
    processes: Path
    cpu: Path | None
    """Counts the time used."""
    version: int
    turns: Path | None = None
    """Says when it is the run's turn."""

    @property
    def folders(self) -> list[Path]:
        """Each folder once."""
        found = [self.memory, self.processes, *filter(None, (self.cpu, self.turns))]
        return list(dict.fromkeys(found))

    @property
    def entry_files(self) -> list[Path]:
        """A process that writes 0 into each of these is in the group."""
        return [folder / "cgroup.procs" for folder in self.folders]

    def counts(self) -> Counts:
        """Reads the group's counters."""
        memory = _table(self.memory / "memory.stat")
        if self.version == 1:
            cpu_ns = int((self.cpu / "cpuacct.usage").read_text()) if self.cpu else None
            return Counts(
                memory_bytes=memory.get("total_rss", 0) + memory.get("total_shmem", 0),
                cpu_s=None if cpu_ns is None else cpu_ns / 1e9,
                memory_refusals=_table(self.memory / "memory.oom_control").get("oom_kill", 0),
                process_refusals=_table(self.processes / "pids.events").get("max", 0),
            )
        cpu_us = _table(self.memory / "cpu.stat").get("usage_usec")
        return Counts(
            memory_bytes=memory.get("anon", 0) + memory.get("shmem", 0),
            cpu_s=None if cpu_us is None else cpu_us / 1e6,
            memory_refusals=_table(self.memory / "memory.events").get("oom_kill", 0),
            process_refusals=_table(self.processes / "pids.events").get("max", 0),
        )

    def remove(self) -> None:
        """Removes the folders; its processes must be ending.

        On a busy machine what was killed may wait long for its turn to end: a folder that stays
        busy is left, and goes when the next group is made.
        """
        until = time.monotonic() + _REMOVAL_S
        for folder in self.folders:
            while True:
                try:
                    folder.rmdir()
                    break
                except FileNotFoundError:
                    break
                except OSError:
                    # A process that was just killed still counts until the kernel is done.
                    if time.monotonic() > until:
                        _left.add(folder)
                        break
                    time.sleep(0.005)


def create_group(
    limits: Limits, mounts: Path = Path("/proc/mounts"), own: Path = Path("/proc/self/cgroup")
) -> Group | None:
    """A new group with `limits` on memory and processes, or None where none may be created."""
    _left.difference_update(_discard(tuple(_left)))
    roots = _roots(mounts)
    places = _own_places(own)
    name = f"{_PREFIX}{os.getpid()}-{uuid.uuid4().hex[:12]}"
    if "memory" in roots and "pids" in roots:
        return _create_version_1(limits, roots, places, name)
    if "" in roots:
        return _create_version_2(limits, roots[""], places.get("", "/"), name)
    return None


def _create_version_1(
    limits: Limits, roots: dict[str, Path], places: dict[str, str], name: str
) -> Group | None:
    made: dict[str, Path] = {}
    for controller in ("memory", "pids", "cpuacct", *(["cpu"] if is_idle() else [])):
        for parent in _upwards(roots.get(controller), places.get(controller, "/")):
            with contextlib.suppress(OSError):
                # Two controllers may share a tree.
                (parent / name).mkdir(exist_ok=parent / name in made.values())
                _sweep(parent)
                made[controller] = parent / name
                break
    if "memory" in made and "pids" in made:
        with contextlib.suppress(OSError):
            (made["memory"] / "memory.limit_in_bytes").write_text(str(limits.memory_bytes))
            (made["pids"] / "pids.max").write_text(str(limits.processes))
            turns = made.get("cpu")
            _give_way(turns)
            return Group(made["memory"], made["pids"], made.get("cpuacct"), 1, turns)
    _discard(made.values())
    return None


def _create_version_2(limits: Limits, root: Path, place: str, name: str) -> Group | None:
    for parent in _upwards(root, place):
        folder = parent / name
        try:
            handed_down = (parent / "cgroup.subtree_control").read_text().split()
            if not {"memory", "pids"} <= set(handed_down):
                continue
            # Moving a process needs the right to write here as well as in the new group.
            if not os.access(parent / "cgroup.procs", os.W_OK):
                continue
            folder.mkdir()
            _sweep(parent)
            (folder / "memory.max").write_text(str(limits.memory_bytes))
            (folder / "pids.max").write_text(str(limits.processes))
        except OSError:
            _discard([folder])
            continue
        with contextlib.suppress(OSError):
            # Absent where the kernel has no swap accounting.
            (folder / "memory.swap.max").write_text("0")
        _give_way(folder if is_idle() else None)
        return Group(folder, folder, folder, version=2)
    return None


def _give_way(turns: Path | None) -> None:
    """Makes a group idle as a whole, from Linux 5.15 on and where `cpu` is handed down."""
    with contextlib.suppress(OSError):
        if turns and (turns / "cpu.idle").exists():
            (turns / "cpu.idle").write_text("1")


def _sweep(parent: Path) -> None:
    """Removes groups that a killed AppMint has left; one with a process in it cannot be removed.

    That of a living AppMint stays, though its run has ended: its counts are still to be read.
    """
    for folder in parent.glob(f"{_PREFIX}*"):
        owner = folder.name.removeprefix(_PREFIX).partition("-")[0]
        with contextlib.suppress(OSError):
            old = time.time() - folder.stat().st_ctime > _LEFT_BEHIND_AFTER_S
            if old and not Path("/proc", owner).exists():
                folder.rmdir()


def _discard(folders: Collection[Path]) -> Collection[Path]:
    """Removes what can be removed; returns what is gone."""
    for folder in folders:
        with contextlib.suppress(OSError):
            folder.rmdir()
    return [folder for folder in folders if not folder.exists()]


def _upwards(root: Path | None, place: str) -> list[Path]:
    """The group `place` below `root` and those above it, nearest first."""
    if root is None:
        return []
    here = root / place.lstrip("/")
    found = [here, *here.parents]
    # Inside a container the place is named as the host sees it and is not below our root.
    return [path for path in found[: found.index(root) + 1] if path.is_dir()]


def _roots(mounts: Path) -> dict[str, Path]:
    """Controller -> where its tree is mounted; the version 2 tree under the empty name."""
    found: dict[str, Path] = {}
    for line in mounts.read_text().splitlines():
        _, where, kind, options, *_ = line.split()
        if kind == "cgroup2":
            found[""] = Path(where)
        elif kind == "cgroup":
            for controller in ("memory", "pids", "cpuacct", "cpu"):
                if controller in options.split(","):
                    found[controller] = Path(where)
    return found


def _own_places(own: Path) -> dict[str, str]:
    """Controller -> the group this process is in; version 2 under the empty name."""
    found: dict[str, str] = {}
    for line in own.read_text().splitlines():
        _, controllers, place = line.split(":", 2)
        for controller in controllers.split(","):
            found[controller] = place
    return found


def _table(path: Path) -> dict[str, int]:
    """A file of `name number` lines."""
    found: dict[str, int] = {}
    for line in path.read_text().splitlines():
        name, _, number = line.partition(" ")
        found[name] = int(number)
    return found
