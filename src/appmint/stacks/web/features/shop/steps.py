"""What a visitor does to see that a shop works."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from appmint.spec.app import Page
from appmint.spec.criteria import (
    Choose,
    Click,
    ExpectCount,
    ExpectText,
    ExpectUrl,
    ExpectValue,
    Fill,
    Go,
    Reload,
    Step,
    Target,
    inside,
)
from appmint.spec.features import Shop
from appmint.stacks.composition import App
from appmint.stacks.web.entity import fields
from appmint.stacks.web.entity.asked import fill_steps, page_rule, sign_in_steps
from appmint.stacks.web.features.shop.plan import CouponNames, Plan, cart_path, plan_of

_STATUS = Target(role="status")
_FORM = Target(role="form", name="Checkout")
_PAID_LATER = re.compile(r"\b(transfer|cash|invoice|delivery)\b", re.I)
_ENOUGH = 20
"""How often the checks of an app may buy one product, or use one coupon."""


def steps_of(feature: Shop, app: App, aspect: str) -> Sequence[Step]:
    """The steps of an aspect; empty when it cannot be checked."""
    plan = plan_of(feature, app)
    filled = fill_steps(app, plan.parts.asked) if plan else None
    if plan is None or filled is None:
        return ()
    if aspect == "stock":
        return _stock(feature, app, plan)
    index = plentiful(feature, plan)
    page = None if index is None else _page_of(feature, app, index)
    if index is None or page is None:
        return ()
    title = app.display_of(feature.product, index)
    add = (*_signing(feature, app, plan, page), *_adding(feature, app, page, title))
    if aspect == "add":
        return (*add, ExpectCount(target=Target(role="link", name="1 piece")))
    if aspect == "cart":
        return (*add, *_changing(title))
    opened = (
        *add,
        Click(target=Target(role="link", name="Checkout"), within=Target(role="main")),
        ExpectText(text="no money moves", within=_FORM),
    )
    placed = (
        *inside(_FORM, filled),
        *_card_steps(plan, filled),
        Click(target=Target(role="button", name="Place order"), within=_FORM),
        ExpectText(text="is placed", within=_STATUS),
        ExpectUrl(path="/shop/orders/"),
        ExpectText(text="Thank you for your order", within=Target(role="heading")),
        ExpectText(text=title, within=Target(role="list", name="Ordered")),
    )
    if aspect == "coupon":
        price = plan.product.spec.seed[index][feature.price]
        return _coupon(plan, opened, placed, price)
    if aspect == "cancel":
        return (*opened, *placed, *_cancelling(plan, filled))
    if aspect == "checkout":
        paid = plan.settles and paid_at_once(_way(plan, filled))
        said = (ExpectText(text="it is paid", within=Target(role="main")),) if paid else ()
        return (
            *opened,
            *placed,
            *said,
            Reload(),
            ExpectText(text=title, within=Target(role="list")),
        )
    return (
        *opened,
        *placed,
        Go(path="/shop/orders"),
        ExpectText(text=title, within=Target(role="article")),
    )


def paid_at_once(way: str) -> bool:
    """Whether what is paid in a way is paid at the checkout, as `payment-card.ts` has it."""
    return _PAID_LATER.search(way) is None


def _signing(feature: Shop, app: App, plan: Plan, page: Page) -> tuple[Step, ...]:
    rules = (page_rule(page), plan.item.access.create, plan.checkout_rule)
    return sign_in_steps(app, *rules, page_rule(app.cart_page(feature)))


def _adding(feature: Shop, app: App, page: Page, title: str) -> tuple[Step, ...]:
    return (
        Go(path=page.path),
        Click(target=Target(role="button", name=f"Add to cart: {title}")),
        ExpectText(text=f"{title} is in your cart", within=_STATUS),
        Go(path=cart_path(feature, app)),
        ExpectText(text=title, within=Target(role="list", name="In your cart")),
    )


def _changing(title: str) -> tuple[Step, ...]:
    label = f"Quantity of {title}"
    return (
        ExpectText(text="Total"),
        ExpectValue(label=label, value="1"),
        Click(target=Target(role="button", name=f"{label}: one more")),
        ExpectValue(label=label, value="2"),
        Reload(),
        ExpectValue(label=label, value="2"),
        Click(target=Target(role="button", name=f"Remove {title}")),
        ExpectText(text="Your cart is empty"),
    )


def _stock(feature: Shop, app: App, plan: Plan) -> tuple[Step, ...]:
    """Asking for more than there is leaves what there is; what is sold out has no button.

    The product is one that no other check buys, so that its stock is the one of the first day.
    """
    stock = plan.stock
    if stock is None or stock.private:
        return ()
    rows = [row.get(stock.name) for row in plan.product.spec.seed]
    scarce = _best(feature, plan, lambda row: -row[stock.name] if row.get(stock.name) else None)
    page = None if scarce is None else _page_of(feature, app, scarce)
    if scarce is None or page is None or scarce == plentiful(feature, plan):
        return ()
    title = app.display_of(feature.product, scarce)
    label = f"Quantity of {title}"
    cart = app.cart_page(feature)
    heading = Target(role="heading", name=cart.title if cart else "Your cart")
    steps: tuple[Step, ...] = (
        *_signing(feature, app, plan, page),
        *_adding(feature, app, page, title),
        Fill(label=label, value="100000"),
        Click(target=heading, within=Target(role="main")),
        ExpectText(text=f"Only {rows[scarce]:g} left."),
        Reload(),
        ExpectValue(label=label, value=f"{rows[scarce]:g}"),
    )
    gone = _best(feature, plan, lambda row: 0 if row.get(stock.name) == 0 else None)
    empty = None if gone is None else _page_of(feature, app, gone)
    if gone is None or empty is None:
        return steps
    button = Target(role="button", name=f"Add to cart: {app.display_of(feature.product, gone)}")
    return (
        *steps,
        Go(path=empty.path),
        ExpectText(text="Sold out", within=Target(role="main")),
        ExpectCount(target=button, at_least=0, at_most=0),
    )


def _coupon(
    plan: Plan, opened: Sequence[Step], placed: Sequence[Step], price: Any
) -> tuple[Step, ...]:
    """A code that nobody gave out is refused in a sentence; a valid one lowers the total."""
    found = valid_coupon(plan, price)
    if found is None:
        return ()
    code, off = found
    apply = Click(target=Target(role="button", name="Apply"), within=_FORM)
    main = Target(role="main")
    shown = [ExpectText(text=f"Coupon {code}", within=main)]
    if plan.price.unit == "USD":
        shown.append(ExpectText(text=f"-${off / 100:,.2f}", within=main))
    return (
        *opened,
        Fill(label="Coupon code", value="NOSUCHCODE", within=_FORM),
        apply,
        ExpectText(text="There is no coupon with this code.", within=_FORM),
        Fill(label="Coupon code", value=code, within=_FORM),
        apply,
        *shown,
        *placed,
        *shown,
    )


def valid_coupon(plan: Plan, price: Any) -> tuple[str, int] | None:
    """The code of a seeded coupon that holds for one piece at the price, and what it takes off."""
    coupon = plan.coupon
    for row in coupon.entity.spec.seed if coupon else ():
        if coupon and _holds(coupon, row, price):
            percent = min(float(str(row[coupon.discount.name])), 100)
            return str(row[coupon.code.name]), int(price * percent / 100 + 0.5)
    return None


def _holds(coupon: CouponNames, row: dict[str, Any], price: int) -> bool:
    """Whether a seeded coupon is valid for one piece at the price, also after other checks."""

    def of(item: Any, otherwise: Any) -> Any:
        return otherwise if item is None or row.get(item.name) is None else row[item.name]

    return (
        bool(row.get(coupon.code.name))
        and of(coupon.discount, 0) > 0
        and of(coupon.until, 1) not in ("", 0)
        and str(of(coupon.until, 1))[0] != "-"
        and of(coupon.minimum, 0) <= price
        and of(coupon.left, _ENOUGH) >= _ENOUGH
        and (coupon.state is None or of(coupon.state, "") == coupon.state.options[0])
    )


def _cancelling(plan: Plan, filled: Sequence[Step]) -> tuple[Step, ...]:
    """What was ordered a moment ago is cancelled, and stays so; empty where it cannot be."""
    status = plan.status
    if status is None or not plan.cancellable:
        return ()
    paid = plan.settles and paid_at_once(_way(plan, filled))
    main = Target(role="main")
    button = Target(role="button", name="Cancel this order")
    return (
        ExpectText(text="Paid" if paid else status.options[0], within=main),
        Click(target=button),
        ExpectText(text="is cancelled", within=_STATUS),
        Reload(),
        ExpectText(text=plan.cancelled, within=main),
        ExpectCount(target=button, at_least=0, at_most=0),
    )


def _way(plan: Plan, filled: Sequence[Step]) -> str:
    """The way to pay that the steps choose."""
    if plan.method is None:
        return "Card"
    label = plan.method.label
    chosen = [step.option for step in filled if isinstance(step, Choose) and step.label == label]
    return (chosen or [fields.initial(plan.method)])[0]


def _card_steps(plan: Plan, filled: Sequence[Step]) -> tuple[Step, ...]:
    """What is typed of a card; nothing where the steps before choose another way to pay."""
    if "card" not in _way(plan, filled).lower():
        return ()
    return (
        Fill(label="Card number", value="4242 4242 4242 4242", within=_FORM),
        Fill(label="Expires", value="09/34", within=_FORM),
        Fill(label="Security code", value="123", within=_FORM),
    )


def plentiful(feature: Shop, plan: Plan) -> int | None:
    """The seed row of the product there is most of; the first where nobody counts."""
    stock = plan.stock
    if stock is None:
        return _best(feature, plan, lambda _row: 0)
    return _best(
        feature, plan, lambda row: count if (count := row.get(stock.name) or 0) >= _ENOUGH else None
    )


def _best(feature: Shop, plan: Plan, rank: Callable[[dict[str, Any]], float | None]) -> int | None:
    """The first of the highest rank among the seed rows that can be ordered; None ranks nowhere."""
    ranked = [
        (value, -index)
        for index, row in enumerate(plan.product.spec.seed)
        if _ordered(feature, plan, row) and (value := rank(row)) is not None
    ]
    return -max(ranked)[1] if ranked else None


def _ordered(feature: Shop, plan: Plan, row: dict[str, Any]) -> bool:
    """Whether a product has a price and is in a state in which it can be ordered."""
    if plan.closed and row.get(plan.closed[0].name) in plan.closed[1]:
        return False
    return row.get(feature.price) is not None


def _page_of(feature: Shop, app: App, index: int) -> Page | None:
    """The page on which the product of a seed row is bought."""
    detail = app.detail_page(feature.product)
    if detail is not None and feature.id in detail.features:
        return detail.model_copy(update={"path": detail.path.replace(":id", str(index + 1))})
    return app.list_page(feature.product)
