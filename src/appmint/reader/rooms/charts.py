"""Intents about figures: charts and key figures."""

import re
from collections import Counter

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, PageDraft, source_of
from appmint.reader.drafting.entities import main_entity
from appmint.reader.drafting.meaning import entity_for, names_records
from appmint.reader.drafting.titles import title_from
from appmint.reader.knowledge.entries import allowed_name
from appmint.reader.rooms.curves import curve, curve_of
from appmint.reader.rooms.figures import is_figure, is_summed, telling
from appmint.reader.rooms.measured import measured_fields, moment_of
from appmint.reader.sentences.intents import Intent
from appmint.spec.entities import Entity, Field, FieldType
from appmint.spec.features import Chart, Figures, Measure
from appmint.spec.labels import in_text
from appmint.spec.source import Source


def chart(draft: Draft, intent: Intent) -> Claims:
    """Charts and key figures over the records."""
    entity = meant(draft, intent)
    if is_private(draft, entity):
        return _for_readers(draft, intent, entity)
    page = draft.page(
        "statistics",
        title_from(intent, "Statistics"),
        "/statistics",
        weight=48,
        source=source_of(intent),
    )
    ids = charts_for(draft, entity, page.name, source_of(intent))
    return claim(ids[0], "show")


def curve_or_chart(draft: Draft, intent: Intent) -> Claims:
    """A curve of what is measured; where nothing is, a chart over the records."""
    return curve(draft, intent) or chart(draft, intent)


def meant(draft: Draft, intent: Intent) -> str:
    """The records that an intent is about: those that it names, else the main ones."""
    words = [word for word in intent.phrase.split() if word not in _NO_RECORDS]
    phrase = " ".join(words)
    if not names_records(draft, phrase):
        # "order data analysis": the records stand before the set phrase, or behind its "of".
        beside = _BESIDE.search(intent.text.lower())
        noun = (beside["before"] or beside["behind"] or "") if beside else ""
        found = draft.words.known(noun) if noun else None
        phrase = noun if found and allowed_name(found[1]) in draft.entities else ""
    return entity_for(draft, phrase, source_of(intent)) if phrase else main_entity(draft)


_NO_RECORDS = frozenset(
    """data statistics statistical analysis chart charts trend trends visualization real-time live
    update updates monitoring""".split()
)
_BESIDE = re.compile(
    r"(?:\b(?P<before>[a-z-]+) )?(?:data|statistical) (?:analysis|statistics|visualization|"
    r"monitoring|charts?|information)\b(?: (?:of|for|on) (?:the |all )?(?P<behind>[a-z-]+))?"
)


def is_private(draft: Draft, entity: str) -> bool:
    """Whether the records are for their owners, and for staff where there is any."""
    made = draft.entities[entity]
    return made.owned and made.access.read == "owner"


def _staff(draft: Draft) -> str:
    return draft.staff


def _for_readers(draft: Draft, intent: Intent, entity: str) -> Claims:
    """Charts of private records: of all for staff, else of one's own for who signs in."""
    page = readers_page(draft, intent, entity)
    if page is None:
        return []
    return claim(charts_for(draft, entity, page.name, source_of(intent))[0], "show")


def readers_page(draft: Draft, intent: Intent, entity: str) -> PageDraft | None:
    """The page with figures of private records; None, and said so, where nobody would see any."""
    made = draft.entities[entity]
    if not draft.accounts:
        nouns = made.label_plural
        draft.refuse(intent, f"{nouns} are private here, and nobody signs in who may see them all.")
        return None
    return draft.page(
        f"{entity}_statistics",
        f"{made.label} statistics",
        weight=48,
        role=_staff(draft) or "member",
        source=source_of(intent),
    )


def charts_for(draft: Draft, entity: str, page: str, source: Source) -> list[str]:
    """Figures and up to two charts of an entity on a page; their ids, a chart first."""
    made = draft.entities[entity]
    if not is_private(draft, entity):
        draft.list_page(entity, source)
    figures = Figures(
        id=f"figures_{entity}", heading="Key figures", measures=measures(made), source=source
    )
    # Figures that are counted anew show the same, and more.
    watched = f"watch_{entity}"
    shown = watched if watched in draft.pages[page].features else draft.add(figures, page)
    groups = [
        each
        for each in made.fields
        if each.type in {FieldType.ENUM, FieldType.RELATION} and not each.private
    ][:2]
    number = telling(made)
    if not groups and number:
        groups = [made.field(made.display)]
    ids = [
        draft.add(_grouped(made, each, at, source), page) for at, each in enumerate(groups)
    ] + _over_time(draft, made, page, source)
    return [*ids[:_MOST_CHARTS], shown]


