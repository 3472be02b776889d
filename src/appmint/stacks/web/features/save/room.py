"""Follow, favourite, collect: a record kept for later, by a button on its card and its page."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import Click, ExpectCount, ExpectText, Reload, Step, Target
from appmint.spec.features import Browse, Save
from appmint.stacks.composition import App, Block, Piece, Route, camel, kebab, prop
from appmint.stacks.templates import render
from appmint.stacks.web.entity import making
from appmint.stacks.web.entity.shown import title_expression
from appmint.stacks.web.visits import account, entry


def piece(feature: Save, app: App, page: Page) -> Piece:
    """The button on cards and on the record's page, and its routes."""
    entity, record = app.entity(feature.entity), app.entity(feature.record)
    link = making.link_to(record, entity)
    path = f"/save/{kebab(feature.id)}"
    file = f"server/routes/{kebab(feature.id)}.ts"
    name = f"{camel(feature.id)}Routes"
    names, shown = making.columns(record, {link.stored: "${id}"})
    source = render(
        "features/save/routes.ts.jinja",
        name=name,
        e=entity,
        record=record,
        table=record.table,
        link=link,
        columns=names,
        values=shown,
        guard=making.guard,
    )
    button = _button(feature, app, path)
    subject = app.subject(page)
    on_record = subject is not None and subject.name == entity.name
    return Piece(
        action=button if on_record else None,
        card=button,
        files={file: making.route_file(source, (entity, record))},
        routes=(Route(path, name, f"#{file}"),),
    )


def _button(feature: Save, app: App, path: str) -> Block:
    entity, record = app.entity(feature.entity), app.entity(feature.record)
    title = title_expression(entity, entity.var)
    jsx = (
        f"<SaveButton {prop('path', f'/api{path}')} id={{{entity.var}.id}} title={{{title}}} "
        f"{prop('verb', feature.verb)} {prop('done', feature.done)} />"
    )
    needs = ["#features/save/save-button.tsx SaveButton"]
    if title.startswith("formatDate"):
        needs.append("#lib/format.ts formatDate")
    if account(app, record.access.create):
        jsx = f"<Allowed {prop('rule', record.access.create)}>{jsx}</Allowed>"
        needs.append("#features/account/allowed.tsx Allowed")
    return Block(jsx, tuple(needs))


def checks(feature: Save, app: App, aspect: str) -> Sequence[Step]:
    """A record is kept, is still kept after a reload, and is let go again."""
    return (*keep_steps(feature, app), *release_steps(feature, app))


def keep_steps(feature: Save, app: App) -> tuple[Step, ...]:
    """A visitor opens the page and keeps a record; empty when none is sure to be there."""
    page, shown = _sure_page(feature, app), app.display_of(feature.entity)
    if page is None:
        return ()
    return (
        *entry(app, page, app.entity(feature.record).access.create),
        Click(target=Target(role="button", name=f"{feature.verb}: {shown}"), within=_MAIN),
        ExpectText(text=f"{feature.done}: {shown}", within=_STATUS),
        Reload(),
        ExpectCount(target=Target(role="button", name=f"{feature.done}: {shown}"), within=_MAIN),
    )


def release_steps(feature: Save, app: App) -> tuple[Step, ...]:
    """On that page the record is let go: the account's next visit begins as this one."""
    shown = app.display_of(feature.entity)
    if _sure_page(feature, app) is None:
        return ()
    return (
        Click(target=Target(role="button", name=f"{feature.done}: {shown}"), within=_MAIN),
        ExpectText(text=f"Removed: {shown}", within=_STATUS),
        Reload(),
        ExpectCount(target=Target(role="button", name=f"{feature.verb}: {shown}"), within=_MAIN),
    )


def _sure_page(feature: Save, app: App) -> Page | None:
    """The page on which a record that is sure to be there can be kept, or None."""
    entity = app.entity(feature.entity)
    if not app.display_of(entity.name) or entity.display.type not in ("text", "long_text", "email"):
        return None
    page = app.detail_page(entity.name)
    if page is not None and feature.id in page.features:
        return page
    browse = next(iter(app.of_kind(Browse, entity.name)), None)
    return app.spec.page_of(browse.id) if browse else None


_MAIN = Target(role="main")
_STATUS = Target(role="status")
