"""Whether seed rows and default values fit their fields."""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime

from pydantic import JsonValue

from appmint.spec.entities import SEED_FORMS, Entity, Field, FieldType

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_DATETIME = re.compile(r"\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@([a-z0-9-]+\.)*example\.(com|org|net)")
_URL = re.compile(r"https://([a-z0-9-]+\.)*example\.(com|org|net)([/?#]\S*)?")
_HTTPS = re.compile(r"https://[^\s/]+(/\S*)?")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_FILE = re.compile(r"[^/\\\x00-\x1f]{1,120}")

_EARTH = {"lat": 90.0, "lng": 180.0}


def misfit(field: Field, value: JsonValue) -> str | None:
    """Why a value is not one of the field's, as the end of a sentence; None when it is.

    Relations are only looked at for their form: see `seed_problems` for the range.
    """
    if value is None:
        return "it is required and has no value" if field.required else None
    if not _FORMS[field.type](field, value):
        return f"{_shown(value)} is not {SEED_FORMS[field.type]}"
    if field.required and value == "" and field.type is not FieldType.IMAGE:
        return "it is required and is empty"
    if isinstance(value, int | float) and field.type in (FieldType.NUMBER, FieldType.MONEY):
        if field.minimum is not None and value < field.minimum:
            return f"{_shown(value)} is below the minimum {field.minimum:g}"
        if field.maximum is not None and value > field.maximum:
            return f"{_shown(value)} is above the maximum {field.maximum:g}"
    return None


def seed_problems(entity: Entity, entities: Mapping[str, Entity]) -> Iterator[str]:
    """Sentences about the entity's seed rows that do not fit its fields."""
    fields = {field.name: field for field in entity.fields}
    for number, row in enumerate(entity.seed):
        for name in row:
            if name not in fields:
                yield f'seed row {number} has a value for "{name}", which is not a field of it.'
        for field in fields.values():
            value = row.get(field.name)
            reason = misfit(field, value)
            if reason is None and isinstance(value, int) and field.type is FieldType.RELATION:
                reason = _out_of_range(entities.get(field.target or ""), value)
            if reason is not None:
                yield f'seed row {number}, field "{field.name}": {reason}.'
    for field in fields.values():
        if field.unique:
            yield from _repeated(entity, field)


def _repeated(entity: Entity, field: Field) -> Iterator[str]:
    first: dict[str, int] = {}
    for number, row in enumerate(entity.seed):
        value = row.get(field.name)
        if value is None:
            continue
        earlier = first.setdefault(repr(value), number)
        if earlier != number:
            yield (
                f'seed rows {earlier} and {number} have the same "{field.name}", '
                f"{_shown(value)}, which must be unique."
            )


def _out_of_range(target: Entity | None, index: int) -> str | None:
    if target is None or 0 <= index < len(target.seed):
        return None
    count = len(target.seed)
    return f'{index} is not the index of a seed row of "{target.name}", which has {count}'


def _shown(value: JsonValue) -> str:
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _whole(value: JsonValue) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _finite(value: JsonValue) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _matches(pattern: re.Pattern[str]) -> Callable[[Field, JsonValue], bool]:
    return lambda _field, value: isinstance(value, str) and bool(pattern.fullmatch(value))


def _text(_field: Field, value: JsonValue) -> bool:
    return isinstance(value, str)


def _day(_field: Field, value: JsonValue) -> bool:
    return _whole(value) or _reads(value, _DATE, date.fromisoformat)


def _moment(_field: Field, value: JsonValue) -> bool:
    return _whole(value) or _reads(value, _DATETIME, datetime.fromisoformat)


def _reads(value: JsonValue, form: re.Pattern[str], read: Callable[[str], object]) -> bool:
    if not (isinstance(value, str) and form.fullmatch(value)):
        return False
    try:
        read(value)
    except ValueError:
        return False
    return True


def _place(_field: Field, value: JsonValue) -> bool:
    if not isinstance(value, dict) or set(value) != {"label", "lat", "lng"}:
        return False
    label = value["label"]
    return (
        isinstance(label, str)
        and bool(label)
        and all(_within(value[axis], reach) for axis, reach in _EARTH.items())
    )


def _within(value: JsonValue, reach: float) -> bool:
    return isinstance(value, int | float) and _finite(value) and -reach <= value <= reach


def _image(_field: Field, value: JsonValue) -> bool:
    return isinstance(value, str) and (value == "" or bool(_HTTPS.fullmatch(value)))


_FORMS: dict[FieldType, Callable[[Field, JsonValue], bool]] = {
    FieldType.TEXT: _text,
    FieldType.LONG_TEXT: _text,
    FieldType.NUMBER: lambda _field, value: _finite(value),
    FieldType.MONEY: lambda _field, value: _whole(value),
    FieldType.DATE: _day,
    FieldType.TIME: _matches(_TIME),
    FieldType.DATETIME: _moment,
    FieldType.BOOLEAN: lambda _field, value: isinstance(value, bool),
    FieldType.ENUM: lambda field, value: value in field.options,
    FieldType.EMAIL: _matches(_EMAIL),
    FieldType.URL: _matches(_URL),
    FieldType.PHONE: _text,
    FieldType.IMAGE: _image,
    FieldType.FILE: _matches(_FILE),
    FieldType.COLOUR: _matches(_COLOUR),
    FieldType.RATING: lambda _field, value: value in (1, 2, 3, 4, 5) and _whole(value),
    FieldType.LOCATION: _place,
    FieldType.RELATION: lambda _field, value: _whole(value),
}
