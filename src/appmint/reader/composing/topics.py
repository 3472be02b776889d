"""The subject to which a text narrows a thing ("sailing" courses), and samples that speak of it."""

import re
from dataclasses import replace
from functools import lru_cache

from appmint.reader.composing.naming import NO_OWNER, trade_of
from appmint.reader.drafting.draft import Draft
from appmint.reader.drafting.entities import main_entity
from appmint.reader.knowledge.kinds import kind_name, kind_of, rows_of_kind
from appmint.reader.knowledge.lexicon_files import parsed, text_of
from appmint.reader.knowledge.seeds import Row
from appmint.reader.rooms.presenting import name_presented
from appmint.reader.rooms.states import counted
from appmint.reader.sentences.chunks import is_verb
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import label_of, name_of, noun_class, singular
from appmint.reader.words.plausibility import ABSTRACT, NO_NOUNS, PLAIN, TECHNOLOGY, describes
from appmint.spec.entities import FieldType
from appmint.spec.features import Browse, Chart, Figures
from appmint.spec.source import Model, Name


class Shape(Model):
    """What samples of a thing with a subject are called and say."""

    entities: tuple[Name, ...]
    headline: str
    titles: tuple[str, ...]
    texts: tuple[str, ...]
    bodies: tuple[str, ...] = ()
    drops: tuple[Name, ...] = ()
    """Fields that say nothing where all records have one subject."""
    categories: tuple[str, ...] = ()
    """What each sample is sorted under; empty: as it was."""


class Topics(Model):
    """The file `lexicon/_topics.yaml`."""

    shapes: dict[Name, Shape]
    technical: tuple[str, ...]
    """Adjectives of trades that sell equipment: "solar" products."""
    fields: dict[str, str]
    """Adjectives of a field of knowledge -> the field: "medical" articles are about medicine."""
    untopical: str
    """Words before a noun that are no subject."""


@lru_cache(maxsize=1)
def topics() -> Topics:
    """The shapes of samples with a subject, and words that are none."""
    return parsed(text_of("_topics"), Topics)


def shape_of(entity: str) -> Shape | None:
    """How samples of an entity speak of a subject; None where no subject would change them."""
    return next((each for each in topics().shapes.values() if entity in each.entities), None)


def narrow(draft: Draft, intents: list[Intent]) -> None:
    """Let sample records speak of the subject to which the text narrows them."""
    for name in list(draft.entities):
        shape = shape_of(name)
        if shape is None or _private(draft, name):
            continue
        subject = _subject(draft, name, intents)
        sold = shape is topics().shapes["product"]
        nation = subject.lower() in NO_OWNER and sold
        if sold and subject in topics().technical:
            shape = topics().shapes["equipment"]
        elif sold and (subject in topics().fields.values() or draft.entities[name].owned):
            continue
        if subject and not nation and not _told(draft, name, subject):
            draft.topics[name] = subject
            _retell(draft, name, shape, subject)
    for name, made in list(draft.entities.items()):
        owners = [each.target for each in made.fields if each.target in draft.topics]
        shape = shape_of(name)
        if owners and shape is not None and name not in draft.topics and not _private(draft, name):
            _retell(draft, name, shape, draft.topics[str(owners[0])])


def _private(draft: Draft, name: str) -> bool:
    """Whether each visitor sees only their own records, of which no sample tells anything."""
    made = draft.entities[name]
    return made.owned and made.access.read == "owner"


def _subject(draft: Draft, entity: str, intents: list[Intent]) -> str:
    """The subject that the text puts before the entity's noun, or the trade of the business."""
    if entity == "product" and draft.sold:
        return draft.sold
    for intent in intents:
        found = draft.words.known(intent.phrase) if intent.phrase else None
        noun = draft.words.noun_of(intent.phrase) if found else ""
        if not noun or found is None or draft.free_name(found[1]) != entity:
            continue
        words = intent.phrase.split()
        at = len(words) - len(noun.split())
        while at > 0 and singular(words[at + len(noun.split()) - 1]) != noun.split()[-1]:
            at -= 1
        before: list[str] = []
        while at > 0 and len(before) < 2 and _topical(draft, words[at - 1]):
            at -= 1
            before.insert(0, words[at])
        whole = at == 0 or describes(words[at - 1]) or words[at - 1] in _untopical()
        if before and whole and entity == "product" and before[-1] in topics().technical:
            return before[-1]
        if before and whole:
            said = topics().fields.get(before[-1])
            return said or _cased(draft, " ".join(before))
    if entity in _OF_A_TRADE and name_presented(draft):
        return name_presented(draft)
    trade = trade_of(draft.text) if entity in {main_entity(draft), *_OF_A_TRADE} else ""
    if not trade or not _topical(draft, trade):
        return ""
    plain = entity == "product" and trade in topics().technical
    return trade if plain else topics().fields.get(trade, trade)


_OF_A_TRADE = ("article", "news", "event", "company")
"""What the app of a trade tells of it, whatever its main records are."""


@lru_cache(maxsize=1)
def _untopical() -> frozenset[str]:
    return frozenset(topics().untopical.split())


def _topical(draft: Draft, word: str) -> bool:
    """Whether a word names a subject: no verb, no adjective, no person, no thing of the app."""
    one = singular(word)
    if one in _untopical() or word in _untopical() or len(word) < 3 or not word.isalpha():
        return False
    if word in TECHNOLOGY:
        return word in _TAUGHT
    if word in topics().fields or word in topics().technical:
        return True
    if describes(word) or {word, one} & (NO_NOUNS | PLAIN | ABSTRACT) or word.endswith("ed"):
        return False
    if word.endswith("ing"):
        return word in _TRADES
    if is_verb(word) or (word.endswith(_ADJECTIVES) and word not in _NOUNS):
        return False
    return noun_class(word) != "person" and not draft.words.names_thing(one)


