"""A chart over an entity's records, grouped by the server, with its table."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import Click, ExpectCount, Step, Target
from appmint.spec.features import Chart
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
    chosen,
    component_name,
    figure,
    route_file,
    seeds,
    settled,
    visit,
    written,
)
from appmint.stacks.web.features.figures.room import (
    SQL_NAMES,
    measure_format,
    measure_sql,
    measure_where,
    measured,
)

_DATED = ("date", "datetime")
_MOST_GROUPS = 12
"""As in `groups.ts`: what is beyond is summed up as "Other"."""


def piece(feature: Chart, app: App, page: Page) -> Piece:
    """The chart, and the route that answers its groups."""
    entity = app.entity(feature.measure.entity)
    component = component_name(feature, "ChartSection")
    path = f"src/{entity.folder}/{kebab(feature.id)}.tsx"
    address = f"/charts/{kebab(feature.id)}"
    routes = f"{camel(feature.id)}Routes"
    server = f"server/routes/{route_file(feature)}.ts"
    return Piece(
        block=Block(f"<{component} />", (f"#{path} {component}",)),
        files={
            path: _client(feature, entity, component, address),
            server: _server(feature, app, page, routes),
        },
        routes=(Route(address, routes, f"#{server}"),),
    )


def _client(feature: Chart, entity: EntityNames, component: str, address: str) -> str:
    group = entity.field(feature.group_by)
    style: str = feature.style
    if feature.latest:
        style = "curve"
    elif style == "bar" and group.type in _DATED:
        style = "columns"
    props = [
        prop("heading", feature.heading),
        prop("source", f"/api{address}"),
        prop("drawn", style),
        prop("group", group.label),
        prop("measure", feature.measure.label),
    ]
    if format_parts := measure_format(feature.measure, entity):
        props.append("format={{ " + ", ".join(format_parts) + " }}")
    return render(
        "features/chart/chart.tsx.jinja",
        head=import_lines(["#features/chart/chart-section.tsx ChartSection"]),
        component=component,
        props=props,
    )


def _server(feature: Chart, app: App, page: Page, routes: str) -> str:
    entity = app.entity(feature.measure.entity)
    group = entity.field(feature.group_by)
    target = app.entity(group.target) if group.is_relation else None
    own = target is not None and target.name == entity.name
    joined = f"{group.key}Record" if own else (target.table if target else "")
    label = f"{entity.table}.{group.stored}"
    if target:
        label = f"{joined}.{target.display.stored}"
    where = [
        f"readable(c, {entity.table}, {ts(entity.access.read)})",
        *measure_where(feature.measure, entity),
    ]
    body = render(
        "features/chart/routes.ts.jinja",
        heading=feature.heading.replace("*/", ""),
        routes=routes,
        rule=page.role,
        e=entity,
        group=group,
        target=target,
        own=own,
        joined=joined,
        label=label,
        dated=group.type in _DATED,
        value=measure_sql(feature.measure, entity),
        additive=feature.measure.of != "average",
        latest=feature.latest,
        field=measured(feature.measure, entity),
        where=where[0] if len(where) == 1 else f"and({', '.join(where)})",
    )
    known = {
        "drizzle-orm": ("and", *SQL_NAMES),
        "drizzle-orm/sqlite-core": ("alias",),
        "hono": ("Hono",),
        "#features/chart/groups.ts": ("inOrder", "largestFirst"),
        "#features/chart/dates.ts": ("byDate",),
        "#features/chart/points.ts": ("pointsOf",),
        "#features/figures/readable.ts": ("admit", "readable"),
        "#server/db/client.ts": ("db",),
        "#server/db/schema.ts": sorted({entity.table, *([target.table] if target else [])}),
        "#server/http/session.ts": ("type Env",),
        f"#shared/{entity.file}.ts": (group.options_name,),
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def checks(feature: Chart, app: App, aspect: str) -> Sequence[Step]:
    """The picture, and the rows of its table."""
    page = app.spec.page_of(feature.id)
    entity = app.entity(feature.measure.entity)
    opening = visit(app, page, entity) if page else ()
    if not opening or not chosen(feature.measure, seeds(app, entity)):
        return ()
    region = Target(role="region", name=feature.heading)
    rows = _expected_rows(feature, app, entity)
    drawn = _expected_picture(feature, app, entity)
    return (
        *opening,
        ExpectCount(target=Target(role="img", name=drawn), within=region),
        Click(target=Target(role="button", name="Show as table"), within=region),
        *(ExpectCount(target=Target(role="row", name=row), within=region) for row in rows),
    )


def _expected_picture(feature: Chart, app: App, entity: EntityNames) -> str:
    """What the picture says of itself, a curve's points counted where that is certain."""
    field = measured(feature.measure, entity)
    if feature.latest is None or field is None:
        return f"{feature.heading}: "
    if not settled(app, entity):
        return " points, from"
    rows = chosen(feature.measure, seeds(app, entity))
    given = [row for row in rows if None not in (row.get(field.name), row.get(feature.group_by))]
    return f"{feature.heading}: {min(len(given), feature.latest)} points, from"


def _expected_rows(feature: Chart, app: App, entity: EntityNames) -> list[str]:
    """Rows of the chart's table: with figures where they are certain, else the headings alone."""
    group = entity.field(feature.group_by)
    heads = [f"{group.label} {feature.measure.label}"]
    rows = chosen(feature.measure, seeds(app, entity))
    if group.type in _DATED or not rows:
        return heads
    labels = {_label(group, app, row.get(group.name)) for row in rows}
    if None in labels or len(labels) > _MOST_GROUPS:
        return heads
    certain = settled(app, entity)
    field = measured(feature.measure, entity)
    for label in sorted(name for name in labels if name is not None):
        inside = [row for row in rows if _label(group, app, row.get(group.name)) == label]
        value = figure(feature.measure, inside)
        exact = certain and value is not None and not (field and field.type == "money")
        heads.append(
            f"{label} {written(value, field)}" if exact and value is not None else f"{label} "
        )
    return heads[:4]


def _label(group: FieldNames, app: App, value: object) -> str | None:
    if value is None or value == "":
        return None
    if group.is_relation:
        return app.display_of(group.target, value) if isinstance(value, int) else None
    return str(value)
