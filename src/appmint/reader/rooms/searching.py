"""What records are searched, filtered and sorted by, where a text lists it: "by price and city"."""

import re
from dataclasses import replace

from appmint.reader.drafting.described import add_field_once
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import main_entity
from appmint.reader.drafting.fields import present
from appmint.reader.drafting.meaning import entity_for, spoken_of
from appmint.reader.knowledge.samples import TEXTS
from appmint.reader.knowledge.seeds import field
from appmint.reader.sentences.chunks import Word, is_verb
from appmint.reader.sentences.field_words import asked, kind_of
from appmint.reader.sentences.intents import Intent
from appmint.reader.sentences.phrases import noun_phrase
from appmint.reader.sentences.segment import Sentence, blanked
from appmint.reader.words.actions import VERBS
from appmint.reader.words.inflection import base_form
from appmint.reader.words.nouns import noun_class, singular
from appmint.spec.criteria import Claim
from appmint.spec.entities import Entity, FieldType
from appmint.spec.features import Browse
from appmint.spec.reserved import FIELD_NAMES, QUERY_NAMES

_PART = r"(?:the |their |its |an? )?[a-z][a-z/-]*(?: [a-z][a-z-]*){0,2}?"
_JOINT = r"(?:,\s*(?:and |or )?|\s+(?:and/or|and|or)\s+)"
_END = r"(?=[,;.)]|\s+(?:so|to|in|on|for|with|by|based|from|of|at)\b|$)"
_LIST = rf"(?P<list>{_PART}(?:{_JOINT}{_PART})*){_END}"
_CRITERIA = (
    r"(?:(?:different|various|multiple|several|specific|certain|many|more|other) )*"
    r"(?:criteria|conditions?|factors?|filters?|parameters?|attributes?|options?|dimensions?)"
    r"(?:\s*,?\s*\(?(?:such as|like|including|e\.g\.,?|:)\s*)"
)
_BY = re.compile(
    r"\b(?P<verb>search|searching|searches|filter|filtering|filters|filtered|sort|sorting|sorted|"
    r"find|finding|narrow|narrowing|refine|query|querying|group|grouping|browse|browsing)\b"
    rf"(?P<what>[^.;:,()]{{0,60}}?)(?P<by>\s*,?\s+(?:by|based on|according to)\s+(?:{_CRITERIA})?)"
    rf"{_LIST}",
    re.I,
)
_SPLIT = re.compile(_JOINT, re.I)
_NO_FIELD = frozenset(
    """keyword criteria condition factor need requirement preference option other more etc need
    interest demand thing item name title filter various different specific permission range
    choice relevance popularity wish request result data information own word term""".split()
)
"""Words after "by" that are no field, or that every list can be searched by."""
_MOST_FILTERS = 4


def sought(sentence: Sentence, index: int) -> tuple[list[Intent], Sentence]:
    """What the sentence lets people look for records by, and the sentence without those words."""
    found: list[Intent] = []
    text = rest = sentence.text
    at = 0
    while match := _BY.search(text, at):
        fields, end = _leading(match)
        at = max(end, match.end("by"))
        start, begin = match.start(), match.start("by")
        if end == match.start("list"):
            continue
        rest = blanked(rest, begin, end)
        said = text[start:end]
        # Of "search for books and films by title" the first is what the words are about.
        what = _ALTERNATIVES.split(_PREPOSITION.sub("", match["what"]), maxsplit=1)[0]
        words = [Word(each.lower(), 0, 0) for each in re.findall(r"[\w'-]+", what)]
        phrase = noun_phrase(words)[0] if words else ""
        found.append(
            Intent(
                action="sought",
                verb=base_form(match["verb"].lower()),
                phrase="" if phrase in _SPOKEN else phrase,
                text=said,
                start=sentence.start + start,
                end=sentence.start + end,
                sentence=index,
                nominal=True,
                fields=fields,
            )
        )
    return found, replace(sentence, text=rest)


_PREPOSITION = re.compile(r"^\s*(?:for|through|among|within|in)\s+", re.I)
_ALTERNATIVES = re.compile(r"\s+(?:and|or|as well as)\b", re.I)
_SPOKEN = frozenset({"it", "them", "these", "those", "results", "everything"})


def _leading(match: re.Match[str]) -> tuple[tuple[str, ...], int]:
    """The fields at the beginning of the list, and where the last of them ends."""
    fields: list[str] = []
    end, at = match.start("list"), match.start("list")
    for part in _SPLIT.split(match["list"]):
        at = match.string.index(part, at)
        words = re.sub(r"^(?:the|their|its|an?) ", "", part.strip().lower()).split()
        acts = not words or (is_verb(words[0]) and (len(words) > 1 or kind_of(words[0]) is None))
        does = words[0].endswith("ing") and kind_of(words[0]) is None if words else False
        if acts or does or words[0] in _PRONOUNS:
            break
        at += len(part)
        end = at
        name = " ".join([*words[:-1], singular(words[-1])])
        if name.split()[-1] not in _NO_FIELD and noun_class(name) != "person":
            fields.append(name)
    return tuple(dict.fromkeys(fields)), end


