"""npm lock files that hold for every system, also when the registry at hand does not.

A package with programs inside lists one optional package per system. Where the registry lacks
those of other systems, npm leaves them out of the lock file it writes, and `npm ci` of Node 24
then refuses that same file ("Missing: ... from lock file", npm issue 9342). `complete` adds the
entries that are left out. They carry no checksum, since the package was never seen; npm skips
them on any system but their own.

`python -m appmint.toolchain.lockfile FOLDER` does so to a folder's package-lock.json.
"""

import json
import sys
from pathlib import Path
from typing import Any

# The words by which such packages name their system, as npm's `os` and `cpu` fields spell them.
_SYSTEMS = frozenset({"aix", "android", "darwin", "freebsd", "linux", "openbsd", "win32"})
_PROCESSORS = frozenset({"arm", "arm64", "ia32", "ppc64", "riscv64", "s390x", "wasm32", "x64"})

# One entry of a lock file, as npm writes it.
_Entry = dict[str, Any]


def complete(lock_text: str) -> str:
    """Return the text of a package-lock.json with every optional package listed in it."""
    lock: dict[str, Any] = json.loads(lock_text)
    packages: dict[str, _Entry] = lock["packages"]
    absent = {
        f"node_modules/{name}": _entry(name, version, development=bool(entry.get("dev")))
        for place, entry in packages.items()
        for name, version in entry.get("optionalDependencies", {}).items()
        if not _is_listed(name, place, packages)
    }
    if not absent:
        return lock_text
    lock["packages"] = dict(sorted({**packages, **absent}.items()))
    return json.dumps(lock, indent=2, ensure_ascii=False) + "\n"


def _is_listed(name: str, place: str, packages: dict[str, _Entry]) -> bool:
    """Whether the package is in the lock file where Node, starting at `place`, would look."""
    folders = [place]
    while "/node_modules/" in folders[-1]:
        folders.append(folders[-1].rpartition("/node_modules/")[0])
    places = [f"{folder}/node_modules/{name}" for folder in folders if folder]
    return any(found in packages for found in (*places, f"node_modules/{name}"))


def _entry(name: str, version: str, *, development: bool) -> _Entry:
    """Return the entry as npm would write it, told from the package's name."""
    words = name.rpartition("/")[2].split("-")
    entry: _Entry = {"version": version}
    if processors := [word for word in words if word in _PROCESSORS]:
        entry["cpu"] = processors
    if development:
        entry["dev"] = True
    if "musl" in words:
        entry["libc"] = ["musl"]
    entry["optional"] = True
    if systems := [word for word in words if word in _SYSTEMS]:
        entry["os"] = systems
    return entry


if __name__ == "__main__":
    lockfile = Path(sys.argv[1]) / "package-lock.json"
    lockfile.write_text(complete(lockfile.read_text()))
