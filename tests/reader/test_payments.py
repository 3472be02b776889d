"""Paying: what is bought, what is owed, and the ways to pay that a text names."""

import pytest

from appmint.reader.reading import interpret
from appmint.reader.rooms.payments import ways_to_pay
from appmint.spec import problems
from appmint.spec.app import AppSpec
from appmint.spec.features import Browse, Mine, Request, Shop


def payment(spec: AppSpec) -> Request:
    """The form by which a bill is paid."""
    return next(each for each in spec.features if isinstance(each, Request) and each.verb == "Pay")


def test_where_nothing_is_sold_bills_are_paid_under_the_words_of_the_text() -> None:
    spec = interpret(
        "Please build a marina app. Skippers can look up berths, pay mooring fees by Alipay or "
        "WeChat Pay, and view payment records."
    )
    paid = payment(spec)
    record = next(each for each in spec.entities if each.name == paid.record)
    assert paid.entity == "mooring_fee"
    assert record.field("payment_method").options == ("WeChat Pay", "Alipay")
    assert [each.entity for each in spec.features if isinstance(each, Mine)] == [paid.record]
    assert not any(isinstance(each, Shop) for each in spec.features)
    assert [each for each in problems(spec) if "proves it" not in each.sentence] == []


def test_a_shop_asks_how_to_pay_where_the_text_names_the_ways() -> None:
    spec = interpret(
        "Please build a tea shop with a cart. It supports multiple payment methods such as PayPal "
        "and bank transfer."
    )
    order = next(each for each in spec.entities if each.name == "order")
    assert order.field("payment_method").options == ("PayPal", "Bank transfer")


def test_a_shop_without_a_word_on_it_asks_for_a_card() -> None:
    spec = interpret("Please build a tea shop with a cart and online payment.")
    order = next(each for each in spec.entities if each.name == "order")
    assert "payment_method" not in [each.name for each in order.fields]


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Pay with credit card.", ()),
        ("Choose a payment method.", ("Credit card", "Bank transfer", "PayPal")),
        ("Pay by debit card, Apple Pay or PayPal.", ("Debit card", "PayPal", "Apple Pay")),
    ],
)
def test_the_ways_to_pay_are_those_of_the_text(text: str, ways: tuple[str, ...]) -> None:
    assert ways_to_pay(text) == ways


def test_what_the_app_itself_is_said_to_have_or_show_is_asked_for() -> None:
    spec = interpret("Build a harbour site. It shows boats, and the site has a news page.")
    assert "Boats" in [each.title for each in spec.pages]
    assert any(isinstance(each, Browse) and each.entity == "boat" for each in spec.features)
    assert [each.text for each in spec.criteria][:1] == ["Shows boats"]


def test_how_an_app_looks_or_works_is_no_function() -> None:
    spec = interpret("Build a harbour site with boats. It looks modern. The app works offline.")
    assert spec.unmet == ()


def test_an_app_for_payments_sells_no_wallets() -> None:
    spec = interpret(
        "Please build an online payment system for merchants with subscription functions and a "
        "regular checkout function. Users choose a payment method and pay."
    )
    assert not any(isinstance(each, Shop) for each in spec.features)
    assert payment(spec).entity == "bill"


def test_a_verb_before_bills_is_no_part_of_their_name() -> None:
    spec = interpret(
        "Build a billing site for a harbour. Users should be able to browse bills and settle fees."
    )
    assert not [each.name for each in spec.entities if each.name.startswith("browse")]


def test_who_recharges_has_a_form_and_buys_nothing() -> None:
    spec = interpret(
        "Build a canteen card app. Pupils should be able to log in, recharge their cards and pay."
    )
    made = next(each for each in spec.entities if each.name == "recharge")
    assert made.owned and made.access.read == "owner"
    claims = next(each for each in spec.criteria if each.text == "Recharge their cards").claims
    assert [(each.feature, each.aspect) for each in claims] == [("form_recharge", "submit")]
    assert not any(each.kind == "shop" for each in spec.features)


def test_money_that_members_send_each_other_is_not_claimed() -> None:
    spec = interpret(
        "Build a savings club app. Members log in and transfer funds to other members."
    )
    assert any("real money" in each.reason for each in spec.unmet)
    assert not any(each.kind == "workflow" for each in spec.features)


def test_fees_that_are_calculated_are_no_thing_of_that_name() -> None:
    spec = interpret(
        "Build a berth app for boats. Users calculate fees by calculating fees and pay."
    )
    assert not any("calculating" in each.name for each in spec.entities)
