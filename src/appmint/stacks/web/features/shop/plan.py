"""What the entities of a shop mean to it: which field is the price, the quantity, the stock."""

import re
from dataclasses import dataclass

from appmint.spec.features import Shop
from appmint.stacks.composition import App, EntityNames, FieldNames
from appmint.stacks.web.entity.asked import OPEN, AskedFields, asked_fields
from appmint.stacks.web.features.request.room import closed_state

TOTALS = re.compile(r"(\w+_)?(total|amount|sum|price)(_\w+)?")
"""Names of money that is what an order comes to."""
COUPON_CODE = "coupon_code"
"""The order's field for the coupon that was used."""
DISCOUNT = "discount"
"""The order's field for what the coupon took off."""
PAID = "Paid"
"""The state of an order that is paid for at the checkout."""
PIECES = "server/pieces.ts"
"""Where an app moves what orders hold in and out of stock."""
_CANCELLED = re.compile(r"cancell?ed", re.I)
_UNSENT = frozenset({"Paid", "Unpaid", "Pending", "New", "Confirmed"})
"""States besides the first at which nothing of an order is sent or done yet."""
OPEN_CART = "/shop/cart"
"""The address of the cart where no page of the app has it."""
_NUMBERS = re.compile(r"(\w+_)?(number|reference|code)")
_METHODS = re.compile(r"pay\w*_method|paid_by|pay_with")
_COUNTS = re.compile(r"(\w+_)?(items|quantity|count|pieces)(_\w+)?")
_ENDS = re.compile(r"(valid|ends|expires|expiry|use|until)\w*")
_LEAST = re.compile(r"min\w*|from_total")
_LEFT = re.compile(r"left|remaining|(uses|pieces|quantity)_left")


@dataclass(frozen=True)
class CouponNames:
    """The coupons of a shop, and the fields on which it depends whether one is valid."""

    entity: EntityNames
    code: FieldNames
    discount: FieldNames
    until: FieldNames | None
    minimum: FieldNames | None
    left: FieldNames | None
    state: FieldNames | None
    """Valid is the first state alone."""


def _coupon_of(entity: EntityNames) -> CouponNames:
    def named(kind: str, pattern: re.Pattern[str]) -> FieldNames | None:
        found = (item for item in entity.fields if item.type == kind)
        return next((item for item in found if pattern.fullmatch(item.name)), None)

    return CouponNames(
        entity=entity,
        code=entity.field("code"),
        discount=entity.field("discount"),
        until=named("date", _ENDS),
        minimum=named("money", _LEAST),
        left=named("number", _LEFT),
        state=named("enum", re.compile("status|state")),
    )


@dataclass(frozen=True)
class Plan:
    """The entities of a shop and which of their fields mean what."""

    product: EntityNames
    price: FieldNames
    item: EntityNames
    quantity: FieldNames
    order: EntityNames
    line: EntityNames
    number: FieldNames | None
    method: FieldNames | None
    """Of the order: how it is paid for, where there is a choice."""
    parts: AskedFields
    """Of the order: what the checkout asks, and what the server sets."""
    stock: FieldNames | None
    """Of the product: how many there are."""
    coupon: CouponNames | None
    closed: tuple[FieldNames, tuple[str, ...]] | None
    """Of the product: its state, and those at which it cannot be ordered."""

    @property
    def status(self) -> FieldNames | None:
        """Of the order: how far it has come."""
        return next((item for item in self.parts.left_out if item.type == "enum"), None)

    @property
    def total(self) -> FieldNames | None:
        """Of the order: what it comes to."""
        money = [item for item in self.order.fields if item.type == "money"]
        return next((item for item in money if TOTALS.fullmatch(item.name)), None)

    @property
    def checkout_rule(self) -> str:
        """Who may order: orders that staff alone add by a form are placed by whoever has a cart."""
        rule = self.order.access.create
        return rule if rule in (*OPEN, "member") else self.item.access.create

    @property
    def cancelled(self) -> str:
        """The state of an order that is cancelled; "" where there is none."""
        options = self.status.options if self.status else ()
        return next((each for each in options if _CANCELLED.fullmatch(each)), "")

    @property
    def cancellable(self) -> tuple[str, ...]:
        """The states in which a customer may cancel an order; none where it has no such state."""
        if self.status is None or not self.cancelled:
            return ()
        first, *later = self.status.options
        return (first, *(each for each in later if each in _UNSENT))

    @property
    def settles(self) -> bool:
        """Whether an order that is paid for at the checkout says so."""
        return self.status is not None and PAID in self.status.options

    def first(self, kind: str, entity: EntityNames) -> FieldNames | None:
        return next((item for item in entity.fields if item.type == kind), None)

    def to(self, entity: EntityNames, target: EntityNames) -> FieldNames | None:
        return next((item for item in entity.relations if item.target == target.name), None)


def plan_of(feature: Shop, app: App) -> Plan | None:
    """None where the cart item counts no quantity: then nothing can be put into a cart."""
    product, order = app.entity(feature.product), app.entity(feature.order)
    item = app.entity(feature.cart_item)
    quantity = next((field for field in item.fields if field.type == "number"), None)
    if quantity is None:
        return None
    number = next(
        (
            field
            for field in order.fields
            if field.type == "text" and _NUMBERS.fullmatch(field.name)
        ),
        None,
    )
    server = {
        field.name
        for field in order.fields
        if field is number
        or field.type in ("money", "relation", "rating", "boolean", "image", "file")
        or (field.type == "number" and _COUNTS.fullmatch(field.name))
        or (feature.coupon is not None and field.name == COUPON_CODE)
    }
    return Plan(
        product=product,
        price=product.field(feature.price),
        item=item,
        quantity=quantity,
        order=order,
        line=app.entity(feature.order_line),
        number=number,
        method=next(
            (
                field
                for field in order.fields
                if field.type == "enum" and _METHODS.search(field.name)
            ),
            None,
        ),
        parts=asked_fields(app, order, server),
        stock=product.field(feature.stock) if feature.stock else None,
        coupon=_coupon_of(app.entity(feature.coupon)) if feature.coupon else None,
        closed=closed_state(app, product),
    )


def stocked_order(app: App, entity: str) -> Plan | None:
    """The shop whose orders the records are, where it counts its stock and orders are cancelled."""
    for feature in app.of_kind(Shop):
        plan = plan_of(feature, app) if feature.order == entity else None
        if plan and plan.stock and plan.cancelled and plan.to(plan.line, plan.product):
            return plan
    return None


def cart_path(feature: Shop, app: App) -> str:
    """The address of the cart."""
    page = app.cart_page(feature)
    return page.path if page else OPEN_CART
