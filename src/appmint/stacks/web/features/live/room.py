"""Readings that change on a timer, labelled as simulated."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import ExpectCount, ExpectText, Step, Target
from appmint.spec.features import Live
from appmint.stacks.composition import (
    App,
    Block,
    EntityNames,
    FieldNames,
    Piece,
    Route,
    camel,
    kebab,
    ts,
)
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.features.figures.expected import component_name, route_file, seeds, visit


def piece(feature: Live, app: App, page: Page) -> Piece:
    """The readings, and the route that answers what they are now."""
    entity = app.entity(feature.entity)
    component = component_name(feature, "LiveReadings", entity.icon)
    path = f"src/{entity.folder}/{kebab(feature.id)}.tsx"
    address = f"/live/{kebab(feature.id)}"
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


def _heading(feature: Live, app: App) -> str:
    """What the readings are called: by their records where a page shows several."""
    alone = len(list(app.of_kind(Live))) == 1
    return "Live readings" if alone else f"Live {app.entity(feature.entity).nouns}"


def _readings(feature: Live, entity: EntityNames) -> list[FieldNames]:
    return [entity.field(name) for name in feature.fields]


def _client(feature: Live, app: App, component: str, address: str) -> str:
    entity = app.entity(feature.entity)
    detail = app.detail_page(entity.name)
    body = render(
        "features/live/live.tsx.jinja",
        e=entity,
        component=component,
        heading=_heading(feature, app),
        source=f"/api{address}",
        interval_s=feature.interval_s,
        address=detail.path.split("/:")[0] if detail else "",
        readings=[_reading(item) for item in _readings(feature, entity)],
    )
    known = {
        "#features/live/live-readings.tsx": ("LiveReadings",),
        "lucide-react": (entity.icon,),
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def _reading(item: FieldNames) -> str:
    parts = [f"key: {ts(item.key)}", f"label: {ts(item.label)}"]
    if item.type == "money":
        parts.append(f"currency: {ts(item.unit)}")
    elif item.unit:
        parts.append(f"unit: {ts(item.unit)}")
    return "{ " + ", ".join(parts) + " }"


def _server(feature: Live, app: App, page: Page, routes: str) -> str:
    entity = app.entity(feature.entity)
    display = entity.display
    target = app.entity(display.target) if display.is_relation else None
    own = target is not None and target.name == entity.name
    joined = f"{display.key}Record" if own else (target.table if target else "")
    name = f"{joined}.{target.display.stored}" if target else f"{entity.table}.{display.stored}"
    latest = _latest(entity)
    day = latest.key if latest and latest.type == "date" else ""
    body = render(
        "features/live/routes.ts.jinja",
        e=entity,
        routes=routes,
        rule=page.role,
        read=entity.access.read,
        name=name,
        target=target,
        own=own,
        joined=joined,
        latest=latest,
        day=day,
        shown="rows.filter((row) => row.day === rows[0]?.day)" if day else "rows",
        most=_MOST if latest else _MOST_OF_ALL,
        columns=[f"{item.key}: {entity.table}.{item.key}" for item in _readings(feature, entity)],
        drifts=[_drift(item, entity) for item in _readings(feature, entity)],
    )
    known = {
        "drizzle-orm": ("asc", "desc", "eq"),
        "drizzle-orm/sqlite-core": ("alias",),
        "hono": ("Hono",),
        "#features/figures/readable.ts": ("admit", "readable"),
        "#features/live/drift.ts": ("drifted",),
        "#server/db/client.ts": ("db",),
        "#server/db/schema.ts": sorted({entity.table, *([target.table] if target else [])}),
        "#server/http/session.ts": ("type Env",),
    }
    return import_lines(used_imports(known, body)) + "\n" + body


_MOST = 6
"""Records shown of those that were measured last."""
_MOST_OF_ALL = 24
"""Records shown where each is measured all the time."""
_MEASURED = frozenset("measured recorded read logged sampled taken updated date".split())


def _latest(entity: EntityNames) -> FieldNames | None:
    """The field that says when a record was measured; None where each is measured all the time."""
    dated = (each for each in entity.fields if each.type in ("date", "datetime"))
    return next((each for each in dated if _MEASURED & set(each.name.split("_"))), None)


def _drift(item: FieldNames, entity: EntityNames) -> str:
    """The entry of one reading in the answer."""
    bounds = [f"decimals: {_decimals(item, entity)}"]
    if item.type == "money":
        bounds.append("minimum: 0")
    elif item.type == "rating":
        bounds += ["minimum: 1", "maximum: 5"]
    else:
        lowest = item.spec.minimum
        if lowest is None and item.unit not in _BELOW_NOUGHT and min(_kept(item, entity)) >= 0:
            lowest = 0
        if lowest is not None:
            bounds.append(f"minimum: {lowest:g}")
        if item.spec.maximum is not None:
            bounds.append(f"maximum: {item.spec.maximum:g}")
    return f"{item.key}: drifted(row.values.{item.key}, row.id, now, {{ {', '.join(bounds)} }})"


def _decimals(item: FieldNames, entity: EntityNames) -> int:
    """How exact a reading is: as exact as what is kept, so that requests stay whole numbers."""
    return 0 if all(value.is_integer() for value in _kept(item, entity)) else 1


def _kept(item: FieldNames, entity: EntityNames) -> list[float]:
    """The values of a field in the seed rows; nought where there are none."""
    values = [row.get(item.name) for row in entity.spec.seed]
    return [float(value) for value in values if isinstance(value, int | float)] or [0.0]


_BELOW_NOUGHT = frozenset({"°C", "°F", "dB", "dBm", "%"})
"""Units of readings that may fall below nought, though no sample does."""


def _moment(value: object) -> float:
    """When a seed row was measured, as days or minutes from now."""
    return float(value) if isinstance(value, int | float) else float("-inf")


def checks(feature: Live, app: App, aspect: str) -> Sequence[Step]:
    """The readings are there; for "update" they change while one looks."""
    page = app.spec.page_of(feature.id)
    entity = app.entity(feature.entity)
    opening = visit(app, page, entity) if page else ()
    kept = [row for row in seeds(app, entity) if any(row.get(name) for name in feature.fields)]
    latest = _latest(entity)
    if latest:
        kept.sort(key=lambda row: _moment(row.get(latest.name)), reverse=True)
        last = kept[0].get(latest.name) if kept else None
        kept = [row for row in kept if latest.type != "date" or row.get(latest.name) == last]
    rows = [str(row.get(entity.display.name)) for row in kept]
    if not opening or not rows:
        return ()
    names = rows[:2] if entity.display.type in ("text", "enum") else []
    region = Target(role="region", name=_heading(feature, app))
    steps: list[Step] = [
        *opening,
        ExpectText(text="Simulated live data", within=region),
        ExpectText(text="Last updated", within=region),
    ]
    steps += [
        ExpectCount(target=Target(role="listitem", name=name), within=region) for name in names
    ]
    if aspect == "update":
        # The count goes up only when the readings that came differ from those before.
        steps.append(ExpectText(text="Update 2", within=region))
    return steps
