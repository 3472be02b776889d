"""The app's pages, its routes, navigation and API: every feature's piece put where it belongs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from appmint.builder.errors import BuildFailed
from appmint.spec.app import Page
from appmint.spec.features import Browse, Hero
from appmint.stacks.composition import (
    App,
    Block,
    EntityNames,
    ExtraPage,
    Piece,
    Route,
    icon_name,
    kebab,
    pascal,
    prop,
    together,
    ts,
)
from appmint.stacks.templates import import_lines
from appmint.stacks.web.entity.files import EntityParts, entity_files, is_option_source
from appmint.stacks.web.entity.shown import title_expression
from appmint.stacks.web.rooms import kinds, room

_Thing = TypeVar("_Thing")


@dataclass
class Composition:
    """All features' pieces, gathered."""

    by_page: dict[str, list[Piece]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    routes: dict[str, Route] = field(default_factory=dict)
    pages: dict[str, ExtraPage] = field(default_factory=dict)
    headers: list[Block] = field(default_factory=list)
    guards: list[str] = field(default_factory=list)
    cards: dict[str, list[Block]] = field(default_factory=dict)
    upkeep: dict[str, list[Block]] = field(default_factory=dict)
    operations: dict[str, set[str]] = field(default_factory=dict)


def compose(app: App) -> Composition:
    """The pieces of all features on all pages. Features without a room are left out.

    Raises BuildFailed where two features write different things to one path.
    """
    result = Composition()
    for page in app.spec.pages:
        pieces = result.by_page.setdefault(page.name, [])
        for feature_id in page.features:
            feature = app.spec.feature(feature_id)
            if feature.kind not in kinds():
                continue
            piece = room(feature).piece(feature, app, page)
            pieces.append(piece)
            _gather(result.files, piece.files)
            _gather(result.routes, {route.path: route for route in piece.routes})
            _gather(result.pages, {extra.path: extra for extra in piece.pages})
            if piece.header and piece.header not in result.headers:
                result.headers.append(piece.header)
            result.guards += [each for each in piece.guards if each not in result.guards]
            entity = getattr(feature, "entity", None) or getattr(feature, "product", None)
            for block, kept in ((piece.card, result.cards), (piece.upkeep, result.upkeep)):
                if block and entity and block not in kept.setdefault(entity, []):
                    kept[entity].append(block)
            for name, operation in piece.needs:
                result.operations.setdefault(name, set()).add(operation)
        subject = app.subject(page)
        if subject:
            result.operations.setdefault(subject.name, set()).add("one")
    for entity in app.entities:
        if is_option_source(app, entity):
            result.operations.setdefault(entity.name, set()).add("list")
    return result


def _gather(kept: dict[str, _Thing], more: Mapping[str, _Thing]) -> None:
    """Adds by path; what is there already may only be said again."""
    for path, thing in more.items():
        if kept.setdefault(path, thing) != thing:
            raise BuildFailed(f"Two parts of the app write {path}, each in its own way.")


def app_files(app: App, composition: Composition) -> Mapping[str, str]:
    """Path -> source of the pages, routes, navigation, API and entity files.

    Raises BuildFailed where an entity or a page would be written over.
    """
    files = dict(composition.files)
    for entity in app.entities:
        parts = EntityParts(
            operations=frozenset(composition.operations.get(entity.name, ())),
            card_actions=tuple(composition.cards.get(entity.name, ())),
            upkeep=tuple(composition.upkeep.get(entity.name, ())),
            option_source=is_option_source(app, entity),
        )
        _gather(files, entity_files(app, entity, parts))
    for page in app.spec.pages:
        _gather(files, {page_path(page): _page(app, page, composition.by_page[page.name])})
    frame = {
        "src/routes.tsx": _routes(app, composition),
        "src/navigation.ts": _navigation(app),
        "src/site.ts": _site(app),
        "server/app.ts": _server(app, composition),
        "shared/roles.ts": _roles(app),
    }
    _gather(files, frame)
    return files


def page_path(page: Page) -> str:
    """Where the page's component is."""
    return f"src/pages/{kebab(page.name)}.tsx"


def page_component(page: Page) -> str:
    """The name of the page's component."""
    return f"{pascal(page.name)}Page"


def _page(app: App, page: Page, pieces: list[Piece]) -> str:
    subject = app.subject(page)
    blocks = [piece.block for piece in pieces if piece.block]
    actions = [piece.action for piece in pieces if piece.action]
    needs = ["#components/page.tsx PageBody"]
    for block in [*blocks, *actions]:
        needs += block.imports
    if subject:
        return _record_page(app, page, subject, _with_row(actions, blocks), needs)
    props = [prop("title", page.title)]
    hero = _opening(app, page)
    if hero and blocks:
        props.append(f"hero={{{blocks.pop(0).jsx}}}")
    elif page.intro:
        props.append(prop("intro", page.intro))
    if actions:
        props.append(f"actions={{{together([block.jsx for block in actions])}}}")
    inside = "\n".join(block.jsx for block in blocks)
    return (
        f"{import_lines(needs)}\n\nexport function {page_component(page)}() {{\n"
        f"return (\n<PageBody {' '.join(props)}>\n{inside}\n</PageBody>\n)\n}}\n"
    )


def _with_row(actions: list[Block], blocks: list[Block]) -> list[Block]:
    """A record page's blocks under one row of its actions, where the record is in scope."""
    if not actions:
        return blocks
    inside = "\n".join(block.jsx for block in actions)
    row = f'<div className="-mt-2 flex flex-wrap items-center gap-2">\n{inside}\n</div>'
    return [Block(row), *blocks]


def _opening(app: App, page: Page) -> bool:
    first = app.spec.feature(page.features[0]) if page.features else None
    return isinstance(first, Hero)


def _record_page(
    app: App, page: Page, subject: EntityNames, blocks: list[Block], needs: list[str]
) -> str:
    listing = app.list_page(subject.name)
    needs += [
        f"#src/{subject.folder}/api.ts use{subject.type}",
        "#components/query-view.tsx QueryView",
        "#components/states.tsx LoadingFacts",
        "#lib/record-id.ts useRecordId",
    ]
    title = title_expression(subject, "current.data")
    if title.startswith("formatDate"):
        needs.append("#lib/format.ts formatDate")
    heading = f"current.data ? {title} : {ts(subject.label)}"
    back = f" {prop('back', listing.path)}" if listing else ""
    inside = together([block.jsx for block in blocks])
    return (
        f"{import_lines(needs)}\n\nexport function {page_component(page)}() {{\n"
        f"const current = use{subject.type}(useRecordId())\n"
        f"return (\n<PageBody title={{{heading}}}{back}>\n"
        f"<QueryView query={{current}} loading={{<LoadingFacts />}}>\n"
        f"{{({subject.var}) => ({inside})}}\n</QueryView>\n</PageBody>\n)\n}}\n"
    )


def _routes(app: App, composition: Composition) -> str:
    needs = [
        "react-router type RouteObject",
        "#shell/app-shell.tsx AppShell",
        "#shell/error-page.tsx ErrorPage",
        "#shell/loading-page.tsx LoadingPage",
        "#shell/not-found-page.tsx NotFoundPage",
        "#src/navigation.ts navigation",
    ]
    children = []
    shut = []
    for page in app.spec.pages:
        component = page_component(page)
        if app.is_closed and page.role == "member":
            shut.append(_child(page.path, component, f"#{page_path(page)}"))
        elif page.role == "anyone":
            children.append(_child(page.path, component, f"#{page_path(page)}"))
        else:
            needs += [f"#{page_path(page)} {component}", "#features/account/allowed.tsx Guarded"]
            (shut if app.is_closed else children).append(
                f"{{ path: {ts(page.path)}, element: "
                f"<Guarded {prop('rule', page.role)} {prop('title', page.title)}>"
                f"<{component} /></Guarded> }}"
            )
    for extra in composition.pages.values():
        own = app.is_closed and not extra.module.startswith("#features/account/")
        (shut if own else children).append(_child(extra.path, extra.component, extra.module))
    if shut:
        needs.append("#features/account/signed-in.tsx SignedIn")
        inside = ",\n".join(shut)
        children.append(f"{{ element: <SignedIn />, children: [\n{inside},\n] }}")
    children.append("{ path: '*', element: <NotFoundPage /> }")
    for block in composition.headers:
        needs += block.imports
    extras = [block.jsx for block in composition.headers]
    shell = "<AppShell navigation={navigation} />"
    if extras:
        shell = f"<AppShell navigation={{navigation}} extras={{{together(extras)}}} />"
    inside = ",\n".join(children)
    return (
        f"{import_lines(needs)}\n\nexport const routes: RouteObject[] = [\n{{\n"
        f"element: {shell},\nerrorElement: <ErrorPage />,\nHydrateFallback: LoadingPage,\n"
        f"children: [\n{{\nerrorElement: <ErrorPage />,\n"
        f"children: [\n{inside},\n],\n}},\n],\n}},\n]\n"
    )


def _child(path: str, component: str, module: str) -> str:
    loader = f"async () => ({{ Component: (await import('{module}')).{component} }})"
    return f"{{ path: {ts(path)}, lazy: {loader} }}"


_KIND_ICONS = {
    "hero": "house",
    "shop": "shopping-cart",
    "lookup": "search",
    "form": "mail",
    "profile": "circle-user-round",
    "mine": "circle-user-round",
    "account": "circle-user-round",
    "messages": "messages-square",
    "outbox": "send",
    "chatbot": "bot",
    "figures": "chart-column",
    "chart": "chart-column",
    "compare": "scale",
    "live": "activity",
    "report": "file-chart-column",
    "calculator": "calculator",
    "calendar": "calendar-days",
    "quiz": "circle-question-mark",
    "leaderboard": "trophy",
    "points": "coins",
    "map": "map",
    "vote": "vote",
    "board": "square-kanban",
    "notifications": "bell",
    "admin": "shield",
    "bespoke": "puzzle",
    "content": "info",
}
"""The icons of pages by the kind of their first feature, where no entity of theirs has one."""


def _page_icon(app: App, page: Page) -> str:
    """The icon of a page in the menu: of its list, or of what it is for."""
    features = [app.spec.feature(name) for name in page.features]
    if page.path != "/":
        for feature in features:
            if isinstance(feature, Browse):
                return app.entity(feature.entity).icon
    kind = "hero" if page.path == "/" else features[0].kind if features else "content"
    return icon_name(_KIND_ICONS.get(kind, "chevron-right"))


def _navigation(app: App) -> str:
    pages = [page for page in app.spec.pages if app.in_navigation(page)]
    needs = ["#shell/navigation.ts type NavigationEntry"]
    needs += [f"lucide-react {_page_icon(app, page)}" for page in pages]
    entries = [
        f"{{ label: {ts(page.title)}, to: {ts(page.path)}, icon: {_page_icon(app, page)} }}"
        for page in pages
    ]
    inside = ",\n".join(entries)
    return (
        f"{import_lines(needs)}\n\n"
        "/** The pages in the header and footer, in order. */\n"
        f"export const navigation: readonly NavigationEntry[] = [\n{inside},\n]\n"
    )


def _site(app: App) -> str:
    spec = app.spec
    return (
        "/** What the app is called and what it is for. */\n"
        f"export const site = {{ name: {ts(spec.name)}, tagline: {ts(spec.tagline)} }} as const\n"
    )


def _roles(app: App) -> str:
    names = [role.name for role in app.roles]
    staff = list(app.staff_roles())
    labels = {role.name: role.label for role in app.roles}
    return (
        "/** Kinds of account, and which of them are staff. */\n"
        f"export const roles: readonly string[] = {ts(names)}\n"
        f"export const staffRoles: readonly string[] = {ts(staff)}\n"
        "/** What each kind of account is called. */\n"
        f"export const roleLabels: Readonly<Record<string, string>> = {ts(labels)}\n"
    )


def _server(app: App, composition: Composition) -> str:
    routes = dict(composition.routes)
    for entity in app.entities:
        if composition.operations.get(entity.name) and entity.api not in routes:
            name = f"{entity.vars}Routes"
            routes[entity.api] = Route(entity.api, name, f"#server/routes/{entity.folder}.ts")
    # A longer address first: "/courses/:id/bookings" before "/courses".
    ordered = sorted(routes.values(), key=lambda route: (-route.path.count("/"), route.path))
    needs = [
        "hono Hono",
        "#server/http/errors.ts answerError",
        "#server/http/headers.ts securityHeaders",
        "#server/http/limits.ts requestLimits",
    ]
    needs += [f"{route.module} {route.name}" for route in ordered]
    uploads = "/uploads" not in routes and any(
        item.type in ("image", "file")
        for entity in app.entities
        for item in entity.fields
        if composition.operations.get(entity.name, set()) & {"create", "update"}
    )
    uses = "\n.use(withActor)" if app.keeps_people or _needs_actor(app, composition) else ""
    if uses:
        needs += ["#server/http/session.ts type Env", "#server/http/session.ts withActor"]
    needs += composition.guards
    uses += "".join(f"\n.use({guard.rpartition(' ')[2]})" for guard in composition.guards)
    if uploads:
        needs.append("#server/http/uploads.ts uploadRoutes")
    generic = "<Env>" if uses else ""
    way_in = [route for route in ordered if app.is_closed and route.path == "/account"]
    mounted = _mounted([route for route in ordered if route not in way_in])
    if uploads:
        mounted = "\n.route('/uploads', uploadRoutes)" + mounted
    if app.is_closed:
        needs.append("#server/http/session.ts membersOnly")
        mounted = f"{_mounted(way_in)}\n.use(membersOnly){mounted}"
    return (
        f"{import_lines(needs)}\n\n"
        f"const api = new Hono{generic}(){uses}\n.get('/health', (c) => c.json({{ ok: true }}))"
        f"{mounted}\n\n"
        "export const app = new Hono()\n.use(securityHeaders())\n.use('/api/*', requestLimits())\n"
        ".route('/api', api)\n.all('/api/*', (c) => "
        "c.json({ error: { message: 'There is no such address.', fields: {} } }, 404))\n"
        "app.onError(answerError)\n"
    )


def _mounted(routes: Sequence[Route]) -> str:
    return "".join(f"\n.route({ts(route.path)}, {route.name})" for route in routes)


def _needs_actor(app: App, composition: Composition) -> bool:
    return any(
        entity.private_fields
        or {entity.access.read, entity.access.create, entity.access.update, entity.access.delete}
        - {"anyone", "nobody"}
        for entity in app.entities
        if composition.operations.get(entity.name)
    )
