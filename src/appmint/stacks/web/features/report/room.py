"""A report over records: period and groups to choose, totals, print, CSV and PDF."""

from collections.abc import Sequence
from typing import Literal

from appmint.spec.app import Page
from appmint.spec.criteria import Click, ExpectDownload, ExpectText, Step, Target
from appmint.spec.features import Measure, Report
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
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.features.figures.expected import (
    component_name,
    figure,
    route_file,
    seeds,
    settled,
    visit,
    written,
)

_GROUPS = ("enum", "relation", "boolean")
_DATED = ("date", "datetime")
_KINDS = {
    "date": "date",
    "datetime": "datetime",
    "time": "time",
    "boolean": "boolean",
    "number": "number",
    "rating": "number",
    "money": "money",
}


def piece(feature: Report, app: App, page: Page) -> Piece:
    """The form and the report, and the route that answers its rows."""
    entity = app.entity(feature.entity)
    component = component_name(feature, "ReportBuilder")
    path = f"src/{entity.folder}/{kebab(feature.id)}.tsx"
    address = f"/reports/{kebab(feature.id)}"
    routes = f"{camel(feature.id)}Routes"
    server = f"server/routes/{route_file(feature)}.ts"
    return Piece(
        block=Block(f"<{component} />", (f"#{path} {component}",)),
        files={
            path: _client(feature, app, page, component, address),
            server: _server(feature, app, page, routes),
        },
        routes=(Route(address, routes, f"#{server}"),),
    )


def columns(feature: Report, app: App, page: Page) -> list[FieldNames]:
    """The columns; private fields only on a page for staff."""
    entity = app.entity(feature.entity)
    staff = page.role in app.staff_roles()
    asked = [entity.field(name) for name in feature.columns]
    return [item for item in asked if item.type != "image" and (staff or not item.private)]


def _groups(feature: Report, app: App, page: Page) -> list[FieldNames]:
    """What the rows can be grouped by, the one asked for first."""
    entity = app.entity(feature.entity)
    asked = [entity.field(feature.group_by)] if feature.group_by else []
    others = [item for item in columns(feature, app, page) if item.type in _GROUPS]
    found = [*asked, *(item for item in others if item not in asked)]
    staff = page.role in app.staff_roles()
    return [item for item in found if staff or not item.private]


def _period(feature: Report, app: App, page: Page) -> FieldNames | None:
    """The date that a period is about; None stands for the day a record was added."""
    shown = columns(feature, app, page)
    public = app.entity(feature.entity).public_fields
    return next((item for item in [*shown, *public] if item.type in _DATED), None)


def _client(feature: Report, app: App, page: Page, component: str, address: str) -> str:
    period = _period(feature, app, page)
    return render(
        "features/report/report.tsx.jinja",
        head=import_lines(["#features/report/report-builder.tsx ReportBuilder"]),
        component=component,
        heading=prop("heading", feature.heading),
        source=prop("source", f"/api{address}"),
        period=prop("period", period.label if period else "Added on"),
        columns=[
            _column(item, closing=_closing(feature, item)) for item in columns(feature, app, page)
        ],
        groups=[_group(item) for item in _groups(feature, app, page)],
        grouped=bool(feature.group_by),
    )


def _closing(feature: Report, item: FieldNames) -> str:
    """What stands under a column: its "total", its "average" or nothing."""
    if item.name in feature.total:
        return "total"
    return "average" if item.name in feature.average else ""


def _column(item: FieldNames, *, closing: str = "") -> str:
    kind = _KINDS.get(item.type, "text")
    parts = [f"key: {ts(item.key)}", f"label: {ts(item.label)}", f"kind: {ts(kind)}"]
    if item.type == "money":
        parts.append(f"currency: {ts(item.unit)}")
    elif item.unit:
        parts.append(f"unit: {ts(item.unit)}")
    if closing:
        parts.append(f"{closing}: true")
    return "{ " + ", ".join(parts) + " }"


def _group(item: FieldNames) -> str:
    column = _column(item)
    return f"{column[:-2]}, order: {ts(list(item.options))} }}" if item.options else column


