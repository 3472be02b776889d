"""A list of records with search, filters, sorting and pages."""

import re
from collections.abc import Sequence
from typing import Any

from appmint.spec.app import Page
from appmint.spec.criteria import (
    Choose,
    Click,
    ExpectCount,
    ExpectOrder,
    Fill,
    Step,
    Target,
    inside,
)
from appmint.spec.features import Browse
from appmint.stacks.composition import App, Block, EntityNames, FieldNames, Piece, pascal, prop
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.entity.server import CHOSEN, RANGED
from appmint.stacks.web.visits import entry

_UNSORTABLE = ("long_text", "image", "file", "location", "relation")


def piece(feature: Browse, app: App, page: Page) -> Piece:
    entity = app.entity(feature.entity)
    component = pascal(feature.id)
    path = f"src/{entity.folder}/{feature.id.replace('_', '-')}.tsx"
    filters = _filters(feature, entity)
    related = [app.entity(item.target) for item in filters if item.is_relation]
    body = render(
        "features/browse/browser.tsx.jinja",
        e=entity,
        f=feature,
        component=component,
        filters=filters,
        chosen=CHOSEN,
        ranged=RANGED,
        names=_names(filters),
        list_name=_list_name(feature, app, page),
        target=lambda item: app.entity(item.target),
        related=related,
        sorts=_sorts(feature, entity),
        first_sort=first_sort(feature, entity),
        where={entity.field(name).stored: value for name, value in feature.where.items()},
    )
    known = {
        f"#src/{entity.folder}/api.ts": (f"use{entity.types}", f"use{entity.type}Choices"),
        f"#src/{entity.folder}/{entity.file}-card.tsx": (f"{entity.type}Card",),
        f"#src/{entity.folder}/{entity.file}-table.tsx": (f"{entity.type}Table",),
        f"#shared/{entity.file}.ts": tuple(item.options_name for item in filters if item.options),
        "#components/listing.tsx": ("Pagination", "ResultCount"),
        "#components/query-view.tsx": ("QueryView",),
        "#components/states.tsx": ("EmptyState", "LoadingCards", "LoadingRows"),
        "#components/toolbar.tsx": (
            "FilterRange",
            "FilterSelect",
            "SearchField",
            "SortSelect",
            "Toolbar",
        ),
        "#lib/list-query.ts": ("useListQuery",),
        "lucide-react": (entity.icon,),
    } | {f"#src/{other.folder}/api.ts": (f"use{other.type}Options",) for other in related}
    if any(other.name == entity.name for other in related):
        known[f"#src/{entity.folder}/api.ts"] = (
            f"use{entity.types}",
            f"use{entity.type}Choices",
            f"use{entity.type}Options",
        )
    source = import_lines(used_imports(known, body)) + "\n" + body
    return Piece(
        block=_headed(Block(f"<{component} />", (f"#{path} {component}",)), entity, app, page),
        files={path: source},
        needs=frozenset({(feature.entity, "list")} | {(item.name, "list") for item in related}),
    )


def _headed(list_: Block, entity: EntityNames, app: App, page: Page) -> Block:
    """The list under a heading of its own where the page holds lists of several kinds."""
    kinds = [each.entity for each in _lists(app, page)]
    if len(set(kinds)) < 2 or kinds.count(entity.name) > 1:
        return list_
    jsx = f"<Section {prop('heading', entity.labels)}>{list_.jsx}</Section>"
    return Block(jsx, (*list_.imports, "#components/page.tsx Section"))


def _list_name(feature: Browse, app: App, page: Page) -> str | None:
    """What the address writes before its parameters; the first list of a page needs nothing."""
    first = _lists(app, page)[0]
    return None if first == feature else feature.id.replace("_", "-")


def _lists(app: App, page: Page) -> list[Browse]:
    features = [app.spec.feature(name) for name in page.features]
    return [each for each in features if isinstance(each, Browse)]


def _filters(feature: Browse, entity: EntityNames) -> list[FieldNames]:
    asked = [entity.field(name) for name in feature.filters if name not in feature.where]
    return [
        item
        for item in asked
        if item.type in ("enum", "boolean", "relation")
        or (item.type in (*CHOSEN, *RANGED) and not item.private)
    ]


