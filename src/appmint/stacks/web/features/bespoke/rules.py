"""What code written for one app alone may not do, in sentences that say what to do instead."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from appmint.stacks.web.modules import own_module, package_of

_WEB = Path(__file__).parents[2]

_SILENCING = re.compile(
    r"@ts-(?:ignore|expect-error|nocheck)|biome-ignore|eslint-disable"
    r"|\b(?:it|test|describe)\.(?:skip|only|todo|fails)\b"
)
_UNSAFE = re.compile(
    r"\bdangerouslySetInnerHTML\b|\beval\s*\(|\bnew\s+Function\s*\(|\bprocess\s*[.[]"
    r"|\bdocument\.write\b|\binnerHTML\b"
)
_MODULE = re.compile(
    r"""(?:\bfrom\s*|^[ \t]*import\s*)(['"])(?P<named>[^'"\n]+)\1\s*;?\s*$"""
    r"""|\b(?:import|require)\s*\(\s*(['"])(?P<called>[^'"\n]+)\3\s*\)""",
    re.MULTILINE,
)
_COMPUTED_MODULE = re.compile(r"\b(?:import|require)\s*\(\s*[^'\"\s]")
_NODE = frozenset(("node:buffer", "node:crypto", "node:util"))
"""What of Node the server's code may use: nothing that reaches files, programs or the network."""
_TESTING = frozenset(("vitest",))


@cache
def packages() -> frozenset[str]:
    """The npm packages that such code may import: those the stack itself was examined with."""
    package = json.loads((_WEB / "package.json").read_text("utf-8"))
    return frozenset(package["dependencies"])


def objections(path: str, text: str) -> Iterator[str]:
    """One sentence for each thing in the file that is not let in, without the file's name."""
    for pattern, why in (
        (_SILENCING, "gets round a check: mend what the check found instead"),
        (_UNSAFE, "is not allowed in this app"),
    ):
        for said in dict.fromkeys(found.group().rstrip(".([ ") for found in pattern.finditer(text)):
            yield f'"{said}" {why}.'
    if _COMPUTED_MODULE.search(text):
        yield "It imports a module by a computed name: name the module in quotes."
    for found in _MODULE.finditer(text):
        sentence = _objection(path, found["named"] or found["called"])
        if sentence:
            yield sentence


def _objection(path: str, module: str) -> str | None:
    own = own_module(path, module)
    where = path.partition("/")[0]
    if own is not None:
        if where in ("src", "shared") and own.startswith("server/"):
            return f'"{module}" is code of the server, which the browser must not load.'
        if where in ("server", "shared") and own.startswith("src/"):
            return f'"{module}" is code of the browser, which the server cannot load.'
        return None
    if module.startswith("node:"):
        if where in ("server", "tests") and module in _NODE:
            return None
        return f'"{module}" is not available here; of Node the server may use {_listed(_NODE)}.'
    package = package_of(module)
    if package in packages() or (where == "tests" and package in _TESTING):
        return None
    return f'There is no package "{package}" in this app. There are {_listed(packages())}.'


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))
