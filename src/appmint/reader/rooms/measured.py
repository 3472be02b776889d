"""What is measured: fields that move by themselves, when they were read, and samples over time."""

import math

from appmint.reader.drafting.draft import Draft
from appmint.reader.knowledge.quantities import UNITS, Quantity, quantity_in
from appmint.reader.knowledge.seeds import Row
from appmint.spec.entities import Entity, Field, FieldType

_READ_ON = frozenset("measured recorded read logged sampled taken".split())
_PLAIN_DATES = frozenset({"date", "time", "timestamp", "day"})
_SET = frozenset("target goal limit maximum minimum capacity up threshold rated reorder".split())
"""Words of numbers that somebody sets."""
_SHARES = frozenset({"cpu", "memory", "disk", "battery", "load", "usage", "charge"})
"""What a device reports in per cent."""
_VALUES = frozenset({"value", "reading"})


def moment_of(made: Entity) -> Field | None:
    """The field that says when a record was measured, or None where records are no readings."""
    dated = [each for each in made.fields if each.type in {FieldType.DATE, FieldType.DATETIME}]
    return next((each for each in dated if _READ_ON & set(each.name.split("_"))), None) or next(
        (each for each in dated if each.name in _PLAIN_DATES and _has_quantity(made)), None
    )


def _has_quantity(made: Entity) -> bool:
    return any(_is_quantity(each) for each in made.fields)


def is_measured(draft: Draft, made: Entity, each: Field) -> bool:
    """Whether a field is read off an instrument or a market, so that it moves by itself."""
    if each.private:
        return False
    if each.type is FieldType.MONEY:
        # A price with its change is one of a market.
        return each.name == "price" and any(
            other.name == "change" and other.unit == "%" for other in made.fields
        )
    if each.name == "change" and each.unit == "%":
        return True
    if each.name in _VALUES and each.type is FieldType.NUMBER:
        return draft.fillers.get(made.name) == "reading" or each.label == "Reading"
    return _is_quantity(each)


def _is_quantity(each: Field) -> bool:
    words = set(each.name.split("_")) | set(each.label.lower().split())
    if each.type is not FieldType.NUMBER or words & _SET:
        return False
    if each.unit in UNITS or (each.unit == "%" and words & _SHARES):
        return True
    if "level" in words and each.unit:
        return True
    found = quantity_in(each.name) or quantity_in(each.label)
    # A weight, an energy or a memory is a property of a thing unless its unit moves.
    return found is not None and not words & _PROPERTIES


_PROPERTIES = frozenset("weight energy memory speed power frequency price".split())


def measured_fields(draft: Draft, entity: str) -> list[Field]:
    """The measured fields of an entity, those that the text names first."""
    made = draft.entities[entity]
    text = draft.text.lower()
    found = [each for each in made.fields if is_measured(draft, made, each)]
    return sorted(found, key=lambda each: each.name not in text and each.label.lower() not in text)


def rows_over_time(
    draft: Draft, entity: str, quantities: dict[str, Quantity], *, hourly: bool
) -> None:
    """Give an entity of readings as many sample rows as a curve needs, the latest first.

    Each number goes its course: that of its quantity, else between the least and the greatest of
    its samples. By the hour the moment is one of the clock.
    """
    made = draft.entities[entity]
    moment = moment_of(made)
    if (
        moment is None
        or not made.seed
        or len(made.seed) >= POINTS
        or any(each.unique for each in made.fields)
    ):
        return
    if hourly and moment.type is FieldType.DATE:
        timed = moment.model_copy(update={"type": FieldType.DATETIME})
        fields = tuple(timed if each is moment else each for each in made.fields)
        made = draft.change(entity, fields=fields)
    numbers = [each for each in made.fields if each.type is FieldType.NUMBER]
    courses = {each.name: quantities.get(each.name) or _course_of(made, each) for each in numbers}
    remarks = [
        each.name for each in made.fields if each.type is FieldType.LONG_TEXT and not each.required
    ]
    step = -60 if hourly else -1
    rows = []
    for at in range(POINTS):
        row: Row = {**made.seed[at % len(made.seed)], moment.name: step * at}
        if made.field(made.display).type is FieldType.TEXT:
            # "Harbour, yesterday" is read at other times now.
            name = str(row[made.display]).partition(",")[0]
            row[made.display] = f"{name}, no. {_FIRST + POINTS - at}"
        if at >= len(made.seed):
            row |= dict.fromkeys(remarks)
        for place, each in enumerate(numbers):
            row[each.name] = _value(courses[each.name], at + 5 * place)
        rows.append(_graded(made, row, courses))
    draft.change(entity, seed=tuple(rows))


POINTS = 60
"""Sample rows of a curve."""
_FIRST = 100
"""Readings have numbers, so that two of one place are told apart."""


def _course_of(made: Entity, each: Field) -> Quantity:
    values = [float(str(row[each.name])) for row in made.seed if row.get(each.name) is not None]
    decimals = 0 if all(value.is_integer() for value in values) else 1
    return Quantity(each.unit or "", min(values, default=0), max(values, default=1), decimals)


def _value(course: Quantity, at: int) -> float | int:
    """A slow wave with a little of chance in it, the same in every run."""
    chance = math.sin(at * 12.9898) * 0.13 + math.sin(at * 4.1) * 0.07
    share = 0.5 + 0.3 * math.sin(at / 3.8) + chance
    value = round(course.low + (course.high - course.low) * share, course.decimals)
    return value if course.decimals else int(value)


def _graded(made: Entity, row: Row, courses: dict[str, Quantity]) -> Row:
    """The row with the grade that its value has: high, normal or low."""
    graded = next((each for each in made.fields if set(each.options) == _GRADES), None)
    if graded is None or not courses:
        return row
    name, course = next(iter(courses.items()))
    share = (float(str(row[name])) - course.low) / ((course.high - course.low) or 1)
    grade = "High" if share > _HIGH else "Low" if share < 1 - _HIGH else "Normal"
    return {**row, graded.name: grade}


_GRADES = {"Normal", "High", "Low"}
_HIGH = 0.75
