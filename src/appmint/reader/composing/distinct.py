"""No two lists of an app show the same sample records."""

from collections.abc import Iterator
from functools import lru_cache

from appmint.reader.drafting.draft import Draft
from appmint.reader.knowledge.kinds import said_of
from appmint.reader.knowledge.lexicon_files import parsed, text_of
from appmint.reader.knowledge.samples import PEOPLE
from appmint.reader.knowledge.seeds import Row
from appmint.reader.words.nouns import name_of
from appmint.spec.entities import Entity, FieldType
from appmint.spec.features import Chart
from appmint.spec.labels import in_text
from appmint.spec.source import Model

_ALIKE = 3
"""So many names or texts in common make two lists look the same."""
_FEWEST_ROWS = 4


class Further(Model):
    """The file `lexicon/_further.yaml`."""

    names: tuple[str, ...]
    texts: tuple[str, ...]
    people: tuple[str, ...]


@lru_cache(maxsize=1)
def further() -> Further:
    """Samples for things that share a kind with others of the same app."""
    return parsed(text_of("_further"), Further)


def tell_apart(draft: Draft) -> None:
    """Give sample records of their own to entities that show those of another one."""
    # A curve goes on from reading to reading: its rows stay together, and name their places.
    drawn = {each.measure.entity for each in draft.of_kind(Chart) if each.latest}
    _share_out(draft, drawn)
    people = iter(further().people)
    names, texts = iter(further().names), iter(further().texts)
    seen: set[str] = set()
    shapes: set[tuple[str, ...]] = set()
    # What the lexicon knows keeps its samples, whatever came first.
    for made in sorted(draft.entities.values(), key=lambda each: each.name in draft.fillers):
        if made.owned or len(made.seed) < _ALIKE or made.name in drawn:
            continue
        own = made.name in draft.fillers or _shape(made) in shapes
        if own and len(seen & set(_names(made))) >= _ALIKE:
            named = _named_anew(made, people if _of_people(made) else names)
            made = draft.change(made.name, seed=named)
        for each in made.fields:
            if each.type is FieldType.LONG_TEXT and own:
                said = [str(row.get(each.name)) for row in made.seed]
                if len(seen & set(said)) >= _ALIKE:
                    rows = _told_anew(made, each.name, texts, required=each.required)
                    made = draft.change(made.name, seed=rows)
        shapes.add(_shape(made))
        seen |= set(_names(made)) | _texts(made)


def _share_out(draft: Draft, whole: set[str]) -> None:
    """Entities of one kind take parts of its rows while there are enough; `whole` keep theirs."""
    groups: dict[str, list[str]] = {}
    for name, kind in draft.fillers.items():
        made = draft.entities.get(name)
        if made is not None and not made.owned and not _of_people(made) and name not in whole:
            groups.setdefault(kind, []).append(name)
    for group in groups.values():
        count = min(len(draft.entities[name].seed) for name in group)
        parts = min(len(group), count // _FEWEST_ROWS)
        if parts < 2:
            continue
        for at, name in enumerate(group[:parts]):
            rows = draft.entities[name].seed[:count]
            if not set(_names(draft.entities[name])) & set(_names(draft.entities[group[at - 1]])):
                continue
            draft.change(name, seed=rows[at * count // parts : (at + 1) * count // parts])


def _shape(made: Entity) -> tuple[str, ...]:
    return tuple(each.name for each in made.fields if not each.target)


def _names(made: Entity) -> Iterator[str]:
    """The names of the sample records, alike where they differ by the noun only."""
    noun = in_text(made.label).lower()
    return (str(row.get(made.display)).lower().replace(noun, "{}") for row in made.seed)


def _texts(made: Entity) -> set[str]:
    longer = [each.name for each in made.fields if each.type is FieldType.LONG_TEXT]
    return {str(row[name]) for row in made.seed for name in longer if row.get(name)}


def _of_people(made: Entity) -> bool:
    return sum(row.get(made.display) in PEOPLE for row in made.seed) >= _ALIKE


def _named_anew(made: Entity, names: Iterator[str]) -> tuple[Row, ...]:
    """The rows under the next names, as many as there are; addresses follow the names."""
    noun = in_text(made.label)
    mails = [each.name for each in made.fields if each.type is FieldType.EMAIL]
    rows: list[Row] = []
    for row, name in zip(made.seed, names, strict=False):
        address = f"{name_of(name).replace('_', '.')}@example.com"
        called = said_of(name, noun)
        rows.append({**row, made.display: called, **dict.fromkeys(mails, address)})
    return tuple(rows) if len(rows) >= _ALIKE else made.seed


def _told_anew(
    made: Entity, field: str, texts: Iterator[str], *, required: bool
) -> tuple[Row, ...]:
    """The rows with the next texts; what need not be said is left out."""
    if not required:
        return tuple({**row, field: None} for row in made.seed)
    rows = [{**row, field: text} for row, text in zip(made.seed, texts, strict=False)]
    return tuple(rows) if len(rows) >= _ALIKE else made.seed
