"""Records ranked by a number, highest first."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import ExpectCount, ExpectOrder, Step, Target
from appmint.spec.features import Leaderboard
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


def piece(feature: Leaderboard, app: App, page: Page) -> Piece:
    """The ranking in the page, and its route."""
    entity = app.entity(feature.entity)
    score = entity.field(feature.score)
    group = _group(app, entity)
    path = f"/leaderboard/{kebab(feature.id)}"
    file = f"server/routes/{kebab(feature.id)}.ts"
    name = f"{camel(feature.id)}Routes"
    source = render(
        "features/leaderboard/routes.ts.jinja",
        name=name,
        e=entity,
        score=score,
        label=making.label(app, entity),
        env=entity.owned or bool(account(app, entity.access.read)),
        group=_group_name(app, entity, group) if group else "",
        guard=making.guard,
    )
    shown = _shown(score)
    detail = app.detail_page(entity.name)
    link = ""
    # Where only owners read a record, the page of somebody else's would be refused.
    if detail and entity.access.read != "owner":
        link = " link={(id) => `" + detail.path.replace(":id", "${id}") + "`}"
    grouped = f" {prop('grouping', group.label)}" if group else ""
    jsx = (
        f"<Leaderboard {prop('path', f'/api{path}')} {prop('heading', feature.heading)} "
        f"{prop('measure', score.label)}{grouped} format={{(score) => {shown.jsx}}}{link} />"
    )
    needs = ("#features/leaderboard/leaderboard.tsx Leaderboard", *shown.imports)
    return Piece(
        block=Block(jsx, needs),
        files={file: making.route_file(source, (entity,))},
        routes=(Route(path, name, f"#{file}"),),
    )


def _group(app: App, entity: EntityNames) -> FieldNames | None:
    """The relation by which the ranking can be narrowed: the contest of a score."""
    naming = making.naming_field(entity)
    for item in entity.relations:
        target = app.entity(item.target)
        open_to_all = target.access.read == "anyone" and not target.display.private
        if item is not naming and not item.private and open_to_all:
            return None if target.display.is_relation else item
    return None


def _group_name(app: App, entity: EntityNames, group: FieldNames) -> str:
    name = making.name_behind(app, group, f"${{{entity.table}.{group.stored}}}")
    return f"sql<string | null>`{name}`"


def _shown(score: FieldNames) -> Block:
    if score.type == "money":
        return Block(
            f"formatMoney(score, {ts(score.unit)})".replace('"', "'"),
            ("#lib/format.ts formatMoney",),
        )
    unit = f", {ts(score.unit)}" if score.unit else ""
    return Block(f"formatNumber(score{unit})", ("#lib/format.ts formatNumber",))


def checks(feature: Leaderboard, app: App, aspect: str) -> Sequence[Step]:
    """The seeded records stand in the order of their score."""
    page = app.spec.page_of(feature.id)
    entity = app.entity(feature.entity)
    naming = making.naming_field(entity)
    rows = [row for row in entity.spec.seed if isinstance(row.get(feature.score), int | float)]
    if page is None or not rows or naming.is_relation:
        return ()
    rows = sorted(rows, key=lambda row: -float(str(row[feature.score])))
    # As far down as scores and names differ, so that the order is certain.
    names: list[str] = []
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        names.append(str(row[naming.name]))
        if after is not None and after[feature.score] == row[feature.score]:
            break
        if len(names) == 3:
            break
    board = Target(role="main")
    steps: list[Step] = [
        *entry(app, page, entity.access.read),
        ExpectCount(target=Target(role="listitem"), at_least=min(len(rows), 3), within=board),
        ExpectCount(target=Target(role="listitem", name=names[0]), within=board),
    ]
    if len(names) > 1 and len(set(names)) == len(names):
        steps.append(ExpectOrder(texts=tuple(names)))
    return steps
