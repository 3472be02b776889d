"""What differs between two specs, in lines a person can read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Literal, TypeVar

from pydantic import BaseModel

from appmint.spec.app import AppSpec

_UNREAD = frozenset(("source",))
"""Where an element comes from in the text is not what the app is: an edit moves every span."""

_LONGEST = 60

_Element = TypeVar("_Element")


@dataclass(frozen=True)
class Change:
    """One difference."""

    how: Literal["added", "removed", "changed", "moved"]
    what: str
    """The element, and what of it: "Field course.price", "Page home: title"."""
    before: str = ""
    """As shown; empty when the element is new or has only moved."""
    after: str = ""

    def __str__(self) -> str:
        match self.how:
            case "changed":
                return f"{self.what} changed: {self.before} -> {self.after}"
            case "moved":
                return f"{self.what} moved"
            case _:
                return f"{self.what} {self.how}"


def diff(old: AppSpec, new: AppSpec) -> list[Change]:
    """What makes `new` another app than `old`, in the order of a spec's parts.

    Leaves out provenance (`source`), which shifts with every edit of the text.
    """
    found = list(_settings("App", old, new, ("version", "kind", "name", "tagline", "text")))
    found += _settings("Theme", old.theme, new.theme, ("density",))
    for part in ("background", "component"):
        found += _values(f"Theme {part}", getattr(old.theme, part), getattr(new.theme, part))
    found += _named("Role", _by(old.roles, "name"), _by(new.roles, "name"))
    found += _entities(old, new)
    found += _named("Feature", _by(old.features, "id"), _by(new.features, "id"))
    found += _named("Page", _by(old.pages, "name"), _by(new.pages, "name"))
    found += _named("Criterion", _by(old.criteria, "id"), _by(new.criteria, "id"))
    found += _named("Question", _by(old.questions, "text"), _by(new.questions, "text"))
    found += _named("Unmet", _by(old.unmet, "text"), _by(new.unmet, "text"))
    found += _named("Note", _by(old.notes), _by(new.notes))
    return found


def criteria_diff(old: AppSpec, new: AppSpec) -> list[Change]:
    """Which criteria go and come, known by their words: an edit of the text moves every id."""
    before = {" ".join(each.text.casefold().split()): each.text for each in old.criteria}
    after = {" ".join(each.text.casefold().split()): each.text for each in new.criteria}
    gone = [Change("removed", text) for words, text in before.items() if words not in after]
    return gone + [Change("added", text) for words, text in after.items() if words not in before]


def render(changes: Iterable[Change]) -> str:
    """The changes as lines of text, each marked + - ~ or, when only moved, >."""
    marks = {"added": "+", "removed": "-", "changed": "~", "moved": ">"}
    return "".join(f"{marks[change.how]} {change}\n" for change in changes)


def _entities(old: AppSpec, new: AppSpec) -> Iterator[Change]:
    before, after = _by(old.entities, "name"), _by(new.entities, "name")
    yield from _named("Entity", before, after, leave_out=("fields", "seed"))
    for name, entity in after.items():
        earlier = before.get(name)
        if earlier is None or earlier == entity:
            continue
        yield from _named(
            f"Field {name}.",
            _by(earlier.fields, "name"),
            _by(entity.fields, "name"),
        )
        if _shape(earlier.seed) != _shape(entity.seed):
            yield Change(
                "changed",
                f"Entity {name}: seed",
                _rows(len(earlier.seed)),
                _rows(len(entity.seed)) if len(earlier.seed) != len(entity.seed) else "other rows",
            )


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"


def _by(elements: Sequence[_Element], key: str | None = None) -> dict[str, _Element]:
    """Elements by their name; the second of one name (an invalid spec) gets a number."""
    found: dict[str, _Element] = {}
    for element in elements:
        name = str(getattr(element, key)) if key else str(element)
        unique, count = name, 1
        while unique in found:
            count += 1
            unique = f"{name} ({count})"
        found[unique] = element
    return found


def _named(
    what: str,
    old: Mapping[str, object],
    new: Mapping[str, object],
    leave_out: Sequence[str] = (),
) -> Iterator[Change]:
    gap = "" if what.endswith(".") else " "
    kept = [name for name in new if name in old]
    for name in old:
        if name not in new:
            yield Change("removed", f"{what}{gap}{_short(name)}")
    moved = _moved([name for name in old if name in new], kept)
    for name, element in new.items():
        called = f"{what}{gap}{_short(name)}"
        if name not in old:
            yield Change("added", called)
            continue
        if name in moved:
            yield Change("moved", called)
        yield from _values(called, old[name], element, leave_out)


def _moved(before: list[str], after: list[str]) -> set[str]:
    """Names that left their place: all but a longest run that kept its order."""
    place = {name: index for index, name in enumerate(before)}
    stayed: list[str] = []
    runs: list[list[str]] = []
    for name in after:
        longest: list[str] = []
        for run in runs:
            if place[run[-1]] < place[name] and len(run) > len(longest):
                longest = run
        runs.append([*longest, name])
        if len(longest) >= len(stayed):
            stayed = runs[-1]
    return set(after) - set(stayed)


def _values(what: str, old: object, new: object, leave_out: Sequence[str] = ()) -> Iterator[Change]:
    """Changed settings of one element; one that became another type is a change of its kind."""
    if type(old) is not type(new):
        yield Change("changed", what, _kind(old), _kind(new))
    elif isinstance(old, BaseModel) and isinstance(new, BaseModel):
        names = [name for name in type(old).model_fields if name not in leave_out]
        yield from _settings(what, old, new, names)


def _kind(element: object) -> str:
    return str(getattr(element, "kind", type(element).__name__.lower()))


def _settings(what: str, old: BaseModel, new: BaseModel, names: Iterable[str]) -> Iterator[Change]:
    for name in names:
        before, after = getattr(old, name), getattr(new, name)
        if name in _UNREAD or _shape(before) == _shape(after):
            continue
        # The type of a field is what people mean by the field: no need to say ": type".
        called = what if name == "type" else f"{what}: {name.rstrip('_')}"
        yield Change("changed", called, *_apart(_shown(before), _shown(after)))


def _shape(value: object) -> object:
    """A value without provenance, in which 1, 1.0 and true differ."""
    if isinstance(value, BaseModel):
        members = type(value).model_fields
        return (
            type(value),
            [_shape(getattr(value, name)) for name in members if name not in _UNREAD],
        )
    if isinstance(value, Mapping):
        return [(key, _shape(item)) for key, item in value.items()]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_shape(item) for item in value]
    return (type(value), value)


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, BaseModel):
        members = ((name, getattr(value, name)) for name in type(value).model_fields)
        return ", ".join(
            f"{name.rstrip('_')} {_shown(item)}" for name, item in members if name not in _UNREAD
        )
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_shown(item)}" for key, item in value.items()) or "none"
    if isinstance(value, Sequence):
        return "[" + ", ".join(map(_shown, value)) + "]" if value else "none"
    return str(value)


def _apart(before: str, after: str) -> tuple[str, str]:
    """Both shortened for one line, from shortly before they part, so that the change is seen."""
    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    start = max(0, same - 20) if max(len(before), len(after)) > _LONGEST else 0
    return _window(before, start), _window(after, start)


def _window(text: str, start: int) -> str:
    lead = "..." if start else ""
    return lead + _short(text[start:])


def _short(text: str) -> str:
    line = text.replace("\r", " ").replace("\n", " ")
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3]}..."
