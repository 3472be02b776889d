"""Views of dated and located records: calendar and map."""

import re
from dataclasses import replace

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import lexicon_entity, main_entity
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.knowledge.seeds import field
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import noun_class, singular
from appmint.reader.words.plausibility import describes
from appmint.spec.entities import FieldType
from appmint.spec.features import Calendar, Map


def calendar(draft: Draft, intent: Intent) -> Claims:
    """A month of dated records."""
    named = []
    if intent.phrase and draft.words.plausible(intent.phrase):
        named = [entity_for(draft, intent.phrase, source_of(intent))]
    dated = [*named, main_entity(draft), *(n for n, e in draft.entities.items() if not e.owned)]
    entity = next(
        (n for n in dated if draft.entities[n].first(FieldType.DATE, FieldType.DATETIME)), ""
    )
    if not entity:
        entity = lexicon_entity(draft, "", "event", source_of(intent))
    date = draft.entities[entity].first(FieldType.DATE, FieldType.DATETIME)
    draft.list_page(entity, source_of(intent))
    page = draft.page("calendar", "Calendar", weight=54, source=source_of(intent))
    feature = Calendar(
        id=f"calendar_{entity}",
        entity=entity,
        date=date.name if date else "starts_on",
        source=source_of(intent),
    )
    return claim(draft.add(feature, page.name), "show")


def as_located(draft: Draft, intent: Intent) -> Intent:
    """Where things stand is shown on the map, and is no list of "factory locations"."""
    if intent.action not in _SHOWN or not intent.phrase or not _MAPPED.search(draft.text):
        return intent
    words = [word for word in intent.phrase.split() if not describes(word)]
    if words and set(words) <= _MAPS | _WHERE and (set(words) & _MAPS or intent.nominal):
        return replace(intent, action="map", phrase="")
    if len(words) < 2 or words[-1] not in _WHERE or words[-2] in _KEPT_IN:
        return intent
    thing = " ".join(words[:-1])
    stands = draft.words.known(thing) is not None or noun_class(thing) == "place"
    stands = stands or (draft.words.plausible(thing) and draft.words.count(singular(thing)) > 1)
    return replace(intent, action="map", phrase=thing) if stands else intent


_SHOWN = frozenset({"browse", "things", "open"})
_MAPS = frozenset({"map", "maps"})
_WHERE = frozenset({"location", "locations", "positioning"})
_KEPT_IN = frozenset("storage file warehouse bin shelf stock inventory backup".split())
"""Words before locations that are kept for themselves: shelves and folders."""
_MAPPED = re.compile(r"\b(?:maps?|navigation|gps|geolocation|nearby|nearest)\b", re.I)


def place(draft: Draft, intent: Intent) -> Claims:
    """Records on a map: those that are named, else the main ones where they have a place."""
    main = main_entity(draft)
    located = [n for n, e in draft.entities.items() if e.first(FieldType.LOCATION) and not e.owned]
    entity = main if main in located or not located else located[0]
    phrase = intent.phrase.partition(" near ")[0]
    words = [word for word in phrase.split() if word not in _MAPS | _WHERE]
    if words and draft.words.plausible(" ".join(words)):
        entity = entity_for(draft, " ".join(words), source_of(intent))
    found = draft.entities[entity].first(FieldType.LOCATION)
    name = (
        found.name
        if found
        else draft.add_field(entity, field("location", "location", required=False), _LOCATIONS)
    )
    draft.list_page(entity, source_of(intent))
    page = draft.page("map", "Map", weight=53, source=source_of(intent))
    feature = Map(id=f"map_{entity}", entity=entity, location=name, source=source_of(intent))
    return claim(draft.add(feature, page.name), "show")


_LOCATIONS = [
    {"label": label, "lat": lat, "lng": lng}
    for label, lat, lng in (
        ("Lyon, France", 45.76, 4.84),
        ("Ghent, Belgium", 51.05, 3.72),
        ("Graz, Austria", 47.07, 15.44),
        ("Porto, Portugal", 41.15, -8.61),
        ("Leeds, United Kingdom", 53.8, -1.55),
        ("Bologna, Italy", 44.49, 11.34),
    )
]
