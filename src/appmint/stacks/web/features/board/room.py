"""A kanban board: columns by an enum field, cards moved by drag or by keyboard."""

from collections.abc import Mapping, Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import (
    Click,
    ExpectCount,
    ExpectText,
    Go,
    Reload,
    SignIn,
    Step,
    Target,
)
from appmint.spec.features import Board
from appmint.stacks.composition import (
    App,
    Block,
    EntityNames,
    Piece,
    Route,
    camel,
    kebab,
    pascal,
    prop,
)
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.entity import fields
from appmint.stacks.web.entity.asked import guard, page_rule, sign_in_steps
from appmint.stacks.web.entity.fields import with_article
from appmint.stacks.web.entity.shown import title_expression

_FACTS = ("date", "datetime", "relation", "enum", "number", "money", "rating")
_FACT_COUNT = 3


def piece(feature: Board, app: App, page: Page) -> Piece:
    entity = app.entity(feature.entity)
    type_ = f"{pascal(feature.id)}Board"
    client = f"src/{entity.folder}/{kebab(feature.id)}.tsx"
    server = f"server/routes/{kebab(feature.id)}.ts"
    files = {client: _client(feature, app, entity)}
    routes: tuple[Route, ...] = ()
    if _moves(entity):
        files[server] = _server(feature, entity)
        address = f"{entity.api}/:id/{_place(feature, app)}"
        routes = (Route(address, f"{camel(feature.id)}Routes", f"#{server}"),)
    return Piece(
        block=Block(f"<{type_} />", (f"#{client} {type_}",)),
        files=files,
        routes=routes,
        needs=frozenset({(entity.name, "list")}),
    )


def _moves(entity: EntityNames) -> bool:
    return entity.access.update != "nobody"


def _place(feature: Board, app: App) -> str:
    several = len(list(app.of_kind(Board, feature.entity))) > 1
    return kebab(feature.id) if several else "column"


def _client(feature: Board, app: App, entity: EntityNames) -> str:
    column = entity.field(feature.column)
    title = title_expression(entity, entity.var)
    link = app.link(entity.name, entity.var)
    shown = [
        item
        for item in entity.public_fields
        if item not in (entity.display, column) and item.type in _FACTS
    ][:_FACT_COUNT]
    values = {item.name: fields.shown(app, item, entity.var, linked=False) for item in shown}
    facts = [f"<Fact {prop('label', item.label)}>{values[item.name].jsx}</Fact>" for item in shown]
    rule = entity.access.update
    guarded = rule not in ("anyone", "owner", "nobody")
    act = "(id, to) => move.mutateAsync({ id, to })"
    current = f"{entity.var}.{column.stored}"
    body = render(
        "features/board/board.tsx.jinja",
        e=entity,
        column=column,
        type=f"{pascal(feature.id)}Board",
        place=_place(feature, app),
        title=title,
        current=current if column.required and not column.private else f"{current} ?? ''",
        shown_title=f'<Link className="link" to={link}>{{{title}}}</Link>'
        if link
        else f"{{{title}}}",
        facts=facts,
        moves=_moves(entity),
        rule=rule if guarded else "",
        on_move=f"{{may(account, '{rule}') ? {act} : undefined}}" if guarded else f"{{{act}}}",
    )
    known: Mapping[str, Sequence[str]] = {
        "react-router": ("Link",),
        "lucide-react": (entity.icon,),
        f"#src/{entity.folder}/api.ts": (f"use{entity.types}",),
        f"#shared/{entity.file}.ts": (column.options_name,),
        "#components/facts.tsx": ("Fact", "Facts"),
        "#components/heading.tsx": ("Heading",),
        "#components/query-view.tsx": ("QueryView",),
        "#components/states.tsx": ("EmptyState", "LoadingCards"),
        "#features/account/allowed.tsx": ("may",),
        "#features/account/session.ts": ("useSession",),
        "#features/board/board.tsx": ("Board",),
        "#lib/api.ts": ("request",),
        "#lib/changes.ts": ("useChange",),
        "#lib/format.ts": ("formatDate",),
    }
    needs = [entry for block in values.values() for entry in block.imports]
    return import_lines([*needs, *used_imports(known, body)]) + "\n" + body


def _server(feature: Board, entity: EntityNames) -> str:
    column = entity.field(feature.column)
    body = render(
        "features/board/server.ts.jinja",
        e=entity,
        column=column,
        name=camel(feature.id),
        article=with_article(entity.noun),
        guard=guard(entity.access.update),
        own=entity.access.update == "owner",
    )
    known: Mapping[str, Sequence[str]] = {
        "drizzle-orm": ("and", "eq"),
        "hono": ("Hono",),
        "zod": ("z",),
        "#features/request/keeping.ts": ("kept",),
        "#server/db/client.ts": ("db",),
        "#server/db/schema.ts": (entity.table,),
        "#server/http/errors.ts": ("Refusal", "notFound"),
        "#server/http/session.ts": ("type Env", "mayTouch", "requireMember", "requireRole"),
        "#server/http/validate.ts": ("idParam", "validate"),
        f"#shared/{entity.file}.ts": (column.options_name,),
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def checks(feature: Board, app: App, aspect: str) -> Sequence[Step]:
    page = app.spec.page_of(feature.id)
    entity = app.entity(feature.entity)
    options = entity.field(feature.column).options
    rows = entity.spec.seed
    own = "owner" in (entity.access.read, entity.access.update)
    if page is None or not rows or (own and not app.roles):
        return ()
    signing = (
        (SignIn(role=app.roles[0].name),)
        if own
        else sign_in_steps(app, page_rule(page), entity.access.read)
    )
    if aspect == "show" or not _moves(entity) or len(options) < 2:
        columns = [
            ExpectCount(target=Target(role="region", name=f"{option} column")) for option in options
        ]
        title = app.display_of(feature.entity)
        return (*signing, Go(path=page.path), *columns, ExpectText(text=title))
    if not own and not signing:
        signing = sign_in_steps(app, entity.access.update)
    title = app.display_of(feature.entity)
    start = str(rows[0].get(feature.column) or options[0])
    # A column that no other criterion's move leads to is the least disturbed: the last one.
    goal = next(option for option in reversed(options) if option != start)
    button = Target(role="button", name=f"Move to: {title}")
    status = Target(role="status")
    there = Target(role="region", name=f"{goal} column")
    return (
        *signing,
        Go(path=page.path),
        Click(target=button),
        Click(target=Target(role="menuitem", name=goal)),
        ExpectText(text=f"moved to {goal}", within=status),
        ExpectText(text=title, within=there),
        Reload(),
        ExpectText(text=title, within=there),
        Click(target=button),
        Click(target=Target(role="menuitem", name=start)),
        ExpectText(text=f"moved to {start}", within=status),
    )
