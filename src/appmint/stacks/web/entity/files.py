"""The files of one entity: what the API offers and what pages are composed of."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from appmint.spec.features import (
    Admin,
    Assign,
    Booking,
    Browse,
    Form,
    Manage,
    Profile,
    Request,
    Spotlight,
    Transfer,
    Workflow,
)
from appmint.stacks.composition import App, Block, EntityNames, FieldNames, prop, ts
from appmint.stacks.templates import import_lines, render
from appmint.stacks.web.entity import fields
from appmint.stacks.web.entity.pictures import icon_file, icon_of, is_personal, is_scenic

_SEARCHED = ("text", "long_text", "enum", "location")
_FILTERED = ("enum", "boolean", "relation")
_FACTS = ("money", "date", "datetime", "time", "number", "location", "relation", "rating")


_WHO_AND_WHERE = re.compile(
    r"(?:\w+_)?(?:author|artist|creator|photographer|designer|writer|poet|composer|company|employer|"
    r"instructor|teacher|trainer|lecturer|speaker|host|organi[sz]er|publisher|brand|city|town|country|"
    r"region|venue|place|location)(?:_name)?"
)
_COLUMNS = 6
"""Columns of a table beside the name and the actions."""
_STATES = ("status", "state", "stage")
_READ = frozenset({"body", "content", "text", "story", "poem"})
_DESCRIBING = frozenset(
    "summary description about details bio introduction intro overview terms biography".split()
)
_LEADS = frozenset({"summary", "intro", "introduction", "excerpt", "lead"})


@dataclass(frozen=True)
class EntityParts:
    """What the files of an entity depend on besides the entity."""

    operations: frozenset[str]
    card_actions: tuple[Block, ...]
    """What features offer in each card or row."""
    upkeep: tuple[Block, ...]
    """What they offer there to those who tend the records; not in samples."""
    option_source: bool
    """Some form or filter chooses among the records of this entity."""


def entity_files(app: App, entity: EntityNames, parts: EntityParts) -> Mapping[str, str]:
    """Path -> source. Files that nothing imports are left out later, by reachability."""
    src = f"src/{entity.folder}"
    files = {
        f"shared/{entity.file}.ts": _shared(entity),
        f"{src}/{entity.file}-card.tsx": _card(app, entity, parts),
        f"{src}/{entity.file}-table.tsx": _table(app, entity, (*parts.upkeep, *parts.card_actions)),
        f"{src}/{entity.file}-facts.tsx": _facts(app, entity),
        **icon_file(entity),
    }
    if parts.operations:
        files[f"server/routes/{entity.folder}.ts"] = _routes(app, entity, parts.operations)
        files[f"{src}/api.ts"] = _api(app, entity, parts)
    if parts.operations & {"create", "update"}:
        files[f"{src}/{entity.file}-form.tsx"] = _form(app, entity, parts.operations)
    return files


def _articles(entity: EntityNames) -> dict[str, str]:
    return {
        "article": fields.with_article(entity.noun),
        "article_upper": fields.with_article(entity.noun, capital=True),
    }


def _shared(entity: EntityNames) -> str:
    return render(
        "entity/shared.ts.jinja",
        e=entity,
        validator=fields.validator,
        uses_place=False,
        **_articles(entity),
    )


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


def _routes(app: App, entity: EntityNames, operations: frozenset[str]) -> str:
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


def used_imports(known: Mapping[str, Sequence[str]], body: str) -> list[str]:
    """Of the names known by module, those that the source text uses, as import entries."""
    words = set(_words(body))
    return [
        f"{module} {name}"
        for module, names in known.items()
        for name in names
        if name.removeprefix("type ") in words
    ]


def _words(source: str) -> list[str]:
    return "".join(char if char.isalnum() or char in "_$" else " " for char in source).split()


def _api(app: App, entity: EntityNames, parts: EntityParts) -> str:
    display = entity.display
    label = f"item.{display.key}?.label ?? ''" if display.is_relation else f"item.{display.key}"
    if display.type == "location":
        label = f"item.{display.key}.label"
    elif display.type not in ("text", "long_text", "enum", "email", "phone", "url", "date"):
        label = f"String({label})"
    body = render(
        "entity/api.ts.jinja",
        head="",
        e=entity,
        operations=parts.operations,
        offers_options=parts.option_source and "list" in parts.operations,
        chosen=[field for field in narrowed_by(app, entity) if field.type in CHOSEN],
        option_label=label if not display.private else f"{label} ?? ''",
        **_articles(entity),
    )
    known = {
        "@tanstack/react-query": ("keepPreviousData", "useQuery"),
        "#lib/api.ts": ("request",),
        "#lib/changes.ts": ("useChange",),
        "#lib/list-query.ts": ("type ListParams", "queryString"),
        "#shared/page.ts": ("type Page",),
        f"#shared/{entity.file}.ts": (f"type {entity.type}", f"type {entity.type}Input"),
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def title_expression(entity: EntityNames, record: str) -> str:
    """The expression of a record's name, a string."""
    display = entity.display
    if display.is_relation:
        return f"({record}.{display.key}?.label ?? '')"
    if display.type == "location":
        return f"{record}.{display.key}.label"
    value = f"{record}.{display.key}"
    if display.type in ("text", "long_text", "enum", "email", "phone", "url", "file"):
        return f"({value} ?? '')" if display.private else value
    if display.type in ("date", "datetime"):
        return f"formatDate({value})"
    return f"String({value})"


