"""The form in which a record is written."""

import re

from appmint.spec.features import Manage
from appmint.stacks.composition import App, EntityNames, FieldNames, ts
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.entity import fields
from appmint.stacks.web.entity.fields import articles


def _starting(entity: EntityNames, field: FieldNames) -> str:
    """What a new record's form starts with: the present where records tell of the past."""
    days = [row.get(field.name) for row in entity.spec.seed]
    past = bool(days) and all(isinstance(day, int) and day <= 0 for day in days)
    present = past or fields.is_kept_by_app(field)
    if field.required and present and field.type in ("date", "datetime"):
        return "today()" if field.type == "date" else "now()"
    if field.required and fields.is_tally(field):
        return "0"
    prefix = numbered(entity, field)
    if prefix is not None:
        return f"newReference({ts(prefix)})"
    return fields.initial(field)


def numbered(entity: EntityNames, field: FieldNames) -> str | None:
    """What the numbers of a field begin with, where the app gives the next one; else None."""
    given = field.spec.unique or field.name == "reference"
    if not given or field.type != "text" or field.name not in _NUMBERS:
        return None
    found = [_NUMBER.fullmatch(str(row.get(field.name))) for row in entity.spec.seed]
    prefixes = {match["prefix"] if match else None for match in found}
    return prefixes.pop() if len(prefixes) == 1 else None


_NUMBERS = frozenset("number reference code tracking_number order_number batch_number".split())

_NUMBER = re.compile(r"(?P<prefix>[A-Z]{1,4}-)(?:\d{1,4}-)*\d{2,}")


def form(app: App, entity: EntityNames, operations: frozenset[str]) -> str:
    """The form, its schema checked in the browser too; empty or with a record's values."""
    asked = [field for field in entity.fields if not fields.is_kept_by_app(field)]
    controls = {field.name: fields.control(app, entity, field) for field in asked}
    targets = {field.target: app.entity(field.target) for field in asked if field.is_relation}
    manage = next(app.of_kind(Manage, entity.name), None)
    body = render(
        "entity/form.tsx.jinja",
        head="",
        e=entity,
        operations=operations,
        relation_targets=list(targets.values()),
        asked=asked,
        control=lambda field: controls[field.name].jsx,
        initial=lambda field: _starting(entity, field),
        submit_label=manage.create_label if manage else f"Add {entity.noun}",
        **articles(entity),
    )
    needs = [entry for block in controls.values() for entry in block.imports]
    known = {
        "react-hook-form": ("FormProvider", "useForm"),
        "@hookform/resolvers/zod": ("zodResolver",),
        "zod": ("type z",),
        "#components/fields.tsx": ("FormActions", "FormError"),
        "#lib/form-errors.ts": ("showServerErrors",),
        "#lib/reference.ts": ("newReference",),
        "#lib/now.ts": tuple(name for name in ("now", "today") if f": {name}()," in body),
        f"#src/{entity.folder}/api.ts": (f"useCreate{entity.type}", f"useUpdate{entity.type}"),
        f"#shared/{entity.file}.ts": (
            f"{entity.var}Input",
            f"type {entity.type}",
            f"type {entity.type}Input",
        ),
    }
    return import_lines([*needs, *used_imports(known, body)]) + "\n" + body