_PRONOUNS = frozenset("their they user users it which that other others his her own".split())


def seek(draft: Draft, intent: Intent) -> list[Claim]:
    """Let a list be narrowed, ordered or searched by the fields that the text names."""
    source = source_of(intent)
    entity = _looked_for(draft, intent)
    draft.list_page(entity, source)
    names = [name for each in intent.fields if (name := _field(draft, entity, each, intent))]
    browse = draft.features[f"browse_{entity}"]
    if not isinstance(browse, Browse):
        return []
    made = draft.entities[entity]
    by = {each.name: each for each in made.fields}
    narrowing = [each for each in names if _narrows(made, each) and each not in QUERY_NAMES]
    filters = tuple(dict.fromkeys([*narrowing, *browse.filters]))
    texts = [each for each in names if by[each].type in {FieldType.TEXT, FieldType.LOCATION}]
    orders = [each for each in names if by[each].type in _ORDERED]
    draft.update(
        browse.id,
        filters=filters[: max(_MOST_FILTERS, len(narrowing))],
        search=tuple(dict.fromkeys([*browse.search, *texts])),
        sort=tuple(dict.fromkeys([*browse.sort, *orders])),
    )
    aspect = "search"
    if intent.verb == "sort" and (orders or browse.sort):
        aspect = "sort"
    elif VERBS.get(intent.verb) != "search" and filters:
        aspect = "filter"
    return [Claim(feature=browse.id, aspect=aspect)]


_ORDERED = {FieldType.DATE, FieldType.NUMBER, FieldType.MONEY, FieldType.RATING, FieldType.DATETIME}


def _looked_for(draft: Draft, intent: Intent) -> str:
    """The entity that is looked for; the main one where the text does not say."""
    if not intent.phrase and _THEM.search(intent.text):
        noun = spoken_of(draft, intent)
        if noun:
            return entity_for(draft, noun, source_of(intent))
    if not intent.phrase or not (
        draft.words.known(intent.phrase) or draft.words.plausible(intent.phrase)
    ):
        return main_entity(draft)
    entity = entity_for(draft, intent.phrase, source_of(intent))
    private = draft.entities[entity].owned and draft.entities[entity].access.read == "owner"
    return main_entity(draft) if private else entity


_THEM = re.compile(r"\b(?:it|them|these|those)\b", re.I)


def _narrows(made: Entity, name: str) -> bool:
    """Whether records can be narrowed by a field: it has few values, or it is an amount."""
    each = made.field(name)
    if each.private or name == made.display:
        return False
    if each.type is not FieldType.TEXT:
        return each.type in _NARROWING
    values = [row.get(name) for row in made.seed]
    return len({str(value) for value in values}) <= _FEW


_FEW = 9
"""So many values of a text still make a list to choose from."""
_NARROWING = {
    FieldType.ENUM,
    FieldType.BOOLEAN,
    FieldType.RELATION,
    FieldType.LOCATION,
    FieldType.NUMBER,
    FieldType.MONEY,
}


def _field(draft: Draft, entity: str, phrase: str, intent: Intent) -> str | None:
    """The field of this name, added where its name says what values it has; None otherwise."""
    made = draft.entities[entity]
    said = asked(phrase, made.label.lower())
    if said is None:
        return None
    same = present(made.fields, said.name) or _alike(made, said.name)
    if same is not None:
        return same
    sampled = any(set(said.name.split("_")) & set(keys.split()) for keys, _ in TEXTS)
    if not said.ordinary or (said.kind == "text" and not sampled):
        return None
    if said.name in FIELD_NAMES | QUERY_NAMES:
        return None
    kind = _KINDS.get(said.kind, said.kind)
    new = field(said.name, kind, said.label, required=False, source=source_of(intent))
    add_field_once(draft, entity, new)
    return (
        said.name if any(each.name == said.name for each in draft.entities[entity].fields) else None
    )


_KINDS = {"time": "text", "location": "text", "long_text": "text"}


def _alike(made: Entity, name: str) -> str | None:
    """The field that the word means for these records: any date, any place, any amount."""
    for words, types in _MEANT:
        if name in words:
            return next(
                (each.name for each in made.fields if each.type in types and not each.private), None
            )
    return next(
        (
            each.name
            for each in made.fields
            if name in each.label.lower().split() and not each.private
        ),
        None,
    )


_MEANT = (
    (frozenset({"date", "day", "time"}), (FieldType.DATE, FieldType.DATETIME)),
    (frozenset({"location", "place", "region", "area"}), (FieldType.LOCATION,)),
    (frozenset({"price", "cost", "budget", "amount", "fee"}), (FieldType.MONEY,)),
    (frozenset({"rating", "star"}), (FieldType.RATING,)),
)
