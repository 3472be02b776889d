"""What the session in the sandbox is told to do, derived from the spec."""

from collections.abc import Sequence
from typing import Any, Literal

from appmint.spec.app import AppSpec
from appmint.spec.criteria import Criterion
from appmint.spec.entities import Entity, Field, FieldType
from appmint.stacks.composition import EntityNames

_BROWSER_TIMEOUT_MS = 90_000


def built(spec: AppSpec) -> Sequence[Criterion]:
    """The criteria that the app claims to meet: those with steps."""
    return [criterion for criterion in spec.criteria if criterion.steps]


def session_plan(spec: AppSpec, mode: Literal["whole", "criteria"]) -> dict[str, Any]:
    """The plan as JSON values; `session/gate.mjs` reads it."""
    return {
        "mode": mode,
        "criteria": [criterion.id for criterion in built(spec)],
        "pages": len(spec.pages),
        "browser_timeout_ms": _BROWSER_TIMEOUT_MS,
        "signs_in": bool(spec.roles),
        "paths": [page.path for page in spec.pages if ":" not in page.path],
        "entities": [_entity(entity) for entity in spec.entities],
    }


def _entity(entity: Entity) -> dict[str, Any]:
    names = EntityNames(entity)
    return {
        "name": entity.name,
        "route": f"/api{names.api}",
        "page": f"/{names.folder}",
        "owned": entity.owned,
        "access": entity.access.model_dump(),
        "seeded": len(entity.seed),
        "fields": [_field(names.field(field.name).stored, field) for field in entity.fields],
    }


def _field(key: str, field: Field) -> dict[str, Any]:
    return {
        "key": key,
        "type": field.type.value,
        "required": field.required,
        "private": field.private,
        "unique": field.unique,
        "sample": _sample(field),
    }


def _sample(field: Field) -> Any:
    """A value that a valid request may carry."""
    low = field.minimum if field.minimum is not None else 1
    match field.type:
        case FieldType.TEXT | FieldType.LONG_TEXT | FieldType.FILE:
            return "Probe"
        case FieldType.NUMBER | FieldType.MONEY:
            return int(low)
        case FieldType.RATING | FieldType.RELATION:
            return 1
        case FieldType.DATE:
            return "2031-05-14"
        case FieldType.TIME:
            return "10:30"
        case FieldType.DATETIME:
            return "2031-05-14T10:30"
        case FieldType.BOOLEAN:
            return False
        case FieldType.ENUM:
            return field.options[0] if field.options else ""
        case FieldType.EMAIL:
            return "probe@example.com"
        case FieldType.URL:
            return "https://example.com/probe"
        case FieldType.PHONE:
            return "+1 202 555 0143"
        case FieldType.IMAGE:
            return ""
        case FieldType.COLOUR:
            return "#336699"
        case FieldType.LOCATION:
            return {"label": "Lyon, France", "lat": 45.76, "lng": 4.84}
