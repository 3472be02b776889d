"""Records that move through states by named actions: approve, assign, check in, renew."""

from collections.abc import Iterator, Mapping, Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import Click, ExpectCount, ExpectText, Go, SignIn, Step, Target
from appmint.spec.features import Browse, Transition, Workflow
from appmint.stacks.composition import (
    App,
    Block,
    EntityNames,
    Piece,
    Route,
    camel,
    kebab,
    pascal,
)
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.entity.asked import OPEN, page_rule, sign_in_steps
from appmint.stacks.web.entity.fields import with_article
from appmint.stacks.web.entity.shown import title_expression
from appmint.stacks.web.features.shop.plan import PIECES, stocked_order


def piece(feature: Workflow, app: App, page: Page) -> Piece:
    entity = app.entity(feature.entity)
    type_ = pascal(feature.id)
    client = f"src/{entity.folder}/{kebab(feature.id)}.tsx"
    queue = f"src/{entity.folder}/{kebab(feature.id)}-queue.tsx"
    server = f"server/routes/{kebab(feature.id)}.ts"
    files = {client: _client(feature, app, entity), server: _server(feature, app, entity)}
    subject = app.subject(page)
    needs: set[tuple[str, str]] = set()
    block = None
    if subject is not None and subject.name == entity.name:
        jsx = f"<{type_}Panel {entity.var}={{{entity.var}}} />"
        block = Block(jsx, (f"#{client} {type_}Panel",))
    elif subject is None and _shows_queue(feature, app, page):
        files[queue] = _queue(feature, entity)
        needs.add((entity.name, "list"))
        block = Block(f"<{type_}Queue />", (f"#{queue} {type_}Queue",))
    jsx = f"<{type_}Moves {entity.var}={{{entity.var}}} />"
    return Piece(
        block=block,
        upkeep=Block(jsx, (f"#{client} {type_}Moves",)),
        files=files,
        routes=(
            Route(
                f"{entity.api}/:id/{_place(feature, app)}",
                f"{camel(feature.id)}Routes",
                f"#{server}",
            ),
        ),
        needs=frozenset(needs),
    )


def _shows_queue(feature: Workflow, app: App, page: Page) -> bool:
    """Whether the page needs a list of its own: not where the records are listed already."""
    listed = any(
        isinstance(other := app.spec.feature(name), Browse) and other.entity == feature.entity
        for name in page.features
    )
    return not listed and not app.entity(feature.entity).field(feature.state).private


def _place(feature: Workflow, app: App) -> str:
    """The last part of the address under the record."""
    several = len(list(app.of_kind(Workflow, feature.entity))) > 1
    return kebab(feature.id) if several else "moves"


def _heading(feature: Workflow, app: App) -> str:
    """What the part of a record's page is called that shows its state and the moves."""
    first = next(app.of_kind(Workflow, feature.entity))
    state = app.entity(feature.entity).field(feature.state)
    return "Next step" if first.id == feature.id else state.label


def _moves(feature: Workflow) -> list[Transition]:
    return [item for item in feature.transitions if item.by != "nobody"]


def _waiting(feature: Workflow) -> list[str]:
    return list(dict.fromkeys(state for item in _moves(feature) for state in item.from_))


