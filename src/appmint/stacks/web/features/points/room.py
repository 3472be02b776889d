"""Points that are counted for each person: earned by visits and own records, given for rewards."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import Click, ExpectCount, ExpectText, Reload, Step, Target
from appmint.spec.features import Points
from appmint.spec.labels import in_text
from appmint.stacks.composition import App, Block, EntityNames, Piece, Route, camel, kebab, prop, ts
from appmint.stacks.templates import render
from appmint.stacks.web.entity import making
from appmint.stacks.web.features.points.api_test import api_test
from appmint.stacks.web.visits import account, entry

_STANDING = "#features/points/standing.ts"


def piece(feature: Points, app: App, page: Page) -> Piece:
    """The balance with its statement and the rewards, and their routes."""
    record = app.entity(feature.record)
    path = f"/points/{kebab(feature.id)}"
    # Not by the id alone: an entity may be called points, too.
    file = f"server/routes/{kebab(feature.id)}-book.ts"
    name = f"{camel(feature.id)}BookRoutes"
    return Piece(
        block=_block(feature, app, f"/api{path}"),
        files={file: _routes(feature, app, record, name), **api_test(feature, app, f"/api{path}")},
        routes=(Route(path, name, f"#{file}"),),
    )


def _block(feature: Points, app: App, address: str) -> Block:
    rule = app.entity(feature.record).access.create
    noun = in_text(feature.noun)
    ways = [f"each {app.entity(name).noun} ({feature.each})" for name in feature.earned_by]
    rewards = f" {prop('rewards', _rewards(feature, app).labels)}" if feature.reward else ""
    jsx = (
        f"<PointsView {prop('path', address)} {prop('noun', noun)} ways={{{ts(ways)}}} "
        f"visit={{{feature.visit}}}{rewards} />"
    )
    needs = ["#features/points/points-view.tsx PointsView"]
    if account(app, rule):
        jsx = (
            f"<MembersOnly {prop('rule', rule)} {prop('purpose', f'see your {noun}')}>{jsx}"
            "</MembersOnly>"
        )
        needs.append("#features/account/members-only.tsx MembersOnly")
    return Block(jsx, tuple(needs))


def _rewards(feature: Points, app: App) -> EntityNames:
    return app.entity(feature.reward or "")


def _routes(feature: Points, app: App, record: EntityNames, name: str) -> str:
    earned = [app.entity(each) for each in feature.earned_by]
    reward = _rewards(feature, app) if feature.reward else None
    visit = {"reason": "${CHECK_IN}", "amount": "${VISIT}"}
    redeemed = {"reason": "${`Redeemed: ${reward.title}`}", "amount": "${-reward.cost}"}
    visit_columns, visit_values = making.columns(record, visit)
    redeem_columns, redeem_values = making.columns(record, redeemed)
    source = render(
        "features/points/routes.ts.jinja",
        name=name,
        t=record.table,
        record=record,
        noun=in_text(feature.noun),
        welcome=feature.welcome,
        visit=feature.visit,
        each=feature.each,
        earned=earned,
        reward=reward,
        cost=reward.field(feature.cost or "") if reward else None,
        stock=reward.field(feature.stock) if reward and feature.stock else None,
        visit_columns=visit_columns,
        visit_values=visit_values,
        redeem_columns=redeem_columns,
        redeem_values=redeem_values,
        label=lambda entity: making.label(app, entity),
        guard=making.guard,
    )
    tables = [record, *earned, *([reward] if reward else [])]
    shared = {
        _STANDING: ("refusedReward", "type Booked", "type Reward", "type Standing"),
        "#server/db/accounts.ts": ("users",),
    }
    return making.route_file(source, tables, shared)


def checks(feature: Points, app: App, aspect: str) -> Sequence[Step]:
    """Somebody sees their balance, earns by a check-in, and gives points for a reward."""
    page = app.spec.page_of(feature.id)
    if page is None:
        return ()
    start = entry(app, page, app.entity(feature.record).access.create)
    statement = Target(role="table", name="Statement")
    balance = ExpectText(text="Your balance", within=Target(role="main"))
    match aspect:
        case "balance":
            return (*start, balance, ExpectCount(target=Target(role="button", name="Check in")))
        case "earn":
            # It may have been done before in the same account: a second check-in earns nothing.
            return (
                *start,
                Click(target=Target(role="button", name="Check in")),
                ExpectText(text="Checked in", within=Target(role="status")),
                Reload(),
                ExpectText(text="You have checked in today", within=Target(role="main")),
                ExpectCount(target=Target(role="row", name="Check-in"), within=statement),
            )
        case "redeem" if taken := affordable(feature, app):
            return (
                *start,
                Click(target=Target(role="button", name=f"Redeem: {taken}")),
                ExpectText(text=f"Redeemed: {taken}", within=Target(role="status")),
                Reload(),
                ExpectCount(target=Target(role="row", name=f"Redeemed: {taken}"), within=statement),
            )
    return ()


def affordable(feature: Points, app: App) -> str:
    """The name of the cheapest reward, if what everybody begins with is enough for it and more."""
    if feature.reward is None or feature.cost is None:
        return ""
    reward = _rewards(feature, app)
    offers = [
        (_number(row.get(feature.cost)), str(row.get(reward.display.name, "")))
        for row in reward.spec.seed
        if feature.stock is None or _number(row.get(feature.stock)) >= _TIMES
    ]
    cost, name = min(((cost, name) for cost, name in offers if cost > 0 and name), default=(0, ""))
    enough = 0 < cost * _TIMES <= feature.welcome and reward.display.type == "text"
    return name if enough else ""


_TIMES = 4
"""How often checks may give points for the same reward: one for each wish to redeem."""


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
