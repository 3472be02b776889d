"""What the session in the sandbox is told to do, derived from the spec."""

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any, Literal

from appmint.spec.app import AppSpec
from appmint.spec.criteria import Criterion
from appmint.spec.entities import Entity, Field, FieldType
from appmint.spec.features import Admin
from appmint.stacks import web
from appmint.stacks.composition import EntityNames, FieldNames
from appmint.stacks.web.features.admin.users import STAFF_ROUTES
from appmint.stacks.web.features.bespoke.places import parts, places

# From the start of the session on, which has 900 s in all.
_BROWSER_TIMEOUT_MS = 880_000


def built(spec: AppSpec) -> Sequence[Criterion]:
    """The criteria that the app claims to meet: those with steps."""
    return [criterion for criterion in spec.criteria if criterion.steps]


Mode = Literal["whole", "criteria", "part"]
"""Every check; acceptance alone; or types, lint, build and the criteria of one part."""


def session_plan(
    spec: AppSpec, mode: Mode, *, criteria: Sequence[str] | None = None, mend: Sequence[str] = ()
) -> dict[str, Any]:
    """The plan as JSON values; `session/gate.mjs` reads it.

    `criteria` are the ids of those to try, all by default; `mend` the files that the app's own
    tools may put right first.
    """
    return {
        "mode": mode,
        "criteria": [each.id for each in built(spec) if criteria is None or each.id in criteria],
        "mend": list(mend),
        "pages": len(spec.pages),
        "paths": [page.path for page in spec.pages],
        "browser_timeout_ms": _BROWSER_TIMEOUT_MS,
        "staff_roles": [role.name for role in spec.roles if role.staff],
        "member_roles": [role.name for role in spec.roles if not role.staff],
        "allowed_packages": allowed_packages(),
        "entities": [_entity(entity) for entity in spec.entities],
        "staff_routes": [
            f"/api{route.path}"
            for feature in spec.features
            if isinstance(feature, Admin) and feature.accounts
            for route in STAFF_ROUTES
        ],
        "parts": [f"/api{places(part).address}" for part in parts(spec) if part.api],
    }


def allowed_packages() -> list[str]:
    """The npm packages that the web stack was made and examined with."""
    package = json.loads(files(web).joinpath("package.json").read_text("utf-8"))
    return sorted({*package["dependencies"], *package["devDependencies"]})


def _entity(entity: Entity) -> dict[str, Any]:
    names = EntityNames(entity)
    return {
        "name": entity.name,
        "route": f"/api{names.api}",
        "page": f"/{names.folder}",
        "owned": entity.owned,
        "access": entity.access.model_dump(),
        "seeded": len(entity.seed),
        "fields": [_field(names.field(field.name), field) for field in entity.fields],
    }


def _field(names: FieldNames, field: Field) -> dict[str, Any]:
    return {
        "key": names.stored,
        "type": field.type.value,
        "required": field.required,
        "private": names.private,
        "unique": field.unique,
        "sample": _sample(field),
    }


_SAMPLES: dict[FieldType, Any] = {
    FieldType.TEXT: "Probe",
    FieldType.LONG_TEXT: "Probe",
    FieldType.FILE: "probe.txt",
    FieldType.RATING: 1,
    FieldType.RELATION: 1,
    FieldType.DATE: "2031-05-14",
    FieldType.TIME: "10:30",
    FieldType.DATETIME: "2031-05-14T10:30",
    FieldType.BOOLEAN: False,
    FieldType.EMAIL: "probe@example.com",
    FieldType.URL: "https://example.com/probe",
    FieldType.PHONE: "+1 202 555 0143",
    FieldType.IMAGE: "",
    FieldType.COLOUR: "#336699",
    FieldType.LOCATION: {"label": "Lyon, France", "lat": 45.76, "lng": 4.84},
}


def _sample(field: Field) -> Any:
    """A value that a valid request may carry."""
    if field.type is FieldType.ENUM:
        return field.options[0] if field.options else ""
    if field.type in (FieldType.NUMBER, FieldType.MONEY):
        return int(field.minimum if field.minimum is not None else 1)
    return _SAMPLES[field.type]
