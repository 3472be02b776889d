"""Which entity a noun phrase means, and what the customer calls it."""

import re

from pydantic import JsonValue

from appmint.reader.drafting.draft import DOMAIN, Draft
from appmint.reader.drafting.entities import lexicon_entity, main_entity, new_entity
from appmint.reader.drafting.vocabulary import bare
from appmint.reader.knowledge.domains import common
from appmint.reader.knowledge.entries import allowed_name
from appmint.reader.sentences.intents import Intent
from appmint.reader.sentences.phrases import head_noun
from appmint.reader.words.nouns import label_of, noun_class, plural
from appmint.reader.words.plausibility import NO_KINDS, PURE_VERBS
from appmint.spec.entities import Entity, FieldType
from appmint.spec.features import Manage
from appmint.spec.labels import in_text
from appmint.spec.source import DEFAULT, Source


def entity_for(draft: Draft, phrase: str, source: Source = DEFAULT) -> str:
    """The entity a phrase means, added if it is new; the main one for an abstract phrase."""
    if draft.words.abstract(phrase):
        rest = " ".join(phrase.split()[:-1])
        if draft.words.plausible(rest):
            return entity_for(draft, rest, source)
        main = main_entity(draft)
        apart = phrase.split()[-1:] in (["content"], ["contents"]) and not _is_content(draft, main)
        return lexicon_entity(draft, "", "content_item", source) if apart else main
    found = draft.words.known(phrase)
    if found:
        return _shared(draft, found, phrase, source)
    words = bare(head_noun(phrase))
    words[-1] = _SAME.get(words[-1], words[-1])
    if words[1:] and words[-1] == "listing" and draft.words.plausible(" ".join(words[:-1])):
        # What is listed are the properties.
        return entity_for(draft, " ".join(words[:-1]), source)
    words = phrase.split() if phrase in draft.words.quoted else _named_by(words)
    name = draft.free_name(" ".join(words[-2:]))
    if name in draft.entities:
        return name
    near = [
        other
        for other, made in draft.entities.items()
        if not made.owned and other not in common().entities
    ]
    for other in near:
        if other.split("_")[-1] == words[-1] and (len(words) == 1 or "_" not in other):
            return other
    for other in near:
        if len(words) == 1 and other.startswith(f"{words[0]}_"):
            return other
    if not draft.words.plausible(phrase) and phrase not in draft.words.quoted:
        return main_entity(draft)
    if draft.words.sells(words[-1]):
        draft.sold = draft.sold or words[-1]
        return entity_for(draft, "product", source)
    return new_entity(draft, name, " ".join(words[-2:]), source)


def names_records(draft: Draft, phrase: str) -> bool:
    """Whether a phrase names something of the lexicon, or what the app keeps already."""
    if not phrase:
        return False
    return draft.words.known(phrase) is not None or draft.free_name(head_noun(phrase)) in (
        draft.entities
    )


def _shared(draft: Draft, found: tuple[str, str], phrase: str, source: Source) -> str:
    """The lexicon's entity under the customer's word for it.

    A second word for it renames it when the text says that word more often; beside the first
    in a list ("workshops and classes") it is a thing of its own.
    """
    noun = draft.words.noun_of(phrase)
    called = allowed_name(found[1])
    if noun and draft.free_name(noun) in draft.entities:
        draft.said.setdefault(draft.free_name(noun), noun)
        return draft.free_name(noun)
    old = draft.entities.get(called)
    linked = old is not None and called not in draft.said and old.source is DOMAIN
    if old is None or linked:
        lexicon_entity(draft, *found, source=source)
        known = draft.entities[called].label.lower().split()
        if noun and noun.split() != known[: len(noun.split())]:
            call(draft, called, noun)
            _narrow(draft, called, noun)
        draft.said[called] = noun or called.replace("_", " ")
        return called
    before = draft.said.get(called, "")
    if noun and before and noun != before and called not in draft.joint:
        apart = draft.words.listed_without(noun, before) or draft.words.listed_without(before, noun)
        if _measured(draft, called) and draft.words.beside(before, noun):
            _call_both(draft, called, before, noun)
            return called
        if apart or draft.words.beside(before, noun):
            draft.said[draft.free_name(noun)] = noun
            return _twin(draft, called, noun, source)
        if draft.words.count(noun) > draft.words.count(before):
            call(draft, called, noun)
            draft.said[called] = noun
    return called


def call(draft: Draft, name: str, noun: str) -> None:
    """Give an entity, and the pages called after it, the customer's word for it."""
    old = draft.entities[name]
    if noun.split()[-1] in _HOLDERS and old.label.lower().split()[-1] not in _HOLDERS:
        draft.headings[name] = label_of(noun)
        for page in draft.pages.values():
            if page.title == old.label_plural:
                page.title = draft.free_title(label_of(noun))
        return
    draft.renamed.setdefault(name, old.label)
    new = draft.change(name, label=label_of(noun), label_plural=label_of(plural(noun)))
    manage = draft.features.get(f"manage_{name}")
    if isinstance(manage, Manage):
        draft.update(manage.id, create_label=f"Add {in_text(new.label)}")
    for page in draft.pages.values():
        if page.title == old.label_plural:
            page.title = draft.free_title(new.label_plural)
        elif page.title == old.label:
            page.title = draft.free_title(new.label)


