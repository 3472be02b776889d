"""Apply, enrol, join: a form on a record's page that makes a linked record."""

import re
from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import Click, ExpectCount, ExpectText, Go, Reload, Step, Target, inside
from appmint.spec.features import Booking, Mine, Request
from appmint.spec.labels import in_text
from appmint.stacks.composition import (
    App,
    Block,
    EntityNames,
    FieldNames,
    Piece,
    Route,
    camel,
    kebab,
    pascal,
    prop,
    ts,
)
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.entity import fields
from appmint.stacks.web.entity.asked import (
    OPEN,
    AskedFields,
    asked_fields,
    fill_steps,
    guard,
    is_state,
    member_rule,
    page_rule,
    references_exist,
    server_value,
    sign_in_steps,
)
from appmint.stacks.web.entity.shown import title_expression
from appmint.stacks.web.features.form.room import (
    form_imports,
    server_imports,
    shared_source,
    upload_routes,
    with_controls,
)

_CLOSED = re.compile(
    r"(closed|full|filled|sold out|out of stock|ended|expired|cancelled|canceled|completed|"
    r"finished|archived|past|not available|unavailable|sold|draft|occupied|taken|in use|"
    r"out of service)",
    re.IGNORECASE,
)


def piece(feature: Request, app: App, page: Page) -> Piece:
    """What the request adds where it stands on `page`."""
    entity, record = app.entity(feature.entity), app.entity(feature.record)
    subject = app.subject(page)
    if subject is None or subject.name != entity.name:
        return Piece()
    parts = sent_fields(feature, app)
    name, type_ = camel(feature.id), pascal(feature.id)
    client = f"src/{record.folder}/{kebab(feature.id)}.tsx"
    server = f"server/routes/{kebab(feature.id)}.ts"
    return Piece(
        block=Block(f"<{type_} {entity.var}={{{entity.var}}} />", (f"#{client} {type_}",)),
        card=card_link(feature, app),
        files={
            client: _client(feature, app, parts),
            server: _server(feature, app, parts),
            f"shared/{kebab(feature.id)}.ts": shared_source(parts, name, type_),
        },
        routes=(
            Route(f"{entity.api}/:id/{place(feature, app)}", f"{name}Routes", f"#{server}"),
            *upload_routes(parts),
        ),
        needs=frozenset((target, "list") for target in parts.relation_targets),
    )


def card_link(feature: Request | Booking, app: App) -> Block | None:
    """The way from each card or row to the form; None where the form is on no page of its own."""
    entity = app.entity(feature.entity)
    to = app.link(entity.name, entity.var)
    detail = app.detail_page(entity.name)
    if to is None or detail is None or feature.id not in detail.features:
        return None
    title = title_expression(entity, entity.var)
    address = to.replace("`}", f"#{kebab(feature.id)}`}}")
    jsx = f"<RequestLink to={address} {prop('label', feature.verb)} title={{{title}}} />"
    needs = ["#features/request/request-link.tsx RequestLink"]
    if title.startswith("formatDate"):
        needs.append("#lib/format.ts formatDate")
    return Block(where_open(app, entity, jsx), tuple(needs))


def where_open(app: App, entity: EntityNames, jsx: str) -> str:
    """The element, left out where the state of the record says that it takes nothing more."""
    closed = closed_state(app, entity)
    if closed is None:
        return jsx
    state = f"{entity.var}.{closed[0].stored}"
    tests = [f"{state} !== {ts(option)}" for option in closed[1]]
    return f"{{{' && '.join(tests)} && {jsx}}}"


def relation_to(record: EntityNames, entity: EntityNames) -> FieldNames:
    """The record's field that names the entity; every valid spec has it."""
    return next(item for item in record.relations if item.target == entity.name)


def sent_fields(feature: Request | Booking, app: App) -> AskedFields:
    """What the form asks: all but what the page and the server know."""
    entity, record = app.entity(feature.entity), app.entity(feature.record)
    return asked_fields(app, record, (relation_to(record, entity).name,))


def place(feature: Request | Booking, app: App) -> str:
    """The last part of the address: the record's noun, or the feature where two share it."""
    same = [
        item
        for item in app.features
        if isinstance(item, Request | Booking)
        and (item.entity, item.record) == (feature.entity, feature.record)
    ]
    return kebab(feature.record if len(same) == 1 else feature.id)


def mine_page(app: App, record: EntityNames) -> tuple[Page, str] | None:
    """The page that lists the visitor's own records, and how the list is called."""
    for item in app.of_kind(Mine, record.name):
        page = app.spec.page_of(item.id)
        if page is not None:
            return page, in_text(item.heading)
    return None


def closed_state(app: App, entity: EntityNames) -> tuple[FieldNames, tuple[str, ...]] | None:
    """The state of a record and those of its values at which nothing can be sent any more."""
    for item in entity.public_fields:
        if item.type == "enum" and item.required:
            closed = tuple(option for option in item.options if _CLOSED.fullmatch(option))
            if closed and len(closed) < len(item.options):
                return item, closed
    return None


def state_of(app: App, record: EntityNames, parts: AskedFields) -> FieldNames | None:
    """The field that says how far what was sent has come."""
    return next((item for item in parts.left_out if is_state(app, record, item)), None)


def _left_out(feature: Request, app: App, parts: AskedFields) -> list[FieldNames]:
    relation = relation_to(parts.entity, app.entity(feature.entity))
    return [item for item in parts.left_out if item.name != relation.name]