def _names(filters: Sequence[FieldNames]) -> list[str]:
    """The names under which the list's address keeps the filters."""
    names: list[str] = []
    for item in filters:
        ranged = item.type in RANGED
        names += [f"{item.stored}From", f"{item.stored}To"] if ranged else [item.stored]
    return names


_NEWS = frozenset({"published", "posted"})


_BEST = frozenset({"points", "score", "rating", "goals", "votes", "wins", "likes", "views"})


def _sorts(feature: Browse, entity: EntityNames) -> list[dict[str, str]]:
    choices = []
    for item in (entity.field(name) for name in feature.sort):
        if item.type in _UNSORTABLE or item.private:
            continue
        up, down = (f"{item.label}, low to high", f"{item.label}, high to low")
        if item.type in ("date", "datetime", "time"):
            up, down = f"{item.label}, earliest first", f"{item.label}, latest first"
        elif item.type not in ("number", "money", "rating"):
            up, down = f"{item.label}, A to Z", f"{item.label}, Z to A"
        pair = [
            {"value": item.stored, "label": up},
            {"value": f"-{item.stored}", "label": down},
        ]
        # What has been published is read from the newest on, a ranking from the best.
        downward = (_NEWS | _BEST) & set(item.name.split("_"))
        choices += pair[::-1] if downward else pair
    return choices


_MOMENT = re.compile(
    r"(published|posted|sent|written|happened|started|logged|recorded|reported|submitted|received|"
    r"requested|created|called|issued|opened)(_(at|on|date))?"
)


def first_sort(feature: Browse, entity: EntityNames) -> str:
    """The order a list opens in: what has happened from the latest, all else as asked first."""
    choices = [choice["value"] for choice in _sorts(feature, entity)]
    for item in (entity.field(name) for name in feature.sort):
        leads = bool(choices) and choices[0] == item.stored
        if item.type not in ("date", "datetime") or not (leads or _MOMENT.fullmatch(item.name)):
            continue
        days = [row[item.name] for row in entity.spec.seed if isinstance(row.get(item.name), int)]
        if days and all(isinstance(day, int) and day <= 0 for day in days):
            return f"-{item.stored}"
    return choices[0] if choices else "id"


def checks(feature: Browse, app: App, aspect: str) -> Sequence[Step]:
    page = app.spec.page_of(feature.id)
    entity = app.entity(feature.entity)
    rows = opening_rows(feature, entity)
    if page is None or not rows:
        return ()
    rules = [page.role, entity.access.read]
    if entity.access.read == "owner":
        # Where everybody sees their own, only staff see the seed rows.
        staff = next(iter(app.staff_roles()), None)
        if staff is None or page.role not in ("anyone", "member", staff):
            return ()
        rules = [staff]
    start = entry(app, page, *rules)
    item = record_role(feature)
    shown = app.title_of(entity.name, rows[0])
    match aspect:
        case "search" if feature.search:
            steps = _search(entity, app, rows, item)
            return (*start, *steps) if steps else ()
        case "filter":
            steps = _filter(feature, entity, app, rows, item)
            return (*start, *_in_toolbar(feature, app, page, steps)) if steps else ()
        case "sort":
            steps = _sort(feature, entity, app, rows)
            return (*start, *_in_toolbar(feature, app, page, steps)) if steps else ()
        case "paginate" if len(rows) > feature.page_size:
            return (*start, Click(target=Target(role="button", name="Next")), *_seen(item, ""))
        case "list":
            least = min(3, len(rows), feature.page_size) + (1 if item == "row" else 0)
            return (
                *start,
                ExpectCount(target=Target(role=item), at_least=least),
                *_seen(item, shown),
            )
    return ()