def _narrow(draft: Draft, name: str, noun: str) -> None:
    """Keep the sample rows of the kind that the noun names: only internships among jobs."""
    chosen = _rows_called(draft.entities[name], noun)
    if len(chosen) < _FEWEST_ROWS:
        return
    # The choice that the noun names comes first, so that a new record is of that kind too.
    fields = tuple(
        each.model_copy(
            update={"options": tuple(sorted(each.options, key=lambda one: one.lower() != noun))}
        )
        if each.name in _kinds(draft.entities[name])
        else each
        for each in draft.entities[name].fields
    )
    draft.change(name, seed=chosen, fields=fields)


def _measured(draft: Draft, name: str) -> bool:
    """Whether records are measurements, each of several things at once."""
    return sum(each.type is FieldType.NUMBER for each in draft.entities[name].fields) > 2


def _call_both(draft: Draft, name: str, one: str, other: str) -> None:
    """Measurements of weather and air quality are readings on a page called after both."""
    old = draft.entities[name]
    title = label_of(f"{one} and {other}")
    for page in draft.pages.values():
        if page.title == old.label_plural:
            page.title = draft.free_title(title)
    call(draft, name, draft.renamed.get(name, old.label).lower())
    for page in draft.pages.values():
        if f"detail_{name}" in page.features:
            page.title = draft.entities[name].label
    draft.headings[name] = title
    draft.joint.add(name)


def _twin(draft: Draft, name: str, noun: str, source: Source) -> str:
    """A second entity with the details of `name`; the sample rows are shared out.

    Rows with the noun as a choice of theirs go to the new one: workshops among services.
    Measurements stay whole: a gap in them would be a lie.
    """
    old, twin = draft.entities[name], draft.free_name(noun)
    chosen = _rows_called(old, noun)
    if len(chosen) < _FEWEST_ROWS:
        chosen = old.seed[1::2]
    left = tuple(row for row in old.seed if row not in chosen)
    if _measured(draft, name) or min(len(left), len(chosen)) < _FEWEST_ROWS:
        chosen = old.seed
    else:
        draft.change(name, seed=left)
    draft.entities[twin] = old.model_copy(
        update={
            "name": twin,
            "plural": draft.free_plural(twin),
            "label": label_of(noun),
            "label_plural": label_of(plural(noun)),
            "seed": chosen,
            "source": source,
        }
    )
    draft.looks[twin] = draft.looks[name]
    draft.origins[twin] = draft.origins.get(name, "")
    return twin


def _rows_called(made: Entity, noun: str) -> tuple[dict[str, JsonValue], ...]:
    """The sample rows of which a choice is the noun."""
    return tuple(
        row for row in made.seed if noun in {str(row.get(each)).lower() for each in _kinds(made)}
    )


def _kinds(made: Entity) -> list[str]:
    """The fields that say what kind of thing a record is."""
    return [
        each.name
        for each in made.fields
        if each.type is FieldType.ENUM and {"kind", "type", "format"} & set(each.name.split("_"))
    ]


def _named_by(words: list[str]) -> list[str]:
    """The words that name a thing, at most two; a verb or "and" before the last names nothing."""
    named = words[-2:]
    first = named[0]
    base = {first[:-3], f"{first[:-3]}e", first[:-4]} if first.endswith("ing") else {""}
    told = first in PURE_VERBS or bool(base & NO_KINDS)
    return named[1:] if len(named) > 1 and (told or first in {"and", "or", "their"}) else named


_HOLDERS = frozenset("menu portfolio catalog catalogue gallery community circle plaza".split())
"""Words for many records at once: they name the page, not one record of it."""
_FEWEST_ROWS = 4
"""Sample rows that a list needs to be worth a look."""
_SAME = {"ad": "advertisement", "advert": "advertisement"}
"""Short forms of a noun, so that both words mean one thing."""


def _is_content(draft: Draft, name: str) -> bool:
    """Whether an app's content may be its main records: articles and films are, people are not."""
    about = noun_class(draft.entities[name].label)
    if name in draft.fillers:
        return about in {"document", "media", "event"}
    return about not in {"person", "money", "number"} and name not in {"permission", "access_role"}


def spoken_of(draft: Draft, intent: Intent) -> str:
    """The thing that "it" or "them" means: the last one named before in the sentence."""
    before = re.split(r"[.!?\n]", draft.text[: intent.start].lower())[-1]
    for word in reversed(re.findall(r"[a-z-]+", before)):
        noun = head_noun(word)
        made = draft.entities.get(draft.free_name(noun))
        if made is not None and not is_opinion(made.name):
            return noun
    return ""


def is_opinion(entity: str) -> bool:
    """Whether records of this name are themselves what people say about others."""
    return entity.split("_")[-1] in {"comment", "review", "reply", "rating", "feedback"}