def _client(feature: Request, app: App, parts: AskedFields) -> str:
    entity, record = app.entity(feature.entity), parts.entity
    mine = mine_page(app, record)
    state = state_of(app, record, parts)
    closed = closed_state(app, entity)
    body = render(
        "features/request/request.tsx.jinja",
        f=feature,
        e=entity,
        r=record,
        name=camel(feature.id),
        type=pascal(feature.id),
        place=place(feature, app),
        asked=parts.asked,
        reference=parts.reference,
        state=state,
        sent_type="Sent" if state else "Receipt",
        closed=closed[0] if closed else None,
        closed_options=list(closed[1]) if closed else [],
        mine=mine[0] if mine else None,
        mine_label=mine[1] if mine else "",
        rule=member_rule(record, "create"),
        purpose=f"to {in_text(feature.verb)}",
        targets=[app.entity(name) for name in parts.relation_targets],
        control=lambda item: fields.control(app, record, item).jsx,
        initial=fields.initial,
    )
    known = form_imports(app, parts, kebab(feature.id), pascal(feature.id)) | {
        "#features/request/request-link.tsx": ("Arrival",),
        "@tanstack/react-query": ("useQuery",),
        "#components/states.tsx": ("EmptyState", "LoadingRows"),
        "#components/values.tsx": ("StatusBadge",),
        f"#shared/{entity.file}.ts": (f"type {entity.type}",),
        "lucide-react": (entity.icon,),
    }
    return with_controls(app, parts, known, body)


def _server(feature: Request, app: App, parts: AskedFields) -> str:
    entity, record = app.entity(feature.entity), parts.entity
    closed = closed_state(app, entity)
    body = render(
        "features/request/server.ts.jinja",
        f=feature,
        e=entity,
        r=record,
        name=camel(feature.id),
        relation=relation_to(record, entity),
        guard=guard(record.access.create),
        left_out=_left_out(feature, app, parts),
        reference=parts.reference,
        state=state_of(app, record, parts),
        closed=closed[0] if closed else None,
        closed_options=list(closed[1]) if closed else [],
        refusal=f"You have sent {fields.with_article(record.noun)} {record.noun} for this "
        f"{entity.noun} already.",
        server_value=server_value,
        constraints=references_exist(record, parts.asked, app),
    )
    known = server_imports(app, parts, feature.id) | {
        "#features/request/keeping.ts": ("firstOnly", "kept", "mustBeThere", "takeAway"),
    }
    known["#server/db/schema.ts"] = (*known["#server/db/schema.ts"], entity.table)
    return import_lines(used_imports(known, body)) + "\n" + body


def open_row(app: App, entity: EntityNames, sent: frozenset[int] = frozenset()) -> int | None:
    """The index of the first seed row to which something can be sent, or None.

    `sent` are rows to which something has been sent already; any other comes first.
    """
    closed = closed_state(app, entity)
    rows = [
        index
        for index, row in enumerate(entity.spec.seed)
        if closed is None or row.get(closed[0].name) not in closed[1]
    ]
    return next((index for index in rows if index not in sent), rows[0] if rows else None)


def _sent_to(record: EntityNames, entity: EntityNames) -> frozenset[int]:
    """The seed rows for which the demo account, who has made the samples, has sent one."""
    relation = relation_to(record, entity).name
    targets = (row.get(relation) for row in record.spec.seed)
    return frozenset(target for target in targets if isinstance(target, int))


def send_steps(feature: Request, app: App) -> tuple[Step, ...]:
    """Sign in if need be, open a record, fill in the form and send it; empty if it cannot be."""
    page = app.detail_page(feature.entity)
    entity, record = app.entity(feature.entity), app.entity(feature.record)
    signed = record.access.create not in OPEN
    row = open_row(app, entity, _sent_to(record, entity) if signed else frozenset())
    filled = fill_steps(app, sent_fields(feature, app).asked)
    if page is None or feature.id not in page.features or row is None or filled is None:
        return ()
    form = Target(role="form", name=feature.verb)
    return (
        *sign_in_steps(app, page_rule(page), record.access.create),
        Go(path=page.path.replace(":id", str(row + 1))),
        *inside(form, filled),
        Click(target=Target(role="button", name=feature.verb), within=form),
        ExpectText(text="sent.", within=Target(role="status")),
    )


def withdraw_steps(feature: Request, app: App) -> tuple[Step, ...]:
    """Take back what was sent, so that the same account can send it anew; on the record's page."""
    if not feature.once:
        return ()
    record = app.entity(feature.record)
    return (
        Click(target=Target(role="button", name=f"Withdraw this {record.noun}")),
        ExpectCount(target=Target(role="form", name=feature.verb)),
    )


def checks(feature: Request, app: App, aspect: str) -> Sequence[Step]:
    """What a visitor does to see that the aspect works; empty when it cannot be checked."""
    sending = send_steps(feature, app)
    if not sending:
        return ()
    region = Target(role="region", name=feature.verb)
    form = Target(role="form", name=feature.verb)
    kept: tuple[Step, ...] = (
        ExpectText(text=feature.confirmation, within=region),
        ExpectCount(target=form, at_least=0, at_most=0),
    )
    if feature.once:
        kept = (*kept, Reload(), *kept)
    return (*sending, *kept, *withdraw_steps(feature, app))
