"""Two or three records side by side, chosen by the visitor."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import Choose, ExpectCount, ExpectText, Step, Target
from appmint.spec.features import Compare
from appmint.stacks.composition import App, Block, EntityNames, FieldNames, Piece, kebab, ts
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.entity.fields import shown
from appmint.stacks.web.entity.shown import title_expression
from appmint.stacks.web.features.figures.expected import component_name, seeds, visit

_NUMERIC = ("number", "money", "rating")
_SHOWN = 10


def piece(feature: Compare, app: App, page: Page) -> Piece:
    """The choice of records and what they are compared by."""
    entity = app.entity(feature.entity)
    component = component_name(feature, "Comparison", entity.icon, entity.type)
    path = f"src/{entity.folder}/{kebab(feature.id)}.tsx"
    return Piece(
        block=Block(f"<{component} />", (f"#{path} {component}",)),
        files={path: _source(feature, app, component)},
        needs=frozenset({(feature.entity, "list")}),
    )


def compared(feature: Compare, entity: EntityNames) -> list[FieldNames]:
    """The fields that are compared: those asked for, else the telling ones."""
    asked = [entity.field(name) for name in feature.fields] or list(entity.fields)
    return [
        item
        for item in asked
        if item is not entity.display and not item.private and item.type not in ("image", "file")
    ][:_SHOWN]


def _source(feature: Compare, app: App, component: str) -> str:
    entity = app.entity(feature.entity)
    needs: list[str] = []
    rows = []
    for item in compared(feature, entity):
        value = shown(app, item, entity.var)
        rows.append(_row(item, entity, value))
        needs += value.imports
    to = app.link(entity.name, entity.var)
    body = render(
        "features/compare/compare.tsx.jinja",
        e=entity,
        component=component,
        icon=entity.icon,
        rows=rows,
        group=next((each for each in compared(feature, entity) if each.is_relation), None),
        title=title_expression(entity, entity.var),
        to=to.strip("{}") if to else "",
    )
    known = {
        f"#src/{entity.folder}/api.ts": (f"use{entity.types}",),
        f"#shared/{entity.file}.ts": (f"type {entity.type}",),
        "#features/compare/comparison.tsx": ("type ComparedField", "Comparison"),
        "#components/query-view.tsx": ("QueryView",),
        "#components/states.tsx": ("LoadingRows",),
        "#lib/format.ts": ("formatDate",),
        "lucide-react": (entity.icon,),
    }
    return import_lines([*needs, *used_imports(known, body)]) + "\n" + body


def _row(item: FieldNames, entity: EntityNames, value: Block) -> str:
    """One line of the comparison, as an object in TypeScript."""
    var = entity.var
    text = value.jsx
    if text.startswith("{") and text.endswith("}"):
        text = text[1:-1]
    raw = f"{var}.{item.key}"
    same = f"{raw}?.label ?? ''" if item.is_relation or item.type == "location" else raw
    parts = [
        f"label: {ts(item.label)}",
        f"show: ({var}) => {text}",
        f"value: ({var}) => {same}",
    ]
    if item.type in _NUMERIC:
        parts.append(f"figure: ({var}) => {raw}")
        if item.type == "money":
            parts.append(f"format: {{ currency: {ts(item.unit)} }}")
        elif item.type == "rating":
            parts.append("format: { unit: 'of 5' }")
        elif item.unit:
            parts.append(f"format: {{ unit: {ts(item.unit)} }}")
    return "{ " + ", ".join(parts) + " }"


def checks(feature: Compare, app: App, aspect: str) -> Sequence[Step]:
    """Other records are chosen than those shown first, and stand side by side."""
    page = app.spec.page_of(feature.id)
    entity = app.entity(feature.entity)
    names = [str(row.get(entity.display.name, "")) for row in seeds(app, entity)]
    plain = entity.display.type in ("text", "long_text", "enum", "email", "phone")
    opening = visit(app, page, entity) if page else ()
    if not opening or len(set(names)) < 2 or not plain:
        return ()
    first, second = names[-1], names[0]
    table = Target(role="table", name="Comparison")
    fields = compared(feature, entity)
    steps: list[Step] = [
        *opening,
        Choose(label=f"First {entity.noun}", option=first),
        Choose(label=f"Second {entity.noun}", option=second),
        ExpectCount(target=Target(role="columnheader", name=first), within=table),
        ExpectCount(target=Target(role="columnheader", name=second), within=table),
    ]
    steps += [ExpectText(text=item.label, within=table) for item in fields[:3]]
    if len(names) > 2 and names[1] not in (first, second):
        steps += [
            Choose(label=f"Third {entity.noun}", option=names[1]),
            ExpectCount(target=Target(role="columnheader", name=names[1]), within=table),
        ]
    return steps
