"""Notices to the visitor with read state, raised when records of the app are made."""

from collections.abc import Sequence
from dataclasses import dataclass

from appmint.spec.app import Page
from appmint.spec.criteria import Click, ExpectCount, ExpectNoText, ExpectText, Reload, Step, Target
from appmint.spec.features import Notifications, Save
from appmint.stacks.composition import (
    App,
    Block,
    EntityNames,
    FieldNames,
    Piece,
    Route,
    camel,
    kebab,
    prop,
    ts,
)
from appmint.stacks.templates import render
from appmint.stacks.web.entity import making
from appmint.stacks.web.visits import account, entry

_MOMENT = """strftime('%Y-%m-%dT%H:%M', "made"."created_at", 'localtime')"""


@dataclass(frozen=True)
class Followed:
    """What people follow that the records belong to: only news of these concerns them."""

    record: EntityNames
    link: FieldNames
    """In `record`, to what is followed."""
    topic: FieldNames
    """In the new records, to what is followed."""


@dataclass(frozen=True)
class Watched:
    """An entity whose new records raise a notice, as parts of an SQL statement."""

    entity: EntityNames
    values: str
    body: str
    moment: str
    seeded: int
    """How many rows it began with: those are no news."""
    visible: str
    """Which of its records concern the person, as SQL; "" for all."""
    condition: str
    """Whether the person may read any, as TypeScript; "" when all people may."""
    followed: Followed | None


def piece(feature: Notifications, app: App, page: Page) -> Piece:
    """The bell in the header, the list in the page, and their routes."""
    record = app.entity(feature.record)
    path = f"/notifications/{kebab(feature.id)}"
    # Not by the id alone: an entity may be called notifications, too.
    file = f"server/routes/{kebab(feature.id)}-feed.ts"
    name = f"{camel(feature.id)}FeedRoutes"
    address = prop("path", f"/api{path}")
    return Piece(
        block=Block(
            f"<NotificationList {address} />",
            ("#features/notifications/notification-list.tsx NotificationList",),
        ),
        header=Block(
            f"<NotificationBell {address} {prop('to', page.path)} />",
            ("#features/notifications/notification-bell.tsx NotificationBell",),
        ),
        files={file: _routes(feature, app, record, name)},
        routes=(Route(path, name, f"#{file}"),),
    )


def _routes(feature: Notifications, app: App, record: EntityNames, name: str) -> str:
    news = {
        "title": '"news"."title"',
        "body": '"news"."body"',
        "read": '"news"."read"',
        "createdAt": '"news"."created_at"',
    }
    names, everybody = making.columns(record, news)
    source = render(
        "features/notifications/routes.ts.jinja",
        name=name,
        r=record,
        t=record.table,
        columns=names,
        everybody=everybody,
        watched=[_watched(app, record, app.entity(each)) for each in feature.on],
        signs_in=app.signs_in,
    )
    extra = {"#server/db/accounts.ts": ("users",)}
    watched = [app.entity(each) for each in feature.on]
    kept = [followed.record for each in watched for followed in _follows(app, each)]
    tables = (record, *watched, *kept)
    return making.route_file(source, tables, extra)


def _watched(app: App, record: EntityNames, entity: EntityNames) -> Watched:
    naming = making.naming_field(entity)
    named = f'"made"."{naming.column}"'
    if naming.is_relation:
        named = making.name_behind(app, naming, named)
    elif naming.private:
        named = '\'Number \' || "made"."id"'
    elif naming.type == "location":
        named = f"json_extract({named}, '$.label')"
    body = f"coalesce({named}, '')"
    given = {
        "title": "${" + ts(f"New {entity.noun}") + "}",
        "body": body,
        "read": "0",
        "createdAt": _MOMENT,
    }
    _, values = making.columns(record, given)
    read = entity.access.read
    visible, condition = "", ""
    if read == "owner" and entity.owned:
        visible = '("made"."owner_id" = ${person.id} or ${isStaff(person)})'
    elif entity.owned and app.signs_in:
        # What one has written oneself is no news; without accounts, one person may be all there is.
        visible = '("made"."owner_id" is null or "made"."owner_id" <> ${person.id})'
    elif read == "member":
        condition = "person.role !== 'guest'"
    elif read == "nobody":
        condition = "isStaff(person)"
    elif account(app, read):
        condition = f"isStaff(person) || person.role === {ts(read)}"
    seeded = len(entity.spec.seed)
    followed = next(iter(_follows(app, entity)), None)
    return Watched(entity, values, body, _MOMENT, seeded, visible, condition, followed)


def _follows(app: App, entity: EntityNames) -> list[Followed]:
    saves = [save for save in app.of_kind(Save) if save.verb == "Follow"]
    return [
        Followed(
            app.entity(save.record),
            making.link_to(app.entity(save.record), app.entity(save.entity)),
            field,
        )
        for save in saves
        for field in entity.relations
        if field.target == save.entity
    ]


def checks(feature: Notifications, app: App, aspect: str) -> Sequence[Step]:
    """A notice is listed, and read once it is marked as read."""
    page = app.spec.page_of(feature.id)
    record = app.entity(feature.record)
    if page is None or not record.spec.seed:
        return ()
    # The first demo account has its own notices; everybody has those that are for everybody.
    rule = app.roles[0].name if app.roles else "anyone"
    start = entry(app, page, rule)
    title = str(record.spec.seed[-1]["title"])
    notices = Target(role="main")
    seen = ExpectCount(target=Target(role="listitem", name=title), within=notices)
    if aspect == "read":
        return (
            *start,
            seen,
            Click(target=Target(role="button", name="Mark all as read")),
            ExpectText(text="All notifications are read", within=Target(role="status")),
            Reload(),
            ExpectText(text="Nothing new"),
            ExpectNoText(text="Mark as read"),
        )
    bell = Target(role="link", name="Notifications,")
    return (*start, seen, ExpectCount(target=bell, within=Target(role="banner")))