def _client(feature: Workflow, app: App, entity: EntityNames) -> str:
    moves = _moves(feature)
    state = entity.field(feature.state)
    mine = f"{entity.var}.mine" if entity.owned else "false"
    everyone = all(item.by == "anyone" for item in moves)
    guarded = any(item.by not in OPEN for item in moves)
    allowed = f"useAllowed(moves, {mine})" if guarded else f"openMoves(moves, {mine})"
    current = f"{entity.var}.{state.stored}"
    body = render(
        "features/workflow/workflow.tsx.jinja",
        e=entity,
        type=pascal(feature.id),
        state=state,
        moves=[
            {
                "name": item.name,
                "label": item.label,
                "from": list(item.from_),
                "to": item.to,
                "by": item.by,
            }
            for item in moves
        ],
        allowed="moves" if everyone else allowed,
        current=f"({current} ?? '')" if state.private else current,
        heading=_heading(feature, app),
        place=_place(feature, app),
        title=title_expression(entity, entity.var),
    )
    known: Mapping[str, Sequence[str]] = {
        f"#shared/{entity.file}.ts": (f"type {entity.type}",),
        "#features/workflow/move-buttons.tsx": ("MoveButtons",),
        "#features/workflow/moves.ts": ("type Move", "openMoves"),
        "#features/workflow/next-step.tsx": ("NextStep",),
        "#features/workflow/use-allowed.ts": ("useAllowed",),
        "#lib/format.ts": ("formatDate",),
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def _queue(feature: Workflow, entity: EntityNames) -> str:
    body = render(
        "features/workflow/queue.tsx.jinja",
        e=entity,
        type=pascal(feature.id),
        state=entity.field(feature.state),
        waiting=_waiting(feature),
    )
    known: Mapping[str, Sequence[str]] = {
        "react": ("useState",),
        f"#src/{entity.folder}/api.ts": (f"use{entity.types}",),
        f"#src/{entity.folder}/{entity.file}-card.tsx": (f"{entity.type}Card",),
        "#components/page.tsx": ("Section",),
        "#components/query-view.tsx": ("QueryView",),
        "#components/states.tsx": ("EmptyState", "LoadingCards"),
        "#features/workflow/state-choice.tsx": ("StateChoice",),
        "lucide-react": (entity.icon,),
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def _server(feature: Workflow, app: App, entity: EntityNames) -> str:
    state = entity.field(feature.state)
    shop = stocked_order(app, entity.name)
    body = render(
        "features/workflow/server.ts.jinja",
        e=entity,
        name=camel(feature.id),
        state=state,
        article=with_article(entity.noun),
        moves={
            item.name: {"from": list(item.from_), "to": item.to, "by": item.by}
            for item in _moves(feature)
        },
        cancelled=shop.cancelled if shop and shop.status is state else "",
    )
    known: Mapping[str, Sequence[str]] = {
        "drizzle-orm": ("and", "eq", "sql"),
        "hono": ("Hono",),
        "zod": ("z",),
        "#features/request/keeping.ts": ("kept",),
        "#features/workflow/permission.ts": ("mustBeAllowed",),
        "#server/db/client.ts": ("db",),
        "#server/db/schema.ts": (entity.table,),
        f"#{PIECES}": ("areTooFew", "movePieces"),
        "#server/http/errors.ts": ("Refusal", "notFound"),
        "#server/http/session.ts": ("type Env",),
        "#server/http/validate.ts": ("idParam", "validate"),
        f"#shared/{entity.file}.ts": (state.options_name,),
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def _cases(feature: Workflow, app: App) -> Iterator[tuple[Transition, int, tuple[Step, ...]]]:
    """Moves that can be tried: with the seed row to try it on, and the sign-in it takes."""
    entity = app.entity(feature.entity)
    page = app.detail_page(feature.entity) or app.spec.page_of(feature.id)
    read = entity.access.read
    for move in _moves(feature):
        own = "owner" in (move.by, read) and move.by in (*OPEN, "member")
        if own and not app.roles:
            continue
        for index, row in enumerate(entity.spec.seed):
            # Every other seeded record belongs to the account of the first role.
            if row.get(feature.state) not in move.from_ or (own and index % 2):
                continue
            if own:
                yield move, index, (SignIn(role=app.roles[0].name),)
            else:
                yield move, index, sign_in_steps(app, move.by, page_rule(page), read)
            break


def checks(feature: Workflow, app: App, aspect: str) -> Sequence[Step]:
    """Every move that a seeded record allows, each taken back; or the queue of those that wait."""
    cases = list(_cases(feature, app))
    if not cases:
        return ()
    if aspect == "queue":
        move, index, signing = cases[0]
        listing = _listing(feature, app)
        if listing is None:
            return ()
        title = app.display_of(feature.entity, index)
        opening = (*signing, Go(path=listing.path), ExpectText(text=title))
        return (*opening, ExpectCount(target=_button(move, title)))
    steps: list[Step] = []
    signed: tuple[Step, ...] = ()
    for move, index, signing in cases:
        steps += signing if signing != signed else ()
        signed = signing or signed
        steps += _tried(feature, app, move, index)
    return tuple(steps)


def _button(move: Transition, title: str) -> Target:
    return Target(role="button", name=f"{move.label}: {title}")


def _tried(feature: Workflow, app: App, move: Transition, index: int) -> tuple[Step, ...]:
    """Make one move on its record's page, else in the list, see what it did, and take it back."""
    title = app.display_of(feature.entity, index)
    status = Target(role="status")
    part = Target(role="region", name=_heading(feature, app))
    button = _button(move, title)
    detail = app.detail_page(feature.entity)
    before = str(app.entity(feature.entity).spec.seed[index][feature.state])
    if detail is None or feature.id not in detail.features:
        listing = _listing(feature, app)
        if listing is None:
            return ()
        return (
            Go(path=listing.path),
            ExpectText(text=title),
            Click(target=button),
            ExpectText(text=f"is now: {move.to}", within=status),
            ExpectCount(target=button, at_least=0, at_most=0),
            Click(target=Target(role="button", name="Undo"), within=status),
            ExpectText(text=f"is {before} again", within=status),
        )
    return (
        Go(path=detail.path.replace(":id", str(index + 1))),
        ExpectText(text=before, within=part),
        Click(target=button),
        ExpectText(text=f"is now: {move.to}", within=status),
        ExpectText(text=move.to, within=part),
        Click(target=Target(role="button", name="Undo"), within=status),
        ExpectText(text=f"is {before} again", within=status),
        ExpectText(text=before, within=part),
    )


def _listing(feature: Workflow, app: App) -> Page | None:
    """A page on which the records are listed with their buttons."""
    for page in app.spec.pages:
        if feature.id in page.features and app.subject(page) is None:
            return page
    return app.list_page(feature.entity)
