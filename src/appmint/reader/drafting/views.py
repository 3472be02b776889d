"""Lists of some of the records: those in a state that the text names."""

import re

from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import label_of, name_of
from appmint.spec.entities import FieldType
from appmint.spec.features import Browse


def state_view(draft: Draft, intent: Intent, entity: str) -> str:
    """A list of the records in a state that the text names: "view overdue loans"; its id or ""."""
    made = draft.entities[entity]
    words = intent.phrase.lower().replace("-", " ").split()
    for each in made.fields:
        if each.type is not FieldType.ENUM or each.name not in {"status", "state", "stage"}:
            continue
        for option in each.options:
            said = option.lower().split()
            if words[: len(said)] != said or len(words) == len(said) or said[0] in _USUAL:
                continue
            look = draft.looks[entity]
            called = name_of(f"{option} {made.plural}")
            given = re.match(rf"{option.replace(' ', '.')}\b", intent.phrase, re.I)
            title = f"{label_of(given.group()) if given else option} {made.label_plural.lower()}"
            page = draft.page(called, title, weight=31, source=source_of(intent))
            feature = Browse(
                id=f"browse_{called}"[:48],
                entity=entity,
                layout=look.layout,
                search=look.search,
                filters=tuple(name for name in look.filters if name != each.name),
                sort=look.sort,
                where={each.name: option},
                source=source_of(intent),
            )
            return draft.add(feature, page.name)
    return ""


_USUAL = frozenset({"available", "live", "new", "published", "public", "active"})
"""States that say no more than that a record is there."""
