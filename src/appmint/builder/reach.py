"""Which files and packages an app really uses: everything reachable by imports from its entries."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from appmint.stacks.web.modules import own_module, package_of

_IMPORT = re.compile(
    r"""(?:^|[\s;])(?:import|export)\s+(?:[^'"();]{0,2000}?\sfrom\s+)?['"]([^'"]+)['"]"""
    r"""|\bimport\(\s*['"]([^'"]+)['"]\s*\)|@import\s+['"]([^'"]+)['"]"""
    r"""|\burl\(['"](@?[\w-]+/[^'":]+)['"]\)""",
)


def imported(source: str) -> list[str]:
    """The module names that a TypeScript or CSS source imports."""
    return [next(name for name in found if name) for found in _IMPORT.findall(source)]


def reachable(
    entries: Iterable[str], read: Callable[[str], str | None]
) -> tuple[dict[str, str], frozenset[str]]:
    """All sources reachable from the entries (path -> source), and the packages they import.

    `read` gives a path's source, or None where there is none. Raises LookupError naming the
    importer for an import of a file that does not exist.
    """
    sources: dict[str, str] = {}
    packages: set[str] = set()
    queue = [(entry, "the list of entries") for entry in entries]
    while queue:
        path, importer = queue.pop()
        if path in sources:
            continue
        source = read(path)
        if source is None:
            raise LookupError(f"{importer} imports {path}, which does not exist")
        sources[path] = source
        if not path.endswith((".ts", ".tsx", ".css", ".mjs")):
            continue
        for module in imported(source):
            own = own_module(path, module)
            if own is not None:
                queue.append((own, path))
            elif not module.startswith("node:"):
                packages.add(package_of(module))
    return sources, frozenset(packages)


def prune_lock(lock: Mapping[str, Any], package: Mapping[str, Any]) -> dict[str, Any]:
    """The lock file with only what `package`'s dependencies need, directly or indirectly."""
    packages: Mapping[str, Any] = lock["packages"]
    kept: set[str] = set()

    def locate(name: str, importer: str) -> str | None:
        place = importer
        while True:
            candidate = f"{place}/node_modules/{name}" if place else f"node_modules/{name}"
            if candidate in packages:
                return candidate
            if not place:
                return None
            place = place.rpartition("/node_modules/")[0] if "/node_modules/" in place else ""

    queue = [
        (name, "") for kind in ("dependencies", "devDependencies") for name in package.get(kind, {})
    ]
    while queue:
        name, importer = queue.pop()
        place = locate(name, importer)
        if place is None or place in kept:
            continue
        kept.add(place)
        entry = packages[place]
        for kind in ("dependencies", "optionalDependencies", "peerDependencies"):
            queue += [(wanted, place) for wanted in entry.get(kind, {})]
    root = {
        key: package[key]
        for key in ("name", "version", "license", "dependencies", "devDependencies", "engines")
        if key in package
    }
    return {
        "name": package["name"],
        "version": package["version"],
        "lockfileVersion": lock["lockfileVersion"],
        "requires": True,
        "packages": {"": root} | {place: packages[place] for place in sorted(kept)},
    }


def to_json(value: object) -> str:
    """JSON as npm writes it."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
