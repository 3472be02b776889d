"""Intents about curves: a measured quantity drawn over its time, one point a record."""

import re
from dataclasses import replace

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import main_entity, new_entity
from appmint.reader.knowledge.quantities import READ_AT, Quantity, quantity_in
from appmint.reader.rooms.measured import (
    POINTS,
    is_measured,
    measured_fields,
    moment_of,
    rows_over_time,
)
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import label_of
from appmint.spec.entities import Entity, Field, FieldType
from appmint.spec.features import Browse, Chart, Measure
from appmint.spec.source import Source


def as_curve(draft: Draft, intent: Intent) -> Intent:
    """A curve or a trend of what is measured is drawn, and no list of curves."""
    if intent.action not in _SHOWN:
        return intent
    said = _CURVE.search(intent.text)
    if said is None:
        return _of_what(draft, intent)
    found = quantity_in(_CURVE.sub(" ", intent.text))
    if found is not None:
        readings = f"{found[0]} readings"
        known = readings in draft.text.lower() and draft.words.known(readings) is not None
        phrase = readings if known else found[0]
        return replace(intent, action="curve", phrase=phrase, nominal=True)
    plain = said["curve"] is not None and _only(intent.text)
    return replace(intent, action="curve", phrase="") if plain else _of_what(draft, intent)


def _of_what(draft: Draft, intent: Intent) -> Intent:
    """A "bar chart of orders by month" is about orders."""
    found = _OF.search(intent.text) if intent.action == "chart" else None
    what = found["what"].lower() if found else ""
    return replace(intent, phrase=what) if what and draft.words.known(what) else intent


_SHOWN = frozenset("browse things open chart create report live".split())
_CURVE = re.compile(
    r"\b(?:(?P<curve>curves?(?: (?:charts?|graphs?))?)|"
    r"(?:line|trend|time series) (?:charts?|graphs?)|"
    r"trends?|over time|time series|fluctuations?)\b",
    re.I,
)
_OF = re.compile(r"\b(?:charts?|graphs?) (?:of|for) (?:the |all |their )?(?P<what>[a-z-]+)", re.I)


def _only(text: str) -> bool:
    """Whether a clause about a curve names nothing else: "view the data curves"."""
    return set(re.findall(r"[a-z]+", text.lower())) <= _AROUND


_AROUND = frozenset(
    """view browse display show see check provide the a an their data visual visualization curve
    curves graph graphs chart charts of real time historical history change changes""".split()
)


def curve(draft: Draft, intent: Intent) -> Claims:
    """A measured quantity over its time; the one at hand where the words name none."""
    found = quantity_in(intent.phrase)
    if found is None:
        return _at_hand(draft, intent)
    noun, quantity = found
    made, value = reading_of(draft, noun, quantity, source_of(intent))
    word = "trend" if re.search(r"\btrends?\b", intent.text, re.I) else "curve"
    return _drawn(draft, intent, made.name, value, word)


def _at_hand(draft: Draft, intent: Intent) -> Claims:
    """The curve of what the app measures; nothing where it measures nothing."""
    drawn = next((each for each in draft.of_kind(Chart) if each.latest), None)
    if drawn is not None:
        return claim(drawn.id, "show")
    main = main_entity(draft)
    names = [main, *(name for name in draft.entities if name != main)]
    for name in names:
        made = draft.entities[name]
        fields = [each for each in measured_fields(draft, name) if each.type is FieldType.NUMBER]
        if fields and moment_of(made) and not made.owned:
            return _drawn(draft, intent, name, fields[0], "curve")
    return []


def reading_of(draft: Draft, noun: str, quantity: Quantity, source: Source) -> tuple[Entity, Field]:
    """The readings of a quantity, and the field that holds it; new ones where there are none."""
    head = noun.split()[-1]
    for name, made in draft.entities.items():
        if moment_of(made) is None or made.owned:
            continue
        for each in made.fields:
            called = each.label.lower()
            if is_measured(draft, made, each) and called in {noun, head, _plain(each)}:
                if called in {noun, head}:
                    return made, each
                if name in {noun.replace(" ", "_"), head}:
                    return _called(draft, name, each, noun, quantity)
    called = f"{noun} reading"
    made = draft.entities[new_entity(draft, draft.free_name(called), called, source)]
    return _called(draft, made.name, made.field("value"), noun, quantity)


def _plain(each: Field) -> str:
    return each.label.lower() if each.name == "value" else ""


def _called(
    draft: Draft, name: str, value: Field, noun: str, quantity: Quantity
) -> tuple[Entity, Field]:
    """The value of readings under the name of their quantity, in its unit."""
    made = draft.entities[name]
    named = value.model_copy(update={"label": label_of(noun), "unit": quantity.unit})
    fields = [named if each is value else each for each in made.fields]
    rows = list(made.seed)
    if quantity.at and fields[0].label == "Where":
        # A pulse is somebody's: no station has one, and no remark tells of its weather.
        read_at = READ_AT[quantity.at]
        fields[0] = fields[0].model_copy(update={"label": quantity.at})
        rows = [
            {**row, fields[0].name: read_at[at % len(read_at)], "note": None}
            for at, row in enumerate(rows)
        ]
    return draft.change(name, fields=tuple(fields), seed=tuple(rows)), named


def _drawn(draft: Draft, intent: Intent, entity: str, value: Field, word: str) -> Claims:
    """The curve on the page of curves, with the list of what is drawn and samples enough."""
    heading = f"{value.label} {word}"
    page = draft.page("curves", heading, "/curves", weight=47, source=source_of(intent))
    said = _LATEST.search(draft.text[intent.start : intent.end + _NEAR])
    latest = int(said["count"]) if said and 1 < int(said["count"]) <= _MOST else None
    draft.list_page(entity, source_of(intent))
    found = quantity_in(value.label) if value.name == "value" else None
    quantities = {value.name: found[1]} if found else {}
    rows_over_time(draft, entity, quantities, hourly=_HOURLY.search(draft.text) is not None)
    _latest_first(draft, entity)
    made = draft.add(curve_of(draft, entity, value, heading, source_of(intent)), page.name)
    if latest:
        draft.update(made, latest=latest)
    if len(page.features) > 1 and page.title != _SEVERAL:
        page.title = draft.free_title(_SEVERAL)
    return claim(made, "show")


def _latest_first(draft: Draft, entity: str) -> None:
    """Let the list of readings begin with what was read last."""
    browse = draft.features[f"browse_{entity}"]
    moment = moment_of(draft.entities[entity])
    if isinstance(browse, Browse) and moment is not None:
        rest = tuple(name for name in browse.sort if name != moment.name)
        draft.update(browse.id, sort=(moment.name, *rest))


_SEVERAL = "Trends"
"""The page of more than one curve."""


def curve_of(draft: Draft, entity: str, value: Field, heading: str, source: Source) -> Chart:
    """The curve of a measured field over the moment of its records."""
    moment = moment_of(draft.entities[entity])
    return Chart(
        id=f"curve_{entity}_{value.name}"[:48],
        heading=heading,
        measure=Measure(label=value.label, entity=entity, of="average", field=value.name),
        group_by=moment.name if moment else "",
        style="line",
        latest=POINTS,
        source=source,
    )


_LATEST = re.compile(r"\b(?:latest|last|newest|(?:most )?recent) (?P<count>\d{1,3})\b", re.I)
_HOURLY = re.compile(r"\b(?:hourly|real[- ]time|by the (?:hour|minute)|per hour|hours?)\b", re.I)
_NEAR = 60
"""Characters after a clause in which it is said how many points are drawn."""
_MOST = 500
