"""The choices that a text lists in brackets, in the records that it speaks of."""

from appmint.reader.drafting.described import choose_from
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import main_entity
from appmint.reader.drafting.fields import present
from appmint.reader.knowledge.seeds import field
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import name_of
from appmint.spec.criteria import Claim
from appmint.spec.entities import FieldType
from appmint.spec.features import Browse, Detail, Manage
from appmint.spec.reserved import FIELD_NAMES, QUERY_NAMES


def offer(draft: Draft, intents: list[Intent], met: dict[int, list[Claim]]) -> None:
    """Let people choose from what the text lists, in the records of the clause before it."""
    for each in draft.choices:
        before = [one for one in intents if one.start <= each.start and id(one) in met]
        kept = [name for one in before if (name := _shown(draft, met[id(one)]))]
        entity = kept[-1] if kept else main_entity(draft)
        made = draft.entities[entity]
        words = [word for word in each.name.split() if word not in entity.split("_")]
        name = name_of(" ".join(words) or each.name)
        if made.owned or name in FIELD_NAMES | QUERY_NAMES:
            continue
        old = next((one for one in made.fields if one.name == present(made.fields, name)), None)
        if old is None:
            source = source_of(before[-1]) if before else made.source
            new = field(name, "enum", options=each.options, source=source)
            draft.add_field(entity, new, each.options)
        elif old.type in {FieldType.ENUM, FieldType.TEXT} and old.name != made.display:
            choose_from(draft, entity, old, each.options)


def _shown(draft: Draft, claims: list[Claim]) -> str:
    """The entity that a clause lists or keeps, or ""."""
    feature = draft.features.get(claims[0].feature)
    return feature.entity if isinstance(feature, Browse | Detail | Manage) else ""
