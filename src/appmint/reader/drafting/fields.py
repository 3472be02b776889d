"""Fields that a text names outright: "with title, price and photo"."""

import re

from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import main_entity
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.knowledge.seeds import field, value_for
from appmint.reader.sentences.field_words import kind_of
from appmint.reader.sentences.intents import Intent
from appmint.reader.sentences.phrases import head_noun
from appmint.reader.words.nouns import label_of, name_of, noun_class, singular
from appmint.spec.entities import Field, FieldType
from appmint.spec.reserved import FIELD_NAMES, QUERY_NAMES

_TAKING = frozenset(
    """create edit manage form upload book request profile register search browse things contact
    open fields comment review""".split()
)


def named_fields(draft: Draft, intent: Intent, entity: str) -> tuple[str, ...]:
    """Add the fields an intent names to an entity; returns the names of those it now has.

    Nothing is taken unless at least half of the words are ordinary names of fields: "including
    forests, rivers and lakes" lists things, not fields.
    """
    if intent.action not in _TAKING or not intent.fields:
        return ()
    known = [phrase for phrase in intent.fields if kind_of(phrase)]
    things = [
        phrase for phrase in intent.fields if not kind_of(phrase) and draft.words.known(phrase)
    ]
    if things and len(intent.fields) < 3:
        return ()
    if len(known) * 2 < len(intent.fields) or len(intent.fields) < 2:
        return ()
    return tuple(name for phrase in intent.fields if (name := _add(draft, entity, phrase, intent)))


_OF_PEOPLE = frozenset(
    """bio biography avatar nickname age gender height weight birthday hobby interest
    occupation nationality slogan motto""".split()
)
_HEARD = frozenset({"audio", "song", "music", "sound", "track", "recording"})
"""Words before "link" for what is uploaded or linked, and played."""
_LINKED = re.compile(r"\blinks? to (?:the |their |a )?(?P<what>(?:[\w-]+ ){0,2}[\w-]+)", re.I)


def property_named(draft: Draft, intent: Intent) -> str | None:
    """Add what an intent enters when it is a property of the main thing, not a thing itself.

    "Enter their bio" and "provide audio sample links" give the band two fields. Returns the
    entity that has the field, None when the intent names a thing.
    """
    words = intent.phrase.split()
    last = singular(words[-1]) if words else ""
    link = last in {"link", "url"} and len(words) > 1
    if not link and (last not in _OF_PEOPLE or draft.words.known(intent.phrase)):
        return None
    entity = _whose(draft, intent)
    phrase = " ".join([*words[:-1], last])
    target = _LINKED.search(intent.text)
    if link and target:
        phrase = f"{' '.join(singular(word) for word in target['what'].lower().split())} link"
    name = name_of(phrase)
    if name in FIELD_NAMES | QUERY_NAMES or present(draft.entities[entity].fields, name):
        return entity
    kind = "url" if link else (kind_of(phrase) or "text")
    seen = phrase.split()[:-1]
    if link and kind_of(" ".join(seen)) == "image":
        # The address of a picture is there to show the picture.
        name, phrase, kind = name_of(" ".join(seen)), " ".join(seen), "image"
        if draft.entities[entity].first(FieldType.IMAGE) is not None:
            return entity
    elif link and _HEARD & set(seen):
        name, phrase, kind = name_of(" ".join(seen)), " ".join(seen), "file"
    made = field(name, kind, label_of(phrase), required=False, source=source_of(intent))
    rows = range(max(1, len(draft.entities[entity].seed)))
    values = [value_for(made, noun_class(entity), entity, at, first=False) for at in rows]
    draft.add_field(entity, made, values)
    return entity


def has_property(draft: Draft, phrase: str) -> str | None:
    """The entity with a field that the text asked for under this name, or None."""
    name = name_of(head_noun(phrase)) if phrase else ""
    for made in draft.entities.values():
        asked = [each.name for each in made.fields if each.source.origin == "text"]
        if name and any(f"_{name}_link" in f"_{each}" or each == name for each in asked):
            return made.name
    return None


def main_property(draft: Draft, phrase: str) -> str | None:
    """The main thing, where it has a field of this name in two words or more: "follow-up step"."""
    name = name_of(phrase) if phrase else ""
    main = main_entity(draft)
    if "_" not in name or (draft.words.known(phrase) or ("", ""))[1] in {name, main}:
        return None
    return main if present(draft.entities[main].fields, name) else None


def _whose(draft: Draft, intent: Intent) -> str:
    """The entity that "band members" enter something of, else the main one."""
    before = draft.text[max(0, intent.start - 160) : intent.start].lower().rpartition(".")[2]
    for noun in reversed(re.findall(r"([a-z-]+) (?:members|owners|users|profiles)\b", before)):
        if draft.words.known(noun) or draft.free_name(noun) in draft.entities:
            return entity_for(draft, noun, source_of(intent))
    return main_entity(draft)


def _add(draft: Draft, entity: str, phrase: str, intent: Intent) -> str | None:
    made = draft.entities[entity]
    words = [word for word in phrase.split() if word not in set(entity.split("_"))]
    name = name_of(" ".join(words) or phrase)
    if name in FIELD_NAMES | QUERY_NAMES or name in {"owner", "owner_id"}:
        return None
    same = present(made.fields, name)
    if same is not None:
        return same
    kind = kind_of(phrase) or "text"
    alike = next((each for each in made.fields if each.type.value == kind), None)
    if alike is not None and kind in {"email", "phone"}:
        return alike.name
    if kind_of(phrase) is None and phrase.replace(" ", "_") in draft.entities:
        return None
    new = field(name, kind, required=False, source=source_of(intent))
    if any(each.label.casefold() == new.label.casefold() for each in made.fields):
        return None
    if kind in {"email", "phone"}:
        new = new.model_copy(update={"private": True})
    values = [
        value_for(new, noun_class(entity), entity, at, first=False)
        for at in range(max(1, len(made.seed)))
    ]
    return draft.add_field(entity, new, values)


_ALIKE = (
    {"title", "name", "subject"},
    {"description", "summary", "body", "content", "text", "message", "details", "about", "bio"},
    {"price", "amount", "cost", "fee", "total"},
    {"photo", "image", "picture", "cover", "photos"},
    {"phone", "contact", "contact_information", "contact_details", "contact_info"},
    {"email", "e_mail", "mail"},
    {"category", "type", "kind", "genre"},
)


_MEASURING = frozenset({"sensor", "data", "reading", "value", "level", "readings"})
"""Words that add nothing to a measured quantity: gas sensor data are about gas."""


def present(fields: tuple[Field, ...], name: str) -> str | None:
    """The field of these that a name means, also under a word of the same sense, or None."""
    names = {each.name: each for each in fields}
    if name in names:
        return name
    bare = "_".join(word for word in name.split("_") if word not in _MEASURING)
    if bare in names:
        return bare
    group = next((group for group in _ALIKE if name in group), set())
    for each in fields:
        if each.name in group and each.type is not FieldType.RELATION:
            return each.name
        if each.name.replace("_", "") == name.replace("_", ""):
            return each.name
    return None
