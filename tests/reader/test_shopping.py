"""What a shop asks and counts, by what it sells and by what the text says of coupons."""

import pytest

from appmint.reader.reading import interpret
from appmint.spec import problems
from appmint.spec.app import AppSpec
from appmint.spec.entities import Entity
from appmint.spec.features import Browse, Shop

SENT = ("Placed", "Paid", "Shipped", "Delivered", "Cancelled")
UNSENT = ("Placed", "Paid", "Cancelled")


def shop_of(spec: AppSpec) -> Shop:
    return next(each for each in spec.features if isinstance(each, Shop))


def order_of(spec: AppSpec) -> Entity:
    return next(each for each in spec.entities if each.name == "order")


def claims_of(spec: AppSpec, text: str) -> list[tuple[str, str]]:
    found = next(each for each in spec.criteria if each.text == text)
    return [(each.feature, each.aspect) for each in found.claims]


def sound(spec: AppSpec) -> bool:
    return [each for each in problems(spec) if "proves it" not in each.sentence] == []


@pytest.mark.parametrize(
    "text",
    [
        "Build a chess game app. Players buy skins through in-app purchases in a shop with a cart.",
        "Build an online store for e-books. Readers add e-books to the cart and pay by card.",
        "Build a site of a sailing school. Visitors buy courses with a shopping cart.",
        "Build a theatre site. Visitors buy tickets online with a cart and pay.",
    ],
)
def test_what_nobody_sends_needs_no_address(text: str) -> None:
    spec = interpret(text)
    order = order_of(spec)
    assert "address" not in [each.name for each in order.fields]
    assert order.field("status").options == UNSENT
    assert {row["status"] for row in order.seed} <= set(UNSENT)
    assert sound(spec)


def test_work_is_done_at_an_address() -> None:
    spec = interpret(
        "Build a site for a window cleaning company. Customers order cleaning services and pay "
        "online."
    )
    order = order_of(spec)
    assert order.field("address").label == "Address for the work"
    assert order.field("status").options == ("Placed", "Paid", "Arranged", "Done", "Cancelled")


@pytest.mark.parametrize(
    "text",
    [
        "Build a shop for lamps. Customers add lamps to the cart and place orders.",
        "Build a board game store with a cart. Orders have a shipping status and an address.",
    ],
)
def test_goods_are_sent_to_an_address(text: str) -> None:
    order = order_of(interpret(text))
    assert order.field("address").label == "Delivery address"
    assert order.field("status").options == SENT


def test_the_checkout_takes_the_coupons_of_the_text() -> None:
    spec = interpret(
        "Build a shop for tea with a cart. Customers browse tea, use coupons and place orders."
    )
    assert shop_of(spec).coupon == "coupon"
    assert claims_of(spec, "Use coupons") == [("shop", "coupon")]
    assert {"coupon_code", "discount"} <= {each.name for each in order_of(spec).fields}
    assert sound(spec)


@pytest.mark.parametrize("words", ["promo codes", "discount codes", "promotion codes"])
def test_codes_that_are_applied_are_coupons_under_their_own_name(words: str) -> None:
    spec = interpret(f"Build a shop for hats with a cart. Shoppers apply {words} at checkout.")
    assert shop_of(spec).coupon == "coupon"
    assert claims_of(spec, f"Apply {words} at checkout") == [("shop", "coupon")]
    assert spec.unmet == ()


def test_without_a_shop_coupons_are_shown_and_not_used() -> None:
    spec = interpret(
        "Build a site that lists coupons of local bakeries. Visitors can view coupons."
    )
    assert not any(isinstance(each, Shop) for each in spec.features)


def test_a_shop_without_coupons_asks_for_no_code() -> None:
    assert shop_of(interpret("Build a shop for tea with a cart.")).coupon is None


def test_a_shop_counts_what_its_products_have_in_stock() -> None:
    spec = interpret("Build an online shop. Customers add products to the cart and check out.")
    shop = shop_of(spec)
    product = next(each for each in spec.entities if each.name == shop.product)
    assert shop.stock == "stock"
    assert product.field("stock").minimum == 0
    assert any(("shop", "stock") in claims_of(spec, each.text) for each in spec.criteria)


def test_what_is_sold_with_a_picture_is_shown_as_cards_in_management_systems_too() -> None:
    spec = interpret(
        "Build a furniture sales management system. Customers browse furniture, add furniture to "
        "the cart and place orders. Staff manage furniture."
    )
    shown = [
        each.layout
        for each in spec.features
        if isinstance(each, Browse) and each.entity == shop_of(spec).product
    ]
    assert shown == ["cards"]