_ADJECTIVES = ("al", "ic", "ive", "able", "ible", "ous", "ary", "less", "ful", "ly", "ant", "ent")
_NOUNS = frozenset(
    """music logic metal animal festival coral crystal medal journal cable vegetable ceramic fabric
    plastic topic traffic clinic library plant elephant restaurant talent cement garment""".split()
)
_TRADES = frozenset(
    """shipping housing banking cooking painting gardening sewing cycling swimming dancing
    programming coding nursing baking farming fishing hiking knitting engineering accounting
    clothing wedding gaming singing drawing diving driving running skiing surfing climbing mining
    packaging plumbing roofing sailing boxing camping beekeeping brewing tailoring parenting
    publishing manufacturing printing welding lighting bedding riding bookkeeping modelling
    filmmaking weaving carving skating""".split()
)
_TAUGHT = frozenset("php java javascript typescript python ruby golang kotlin swift sql".split())
"""Technology that people learn."""


def _cased(draft: Draft, words: str) -> str:
    """The subject as the text writes its names: "Python", "SQL"."""
    said = re.search(rf"(?<=[a-z,] ){re.escape(words)}\b", draft.text, re.I)
    return said.group() if said else words


def _told(draft: Draft, entity: str, subject: str) -> bool:
    """Whether most sample records speak of the subject already."""
    made = draft.entities[entity]
    rows = [" ".join(str(value) for value in row.values()).lower() for row in made.seed]
    stem = singular(subject.lower().split()[-1])[:6]
    return sum(stem in row for row in rows) * 2 > len(rows)


_GOODS = {
    "food": "name",
    "goods": "name",
    "living": "kind",
    "hand_tool": "name",
    "holding": "name",
    "audio": "title",
}
"""Kinds of things that shops sell: the column that tells which one it is."""


def _retell(draft: Draft, entity: str, shape: Shape, subject: str) -> None:
    made = draft.entities[entity]
    longer = [each.name for each in made.fields if each.type is FieldType.LONG_TEXT]
    titles = [_said(each, subject) for each in shape.titles]
    texts = [_said(each, subject) for each in shape.texts]
    mails = [each.name for each in made.fields if each.type is FieldType.EMAIL]
    kind = kind_of(subject, draft.text)
    column = _GOODS.get(kind_name(kind))
    if shape is topics().shapes["product"] and column:
        sold = rows_of_kind(kind, singular(subject.lower()))
        titles = list(dict.fromkeys(str(row[column]) for row in sold))
        if column == next(iter(kind.seed)):
            texts = [str(row["description"]) for row in sold if "description" in row] or texts
    rows: list[Row] = []
    for at, row in enumerate(made.seed[: len(titles)]):
        told = {**row, made.display: titles[at]}
        told |= dict.fromkeys(mails, f"{name_of(titles[at]).replace('_', '.')}@example.com")
        for place, name in enumerate(longer[:2]):
            if row.get(name):
                said = shape.bodies if place and shape.bodies else texts
                told[name] = _said(said[at % len(said)], subject)
        rows.append(told)
    draft.change(entity, seed=tuple(rows))
    drop(draft, entity, shape.drops)
    _sort(draft, entity, shape)


def drop(draft: Draft, entity: str, names: tuple[str, ...]) -> None:
    """Leave out fields of an entity, in its lists too; those that figures count by stay."""
    made, look = draft.entities[entity], draft.looks[entity]
    names = tuple(set(names) - _measured_by(draft, entity))
    if not {each.name for each in made.fields} & set(names):
        return
    draft.drop_fields(entity, names)
    filters = tuple(each for each in look.filters if each not in names)
    draft.looks[entity] = replace(look, filters=filters)
    for browse in draft.of_kind(Browse):
        if browse.entity == entity:
            kept = tuple(each for each in browse.filters if each not in names)
            draft.update(browse.id, filters=kept)


def _measured_by(draft: Draft, entity: str) -> set[str]:
    """The fields of an entity that its figures and charts are made of."""
    charts = [each for each in draft.of_kind(Chart) if each.measure.entity == entity]
    measures = [each.measure for each in charts]
    measures += [each for figures in draft.of_kind(Figures) for each in figures.measures]
    fields = {name for each in measures if each.entity == entity for name in each.where}
    fields |= {each.field for each in measures if each.entity == entity and each.field}
    return fields | {each.group_by for each in charts}


def _sort(draft: Draft, entity: str, shape: Shape) -> None:
    """Sort the samples under categories that suit them, unless the text names its own."""
    made = draft.entities[entity]
    old = next((each for each in made.fields if each.name == "category"), None)
    if not shape.categories or old is None or old.type is not FieldType.ENUM:
        return
    named = any(option.lower() in draft.text.lower() for option in old.options[:2])
    if named or counted(draft, old.options):
        return
    options = tuple(dict.fromkeys(shape.categories))
    new = old.model_copy(update={"options": options, "default": None})
    draft.change(
        entity,
        fields=tuple(new if each is old else each for each in made.fields),
        seed=tuple(
            {**row, "category": shape.categories[at % len(shape.categories)]}
            for at, row in enumerate(made.seed)
        ),
    )


def _said(form: str, subject: str) -> str:
    return form.replace("{q}", subject).replace("{Q}", label_of(subject))


def headline_of(draft: Draft) -> str:
    """The headline of an app whose main records have a subject, or ""."""
    main = main_entity(draft)
    shape = shape_of(main)
    if shape is None or main not in draft.topics:
        return ""
    if main == "product" and draft.topics[main] in topics().technical:
        shape = topics().shapes["equipment"]
    return _said(shape.headline, draft.topics[main])
