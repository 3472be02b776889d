"""The test of a shop's routes that goes with an app: its stock, its coupons, whose order it is."""

from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from appmint.spec.features import Shop
from appmint.stacks.composition import App, FieldNames
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.entity import fields
from appmint.stacks.web.entity.asked import OPEN
from appmint.stacks.web.features.shop.plan import Plan, stocked_order
from appmint.stacks.web.features.shop.steps import paid_at_once, plentiful, valid_coupon

_VALUES: dict[str, JsonValue] = {
    "text": "Robin Vale",
    "long_text": "12 Mill Lane, Lyon",
    "email": "robin.vale@example.com",
    "phone": "+33 4 72 00 00 00",
    "date": "2034-05-10",
    "datetime": "2034-05-10T10:00",
    "time": "10:00",
    "url": "https://example.com",
    "number": 1,
    "boolean": False,
}
_CARD: dict[str, JsonValue] = {
    "cardNumber": "4242 4242 4242 4242",
    "cardExpiry": "09/34",
    "cardCode": "123",
}


def api_test(feature: Shop, app: App, plan: Plan) -> Mapping[str, str]:
    """Path -> source; empty where ordering asks for an account or what cannot be known."""
    index = plentiful(feature, plan)
    order = _order(plan.parts.asked)
    asks = {plan.item.access.create, plan.checkout_rule} - set(OPEN)
    if index is None or order is None or asks:
        return {}
    price = plan.product.spec.seed[index][feature.price]
    coupon = valid_coupon(plan, price)
    way = fields.initial(plan.method).strip('"') if plan.method else "Card"
    body = render(
        "features/shop/api-test.ts.jinja",
        order={**order, **_CARD},
        p=plan.product,
        stock=plan.stock,
        id=index + 1,
        paid=plan.settles and paid_at_once(way),
        cancelled=plan.cancelled,
        restocks=stocked_order(app, plan.order.name) is not None,
        code=coupon[0] if coupon else None,
        off=coupon[1] if coupon else 0,
        price=price,
    )
    known: dict[str, Sequence[str]] = {
        "drizzle-orm": ("eq",),
        "vitest": ("describe", "expect", "it"),
        "#server/db/client.ts": ("db",),
        "#server/db/schema.ts": (plan.product.table,),
        "./visitor.ts": ("visitor",),
    }
    return {"tests/api/shop.test.ts": import_lines(used_imports(known, body)) + "\n" + body}


def _order(asked: Sequence[FieldNames]) -> dict[str, JsonValue] | None:
    """What a visitor writes at the checkout; None where something needs more than a value."""
    order: dict[str, JsonValue] = {}
    for item in asked:
        if item.type == "enum":
            order[item.stored] = item.options[0]
        elif item.type in _VALUES:
            low = item.spec.minimum if item.type == "number" else None
            order[item.stored] = _VALUES[item.type] if low is None else low
        elif item.required:
            return None
        else:
            order[item.stored] = None
    return order
