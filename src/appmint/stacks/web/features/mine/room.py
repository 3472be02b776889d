"""The visitor's own records of an entity."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import ExpectCount, ExpectText, Go, SignIn, Step, Target
from appmint.spec.features import Booking, Feature, Form, Manage, Mine, Request, Save
from appmint.stacks.composition import App, Block, EntityNames, Piece, kebab, pascal
from appmint.stacks.templates import import_lines, render
from appmint.stacks.web.entity.asked import member_rule, page_rule, sign_in_steps
from appmint.stacks.web.rooms import kinds, room

_MAKERS: dict[str, tuple[str, str]] = {
    "comments": ("record", "post"),
    "messages": ("record", "send"),
    "quiz": ("attempt", "score"),
    "shop": ("order", "checkout"),
    "transfer": ("record", "download"),
    "vote": ("record", "vote"),
}
"""Other kinds that make owned records: the parameter that names them, the aspect that makes one."""


def piece(feature: Mine, app: App, page: Page) -> Piece:
    """What the list adds where it stands on `page`."""
    entity = app.entity(feature.entity)
    component = pascal(feature.id)
    path = f"src/{entity.folder}/{kebab(feature.id)}.tsx"
    start = _start(app, entity)
    rule = member_rule(entity, "read")
    needs = [
        "react useState",
        f"lucide-react {entity.icon}",
        f"#src/{entity.folder}/api.ts use{entity.types}",
        f"#src/{entity.folder}/{entity.file}-card.tsx {entity.type}Card",
        "#components/listing.tsx Pagination",
        "#components/page.tsx Section",
        "#components/query-view.tsx QueryView",
        "#components/states.tsx EmptyState",
        "#components/states.tsx LoadingCards",
    ]
    if start:
        needs += ["react-router Link", "#ui/button.tsx Button"]
    if rule:
        needs.append("#features/form/members-only.tsx MembersOnly")
    source = render(
        "features/mine/mine.tsx.jinja",
        head=import_lines(needs) + "\n\nconst PAGE_SIZE = 12",
        e=entity,
        f=feature,
        component=component,
        rule=rule,
        start=start[0] if start else None,
        start_label=start[1].nouns if start else "",
    )
    return Piece(
        block=Block(f"<{component} />", (f"#{path} {component}",)),
        files={path: source},
        needs=frozenset({(feature.entity, "list")}),
    )


def _start(app: App, entity: EntityNames) -> tuple[Page, EntityNames] | None:
    """Where one begins when there is nothing yet: the list of what the records are about."""
    for relation in entity.relations:
        page = app.list_page(relation.target)
        if page is not None:
            return page, app.entity(relation.target)
    page = app.list_page(entity.name)
    return (page, entity) if page else None


def checks(feature: Mine, app: App, aspect: str) -> Sequence[Step]:
    """What a visitor does to see that the aspect works; empty when it cannot be checked."""
    page = app.spec.page_of(feature.id)
    if page is None or ":" in page.path:
        return ()
    region = Target(role="region", name=feature.heading)
    look: tuple[Step, ...] = (
        Go(path=page.path),
        ExpectCount(target=Target(role="article"), within=region),
    )
    entity = app.entity(feature.entity)
    signing = sign_in_steps(app, page_rule(page), entity.access.read)
    made, undone = making(app, entity)
    if made:
        return (*_signed_in(made, signing), *look, *undone)
    # Some seeded records belong to the first demo account.
    if app.roles and entity.spec.seed and _suits(signing, app.roles[0].name):
        shown = app.display_of(entity.name)
        return (SignIn(role=app.roles[0].name), *look, ExpectText(text=shown, within=region))
    return ()


def _signed_in(made: tuple[Step, ...], signing: tuple[Step, ...]) -> tuple[Step, ...]:
    already = any(isinstance(step, SignIn) for step in made)
    return made if already else (*signing, *made)


def _suits(signing: tuple[Step, ...], role: str) -> bool:
    return not signing or signing == (SignIn(role=role),)


def making(app: App, entity: EntityNames) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """Steps in which a visitor makes a record of the entity, and steps that undo it; or nothing."""
    for maker in app.features:
        made, undone = _make(app, maker, entity)
        if made:
            return made, undone
    return (), ()


def _make(
    app: App, maker: Feature, entity: EntityNames
) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """Steps in which a visitor makes a record of the entity, and steps that undo it."""
    # Imported here, as these rooms link to this one's pages.
    from appmint.stacks.web.features.booking import room as booking
    from appmint.stacks.web.features.request import room as request
    from appmint.stacks.web.features.save import room as save

    if isinstance(maker, Request) and maker.record == entity.name:
        back = request.withdraw_steps(maker, app)
        made = request.send_steps(maker, app)
        return made, _from_there(made, back)
    if isinstance(maker, Booking) and maker.record == entity.name:
        made = booking.book_steps(maker, app, month=9)
        return made, _from_there(made, booking.cancel_steps(maker, app))
    if isinstance(maker, Save) and maker.record == entity.name:
        made = save.keep_steps(maker, app)
        return made, _from_there(made, save.release_steps(maker, app))
    if isinstance(maker, Form) and maker.entity == entity.name:
        return tuple(room(maker).checks(maker, app, "submit")), ()
    if isinstance(maker, Manage) and maker.entity == entity.name and maker.create:
        return tuple(room(maker).checks(maker, app, "create")), ()
    parameter, aspect = _MAKERS.get(maker.kind, ("", ""))
    if parameter and getattr(maker, parameter) == entity.name and maker.kind in kinds():
        return tuple(room(maker).checks(maker, app, aspect)), ()
    return (), ()


def _from_there(made: Sequence[Step], back: Sequence[Step]) -> tuple[Step, ...]:
    """The steps that undo a record, from the page on which `made` began; empty without either."""
    here = next((step for step in made if isinstance(step, Go)), None)
    return (here, *back) if here and back else ()
