"""Modules of an app by the names under which its code imports them."""

import posixpath

ALIASES = {
    "#ui/": "src/components/ui/",
    "#components/": "src/components/",
    "#lib/": "src/lib/",
    "#shell/": "src/shell/",
    "#src/": "src/",
    "#features/": "features/",
    "#shared/": "shared/",
    "#server/": "server/",
}
"""The stack's import aliases, as in its package.json."""


def own_module(importer: str, module: str) -> str | None:
    """The path that a module name means in the file `importer`; None for a package.

    A path that leads out of the app begins with "..".
    """
    for alias, folder in ALIASES.items():
        if module.startswith(alias):
            return posixpath.normpath(folder + module.removeprefix(alias))
    if module.startswith("."):
        return posixpath.normpath(posixpath.join(posixpath.dirname(importer), module))
    return None


def package_of(module: str) -> str:
    """The npm package a module belongs to."""
    parts = module.split("/")
    return "/".join(parts[:2]) if module.startswith("@") else parts[0]
