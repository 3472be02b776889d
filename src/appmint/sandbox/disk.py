"""How much a folder holds, measured while a stranger writes in it."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

DEEPEST_FOLDER = 100
"""Folders nested deeper than this are not an app; walking them costs the host."""


@dataclass(frozen=True)
class Usage:
    """Bytes on disk and number of entries.

    `measurable` is False where the walk was given up: nested too deep, or a folder that was
    made unreadable, either of which would hide files from the count.
    """

    size_bytes: int
    entries: int
    measurable: bool = True


def usage_of(folder: Path, entries_at_most: int) -> Usage:
    """What `folder` holds, following no link; the walk stops past `entries_at_most` entries."""
    size_bytes = entries = 0
    seen_links: set[int] = set()
    waiting = [(str(folder), 0)]
    while waiting:
        path, depth = waiting.pop()
        if depth > DEEPEST_FOLDER:
            return Usage(size_bytes, entries, measurable=False)
        try:
            with os.scandir(path) as listing:
                for entry in listing:
                    entries += 1
                    if entries > entries_at_most:
                        return Usage(size_bytes, entries)
                    size_bytes += _entry_bytes(entry, seen_links)
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append((entry.path, depth + 1))
        except (FileNotFoundError, NotADirectoryError):
            # Removed or replaced since it was listed.
            continue
        except OSError:
            return Usage(size_bytes, entries, measurable=False)
    return Usage(size_bytes, entries)


def _entry_bytes(entry: os.DirEntry[str], seen_links: set[int]) -> int:
    try:
        status = entry.stat(follow_symlinks=False)
    except FileNotFoundError:
        return 0
    if status.st_nlink > 1 and stat.S_ISREG(status.st_mode):
        if status.st_ino in seen_links:
            return 0
        seen_links.add(status.st_ino)
    return status.st_blocks * 512


def free_bytes(folder: Path) -> int:
    """Free space of the file system that holds `folder`."""
    status = os.statvfs(folder)
    return status.f_bavail * status.f_frsize
