"""What figures over the seed rows come to, how the app writes them, and the way to their page."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from appmint.spec.app import Page
from appmint.spec.criteria import Go, SignIn, Step
from appmint.spec.features import Feature, Measure
from appmint.stacks.composition import App, EntityNames, FieldNames, kebab, pascal

OPEN = ("anyone", "owner")
"""Rules that let somebody in who has not signed in."""

_READERS = frozenset(
    "hero content spotlight browse detail mine leaderboard figures chart compare report document"
    " calendar lookup chatbot live calculator map account".split()
)
_WITHOUT_CENTS = ("JPY", "KRW", "VND", "CLP", "ISK", "HUF")


def visit(app: App, page: Page, *entities: EntityNames) -> tuple[Step, ...]:
    """Opens the page, signed in where the page or the records ask for it; () where nobody may."""
    rules = [page.role, *(entity.access.read for entity in entities)]
    asked = [rule for rule in rules if rule not in OPEN]
    go = Go(path=page.path.replace(":id", "1"))
    if not asked and (not app.signs_in or "owner" not in rules):
        return (go,)
    role = _role(app, asked) if asked else app.roles[0].name
    return (SignIn(role=role), go) if role else ()


def seeds(app: App, entity: EntityNames) -> list[dict[str, Any]]:
    """The seed rows that whoever `visit` signs in is sure to see."""
    if entity.access.read == "owner":
        return app.demo_rows(entity.name)
    return [dict(row) for row in entity.spec.seed]


def _role(app: App, rules: list[str]) -> str | None:
    """A role that meets all the rules: the one that is named, else staff, else any."""
    named = {rule for rule in rules if rule not in ("member", "nobody")}
    staff = app.staff_roles()
    if len(named) > 1 or "nobody" in rules:
        return staff[0] if staff else None
    names = [role.name for role in app.roles]
    if named:
        role = named.pop()
        return role if role in names else None
    plain = [name for name in names if name not in staff]
    return next(iter([*plain, *names]), None)


def settled(app: App, entity: EntityNames) -> bool:
    """Whether everybody sees the seed rows, and no feature of the app adds or changes any."""
    if entity.access.read not in ("anyone", "member"):
        return False
    return not any(
        entity.name in _named(feature) for feature in app.features if feature.kind not in _READERS
    )


def _named(feature: Feature) -> set[str]:
    return set(_strings(feature.model_dump(exclude={"source"})))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


def chosen(measure: Measure, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows that the measure is about."""
    return [
        row
        for row in rows
        if all(row.get(name) == wanted for name, wanted in measure.where.items())
    ]


def figure(measure: Measure, rows: list[dict[str, Any]]) -> float | None:
    """The measure of rows; None where there is nothing to average."""
    if measure.of == "count" or measure.field is None:
        return len(rows)
    values = [row[measure.field] for row in rows if row.get(measure.field) is not None]
    if measure.of == "sum":
        return float(sum(Decimal(str(value)) for value in values))
    return sum(values) / len(values) if values else None


def written(value: float, field: FieldNames | None = None) -> str:
    """The digits of a figure as the app writes them, without currency and unit."""
    if field is not None and field.type == "money":
        return written_money(value, field.unit)
    return written_number(value)


def written_number(value: float) -> str:
    """At most two decimals, thousands parted by commas."""
    rounded = Decimal(repr(float(value))).quantize(Decimal("0.01"), ROUND_HALF_UP)
    text = f"{rounded:,.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def written_money(minor_units: float, currency: str) -> str:
    """An amount in minor units, in the digits of its currency."""
    whole = Decimal(repr(float(minor_units))).quantize(Decimal(1), ROUND_HALF_UP)
    return f"{whole:,}" if currency in _WITHOUT_CENTS else f"{whole / 100:,.2f}"


def component_name(feature: Feature, *taken: str) -> str:
    """The name of the feature's own component, apart from what its file imports."""
    name = pascal(feature.id)
    return f"{name}Section" if name in taken else name


def route_file(feature: Feature) -> str:
    """The name of the feature's route file: its id, after its kind."""
    return kebab(
        feature.id if feature.id.startswith(feature.kind) else f"{feature.kind}_{feature.id}"
    )