def _title_imports(entity: EntityNames) -> list[str]:
    dated = entity.display.type in ("date", "datetime")
    return ["#lib/format.ts formatDate"] if dated else []


def cover(entity: EntityNames, record: str) -> Block | None:
    """The picture of a record: its image, or artwork where pictures suit the entity."""
    image = next((field for field in entity.public_fields if field.type == "image"), None)
    if image is None:
        return None
    icon = icon_of(entity, record)
    kind = " scenic" if is_scenic(entity) else " person" if is_personal(entity) else ""
    jsx = (
        f"<Cover title={{{title_expression(entity, record)}}} icon={{{icon.jsx}}} "
        f"src={{{record}.{image.key}}}{kind} />"
    )
    return Block(jsx, ("#components/cover.tsx Cover", *icon.imports, *_title_imports(entity)))


def _picture_given(entity: EntityNames) -> str:
    """The expression of whether a record has an image: beside a film, artwork would say nothing."""
    image = next((field for field in entity.public_fields if field.type == "image"), None)
    return _is_given(image, entity.var) if image else "false"


def _mark(entity: EntityNames, record: str) -> Block:
    """What stands for a record without a picture: a person's initials, or an icon."""
    if is_personal(entity):
        title = title_expression(entity, record)
        return Block(f"<Avatar name={{{title}}} />", ("#ui/avatar.tsx Avatar",))
    icon = icon_of(entity, record)
    return Block(f"<IconTile icon={{{icon.jsx}}} />", ("#ui/icon-tile.tsx IconTile", *icon.imports))


def _fact(app: App, entity: EntityNames, field: FieldNames, *, linked: bool = True) -> Block:
    value = fields.shown(app, field, entity.var, linked=linked)
    fact = f"<Fact {prop('label', field.label)}>{value.jsx}</Fact>"
    needs = ("#components/facts.tsx Fact", *value.imports)
    if field.required and not field.private:
        return Block(fact, needs)
    return Block(f"{{{_is_given(field, entity.var)} && {fact}}}", needs)


def _is_given(field: FieldNames, record: str) -> str:
    value = f"{record}.{field.key}"
    if field.type in ("number", "money", "rating", "boolean"):
        return f"{value} != null"
    return f"Boolean({value})"


def sampled(app: App, entity: EntityNames) -> bool:
    """Whether the card comes in two ways: tended in the list, and plain among a few samples."""
    tending: list[Manage | Workflow | Assign] = [
        *(item for item in app.of_kind(Manage, entity.name) if item.edit or item.delete),
        *app.of_kind(Workflow, entity.name),
        *app.of_kind(Assign, entity.name),
    ]
    return (
        app.list_page(entity.name) is not None
        and any(app.of_kind(Spotlight, entity.name))
        and any(app.spec.page_of(item.id) for item in tending)
    )


def _card(app: App, entity: EntityNames, parts: EntityParts) -> str:
    public = [field for field in entity.public_fields if field is not entity.display]
    picture = cover(entity, entity.var)
    mark = None if picture else _mark(entity, entity.var)
    badges = [fields.shown(app, field, entity.var) for field in public if field.type == "enum"][:2]
    prose = next((field for field in public if field.type == "long_text"), None) or next(
        (field for field in public if field.type == "text"), None
    )
    facts = [_fact(app, entity, field, linked=False) for field in _told(public, prose)]
    to = app.link(entity.name, entity.var)
    needs = [
        "#components/record-card.tsx RecordCard",
        f"#shared/{entity.file}.ts type {entity.type}",
        *_title_imports(entity),
        *(["#components/facts.tsx Facts"] if facts else []),
    ]
    for block in [picture, mark, *badges, *facts, *parts.upkeep, *parts.card_actions]:
        needs += block.imports if block else ()
    return render(
        "entity/card.tsx.jinja",
        head=import_lines(needs),
        e=entity,
        title=title_expression(entity, entity.var),
        to=to,
        cover=picture.jsx if picture else "",
        mark=mark.jsx if mark else "",
        badges=[block.jsx for block in badges],
        text=f"{entity.var}.{prose.key}" if prose else "",
        facts=[block.jsx for block in facts],
        actions=[block.jsx for block in (*parts.upkeep, *parts.card_actions)],
        sample_actions=[block.jsx for block in parts.card_actions],
        sampled=sampled(app, entity),
        **_articles(entity),
    )


