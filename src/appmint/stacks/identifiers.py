"""Names that generated code may not give to an entity's parts, because the stack uses them."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

WEB = Path(__file__).parent / "web"

_EXPORTED = re.compile(
    r"^export (?:async )?(?:const|let|function\*?|class|type|interface) (\w+)", re.MULTILINE
)
_LISTED = re.compile(r"^export \{([^}]*)\}", re.MULTILINE)
_IMPORTED = re.compile(r"import (?:type )?\{([^}]*)\}")
_NEEDED = re.compile(r"""['"](?:@?[\w.-]+(?:/[\w.-]+)*|#[\w./-]+) (?:type )?(\w+)['"]""")
_DECLARED = re.compile(r"\b(?:const|let|function|class|type|interface) (\w+)")
_UNPACKED = re.compile(r"\b(?:const|let) [{\[]([^}\]]*)[}\]] =")
_WORD = re.compile(r"[A-Za-z_$][\w$]*")
_ALWAYS = frozenset(
    "and or eq ne not count sql desc asc alias db app z c row rows input owner where query asked"
    " created counted columns current saved users sessions Hono Link Env Actor Page Reference Place"
    " sample Values Props Row".split()
)
"""What the entity templates use without declaring it."""

_FOLDERS = ("src", "server", "shared", "features", "entity")


def _sources(*endings: str) -> Iterator[str]:
    for folder in _FOLDERS:
        for path in (WEB / folder).rglob("*"):
            if path.suffix in endings:
                yield path.read_text("utf-8")


@cache
def taken() -> frozenset[str]:
    """Every name that static code exports, or that templates declare, import or unpack."""
    names = set(_ALWAYS)
    for source in _sources(".ts", ".tsx"):
        names.update(_EXPORTED.findall(source))
        for listed in _LISTED.findall(source):
            names.update(_WORD.findall(listed))
    for source in _sources(".jinja"):
        names.update(_DECLARED.findall(source))
        for found in (_IMPORTED, _UNPACKED):
            for inside in found.findall(source):
                names.update(_WORD.findall(inside))
    for source in _sources(".py"):
        names.update(_NEEDED.findall(source))
    return frozenset(names)


def free(name: str, suffix: str) -> str:
    """`name`, or `name` with `suffix` where the stack has a use of its own for it."""
    return name + suffix if name in taken() else name
