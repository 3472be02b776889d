"""Copies of the app's records: made, downloaded, and brought back."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import Click, ExpectCount, ExpectDownload, ExpectText, Step, Target
from appmint.spec.features import Backup
from appmint.stacks.composition import App, Block, EntityNames, Piece, Route, camel, kebab, prop
from appmint.stacks.templates import render
from appmint.stacks.web.entity import making
from appmint.stacks.web.visits import account, entry


def piece(feature: Backup, app: App, page: Page) -> Piece:
    """The list of backups in the page, and its routes."""
    record = app.entity(feature.record)
    path, name = f"/copies/{kebab(feature.id)}", f"{camel(feature.id)}CopiesRoutes"
    file = f"server/routes/{kebab(feature.id)}-copies.ts"
    kept = _in_order(
        [app.entity(each.name) for each in app.spec.entities if each.name != record.name]
    )
    given = {
        "title": "`Backup of ${now.slice(0, 10)}, ${now.slice(11, 16)}`",
        "madeAt": "now",
        "records": "copy.records",
        "content": "copy.content",
    }
    source = render(
        "features/backup/routes.ts.jinja",
        name=name,
        t=record.table,
        tables=[each.table for each in kept],
        values=making.values(record, given),
        guard=making.guard(record.access.create),
    )
    extra = {"#features/backup/copies.ts": ("bringBack", "copyOf")}
    jsx = f"<Backups {prop('path', f'/api{path}')} />"
    needs = ["#features/backup/backups.tsx Backups"]
    rule = record.access.create
    if account(app, rule):
        jsx = f'<MembersOnly {prop("rule", rule)} purpose="make backups">{jsx}</MembersOnly>'
        needs.append("#features/account/members-only.tsx MembersOnly")
    return Piece(
        block=Block(jsx, tuple(needs)),
        files={file: making.route_file(source, (record, *kept), extra)},
        routes=(Route(path, name, f"#{file}"),),
    )


def _in_order(entities: Sequence[EntityNames]) -> list[EntityNames]:
    """The entities, each after those that its relations point to."""
    done: dict[str, EntityNames] = {}
    known = {each.name: each for each in entities}

    def put(each: EntityNames, above: frozenset[str]) -> None:
        for item in each.relations:
            if item.target in known and item.target not in above | {each.name}:
                put(known[item.target], above | {each.name})
        done.setdefault(each.name, each)

    for each in entities:
        put(each, frozenset())
    return list(done.values())


def checks(feature: Backup, app: App, aspect: str) -> Sequence[Step]:
    """A backup is made and listed; it is brought back, or downloaded."""
    page, record = app.spec.page_of(feature.id), app.entity(feature.record)
    if page is None:
        return ()
    status, backups = Target(role="status"), Target(role="list", name="Backups made so far")
    made: tuple[Step, ...] = (
        *entry(app, page, record.access.create),
        Click(target=Target(role="button", name="Back up now")),
        ExpectText(text="is made", within=status),
        ExpectCount(target=Target(role="listitem"), within=backups),
    )
    if aspect == "create":
        download = Target(role="link", name="Download Backup of")
        return (*made, ExpectDownload(target=download, suffix=".json"))
    return (
        *made,
        Click(target=Target(role="button", name="Restore Backup of"), within=backups),
        Click(target=Target(role="button", name="Restore now")),
        ExpectText(text="is restored:", within=status),
    )