def _told(public: Sequence[FieldNames], prose: FieldNames | None) -> list[FieldNames]:
    """The facts on a card, in the entity's order: whose and where it is goes before the rest."""
    texts = [
        field
        for field in public
        if field.type == "text" and field is not prose and _WHO_AND_WHERE.fullmatch(field.name)
    ][:2]
    others = [field for field in public if field.type in _FACTS][: 4 - len(texts)]
    return [field for field in public if field in texts or field in others]


def _table(app: App, entity: EntityNames, actions: tuple[Block, ...]) -> str:
    others = [
        field
        for field in entity.public_fields
        if field is not entity.display and field.type not in ("long_text", "image", "file")
    ]
    kept = others[:_COLUMNS]
    state = next((field for field in others if field.name in _STATES), None)
    if state is not None and state not in kept:
        kept = [*kept[:-1], state]
    shown = [entity.display, *kept]
    cells: dict[str, str] = {}
    needs = [
        f"#components/ui/table.tsx {name}"
        for name in ("Table", "TableHeader", "TableRow", "TableHead", "TableBody", "TableCell")
    ]
    needs = [entry.replace("#components/ui/", "#ui/") for entry in needs]
    needs.append(f"#shared/{entity.file}.ts type {entity.type}")
    for field in shown:
        block = fields.shown(app, field, entity.var)
        to = app.link(entity.name, entity.var)
        if field is entity.display and to:
            title = title_expression(entity, entity.var)
            block = Block(
                f'<Link className="link" to={to}>{{{title}}}</Link>',
                ("react-router Link", *_title_imports(entity)),
            )
        cells[field.name] = block.jsx
        needs += block.imports
    for action in actions:
        needs += action.imports
    return render(
        "entity/table.tsx.jinja",
        head=import_lines(needs),
        e=entity,
        fields=shown,
        cells=cells,
        actions=[block.jsx for block in actions],
    )


def _prose(entity: EntityNames, field: FieldNames, *, headed: bool) -> str:
    heading = f"{prop('heading', field.label)} " if headed else ""
    value = f"{entity.var}.{field.key}"
    return f"{{{value} && <Prose {heading}text={{{value}}} />}}"


def _facts(app: App, entity: EntityNames) -> str:
    picture = cover(entity, entity.var)
    texts = [
        field
        for field in entity.fields
        if field.type == "long_text" and field is not entity.display
    ]
    # What is there to be read needs no heading that says so: an article, a poem, a description.
    plain = [field for field in texts if field.name in _READ] or [
        field for field in texts[:1] if _DESCRIBING & set(field.name.split("_"))
    ]
    if texts and texts[0] not in plain and texts[0].name in _LEADS:
        plain.append(texts[0])
    prose = [_prose(entity, field, headed=field not in plain) for field in texts]
    played = [field for field in entity.fields if fields.is_played(field, entity)]
    media = [_media(entity, field) for field in played]
    facts = [
        _fact(app, entity, field)
        for field in entity.fields
        if field.type not in ("long_text", "image")
        and field is not entity.display
        and field not in played
    ]
    needs = [f"#shared/{entity.file}.ts type {entity.type}"]
    if facts:
        needs.append("#components/facts.tsx Facts")
    if prose:
        needs.append("#components/prose.tsx Prose")
    if media:
        needs += ["#components/media.tsx Media", *_title_imports(entity)]
    for block in [picture, *facts]:
        needs += block.imports if block else ()
    return render(
        "entity/facts.tsx.jinja",
        head=import_lines(needs),
        e=entity,
        cover=picture.jsx if picture else "",
        prose=prose,
        media=media,
        given=_picture_given(entity),
        facts=[block.jsx for block in facts],
        **_articles(entity),
    )


def _media(entity: EntityNames, field: FieldNames) -> str:
    title = title_expression(entity, entity.var)
    return (
        f"<Media {prop('label', field.label)} title={{{title}}} "
        f"href={{{entity.var}.{field.key}}} />"
    )


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


def _form(app: App, entity: EntityNames, operations: frozenset[str]) -> str:
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
        **_articles(entity),
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


def is_option_source(app: App, entity: EntityNames) -> bool:
    """Whether some form, filter or assignment of the app chooses among the entity's records."""
    for other in app.entities:
        relations = [field for field in other.relations if field.target == entity.name]
        if not relations:
            continue
        if any(other.name in panel.entities for panel in app.of_kind(Admin)):
            return True
        if any(item.upload for item in app.of_kind(Transfer, other.name)):
            return True
        names = {field.name for field in relations}
        if any(item.relation in names for item in app.of_kind(Assign, other.name)):
            return True
        if any(next(app.of_kind(kind, other.name), None) for kind in (Manage, Form, Profile)):
            return True
        asking: list[Request | Booking] = [*app.of_kind(Request), *app.of_kind(Booking)]
        if any(item.record == other.name and item.entity != entity.name for item in asking):
            return True
        for browse in app.of_kind(Browse, other.name):
            if any(field.name in browse.filters for field in relations):
                return True
    return False
