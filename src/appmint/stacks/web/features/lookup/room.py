"""Find one record by its reference, see its state and history, verify that it is genuine."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from appmint.spec.app import Page
from appmint.spec.criteria import Click, ExpectNoText, ExpectText, Fill, Go, Reload, Step, Target
from appmint.spec.features import Lookup
from appmint.stacks.composition import (
    App,
    Block,
    EntityNames,
    FieldNames,
    Piece,
    Route,
    camel,
    jsx_text,
    kebab,
    pascal,
)
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.entity import fields
from appmint.stacks.web.entity.asked import is_state, page_rule, sign_in_steps
from appmint.stacks.web.entity.fields import with_article
from appmint.stacks.web.features.request.room import relation_to

_VERIFIES = re.compile(r"verif|authenti|genuin|valid|check", re.IGNORECASE)
_TITLES = re.compile(r"(place|location|status|state|stage|title|event|step|city|hub)\w*")
_UNKNOWN = {"number": "98765432", "email": "nobody.known@example.com", "phone": "+1 555 0000999"}
_FACTS = ("enum", "date", "datetime", "time", "number", "location", "relation", "boolean", "rating")
_OPEN_FACTS = (*_FACTS, "text", "money")


def piece(feature: Lookup, app: App, page: Page) -> Piece:
    entity = app.entity(feature.entity)
    type_, name = f"{pascal(feature.id)}Lookup", camel(feature.id)
    client = f"src/{entity.folder}/{kebab(feature.id)}.tsx"
    server = f"server/routes/{kebab(feature.id)}.ts"
    place = f"{entity.api}/{_place(feature)}"
    return Piece(
        block=Block(f"<{type_} />", (f"#{client} {type_}",)),
        files={
            client: _client(feature, app, entity),
            server: _server(feature, app, entity),
            f"shared/{kebab(feature.id)}.ts": _shared(feature, app, entity),
        },
        routes=(Route(place, f"{name}Routes", f"#{server}"),),
    )


def _place(feature: Lookup) -> str:
    """The last part of the address: verifying and tracking one record are two questions."""
    verifies = _VERIFIES.search(f"{feature.verb} {feature.heading}") is not None
    return f"{'verified-' if verifies else ''}by-{kebab(feature.key)}"


def _state(app: App, entity: EntityNames) -> FieldNames | None:
    enums = [item for item in entity.public_fields if item.type == "enum" and item.required]
    return next((item for item in enums if is_state(app, entity, item)), None)


def _shown(app: App, entity: EntityNames, key: FieldNames) -> list[FieldNames]:
    """What anybody who knows the reference may see: nothing personal of private records."""
    kinds = _OPEN_FACTS if entity.access.read == "anyone" else _FACTS
    state = _state(app, entity)
    seen: set[str] = set()
    shown = []
    for item in entity.public_fields:
        if item in (key, state) or item.type not in kinds:
            continue
        # A second relation to the same table would need a join of its own.
        if item.is_relation and (item.target in seen or item.target == entity.name):
            continue
        if item.is_relation:
            seen.add(item.target)
        shown.append(item)
    return shown


def _title(app: App, entity: EntityNames, key: FieldNames) -> FieldNames:
    """The field that names what was found: the reference itself where the name is not public."""
    display = entity.display
    named = display in _shown(app, entity, key) and display.type in ("text", "enum")
    return display if named else key


def _picked(app: App, entity: EntityNames, key: FieldNames) -> list[FieldNames]:
    state = _state(app, entity)
    plain = [item for item in _shown(app, entity, key) if not item.is_relation]
    return [key, *([state] if state else []), *plain]


def _relations(app: App, entity: EntityNames, key: FieldNames) -> list[FieldNames]:
    return [item for item in _shown(app, entity, key) if item.is_relation]


def _shared(feature: Lookup, app: App, entity: EntityNames) -> str:
    key = entity.field(feature.key)
    return render(
        "features/lookup/shared.ts.jinja",
        e=entity,
        key=key,
        type=f"{pascal(feature.id)}Lookup",
        article=with_article(entity.noun),
        picked=[item.stored for item in _picked(app, entity, key)],
        relations=_relations(app, entity, key),
    )


def _client(feature: Lookup, app: App, entity: EntityNames) -> str:
    key = entity.field(feature.key)
    title = _title(app, entity, key)
    listed = [item for item in [key, *_shown(app, entity, key)] if item is not title]
    blocks = [
        Block(
            f'{{{_given(item)} && <div><dt className="text-muted-foreground text-sm">'
            f'{jsx_text(item.label)}</dt><dd className="font-medium">{shown.jsx}</dd></div>}}',
            shown.imports,
        )
        for item in listed
        for shown in [fields.shown(app, item, "record", linked=False)]
    ]
    samples = [row.get(feature.key) for row in entity.spec.seed]
    open_read = entity.access.read == "anyone"
    link = app.link(entity.name, "record") if open_read else None
    body = render(
        "features/lookup/lookup.tsx.jinja",
        f=feature,
        e=entity,
        key=key,
        type=f"{pascal(feature.id)}Lookup",
        place=_place(feature),
        example=str(next((value for value in samples if value), "")),
        verifies=_VERIFIES.search(f"{feature.verb} {feature.heading}") is not None,
        tracks=feature.event is not None,
        title=f"record.{title.stored}",
        state=_state(app, entity),
        facts=[block.jsx for block in blocks],
        link=link,
    )
    known: dict[str, Sequence[str]] = {
        "react-router": ("Link",),
        "#components/heading.tsx": ("Heading",),
        "#components/values.tsx": ("StatusBadge",),
        "#features/lookup/finder.tsx": ("Finder",),
        "#features/lookup/state-track.tsx": ("StateTrack",),
        f"#shared/{entity.file}.ts": tuple(
            item.options_name for item in entity.fields if item.options
        ),
        f"#shared/{kebab(feature.id)}.ts": (f"type {pascal(feature.id)}LookupMatch",),
        "#ui/card.tsx": ("Card",),
    }
    needs = [entry for block in blocks for entry in block.imports]
    return import_lines([*needs, *used_imports(known, body)]) + "\n" + body


def _given(item: FieldNames) -> str:
    """The condition under which a fact is shown."""
    value = f"record.{item.key}"
    if item.type in ("number", "money", "rating", "boolean"):
        return f"{value} != null"
    return f"Boolean({value})"


@dataclass(frozen=True)
class _Events:
    """The entity that keeps the history, and which of its fields mean what."""

    entity: EntityNames
    relation: FieldNames
    moment: FieldNames
    words: tuple[FieldNames, ...]
    """What happened first, then notes."""

    def column(self, place: int) -> str:
        """The expression of the words at `place`, empty where there are none."""
        found = self.words[place : place + 1]
        return _words(self.entity, found[0]) if found else "sql<string>`''`"


def _events(feature: Lookup, app: App) -> _Events | None:
    if feature.event is None:
        return None
    event = app.entity(feature.event)
    words = [
        item
        for item in event.public_fields
        if item.type in ("text", "long_text", "enum", "location")
    ]
    return _Events(
        entity=event,
        relation=relation_to(event, app.entity(feature.entity)),
        moment=next(item for item in event.fields if item.type == "datetime"),
        words=tuple(sorted(words, key=lambda item: _TITLES.fullmatch(item.name) is None)),
    )


def _words(event: EntityNames, item: FieldNames) -> str:
    column = f"{event.table}.{item.stored}"
    if item.type == "location":
        return f"sql<string>`coalesce(json_extract(${{{column}}}, '$.label'), '')`"
    return f"sql<string>`${{{column}}}`"


def _server(feature: Lookup, app: App, entity: EntityNames) -> str:
    key = entity.field(feature.key)
    relations = _relations(app, entity, key)
    body = render(
        "features/lookup/server.ts.jinja",
        e=entity,
        key=key,
        name=camel(feature.id),
        type=f"{pascal(feature.id)}Lookup",
        plain=_picked(app, entity, key),
        relations=relations,
        target=lambda item: app.entity(item.target),
        events=_events(feature, app),
    )
    tables = {entity.table, *(app.entity(item.target).table for item in relations)}
    if feature.event is not None:
        tables.add(app.entity(feature.event).table)
    known: Mapping[str, Sequence[str]] = {
        "drizzle-orm": ("and", "desc", "eq", "sql"),
        "hono": ("Hono",),
        "zod": ("z",),
        "#features/lookup/found.ts": ("type Found", "type LookupEvent", "plainReference"),
        "#features/request/keeping.ts": ("kept",),
        "#server/db/client.ts": ("db",),
        "#server/db/schema.ts": tuple(sorted(tables)),
        "#server/http/validate.ts": ("validate",),
        f"#shared/{kebab(feature.id)}.ts": (f"type {pascal(feature.id)}LookupMatch",),
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def checks(feature: Lookup, app: App, aspect: str) -> Sequence[Step]:
    page = app.spec.page_of(feature.id)
    entity = app.entity(feature.entity)
    key = entity.field(feature.key)
    index = _tracked(feature, app)
    if page is None or index is None:
        return ()
    row = entity.spec.seed[index]
    form = Target(role="form", name=feature.heading)
    result = Target(role="region", name="Result")

    def look(reference: str) -> tuple[Step, ...]:
        return (
            Fill(label=key.label, value=reference, within=form),
            Click(target=Target(role="button", name=feature.verb), within=form),
        )

    start = (*sign_in_steps(app, page_rule(page)), Go(path=page.path.replace(":id", "1")))
    reference = str(row[feature.key])
    if aspect == "missing":
        unknown = _UNKNOWN.get(key.type, "NOT-THERE-99")
        return (
            *start,
            *look(unknown),
            ExpectText(text=f"No {entity.noun} found under {unknown}"),
            ExpectNoText(text="in our records"),
        )
    state = _state(app, entity)
    words: list[str] = [reference]
    if state and not _changes(app, entity):
        words.append(str(row[state.name]))
    if aspect == "track" and (happened := _happened(feature, app, index)):
        words.append(happened)
    seen = tuple(ExpectText(text=text, within=result) for text in words)
    return (*start, *look(reference), *seen, Reload(), *seen)


def _changes(app: App, entity: EntityNames) -> bool:
    """Whether other criteria may change the record's state before this one looks."""
    return any(
        feature.kind in ("workflow", "board", "manage", "admin")
        for feature in app.about(entity.name)
    )


def _tracked(feature: Lookup, app: App) -> int | None:
    """The index of a seed row that has a reference, best with a history."""
    rows = app.entity(feature.entity).spec.seed
    known = [index for index, row in enumerate(rows) if row.get(feature.key) not in (None, "")]
    told = [index for index in known if _happened(feature, app, index)]
    return next(iter([*told, *known]), None)


def _happened(feature: Lookup, app: App, index: int) -> str:
    """The title of something that happened to the seed row, or an empty string."""
    events = _events(feature, app)
    if events is None or not events.words:
        return ""
    for row in events.entity.spec.seed:
        value = row.get(events.words[0].name)
        if row.get(events.relation.name) == index and value:
            return str(value["label"]) if isinstance(value, dict) else str(value)
    return ""
