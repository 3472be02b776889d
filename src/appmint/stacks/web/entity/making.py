"""Routes of features that make records themselves: guards, automatic values, labels, imports."""

import re
from collections.abc import Iterable, Mapping

from appmint.stacks.composition import App, EntityNames, FieldNames, ts
from appmint.stacks.templates import import_lines

_OPEN = ("anyone", "owner", "nobody")

_NAMES: dict[str, tuple[str, ...]] = {
    "hono": ("Hono",),
    "zod": ("z",),
    "drizzle-orm": (
        "and",
        "asc",
        "count",
        "desc",
        "eq",
        "inArray",
        "isNull",
        "ne",
        "or",
        "sql",
    ),
    "#server/db/client.ts": ("db",),
    "#server/db/clock.ts": ("localDay", "localMoment"),
    "#server/db/kept.ts": ("kept", "mustBeKept"),
    "#server/http/errors.ts": ("Refusal", "notFound"),
    "#server/http/session.ts": (
        "type Actor",
        "type Env",
        "ensureActor",
        "isStaff",
        "mayTouch",
        "requireMember",
        "requireRole",
    ),
    "#server/http/validate.ts": ("idParam", "validate"),
}


def guard(rule: str) -> str:
    """The statement that refuses those who may not, by a rule of `Access`; "" when all may."""
    if rule == "member":
        return "requireMember(c)"
    return "" if rule in _OPEN else f"requireRole(c, {ts(rule)})"


def seen_by(entity: EntityNames) -> str:
    """The condition that leaves one's own records, where only owners read them; "" elsewhere."""
    if entity.access.read != "owner" or not entity.owned:
        return ""
    return f"isStaff(c.var.actor) ? undefined : eq({entity.table}.ownerId, c.var.actor?.id ?? 0)"


def link_to(record: EntityNames, target: EntityNames) -> FieldNames:
    """The relation of `record` that points to `target`. Raises LookupError."""
    for field in record.relations:
        if field.target == target.name:
            return field
    raise LookupError(f'"{record.name}" has no relation to "{target.name}".')


def naming_field(entity: EntityNames) -> FieldNames:
    """The field that names a record as one word of its own, rather than by what it points to."""
    if not entity.display.is_relation:
        return entity.display
    return next((item for item in entity.public_fields if item.type == "text"), entity.display)


def label(app: App, entity: EntityNames) -> str:
    """The Drizzle expression of a record's name."""
    field = naming_field(entity)
    if not field.is_relation:
        return f"{entity.table}.{field.stored}"
    return f"sql<string>`{name_behind(app, field, f'${{{entity.table}.{field.stored}}}')}`"


def name_behind(app: App, field: FieldNames, key: str) -> str:
    """The SQL expression of the name of the record that a relation points to by `key`."""
    target = app.entity(field.target)
    # Names of tables and columns are snake_case words: the spec allows no others.
    return (
        f'(select "{target.display.column}" from {target.sql_table} '  # noqa: S608
        f'where {target.sql_table}."id" = {key})'
    )


def values(entity: EntityNames, given: Mapping[str, str]) -> str:
    """The properties of a row to insert: what is `given` by stored name, the rest by type."""
    parts = [
        f"{field.stored}: {given.get(field.stored) or automatic(field)}" for field in entity.fields
    ]
    if entity.owned:
        parts.append("ownerId: person.id")
    if entity.stamped:
        parts.append("createdAt: new Date().toISOString()")
    return ", ".join(parts)


def columns(
    entity: EntityNames, given: Mapping[str, str], owner: str = "${person.id}"
) -> tuple[str, str]:
    """The same for an SQL statement: its columns, and their values as parts of a `sql` template."""
    names: list[str] = []
    shown: list[str] = []
    for field in entity.fields:
        names.append(f'"{field.column}"')
        shown.append(given.get(field.stored) or f"${{{automatic(field)}}}")
    if entity.owned:
        names.append('"owner_id"')
        shown.append(owner)
    if entity.stamped:
        names.append('"created_at"')
        shown.append("${new Date().toISOString()}")
    return ", ".join(names), ", ".join(shown)


def automatic(field: FieldNames) -> str:
    """The value of a field that nobody fills: now for moments, else the default or nothing.

    Raises ValueError for a required relation: no value could be right.
    """
    kind = field.type
    default = field.spec.default
    if kind == "date":
        return "localDay(new Date())"
    if kind == "datetime":
        return "localMoment(new Date())"
    if kind == "time":
        return "localMoment(new Date()).slice(11)"
    if kind == "boolean":
        return "true" if default is True else "false"
    if kind == "enum":
        return ts(default if default in field.options else field.options[0])
    if kind in ("number", "money", "rating", "location", "relation") and not field.required:
        return "null"
    if kind in ("number", "money", "rating"):
        least = 1 if kind == "rating" else 0
        return ts(default if isinstance(default, int | float) else field.spec.minimum or least)
    if kind in ("relation", "location"):
        raise ValueError(f'No value is known for the required field "{field.name}".')
    return ts(default if isinstance(default, str) else "")


def route_file(
    body: str, tables: Iterable[EntityNames], extra: Mapping[str, tuple[str, ...]] | None = None
) -> str:
    """A route's source with the imports that its body makes use of."""
    known = dict(_NAMES) | dict(extra or {})
    known["#server/db/schema.ts"] = tuple(sorted({entity.table for entity in tables}))
    code = _code(body)
    wanted = [
        f"{module} {name}"
        for module, names in known.items()
        for name in names
        if re.search(_use(module, name), code)
    ]
    return import_lines(wanted) + "\n\n" + body.lstrip()


def _use(module: str, name: str) -> str:
    """The pattern of a name in use; words like "and" count only where they are called."""
    if name.startswith("type "):
        return rf"[<:] ?{name.removeprefix('type ')}\b"
    called = "[(`<]" if module == "drizzle-orm" else r"[(`<,.)}\s]"
    return rf"(?<![\w.'\"]){name}(?={called})"


def _code(body: str) -> str:
    """The source without its comments, whose words are no names."""
    return re.sub(r"/\*.*?\*/|//[^\n]*", "", body, flags=re.DOTALL)
