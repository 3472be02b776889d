"""Specs as JSON text, byte for byte the same each time, and back."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from typing import Any, NoReturn

from pydantic import BaseModel, ValidationError

from appmint.spec.app import SPEC_VERSION, AppSpec
from appmint.spec.problem import Problem, SpecInvalid

_ALWAYS = frozenset(("version", "kind", "do"))
"""Written even when they have their default: a reader of the JSON needs them to tell what it is."""

_SINGULAR = {
    "roles": "Role",
    "entities": "Entity",
    "fields": "field",
    "features": "Feature",
    "pages": "Page",
    "criteria": "Criterion",
}


def dumps(spec: AppSpec) -> str:
    """The spec as JSON: keys in the order of the models, values at their default left out.

    Two-space indent, no escapes but those that JSON demands, numbers without exponents, a newline
    at the end. Says what the spec is even when it is invalid.

    Raises:
        SpecInvalid: a number is not finite, which JSON cannot hold.
    """
    return _written(spec, "") + "\n"


def loads(text: str) -> AppSpec:
    """The spec that `text` describes. Does not `validate` it.

    Raises:
        SpecInvalid: it is not JSON, has another version or does not have the form of a spec.
    """
    data = _parsed(text)
    if not isinstance(data, dict):
        raise _invalid("App", "a spec is a JSON object with the app's name, theme and pages.")
    version = data.get("version", SPEC_VERSION)
    if version != SPEC_VERSION or isinstance(version, bool):
        raise _invalid(
            "App",
            f"it was written as version {version!r} of the spec, but this AppMint reads version "
            f"{SPEC_VERSION}: use the AppMint that wrote it, or generate it anew from the text.",
        )
    try:
        return AppSpec.model_validate(data)
    except ValidationError as error:
        raise SpecInvalid(_problems(error, data)) from error


def _parsed(text: str) -> object:
    try:
        return json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=_object,
            parse_float=_float,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as error:
        raise _invalid(
            "App", f"line {error.lineno}, column {error.colno} is not JSON: {error.msg}."
        ) from error
    except RecursionError as error:
        raise _invalid("App", "its JSON is nested too deeply.") from error
    except ValueError as error:
        if isinstance(error, SpecInvalid):
            raise
        raise _invalid("App", "its JSON has a whole number with too many digits.") from error


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _invalid("App", f'the key "{twice}" is written twice in one JSON object.')
    return found


def _float(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        _constant(digits)
    return value


def _constant(word: str) -> NoReturn:
    raise _invalid("App", f"{word} is not a number that a spec can hold.")


def _invalid(where: str, sentence: str) -> SpecInvalid:
    return SpecInvalid([Problem(where, sentence)])


def _written(value: object, indent: str) -> str:
    if isinstance(value, BaseModel):
        return _block("{}", indent, _members(value, indent + "  "))
    if isinstance(value, Mapping):
        members = (
            f"{_string(str(key))}: {_written(item, indent + '  ')}" for key, item in value.items()
        )
        return _block("{}", indent, members)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _block("[]", indent, (_written(item, indent + "  ") for item in value))
    if isinstance(value, Enum):
        return _string(str(value.value))
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, float):
        return _number(value)
    return json.dumps(value)


def _members(model: BaseModel, indent: str) -> Iterator[str]:
    for name, info in type(model).model_fields.items():
        value = getattr(model, name)
        if (
            info.is_required()
            or name in _ALWAYS
            or value != info.get_default(call_default_factory=True, validated_data={})
        ):
            yield f"{_string(info.alias or name)}: {_written(value, indent)}"


def _block(brackets: str, indent: str, members: Iterator[str]) -> str:
    inside = f",\n{indent}  ".join(members)
    return f"{brackets[0]}\n{indent}  {inside}\n{indent}{brackets[1]}" if inside else brackets


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _number(value: float) -> str:
    """Digits and a point, never an exponent: read back, they are this very float."""
    if not math.isfinite(value):
        _constant(str(value))
    digits = format(Decimal(repr(value)), "f")
    return digits if "." in digits else f"{digits}.0"


def _problems(error: ValidationError, data: Mapping[str, object]) -> Iterator[Problem]:
    for each in error.errors(include_url=False):
        where, key = _place(each["loc"], data)
        subject = f'"{key}" ' if key else "it "
        yield Problem(where, subject + _complaint(each["type"], each["msg"], each.get("ctx", {})))


def _place(path: tuple[int | str, ...], data: Mapping[str, object]) -> tuple[str, str]:
    """The named element a path leads to, and what of it the error is about."""
    here: Any = data
    elements: list[str] = []
    rest: list[str] = []
    collection = ""
    for step in path:
        if isinstance(step, int) and isinstance(here, list) and step < len(here):
            here = here[step]
            label = _name(here)
            if collection in _SINGULAR:
                quoted = f'"{label}"' if label else f"{step + 1}"
                elements.append(f"{_SINGULAR[collection]} {quoted}")
                rest = []
            else:
                rest.append(str(step + 1))
        elif isinstance(here, dict) and step in here:
            here = here[step]
            collection = str(step)
            rest.append(collection)
        elif isinstance(here, dict) and step in (here.get("kind"), here.get("do")):
            continue
        else:
            rest.append(str(step))
    return ", ".join(elements) or "App", " ".join(rest)


def _name(element: object) -> str:
    if not isinstance(element, dict):
        return ""
    name = element.get("id", element.get("name"))
    return name if isinstance(name, str) else ""


def _complaint(kind: str, message: str, context: Mapping[str, object]) -> str:
    expected = context.get("expected") or context.get("expected_tags")
    match kind:
        case "missing":
            return "is missing."
        case "extra_forbidden":
            return "is not something a spec can say here: check its spelling."
        case "string_pattern_mismatch":
            return f"must match {context['pattern']}."
        case "union_tag_not_found":
            return f"must say its {context['discriminator']}."
        case "union_tag_invalid":
            tag, which = context["tag"], context["discriminator"]
            return f'has {which} "{tag}", which must be one of {expected}.'
        case "literal_error" | "enum":
            return f"must be one of {expected}."
        case _:
            return f"is wrong: {message[:1].lower()}{message[1:]}."