def _in_toolbar(feature: Browse, app: App, page: Page, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The choice that the steps begin with, made above this list and not above another."""
    lists = _lists(app, page)
    if len(lists) == 1:
        return steps
    return (*inside(Target(role="search", nth=lists.index(feature)), steps[:1]), *steps[1:])


def record_role(feature: Browse) -> str:
    """The ARIA role of one record in the list."""
    return "row" if feature.layout == "table" else "article"


def _seen(role: str, name: str) -> tuple[Step, ...]:
    return (ExpectCount(target=Target(role=role, name=name or None)),)


def _gone(role: str, name: str) -> tuple[Step, ...]:
    return (ExpectCount(target=Target(role=role, name=name), at_least=0, at_most=0),)


def opening_rows(feature: Browse, entity: EntityNames) -> list[dict[str, Any]]:
    """The seed rows in the list, in the order in which it opens, so that the first is in sight."""
    rows = [dict(row) for row in entity.spec.seed]
    for name, value in feature.where.items():
        rows = [row for row in rows if row.get(name) == value]
    order = first_sort(feature, entity)
    sorted_by = next((f for f in entity.fields if f.stored == order.removeprefix("-")), None)
    if sorted_by is None:
        return rows
    values = [row.get(sorted_by.name) for row in rows]
    down = order.startswith("-")
    if all(isinstance(value, int | float) for value in values):
        return sorted(rows, key=lambda row: float(row[sorted_by.name]), reverse=down)
    if all(isinstance(value, str) for value in values):
        # The database sorts text by its bytes.
        return sorted(rows, key=lambda row: str(row[sorted_by.name]).encode(), reverse=down)
    return rows


def _text_of(row: dict[str, Any], entity: EntityNames, app: App) -> str:
    """All that the API's search looks at, in lower case."""
    words = []
    for item in entity.public_fields:
        value = row.get(item.name)
        if value is None:
            continue
        if item.is_relation and isinstance(value, int):
            words.append(app.display_of(item.target, value))
        elif isinstance(value, dict):
            words.append(str(value.get("label", "")))
        else:
            words.append(str(value))
    return "\n".join(words).lower()


def _search(
    entity: EntityNames, app: App, rows: list[dict[str, Any]], role: str
) -> tuple[Step, ...]:
    wanted = app.title_of(entity.name, rows[0])
    others = [
        app.title_of(entity.name, row)
        for row in rows[1:]
        if wanted.lower() not in _text_of(row, entity, app)
    ]
    gone = _gone(role, others[0]) if others else ()
    return (Fill(label=f"Search {entity.nouns}", value=wanted), *_seen(role, wanted), *gone)


def _filter(
    feature: Browse,
    entity: EntityNames,
    app: App,
    rows: list[dict[str, Any]],
    role: str,
) -> tuple[Step, ...]:
    for item in _filters(feature, entity):
        value = rows[0].get(item.name)
        if value is None or item.type in RANGED:
            continue
        if item.type == "location":
            value = value["label"]
        if item.is_relation:
            option = app.display_of(item.target, int(value))
        elif item.type == "boolean":
            option = "Yes" if value else "No"
        else:
            option = str(value)
        same = [row for row in rows if row.get(item.name) == rows[0].get(item.name)]
        kept = [app.title_of(entity.name, row) for row in same]
        others = [app.title_of(entity.name, row) for row in rows if row not in same]
        gone = [title for title in others if not any(title in each for each in kept)]
        if gone:
            return (
                Choose(label=item.label, option=option),
                *_seen(role, kept[0]),
                *_gone(role, gone[0]),
            )
    return ()


def _sort(
    feature: Browse, entity: EntityNames, app: App, rows: list[dict[str, Any]]
) -> tuple[Step, ...]:
    sorts = _sorts(feature, entity)
    if len(rows) < 2 or not sorts:
        return ()
    for choice in sorts:
        name = choice["value"].removeprefix("-")
        item = next(item for item in entity.fields if item.stored == name)
        if any(row.get(item.name) is None for row in rows):
            continue
        values = [row[item.name] for row in rows]
        if len({str(value) for value in values}) < len(values):
            continue
        if item.type in ("text", "enum", "email"):
            # The database sorts text by its bytes.
            key = lambda row: str(row[item.name]).encode()  # noqa: E731, B023
        elif item.type in ("number", "money", "date", "datetime", "rating"):
            if not all(isinstance(value, int | float) for value in values):
                continue
            key = lambda row: row[item.name]  # noqa: E731, B023
        else:
            continue
        ordered = sorted(rows, key=key, reverse=choice["value"].startswith("-"))
        names = tuple(app.title_of(entity.name, row) for row in ordered[:3])
        return (Choose(label="Sort by", option=choice["label"]), ExpectOrder(texts=names))
    return ()
