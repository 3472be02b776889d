"""Intents about figures: charts, key figures and live readings."""

from collections import Counter
from typing import Literal

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import main_entity
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.drafting.titles import title_from
from appmint.reader.knowledge.seeds import field
from appmint.reader.rooms.figures import telling
from appmint.reader.sentences.intents import Intent
from appmint.spec.entities import Entity, Field, FieldType
from appmint.spec.features import Chart, Figures, Live, Measure
from appmint.spec.labels import in_text
from appmint.spec.source import Source


def chart(draft: Draft, intent: Intent) -> Claims:
    """Charts and key figures over the records."""
    words = [
        w
        for w in intent.phrase.split()
        if w not in {"data", "statistics", "analysis", "chart", "charts", "trend", "trends"}
    ]
    phrase = " ".join(words)
    entity = (
        entity_for(draft, phrase, source_of(intent))
        if phrase and draft.words.known(phrase)
        else (main_entity(draft))
    )
    if draft.entities[entity].owned:
        entity = main_entity(draft)
    page = draft.page(
        "statistics",
        title_from(intent, "Statistics"),
        "/statistics",
        weight=48,
        source=source_of(intent),
    )
    ids = charts_for(draft, entity, page.name, source_of(intent))
    return claim(ids[0], "show")


def charts_for(draft: Draft, entity: str, page: str, source: Source) -> list[str]:
    """Figures and up to two charts of an entity on a page; their ids, a chart first."""
    made = draft.entities[entity]
    draft.list_page(entity, source)
    figures = Figures(
        id=f"figures_{entity}", heading="Key figures", measures=measures(made), source=source
    )
    draft.add(figures, page)
    groups = [
        each
        for each in made.fields
        if each.type in {FieldType.ENUM, FieldType.RELATION} and not each.private
    ][:2]
    dates = [each for each in made.fields if each.type is FieldType.DATE][:1]
    ids: list[str] = []
    number = telling(made)
    if not groups and number:
        groups = [made.field(made.display)]
    for at, each in enumerate([*groups, *dates][:3]):
        measure = Measure(label=f"Number of {made.label_plural.lower()}", entity=entity)
        if number and (at == 1 or _level(made, each)) and each.type is not FieldType.DATE:
            measure = _amount(entity, number)
        style: Literal["line", "bar", "pie"] = "bar"
        if each.type is FieldType.DATE:
            style = "line"
        elif at == 1:
            style = "pie"
        ids.append(
            draft.add(
                Chart(
                    id=f"chart_{entity}_{each.name}"[:48],
                    heading=_heading(made, each, measure),
                    measure=measure,
                    group_by=each.name,
                    style=style,
                    source=source,
                ),
                page,
            )
        )
    return [*ids, figures.id]


def _heading(made: Entity, group: Field, measure: Measure) -> str:
    if group.type is FieldType.DATE:
        return f"{made.label_plural} over time"
    if group.name != made.display or measure.field is None:
        return f"{made.label_plural} by {group.label.lower()}"
    return f"{made.field(measure.field).label} by {made.label.lower()}"


def _level(made: Entity, group: Field) -> bool:
    """Whether all groups have the same number of records, so that counting them shows nothing."""
    counts = Counter(str(row.get(group.name)) for row in made.seed)
    return len(set(counts.values())) < 2


def measures(made: Entity) -> tuple[Measure, ...]:
    """Two to four key figures of an entity: how many, in which state, how much."""
    found = [Measure(label=made.label_plural, entity=made.name)]
    state = next((each for each in made.fields if each.name in _STATES and each.options), None)
    if state is not None and not state.private:
        found.append(_counted(made, state, state.options[0]))
    for each in made.fields:
        words = set(each.name.split("_"))
        if each.private or words & _NO_FIGURE:
            continue
        if each.type in {FieldType.MONEY, FieldType.NUMBER, FieldType.RATING}:
            found.append(_amount(made.name, each))
    if len(found) < _FEWEST:
        choice = next((e for e in made.fields if e.type is FieldType.ENUM and not e.private), None)
        options = choice.options if choice else ()
        found += [_counted(made, choice, each) for each in options[:2] if choice]
    return tuple(found[:4])


def _counted(made: Entity, choice: Field, option: str) -> Measure:
    """How many records are in a state, or of a kind."""
    adjective = choice.name in _STATES and len(option.split()) <= _SHORT
    label = f"{option} {in_text(made.label_plural)}" if adjective else f"{choice.label}: {option}"
    return Measure(label=label, entity=made.name, where={choice.name: option})


_SHORT = 2
"""Words of a state that reads well before a noun."""
_FEWEST = 2
"""Key figures that are worth a row of their own."""


def _amount(entity: str, field: Field) -> Measure:
    """The total of a number, or its average where a sum would say nothing."""
    words = set(field.name.split("_"))
    if field.type is FieldType.RATING or field.unit == "%" or words & _AVERAGED:
        label = f"Average {field.label.lower()}"
        return Measure(label=label, entity=entity, of="average", field=field.name)
    return Measure(label=f"Total {field.label.lower()}", entity=entity, of="sum", field=field.name)


_AVERAGED = frozenset(
    """price rate rent score level percent percentage age minutes duration temperature humidity
    index speed pressure value change risk grade salary premium quality share ratio""".split()
)
"""Words of numbers whose sum says nothing."""
_NO_FIGURE = frozenset(
    """year number floor latitude longitude position rank played won drawn lost founded since
    pass""".split()
)
_STATES = frozenset({"status", "state", "stage"})


_MOST_READINGS = 4


def live(draft: Draft, intent: Intent) -> Claims:
    """Readings that change on a timer."""
    phrase = intent.phrase
    entity = (
        entity_for(draft, phrase, source_of(intent))
        if phrase and draft.words.known(phrase)
        else (main_entity(draft))
    )
    if draft.entities[entity].owned:
        entity = main_entity(draft)
    made = draft.entities[entity]
    text = draft.text.lower()
    measured = [
        each
        for each in made.fields
        if each.type in {FieldType.NUMBER, FieldType.MONEY} and not each.private
    ]
    measured.sort(key=lambda each: each.name not in text and each.label.lower() not in text)
    numbers = [each.name for each in measured][:_MOST_READINGS]
    if not numbers:
        numbers = [
            draft.add_field(
                entity, field("reading", "number", required=False), [42, 37, 51, 48, 44, 39]
            )
        ]
    draft.list_page(entity, source_of(intent))
    page = draft.page(
        "live", title_from(intent, "Live data"), "/live", weight=49, source=source_of(intent)
    )
    feature = Live(
        id=f"live_{entity}", entity=entity, fields=tuple(numbers), source=source_of(intent)
    )
    return claim(draft.add(feature, page.name), "update")
