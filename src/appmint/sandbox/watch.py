"""Looks at a run from outside, many times a second, and says which limit it broke."""

import time
from pathlib import Path

from appmint.sandbox.cgroups import Counts, Group
from appmint.sandbox.disk import Usage, free_bytes, usage_of
from appmint.sandbox.processes import Sample, sample_tree
from appmint.sandbox.terms import Ended, Limits

TICK_S = 0.05
_DISK_EVERY_S = 0.25
_TREE_EVERY_S = 1.0
_SHARE_OF_TIME = 10
"""A measurement may take at most one part in this many of the watcher's time."""


class Watch:
    """The limits of one run that are kept from outside, by control group or by looking."""

    def __init__(self, limits: Limits, folder: Path, group: Group | None) -> None:
        self._limits = limits
        self._folder = folder
        self._group = group
        self._device = folder.stat().st_dev
        self._at_start = usage_of(folder, entries_at_most=2**63)
        self._free_at_last_scan = free_bytes(folder)
        self._next_disk = 0.0
        self._next_tree = 0.0
        self._deleted_bytes = 0
        self._started = time.monotonic()
        self.peak_memory_bytes: int | None = None

    @property
    def seconds(self) -> float:
        """Since the start of the run."""
        return time.monotonic() - self._started

    @property
    def cpu_s(self) -> float | None:
        """Processor seconds of the run until now; None where no control group counts them."""
        return None if self._group is None else self._group.counts().cpu_s

    def broken(self, root_pid: int | None) -> Ended | None:
        """The first limit found broken now, or None; `root_pid` is the run's first process."""
        now = time.monotonic()
        if self.seconds > self._limits.wall_s:
            return Ended.time
        return self._group_broken() or self._tree_broken(root_pid, now) or self._disk_broken(now)

    def after_end(self, exit_code: int | None) -> Ended:
        """What a run that has ended by itself ran into last."""
        if self._group is not None:
            broken = self._group_broken()
            if broken is not None:
                return broken
        # 128 + SIGXCPU and 128 + SIGXFSZ: the kernel's own limits for one process.
        by_signal = {152: Ended.cpu, 153: Ended.disk}
        return by_signal.get(exit_code or 0) or self._disk_broken(float("inf")) or Ended.exited

    def _group_broken(self) -> Ended | None:
        if self._group is None:
            return None
        counts: Counts = self._group.counts()
        self._remember_peak(counts.memory_bytes)
        if counts.memory_refusals:
            self._remember_peak(self._limits.memory_bytes)
            return Ended.memory
        if counts.process_refusals:
            return Ended.processes
        if counts.cpu_s is not None and counts.cpu_s > self._limits.cpu_s:
            return Ended.cpu
        return None

    def _tree_broken(self, root_pid: int | None, now: float) -> Ended | None:
        if root_pid is None or now < self._next_tree:
            return None
        sample: Sample = sample_tree(root_pid)
        took_s = time.monotonic() - now
        # A control group counts the rest better, and what it does not count can wait.
        # Without one, a fork bomb makes the look slow just when the next is urgent.
        if self._group is None:
            self._next_tree = now + max(TICK_S, 2 * took_s)
        else:
            self._next_tree = now + max(_TREE_EVERY_S, took_s * _SHARE_OF_TIME)
        self._deleted_bytes = sample.deleted_bytes(self._device)
        if sample.cpu_s > self._limits.cpu_s:
            return Ended.cpu
        if self._group is not None:
            return None
        memory_bytes = sample.memory_bytes(self._device)
        self._remember_peak(memory_bytes)
        if sample.tasks > self._limits.processes:
            return Ended.processes
        if memory_bytes > self._limits.memory_bytes:
            return Ended.memory
        return None

    def _disk_broken(self, now: float) -> Ended | None:
        # A fall in free space costs one call to see and makes us count at once.
        free = free_bytes(self._folder)
        fell = self._free_at_last_scan - free > self._limits.disk_bytes // 8
        if now < self._next_disk and not fell:
            return None
        if fell:
            self._next_tree = 0.0
        begun = time.monotonic()
        used: Usage = usage_of(
            self._folder, entries_at_most=self._at_start.entries + self._limits.new_files
        )
        took_s = time.monotonic() - begun
        self._next_disk = begun + max(_DISK_EVERY_S, took_s * _SHARE_OF_TIME)
        self._free_at_last_scan = free
        grown = used.size_bytes - self._at_start.size_bytes + self._deleted_bytes
        too_many = used.entries > self._at_start.entries + self._limits.new_files
        if not used.measurable or too_many or grown >= self._limits.disk_bytes:
            return Ended.disk
        return None

    def _remember_peak(self, memory_bytes: int) -> None:
        if memory_bytes:
            self.peak_memory_bytes = max(memory_bytes, self.peak_memory_bytes or 0)