_MOST_CHARTS = 3


def _grouped(made: Entity, group: Field, at: int, source: Source) -> Chart:
    """The chart by one of the groups: bars for the first, a ring for the second."""
    measure = Measure(label=f"Number of {made.label_plural.lower()}", entity=made.name)
    number = telling(made)
    if number and (at == 1 or _level(made, group)):
        measure = amount(made.name, number)
    return Chart(
        id=f"chart_{made.name}_{group.name}"[:48],
        heading=_heading(made, group, measure),
        measure=measure,
        group_by=group.name,
        style="pie" if at == 1 and measure.of != "average" else "bar",
        source=source,
    )


def _over_time(draft: Draft, made: Entity, page: str, source: Source) -> list[str]:
    """Curves of what is measured, else how many records there are over time."""
    measured = [each for each in measured_fields(draft, made.name) if each.type is FieldType.NUMBER]
    if moment_of(made) and measured:
        return [
            draft.add(curve_of(draft, made.name, each, f"{each.label} over time", source), page)
            for each in measured[:_MOST_CURVES]
        ]
    date = made.first(FieldType.DATE)
    if date is None:
        return []
    feature = Chart(
        id=f"chart_{made.name}_{date.name}"[:48],
        heading=f"{made.label_plural} over time",
        measure=Measure(label=f"Number of {made.label_plural.lower()}", entity=made.name),
        group_by=date.name,
        style="line",
        source=source,
    )
    return [draft.add(feature, page)]


_MOST_CURVES = 2


def _heading(made: Entity, group: Field, measure: Measure) -> str:
    if group.name != made.display or measure.field is None:
        return f"{made.label_plural} by {group.label.lower()}"
    return f"{made.field(measure.field).label} by {made.label.lower()}"


def _level(made: Entity, group: Field) -> bool:
    """Whether all groups have the same number of records, so that counting them shows nothing."""
    counts = Counter(str(row.get(group.name)) for row in made.seed)
    return len(set(counts.values())) < 2


def is_level(made: Entity, drawn: Chart) -> bool:
    """Whether all groups of a chart come to the same, so that it shows nothing."""
    if drawn.latest or made.field(drawn.group_by).type in {FieldType.DATE, FieldType.DATETIME}:
        return False
    values: dict[str, list[float]] = {}
    for row in made.seed:
        found = row.get(drawn.measure.field or "", 1)
        if isinstance(found, int | float):
            values.setdefault(str(row.get(drawn.group_by)), []).append(found)
    average = drawn.measure.of == "average"
    sums = {sum(each) / (len(each) if average else 1) for each in values.values()}
    return len(sums) < 2


def measures(made: Entity) -> tuple[Measure, ...]:
    """Two to four key figures of an entity: how many, in which state, how much."""
    found = [Measure(label=made.label_plural, entity=made.name)]
    state = next((each for each in made.fields if each.name in STATES and each.options), None)
    if state is not None and not state.private:
        found.append(counted(made, state, state.options[0]))
    found += [amount(made.name, each) for each in made.fields if is_figure(each)]
    if len(found) < _FEWEST:
        choice = next((e for e in made.fields if e.type is FieldType.ENUM and not e.private), None)
        options = choice.options if choice else ()
        found += [counted(made, choice, each) for each in options[:2] if choice]
    return tuple(found[:4])


def counted(made: Entity, choice: Field, option: str) -> Measure:
    """How many records are in a state, or of a kind."""
    adjective = choice.name in STATES and len(option.split()) <= _SHORT
    label = f"{option} {in_text(made.label_plural)}" if adjective else f"{choice.label}: {option}"
    return Measure(label=label, entity=made.name, where={choice.name: option})


_SHORT = 2
"""Words of a state that reads well before a noun."""
_FEWEST = 2
"""Key figures that are worth a row of their own."""


def amount(entity: str, each: Field) -> Measure:
    """The total of a number, or its average where a sum would say nothing."""
    label = each.label.lower()
    if is_summed(each):
        said = each.label if "total" in label.split() else f"Total {label}"
        return Measure(label=said, entity=entity, of="sum", field=each.name)
    said = each.label if "average" in label.split() else f"Average {label}"
    return Measure(label=said, entity=entity, of="average", field=each.name)


STATES = frozenset({"status", "state", "stage"})
"""Fields that say how far a record is."""
