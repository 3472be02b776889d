"""Tiles with key figures that the server computes from the records."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import ExpectCount, ExpectText, Step, Target
from appmint.spec.features import Figures, Measure
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

SQL_NAMES = ("avg", "count", "eq", "sum")


def piece(feature: Figures, app: App, page: Page) -> Piece:
    """The tiles, and the route that answers their figures."""
    first = app.entity(feature.measures[0].entity)
    component = component_name(feature, "FigureTiles", *_icons(feature, app))
    path = f"src/{first.folder}/{kebab(feature.id)}.tsx"
    address = f"/figures/{kebab(feature.id)}"
    routes = f"{camel(feature.id)}Routes"
    server = f"server/routes/{route_file(feature)}.ts"
    return Piece(
        block=Block(f"<{component} />", (f"#{path} {component}",)),
        files={
            path: _client(feature, app, component, address),
            server: _server(feature, app, page, routes),
        },
        routes=(Route(address, routes, f"#{server}"),),
    )


def _icons(feature: Figures, app: App) -> list[str]:
    return sorted({app.entity(measure.entity).icon for measure in feature.measures})


def _client(feature: Figures, app: App, component: str, address: str) -> str:
    needs = ["#features/figures/figure-tiles.tsx FigureTiles"]
    needs += [f"lucide-react {icon}" for icon in _icons(feature, app)]
    return render(
        "features/figures/figures.tsx.jinja",
        head=import_lines(needs),
        component=component,
        heading=prop("heading", feature.heading),
        source=prop("source", f"/api{address}"),
        refresh_s=feature.refresh_s,
        tiles=[_tile(measure, app) for measure in feature.measures],
    )


def _tile(measure: Measure, app: App) -> str:
    entity = app.entity(measure.entity)
    parts = [f"label: {ts(measure.label)}", f"icon: {entity.icon}"]
    return "{ " + ", ".join([*parts, *measure_format(measure, entity)]) + " }"


def measure_format(measure: Measure, entity: EntityNames) -> list[str]:
    """How the measure's figures are written, as parts of an object in TypeScript."""
    field = measured(measure, entity)
    if field is None:
        return []
    if field.type == "money":
        return [f"currency: {ts(field.unit)}"]
    if field.type == "rating":
        return ["unit: 'of 5'"]
    return [f"unit: {ts(field.unit)}"] if field.unit else []


def measured(measure: Measure, entity: EntityNames) -> FieldNames | None:
    """The field that is summed or averaged; None for a count."""
    return entity.field(measure.field) if measure.field and measure.of != "count" else None


def measure_sql(measure: Measure, entity: EntityNames) -> str:
    """The measure as a Drizzle expression."""
    field = measured(measure, entity)
    if field is None:
        return "count()"
    column = f"{entity.table}.{field.stored}"
    return f"{'sum' if measure.of == 'sum' else 'avg'}({column}).mapWith(Number)"


def measure_where(measure: Measure, entity: EntityNames) -> list[str]:
    """The measure's conditions as Drizzle expressions."""
    return [
        f"eq({entity.table}.{entity.field(name).stored}, {ts(value)})"
        for name, value in measure.where.items()
    ]


def _server(feature: Figures, app: App, page: Page, routes: str) -> str:
    figures = []
    for measure in feature.measures:
        entity = app.entity(measure.entity)
        given = [
            f"readable(c, {entity.table}, {ts(entity.access.read)})",
            *measure_where(measure, entity),
        ]
        figures.append(
            f"await figure({entity.table}, {measure_sql(measure, entity)}, {', '.join(given)})"
        )
    body = render(
        "features/figures/routes.ts.jinja",
        heading=feature.heading.replace("*/", ""),
        routes=routes,
        rule=page.role,
        figures=figures,
    )
    known = {
        "drizzle-orm": SQL_NAMES,
        "hono": ("Hono",),
        "#features/figures/figure.ts": ("figure",),
        "#features/figures/readable.ts": ("admit", "readable"),
        "#server/db/schema.ts": sorted({app.entity(m.entity).table for m in feature.measures}),
        "#server/http/session.ts": ("type Env",),
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def checks(feature: Figures, app: App, aspect: str) -> Sequence[Step]:
    """Every tile, with its figure where that is certain; for "update" they are counted anew."""
    page = app.spec.page_of(feature.id)
    if page is None:
        return ()
    entities = [app.entity(measure.entity) for measure in feature.measures]
    opening = visit(app, page, *entities)
    if not opening:
        return ()
    region = Target(role="region", name=feature.heading)
    tiles = [
        ExpectCount(
            target=Target(
                role="listitem", name=f"{measure.label}: {_expected(measure, app, entity)}"
            ),
            within=region,
        )
        for measure, entity in zip(feature.measures, entities, strict=True)
    ]
    if aspect != "update":
        return (*opening, *tiles)
    if feature.refresh_s is None:
        return ()
    return (*opening, *tiles, ExpectText(text="Counted 2 times", within=region))


def _expected(measure: Measure, app: App, entity: EntityNames) -> str:
    """The figure where it is certain (without a currency's sign), else nothing."""
    field = measured(measure, entity)
    value = figure(measure, chosen(measure, seeds(app, entity)))
    if not settled(app, entity) or value is None or (field and field.type == "money"):
        return ""
    return written(value, field)
