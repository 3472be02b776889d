"""Kinds of things: the usual fields and sample records of nouns that no domain knows."""

import re
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator, JsonValue

from appmint.reader.knowledge.entries import entry_field
from appmint.reader.knowledge.lexicon_files import parsed, text_of
from appmint.reader.knowledge.lexicon_format import DomainField, IconName, spelled_out
from appmint.reader.knowledge.seeds import Row, value_for
from appmint.reader.words.nouns import NounClass, label_of, noun_class, singular
from appmint.reader.words.plausibility import TECHNOLOGY, is_mass
from appmint.spec.entities import Field, FieldType
from appmint.spec.source import Model, Name


class Kind(Model):
    """What records of a kind of thing consist of."""

    icon: IconName
    words: tuple[str, ...]
    """Last words of the nouns that mean this kind, singular; one word or two."""
    unsure: tuple[str, ...] = ()
    """Words with other meanings too: they mean this kind where the text has one of the clues."""
    one: str = ""
    """What one record is called where the noun has no plural: an article of health education."""
    clues: tuple[str, ...] = ()
    """Beginnings of words that confirm what is unsure."""
    fields: dict[Name, Annotated[DomainField, BeforeValidator(spelled_out)]]
    """The first one names a record."""
    seed: dict[Name, tuple[JsonValue, ...]]
    """Columns of sample values, "{}" for the noun and "{N}" for it with a capital."""


class _Kinds(Model):
    kinds: dict[Name, Kind]


@lru_cache(maxsize=1)
def kinds() -> dict[str, Kind]:
    """All kinds of `lexicon/_kinds.yaml` by name."""
    return parsed(text_of("_kinds"), _Kinds).kinds


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[str, ...]]:
    """Noun -> the kinds it may mean, those that need a clue first."""
    found: dict[str, tuple[str, ...]] = {}
    for name, kind in kinds().items():
        for word in kind.unsure:
            found[word] = (*found.get(word, ()), name)
    for name, kind in kinds().items():
        for word in kind.words:
            found[word] = (*found.get(word, ()), name)
    return found


_OF_CLASS: dict[NounClass, str] = {
    "person": "person",
    "place": "place",
    "document": "document",
    "event": "event",
    "money": "money",
    "media": "media",
    "number": "reading",
    "case": "case",
    "thing": "thing",
}


_OF_MACHINES = {"application": "software", "request": "exchange", "response": "exchange"}
"""What people hand in, and its kind where it belongs to machines."""
_MACHINES = TECHNOLOGY | frozenset("web desktop cloud network server browser".split())
"""Words before an application or a request that no person hands in."""


def kind_of(noun: str, text: str = "") -> Kind:
    """The kind of thing a noun means by its last words, in a text that may say more.

    A word with several meanings takes one of them only where the text confirms it.
    """
    words = noun.replace("_", " ").lower().split()
    last = singular(words[-1])
    if last in _OF_MACHINES and words[-2:-1] and words[-2] in _MACHINES:
        return kinds()[_OF_MACHINES[last]]
    for said in (" ".join([*words[-2:-1], last]), last):
        for name in _index().get(said, ()):
            kind = kinds()[name]
            if said not in kind.unsure or _confirmed(kind, text):
                return kind
    coarse = noun_class(last)
    return kinds()["affair" if coarse == "thing" and is_mass(last) else _OF_CLASS[coarse]]


def _confirmed(kind: Kind, text: str) -> bool:
    return re.search(rf"\b(?:{'|'.join(kind.clues)})", text.lower()) is not None


def kind_name(kind: Kind) -> str:
    """The name of a kind in the lexicon."""
    return next(name for name, each in kinds().items() if each is kind)


def fields_of(kind: Kind) -> tuple[Field, ...]:
    """The fields of records of a kind."""
    return tuple(entry_field(key, each, private=False) for key, each in kind.fields.items())


def rows_of_kind(kind: Kind, noun: str, fields: tuple[Field, ...] = ()) -> list[Row]:
    """Sample records of a kind, named after the noun where that reads well.

    `fields` may differ from those of the kind; the first of them names a record.
    """
    wanted = fields or fields_of(kind)
    names = next(iter(kind.seed.values()))
    named = wanted[0].name not in kind.seed and wanted[0].type is FieldType.TEXT
    columns = {**kind.seed, wanted[0].name: names} if named else kind.seed
    usual = {each.name: each for each in fields_of(kind)}
    return [
        {
            each.name: _value(columns[each.name], noun, at)
            if each.name in columns and _alike(usual.get(each.name, each), each)
            else value_for(each, noun_class(noun), noun, at, first=False)
            for each in wanted
        }
        for at in range(len(names))
    ]


def _alike(one: Field, other: Field) -> bool:
    return (one.type, one.options) == (other.type, other.options)


def _value(column: tuple[JsonValue, ...], noun: str, at: int) -> JsonValue:
    value = column[at % len(column)]
    return said_of(value, noun) if isinstance(value, str) else value


def said_of(form: str, noun: str) -> str:
    """A name or text about a noun: "{}" stands for it, "{N}" for it with a capital."""
    plain = noun.replace("_", " ")
    return form.replace("{}", plain).replace("{N}", label_of(plain))
