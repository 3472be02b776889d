"""Records as markers on a drawn map, with a list beside it."""

from collections.abc import Sequence
from typing import Any

from appmint.spec.app import Page
from appmint.spec.criteria import Click, ExpectCount, ExpectText, Step, Target
from appmint.spec.features import Map
from appmint.stacks.composition import App, Block, EntityNames, Piece, kebab
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.entity.fields import shown
from appmint.stacks.web.entity.shown import title_expression
from appmint.stacks.web.features.figures.expected import component_name, seeds, visit

_TELLING = ("enum", "money", "number", "rating", "date", "datetime", "relation")
_FACTS = 3


def piece(feature: Map, app: App, page: Page) -> Piece:
    """The map and its list."""
    entity = app.entity(feature.entity)
    component = component_name(feature, "PlaceMap", entity.icon)
    path = f"src/{entity.folder}/{kebab(feature.id)}.tsx"
    return Piece(
        block=Block(f"<{component} />", (f"#{path} {component}",)),
        files={path: _source(feature, app, component)},
        needs=frozenset({(feature.entity, "list")}),
    )


def _source(feature: Map, app: App, component: str) -> str:
    entity = app.entity(feature.entity)
    facts = [
        (item, shown(app, item, entity.var, linked=False))
        for item in entity.public_fields
        if item.type in _TELLING and item is not entity.display
    ][:_FACTS]
    to = app.link(entity.name, entity.var)
    body = render(
        "features/map/map.tsx.jinja",
        e=entity,
        component=component,
        location=entity.field(feature.location).key,
        title=title_expression(entity, entity.var),
        to=to.strip("{}") if to else "",
        facts=[(item.label, block.jsx) for item, block in facts],
    )
    known = {
        f"#src/{entity.folder}/api.ts": (f"use{entity.types}",),
        "#features/map/place-map.tsx": ("PlaceMap",),
        "#components/facts.tsx": ("Fact", "Facts"),
        "#components/query-view.tsx": ("QueryView",),
        "#components/states.tsx": ("LoadingFacts",),
        "#lib/format.ts": ("formatDate",),
        "lucide-react": (entity.icon,),
    }
    needs = [entry for _, block in facts for entry in block.imports]
    return import_lines([*needs, *used_imports(known, body)]) + "\n" + body


def checks(feature: Map, app: App, aspect: str) -> Sequence[Step]:
    """A record is opened from the list and shows on the map."""
    page = app.spec.page_of(feature.id)
    entity = app.entity(feature.entity)
    opening = visit(app, page, entity) if page else ()
    row = _placed(feature, app, entity)
    if not opening or row is None:
        return ()
    name = _name(entity, row)
    place = row[feature.location]
    steps: list[Step] = [
        *opening,
        ExpectCount(
            target=Target(role="button"), within=Target(role="group", name=f"Map of {entity.nouns}")
        ),
    ]
    if name:
        steps += [
            Click(target=Target(role="button", name=f"Show {name} on the map")),
            ExpectText(text=str(place["label"]), within=Target(role="dialog", name=name)),
        ]
        if app.detail_page(entity.name):
            link = Target(role="link", name=f"Open {name}")
            steps.append(ExpectCount(target=link, within=Target(role="dialog", name=name)))
    return steps


def _placed(feature: Map, app: App, entity: EntityNames) -> dict[str, Any] | None:
    """The first seed row with a place."""
    return next(
        (row for row in seeds(app, entity) if isinstance(row.get(feature.location), dict)), None
    )


def _name(entity: EntityNames, row: dict[str, Any]) -> str:
    value = row.get(entity.display.name)
    if isinstance(value, dict):
        return str(value.get("label", ""))
    plain = entity.display.type in ("text", "long_text", "enum", "email", "phone")
    return str(value) if plain and value else ""
