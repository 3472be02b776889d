"""What the server has for one entity: its table, its routes, what they take and refuse."""

from appmint.spec.features import Browse
from appmint.stacks.composition import App, EntityNames, FieldNames, ts
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.entity import fields

_SEARCHED = ("text", "long_text", "enum", "location")

_FILTERED = ("enum", "boolean", "relation")


def table_source(app: App, entity: EntityNames, *, deletable: bool) -> str:
    """The entity's table in `server/db/schema.ts`."""
    return render(
        "entity/table.ts.jinja",
        e=entity,
        deletable=deletable,
        column=lambda field: fields.column(
            field, app.entity(field.target) if field.is_relation else None
        ),
    )


def _aliased(entity: EntityNames) -> frozenset[str]:
    """Relations that need an alias: two to one table, or one to the entity itself."""
    targets = [field.target for field in entity.relations]
    return frozenset(
        field.key
        for field in entity.relations
        if targets.count(field.target) > 1 or field.target == entity.name
    )


def _filter_schema(field: FieldNames) -> str:
    if field.type == "enum":
        return f"z.enum({field.options_name}).optional()"
    if field.type == "boolean":
        return "z.stringbool().optional()"
    return "z.coerce.number().int().positive().optional()"


CHOSEN = ("text", "location")
"""Fields that a list is narrowed by as one of the values there are."""

RANGED = ("number", "money")
"""Fields that a list is narrowed by from a least to a most."""


def narrowed_by(app: App, entity: EntityNames) -> list[FieldNames]:
    """The fields of no fixed options by which some list of the records can be narrowed."""
    names = {name for browse in app.of_kind(Browse, entity.name) for name in browse.filters}
    kinds = (*CHOSEN, *RANGED)
    return [item for item in entity.public_fields if item.name in names and item.type in kinds]


def _constraints(app: App, entity: EntityNames, except_id: str) -> str:
    lines = []
    for field in entity.fields:
        if field.is_relation and not field.moved:
            target = app.entity(field.target)
            lines.append(
                f"await mustExist({target.table}, input.{field.stored}, "
                f"{ts(field.stored)}, {ts(field.label)})"
            )
        if field.spec.unique:
            lines.append(
                f"await mustBeFree({entity.table}, {entity.table}.{field.stored}, "
                f"input.{field.stored}, {ts(field.stored)}, {ts(field.label)}, {except_id})"
            )
    return "\n".join([*lines, *fields.end_rules(entity.fields)])


def routes(app: App, entity: EntityNames, operations: frozenset[str]) -> str:
    """The routes of the operations that the app needs, each with its rule of access."""
    aliased = _aliased(entity)
    deletable = "delete" in operations
    hidden = entity.private_fields

    def target(field: FieldNames) -> EntityNames:
        return app.entity(field.target)

    def joined(field: FieldNames) -> str:
        return f"{field.key}Record" if field.key in aliased else target(field).table

    searchable = [
        f"{entity.table}.{field.stored}"
        for field in entity.public_fields
        if field.type in _SEARCHED or field is entity.display
    ] + [f"{joined(field)}.{target(field).display.stored}" for field in entity.relations]
    filters = [field for field in entity.public_fields if field.type in _FILTERED]
    narrowed = narrowed_by(app, entity)
    sortable = ["id", *(["createdAt"] if entity.stamped else [])] + [
        field.stored
        for field in entity.public_fields
        if field.type not in ("long_text", "image", "file", "location", "relation")
    ]
    given = [field for field in entity.fields if field.moved or field.signed]
    omitted = ", ".join(f"{field.stored}: true" for field in given)
    presents = bool(hidden or entity.owned or deletable)
    actor = ", c.var.actor" if entity.owned or hidden else ""
    body = render(
        "entity/routes.ts.jinja",
        head="",
        e=entity,
        operations=operations,
        deletable=deletable,
        aliased=aliased,
        target=target,
        joined=joined,
        searchable=searchable,
        filters=filters,
        filter_schema=_filter_schema,
        chosen=[field for field in narrowed if field.type in CHOSEN],
        ranged=[field for field in narrowed if field.type in RANGED],
        sortable=sortable,
        hidden=hidden,
        sees_all=_sees_all(entity),
        presents=presents,
        shown=f"present(row{actor})" if presents else "row",
        given=given,
        value_given=lambda field: "owner.name" if field.signed else fields.initial(field),
        sent=f"{entity.var}Input" + (f".omit({{ {omitted} }})" if given else ""),
        constraints=lambda except_id: _constraints(app, entity, except_id),
    )
    return import_lines(_route_imports(app, entity, body)) + "\n" + body


def _sees_all(entity: EntityNames) -> str:
    """Who sees the private fields of a row: who looks after it, so that they can change it."""
    rule = entity.access.update
    if rule == "member":
        return "isMember(actor)"
    return "mayTouch(actor, ownerId)" if entity.owned else "isStaff(actor)"


_ROUTE_NAMES = {
    "hono": ("Hono",),
    "drizzle-orm": ("and", "count", "eq", "getTableColumns", "gte", "isNull", "lte", "or"),
    "drizzle-orm/sqlite-core": ("alias",),
    "zod": ("z",),
    "#server/db/client.ts": ("db",),
    "#server/http/constraints.ts": ("mustBeFree", "mustExist"),
    "#server/http/spans.ts": ("mustFollow",),
    "#server/http/errors.ts": ("Refusal", "notFound"),
    "#server/http/choices.ts": ("choices", "placeName"),
    "#server/http/query.ts": ("contains", "orderBy"),
    "#server/http/session.ts": (
        "type Actor",
        "type Env",
        "ensureActor",
        "isMember",
        "isStaff",
        "mayTouch",
        "requireMember",
        "requireRole",
    ),
    "#server/http/validate.ts": ("idParam", "listQuery", "validate"),
}


def _route_imports(app: App, entity: EntityNames, body: str) -> list[str]:
    """The imports that the body makes use of."""
    known = dict(_ROUTE_NAMES)
    tables = {entity.table, *(app.entity(field.target).table for field in entity.relations)}
    known["#server/db/schema.ts"] = tuple(sorted(tables))
    known[f"#shared/{entity.file}.ts"] = (
        f"{entity.var}Input",
        *(field.options_name for field in entity.fields if field.options),
    )
    return used_imports(known, body)