def _server(feature: Report, app: App, page: Page, routes: str) -> str:
    entity = app.entity(feature.entity)
    kept = list(columns(feature, app, page))
    kept += [item for item in _groups(feature, app, page) if item not in kept]
    period = _period(feature, app, page)
    day = f"{entity.table}.{period.stored if period else 'createdAt'}"
    targets = [item.target for item in kept if item.is_relation]

    def joined(item: FieldNames) -> str:
        aliased = targets.count(item.target) > 1 or item.target == entity.name
        return f"{item.key}Record" if aliased else app.entity(item.target).table

    def value(item: FieldNames) -> str:
        if item.is_relation:
            return f"{joined(item)}.{app.entity(item.target).display.stored}"
        if item.type == "location":
            return f"sql<string>`json_extract(${{{entity.table}.{item.stored}}}, '$.label')`"
        return f"{entity.table}.{item.stored}"

    relations = [item for item in kept if item.is_relation]
    body = render(
        "features/report/routes.ts.jinja",
        e=entity,
        heading=feature.heading.replace("*/", ""),
        routes=routes,
        rule=page.role,
        read=entity.access.read,
        selected=[f"{item.key}: {value(item)}" for item in kept],
        relations=[(joined(item), app.entity(item.target).table, item) for item in relations],
        day=day,
    )
    tables = {entity.table, *(app.entity(item.target).table for item in relations)}
    known = {
        "drizzle-orm": ("and", "eq", "sql"),
        "drizzle-orm/sqlite-core": ("alias",),
        "hono": ("Hono",),
        "#features/figures/readable.ts": ("admit", "readable"),
        "#features/report/period.ts": ("MOST_ROWS", "period", "within"),
        "#server/db/client.ts": ("db",),
        "#server/db/schema.ts": sorted(tables),
        "#server/http/session.ts": ("type Env",),
        "#server/http/validate.ts": ("validate",),
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def checks(feature: Report, app: App, aspect: str) -> Sequence[Step]:
    """A report is generated, adds up, and for "download" comes as CSV and PDF."""
    page = app.spec.page_of(feature.id)
    entity = app.entity(feature.entity)
    opening = visit(app, page, entity) if page else ()
    rows = seeds(app, entity)
    if page is None or not opening or not rows:
        return ()
    table = Target(role="table", name=feature.heading)
    place = Target(role="region", name=feature.heading)
    generate = Target(role="button", name="Generate report")
    steps: list[Step] = [*opening, Click(target=generate, within=place)]
    steps += [ExpectText(text=item.label, within=table) for item in columns(feature, app, page)[:4]]
    text = next((item for item in columns(feature, app, page) if item.type == "text"), None)
    if text and rows[0].get(text.name):
        steps.append(ExpectText(text=str(rows[0][text.name]), within=table))
    steps += _totals(feature, app, page, entity, table)
    if aspect == "download":
        steps += [
            ExpectDownload(
                target=Target(role="button", name=f"Download {suffix.upper()}"),
                suffix=f".{suffix}",
                within=place,
            )
            for suffix in ("csv", "pdf")
        ]
    return steps


def _totals(
    feature: Report, app: App, page: Page, entity: EntityNames, table: Target
) -> list[Step]:
    """What stands in the last line, where it is certain."""
    closed = [item for item in columns(feature, app, page) if _closing(feature, item)]
    if not closed or not settled(app, entity):
        averaged = all(_closing(feature, item) == "average" for item in closed) and closed
        return [ExpectText(text="Average" if averaged else "Total", within=table)]
    return [ExpectText(text=_sum(feature, app, entity, item), within=table) for item in closed]


def _sum(feature: Report, app: App, entity: EntityNames, item: FieldNames) -> str:
    """The total or the average of a column over the seed rows, as the report writes it."""
    averaged = _closing(feature, item) == "average"
    of: Literal["average", "sum"] = "average" if averaged else "sum"
    measure = Measure(label=item.label, entity=entity.name, of=of, field=item.name)
    value = figure(measure, seeds(app, entity))
    if value is None:
        return "Total"
    # Before an amount stands the sign of its currency.
    named = averaged and item.type != "money"
    return f"Average {written(value, item)}" if named else written(value, item)
