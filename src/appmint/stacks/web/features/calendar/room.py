"""A month of dated records: a grid on wide screens, a list on narrow ones."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import Click, ExpectCount, ExpectText, ExpectUrl, Go, Step, Target
from appmint.spec.features import Calendar
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
    ts,
)
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.entity.asked import guard, member_rule, page_rule, sign_in_steps

_NAMELESS = ("location", "image", "file")


def piece(feature: Calendar, app: App, page: Page) -> Piece:
    """What the calendar adds where it stands on `page`."""
    entity = app.entity(feature.entity)
    component = pascal(feature.id)
    client = f"src/{entity.folder}/{kebab(feature.id)}.tsx"
    server = f"server/routes/{kebab(feature.id)}.ts"
    path = f"{entity.api}/by-{kebab(feature.date)}"
    return Piece(
        block=Block(f"<{component} />", (f"#{client} {component}",)),
        files={
            client: _client(feature, app, entity, path),
            server: _server(feature, app, entity),
        },
        routes=(Route(path, f"{camel(feature.id)}Routes", f"#{server}"),),
    )


def _client(feature: Calendar, app: App, entity: EntityNames, path: str) -> str:
    detail = app.detail_page(entity.name)
    rule = member_rule(entity, "read")
    needs = [
        "@tanstack/react-query keepPreviousData",
        "@tanstack/react-query useQuery",
        "#components/page.tsx Section",
        "#components/query-view.tsx QueryView",
        "#components/states.tsx LoadingRows",
        "#features/calendar/dated.ts type MonthOfRecords",
        "#features/calendar/month-view.tsx MonthView",
        "#features/calendar/use-month.ts useMonth",
        "#lib/api.ts request",
        "#lib/list-query.ts queryString",
    ]
    if rule:
        needs.append("#features/form/members-only.tsx MembersOnly")
    return render(
        "features/calendar/calendar.tsx.jinja",
        head=import_lines(needs),
        e=entity,
        d=entity.field(feature.date),
        component=pascal(feature.id),
        path=path,
        rule=rule,
        to="`" + detail.path.replace(":id", "${id}") + "`" if detail else "",
    )


def _label(app: App, entity: EntityNames) -> tuple[str, EntityNames | None]:
    """The column by which a record is called, and the table it has to be joined for."""
    display = entity.display
    if display.is_relation and display.target != entity.name:
        target = app.entity(display.target)
        return f"{target.table}.{target.display.stored}", target
    if display.private or display.is_relation or display.type in _NAMELESS:
        return f"sql<string>`${{{ts(entity.label)}}}`", None
    return f"{entity.table}.{display.stored}", None


def _server(feature: Calendar, app: App, entity: EntityNames) -> str:
    label, join = _label(app, entity)
    owner = entity.access.read == "owner"
    rule = guard(entity.access.read)
    body = render(
        "features/calendar/server.ts.jinja",
        e=entity,
        d=entity.field(feature.date),
        name=camel(feature.id),
        label=label,
        join=join,
        owner=owner,
        guard=rule,
        actor=owner or rule,
    )
    known = {
        "drizzle-orm": ("and", "eq", "gte", "lt", "sql"),
        "hono": ("Hono",),
        "zod": ("z",),
        "#features/calendar/month.ts": ("monthOf", "shiftMonth"),
        "#features/request/keeping.ts": ("kept",),
        "#server/db/client.ts": ("db",),
        "#server/db/clock.ts": ("dayFromNow",),
        "#server/db/schema.ts": (entity.table, *([join.table] if join else [])),
        "#server/http/session.ts": ("type Env", "isStaff", "requireMember", "requireRole"),
        "#server/http/validate.ts": ("validate",),
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def _next(entity: EntityNames, date: FieldNames) -> str | None:
    """How the seed row is called that comes next after the day of seeding, or None."""
    if date.private or entity.display.private or entity.display.type in _NAMELESS:
        return None
    # Rows from tomorrow on: today's may be over when the check runs.
    soon = 24 * 60 if date.type == "datetime" else 1
    rows = [row for row in entity.spec.seed if isinstance(row.get(date.name), int)]
    if len(rows) < len(entity.spec.seed):
        return None
    coming = [row for row in rows if int(str(row[date.name])) >= soon]
    earlier = [row for row in rows if 0 <= int(str(row[date.name])) < soon]
    if earlier or not coming:
        return None
    row = min(coming, key=lambda row: int(str(row[date.name])))
    return str(row[entity.display.name])


def checks(feature: Calendar, app: App, aspect: str) -> Sequence[Step]:
    """What a visitor does to see that the aspect works; empty when it cannot be checked."""
    page = app.spec.page_of(feature.id)
    entity = app.entity(feature.entity)
    if page is None or ":" in page.path:
        return ()
    region = Target(role="region", name=entity.labels)
    shown = _next(entity, entity.field(feature.date))
    if entity.display.is_relation and shown is not None:
        shown = app.display_of(entity.display.target, int(shown))
    seen = (
        (ExpectText(text=shown, within=region),) if shown and entity.access.read != "owner" else ()
    )
    return (
        *sign_in_steps(app, page_rule(page), entity.access.read),
        Go(path=page.path),
        ExpectCount(target=region),
        *seen,
        Click(target=Target(role="button", name="Later month"), within=region),
        ExpectUrl(path=f"{page.path}?month="),
        Click(target=Target(role="button", name="Earlier month"), within=region),
        *seen,
    )
