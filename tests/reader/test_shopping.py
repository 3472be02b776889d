"""What a shop asks and counts, by what it sells and by what the text says of coupons."""

import pytest

from appmint.reader.reading import interpret, read
from appmint.spec import problems
from appmint.spec.app import AppSpec
from appmint.spec.entities import Entity, FieldType
from appmint.spec.features import Booking, Browse, Manage, Shop, Workflow

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


KEPT_SHOP = (
    "Build a shop for garden tools. Customers browse products, add them to the cart, place orders "
    "and cancel orders. Administrators log in and manage orders."
)


def test_staff_lead_orders_through_their_states_and_nobody_writes_one_by_a_form() -> None:
    spec = interpret(KEPT_SHOP)
    flow = next(each for each in spec.features if isinstance(each, Workflow))
    assert {each.to for each in flow.transitions} == set(SENT) - {"Placed"}
    assert {each.by for each in flow.transitions} == {"admin"}
    unpaid = next(each for each in flow.transitions if each.to == "Shipped")
    assert set(unpaid.from_) == {"Placed", "Paid"}
    kept = [each for each in spec.features if isinstance(each, Manage) and each.entity == "order"]
    assert [(each.create, each.edit) for each in kept] == [(False, True)]
    assert order_of(spec).access.create == "admin"
    assert claims_of(spec, "Cancel orders") == [("shop", "cancel")]
    assert ("workflow_order", "act") in claims_of(spec, "Manage orders")
    assert sound(spec)


def test_customers_who_manage_their_orders_cancel_them_and_change_no_totals() -> None:
    spec = interpret("Build a tea shop. Customers buy teas with a cart and manage their orders.")
    assert claims_of(spec, "Manage their orders") == [("shop", "checkout"), ("shop", "cancel")]
    assert not any(isinstance(each, Manage) and each.entity == "order" for each in spec.features)
    assert sound(spec)


def test_a_shop_sells_no_members_and_no_commissions() -> None:
    for text in (
        "Build a cake ordering app. Customers see recommended products, membership and coupons, "
        "and place orders. Members are managed.",
        "Build a partner platform. Users see commissions, track products and place orders.",
    ):
        assert shop_of(interpret(text)).product == "product", text


def test_what_is_sold_under_an_unknown_noun_has_a_price_a_stock_and_a_photo() -> None:
    spec = interpret("Build a website. Visitors browse birdhouses and buy birdhouses with a cart.")
    sold = next(each for each in spec.entities if each.name == shop_of(spec).product)
    assert sold.name == "birdhouse"
    assert {"price", "stock", "photo"} <= {each.name for each in sold.fields}
    assert not {"keeper", "status"} & {each.name for each in sold.fields}
    assert sound(spec)


def test_shops_of_others_are_merchants_and_no_companies() -> None:
    spec = interpret(
        "Build a street market app. Visitors browse merchants, search products and add products to "
        "the cart. Merchants open their store."
    )
    names = {each.name for each in spec.entities}
    assert "merchant" in names and "company" not in names
    merchant = next(each for each in spec.entities if each.name == "merchant")
    assert {"address", "hours", "rating"} <= {each.name for each in merchant.fields}


def test_appointments_for_services_are_made_with_the_services_at_a_time() -> None:
    spec = interpret(
        "Build an app of a bicycle workshop. It shows bicycles and services and has service "
        "appointments. Customers make an appointment."
    )
    booked = [each for each in spec.features if isinstance(each, Booking)]
    assert [each.entity for each in booked] == ["service"]
    record = next(each for each in spec.entities if each.name == booked[0].record)
    start = next(each for each in record.fields if each.name == booked[0].start)
    assert start.type is FieldType.DATETIME


def test_what_is_returned_and_refunded_is_the_order_and_no_product() -> None:
    spec = read(
        "Create a shop for lamps. Customers log in, browse lamps, place orders, view order details "
        "and return goods. Administrators manage lamps and process refunds."
    )
    assert not any(each.name == "status" for each in spec.entity("lamp").fields)
    flow = spec.feature("workflow_order")
    assert isinstance(flow, Workflow)
    by = {each.label: each.by for each in flow.transitions}
    assert (by["Return"], by["Refund"]) == ("owner", "admin")
    assert problems(spec) == []


def test_the_list_of_orders_is_looked_at_after_one_is_placed() -> None:
    spec = read(
        "Create a market for hats. Buyers order hats and manage their own orders. Sellers publish "
        "hats, manage their own stores and view orders."
    )
    assert claims_of(spec, "View orders") == [("shop", "orders")]


def test_without_accounts_no_order_is_returned() -> None:
    spec = read("Create a shop for hats. Visitors browse hats, place orders and return products.")
    assert [each.text for each in spec.unmet] == ["Return products"]
    assert all(each.kind != "workflow" for each in spec.features)
