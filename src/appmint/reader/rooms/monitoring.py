"""Intents about what goes on now: live readings, and figures that are counted again and again."""

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.titles import title_from
from appmint.reader.knowledge.quantities import quantity_in
from appmint.reader.rooms.charts import (
    STATES,
    counted,
    is_private,
    meant,
    measures,
    readers_page,
)
from appmint.reader.rooms.curves import reading_of
from appmint.reader.rooms.measured import measured_fields
from appmint.reader.sentences.intents import Intent
from appmint.spec.entities import Entity
from appmint.spec.features import Figures, Live, Measure


def live(draft: Draft, intent: Intent) -> Claims:
    """Readings that change on a timer; where nothing is measured, figures that are counted anew."""
    entity = meant(draft, intent)
    if not _readings(draft, entity) or draft.words.known(intent.phrase) is None:
        entity = _instrument(draft, intent) or entity
    if not _readings(draft, entity) and set(intent.phrase.split()) <= _OF_NOTHING:
        entity = _any_readings(draft) or entity
    numbers = _readings(draft, entity)
    if not numbers:
        return _watched(draft, intent, entity)
    draft.list_page(entity, source_of(intent))
    page = draft.page(
        "live", title_from(intent, "Live data"), "/live", weight=49, source=source_of(intent)
    )
    feature = Live(id=f"live_{entity}", entity=entity, fields=numbers, source=source_of(intent))
    return claim(draft.add(feature, page.name), "update")


_MOST_READINGS = 4


def _readings(draft: Draft, entity: str) -> tuple[str, ...]:
    if is_private(draft, entity):
        return ()
    return tuple(each.name for each in measured_fields(draft, entity)[:_MOST_READINGS])


def _instrument(draft: Draft, intent: Intent) -> str:
    """The records with the quantity that is monitored: "monitor the water level"; "" for none."""
    found = quantity_in(intent.phrase)
    if found is None:
        return ""
    said = {found[0], found[0].split()[-1]}
    for name in draft.entities:
        if said & {each.label.lower() for each in measured_fields(draft, name)}:
            return name
    return reading_of(draft, *found, source_of(intent))[0].name


_OF_NOTHING = frozenset("real-time live data monitoring update updates".split())
"""Words that say how something is shown, and not what."""


def _any_readings(draft: Draft) -> str:
    """What is measured in an app whose main records are not."""
    return next((name for name in draft.entities if _readings(draft, name)), "")


def _watched(draft: Draft, intent: Intent, entity: str) -> Claims:
    """The list of what is monitored, under figures of its states that are counted anew."""
    made = draft.entities[entity]
    private = is_private(draft, entity)
    page = readers_page(draft, intent, entity) if private else None
    if private and page is None:
        return []
    feature = Figures(
        id=f"watch_{entity}",
        heading=f"{made.label_plural} now",
        measures=_by_state(made),
        refresh_s=_WATCH_S,
        source=source_of(intent),
    )
    where = page.name if page else draft.list_page(entity, source_of(intent))
    counted_anew = claim(draft.add(feature, where, first=True), "update")
    return counted_anew if private else [*counted_anew, *claim(f"browse_{entity}", "list")]


_WATCH_S = 10


def _by_state(made: Entity) -> tuple[Measure, ...]:
    """How many records there are, in all and in each state or of each kind; else other figures."""
    choices = [each for each in made.fields if each.options and not each.private]
    choices.sort(key=lambda each: each.name not in STATES)
    if not choices:
        return measures(made)
    parts = (counted(made, choices[0], option) for option in choices[0].options[:_MOST_STATES])
    return (Measure(label=made.label_plural, entity=made.name), *parts)


_MOST_STATES = 4
