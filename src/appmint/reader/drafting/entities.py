"""Entities of a draft: those of the lexicon, and those made for a noun that it does not know."""

import re

from appmint.reader.drafting.draft import DOMAIN, Draft
from appmint.reader.drafting.unnamed import unnamed_subject
from appmint.reader.knowledge.entries import Look, allowed_name, entry_field
from appmint.reader.knowledge.kinds import fields_of, kind_name, kind_of, rows_of_kind
from appmint.reader.knowledge.lexicon_format import DomainEntity
from appmint.reader.words.nouns import label_of, noun_class, plural
from appmint.reader.words.plausibility import is_mass
from appmint.spec.entities import Entity, Field, FieldType
from appmint.spec.labels import in_text
from appmint.spec.source import DEFAULT, Source


def main_entity(draft: Draft) -> str:
    """The entity the app is about."""
    if not draft.main:
        for known in draft.domains:
            for name, entry in known.entities.items():
                if entry.main:
                    draft.main = lexicon_entity(draft, known.name, name)
                    return draft.main
        draft.main = lexicon_entity(draft, "", unnamed_subject(draft.text))
    return draft.main


def lexicon_entity(draft: Draft, origin: str, name: str, source: Source = DEFAULT) -> str:
    """Add an entity of the lexicon with those its relations point to; returns its name."""
    called = allowed_name(name)
    if called in draft.entities:
        return called
    draft.origins[called] = origin
    entries = next(entries for found, entries in draft.words.sources() if found == origin)
    entry = _shown_only(entries[name], draft.text) if name == "product" else entries[name]
    links = {
        key: draft.main
        for key, each in entry.fields.items()
        if (origin, each.target) in draft.foreign
        and draft.main not in {"", called}
        and each.target not in draft.entities
        and _replaceable(str(each.target), draft.main)
    }
    made = tuple(
        _own_link(draft, links[key], each.required)
        if key in links
        else entry_field(key, each, private=key in entry.private)
        for key, each in entry.fields.items()
    )
    draft.entities[called] = Entity(
        name=called,
        plural=draft.free_plural(called, entry.plural if called == name else ""),
        label=entry.label,
        label_plural=entry.label_plural,
        icon=entry.icon,
        fields=made,
        display=entry.display,
        seed=tuple(
            {links.get(key, key): value for key, value in row.items()} for row in entry.seed
        ),
        source=source if source.origin == "text" else DOMAIN,
    )
    filters = tuple(links.get(key, key) for key in entry.filters)
    draft.looks[called] = Look(entry.layout, entry.search, filters, entry.sort)
    for key, each in entry.fields.items():
        if each.target and key not in links:
            lexicon_entity(draft, origin, each.target)
    return called


_OF_SALES = frozenset({"price", "stock"})
_TRADING = re.compile(
    r"\b(?:sell|sale|sold|buy|purchas|pric|cost|order|shop|store|mall|cart|checkout|stock|invent|"
    r"e-?commerce|pay|market|trad|auction|goods|merchan|retail|wholesale|supermarket|warehouse)",
    re.I,
)


def _shown_only(entry: DomainEntity, text: str) -> DomainEntity:
    """Products without price and stock where the text speaks of no trade: they are only shown."""
    if _TRADING.search(text):
        return entry
    return entry.model_copy(
        update={
            "fields": {key: each for key, each in entry.fields.items() if key not in _OF_SALES},
            "sort": tuple(each for each in entry.sort if each not in _OF_SALES),
            "seed": tuple(
                {key: value for key, value in row.items() if key not in _OF_SALES}
                for row in entry.seed
            ),
        }
    )


def _own_link(draft: Draft, target: str, required: bool) -> Field:
    """A relation to the app's main records in place of one to another domain's."""
    made = draft.entities[target]
    kind = FieldType.RELATION
    return Field(name=target, label=made.label, type=kind, target=target, required=required)


def new_entity(draft: Draft, name: str, noun: str, source: Source = DEFAULT) -> str:
    """An entity for a noun the lexicon does not know."""
    kind = kind_of(noun, draft.text)
    draft.fillers[name] = kind_name(kind)
    fields = fields_of(kind)
    label = label_of(f"{noun} {kind.one}".strip())
    mass = noun_class(noun) == "thing" and is_mass(noun.split()[-1])
    if not kind.one and (mass or noun in draft.words.quoted):
        label = f"{label} record"
    return draft.add_entity(
        Entity(
            name=name,
            plural=draft.free_plural(name),
            label=label,
            label_plural=label_of(plural(in_text(label))),
            icon=kind.icon,
            fields=fields,
            display=fields[0].name,
            seed=tuple(rows_of_kind(kind, noun)),
            source=source,
        )
    )


_GROUPING = frozenset("role permission category department level team".split())
"""What records are sorted by or allowed by: no main record of an app stands for it."""


def _replaceable(target: str, main: str) -> bool:
    """Whether a relation to another domain's records may lead to the app's own: of one class."""
    return not _GROUPING & set(target.split("_")) and _is_person(target) == _is_person(main)


def _is_person(entity: str) -> bool:
    return noun_class(entity.replace("_", " ")) == "person"
