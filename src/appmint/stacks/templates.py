"""Templates of the small varying parts, in TypeScript with `[[ value ]]` and `[% statement %]`."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from appmint.spec.labels import in_text
from appmint.stacks.composition import (
    camel,
    jsx_text,
    kebab,
    pascal,
    prop,
    together,
    ts,
)

WEB = Path(__file__).parent / "web"


def import_lines(wanted: Iterable[str]) -> str:
    """Import statements for "module Name" or "module type Name" entries, merged and sorted."""
    names: dict[str, set[str]] = {}
    for entry in wanted:
        module, name = entry.split(" ", 1)
        names.setdefault(module, set()).add(name)
    lines = []
    for module in sorted(names):
        inside = ", ".join(sorted(names[module], key=lambda name: name.removeprefix("type ")))
        lines.append(f"import {{ {inside} }} from '{module}'")
    return "\n".join(lines)


def used_imports(known: Mapping[str, Sequence[str]], body: str) -> list[str]:
    """Of the names known by module, those that the source text uses, as import entries."""
    words = set(_words(body))
    return [
        f"{module} {name}"
        for module, names in known.items()
        for name in names
        if name.removeprefix("type ") in words
    ]


def _words(source: str) -> list[str]:
    return "".join(char if char.isalnum() or char in "_$" else " " for char in source).split()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(WEB),
        undefined=StrictUndefined,
        # The output is TypeScript: every value goes through ts, prop or jsx_text.
        autoescape=False,
        block_start_string="[%",
        block_end_string="%]",
        variable_start_string="[[",
        variable_end_string="]]",
        comment_start_string="[#",
        comment_end_string="#]",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "ts": ts,
        "jsx": jsx_text,
        "camel": camel,
        "pascal": pascal,
        "kebab": kebab,
        "in_text": in_text,
        "together": together,
    }
    environment.globals |= {"prop": prop, "imports": import_lines}
    return environment


def render(template: str, **values: object) -> str:
    """The template at `template` (a path inside the web stack) filled with `values`."""
    return _environment().get_template(template).render(**values)
