"""What operators and customers see of the model."""

from collections.abc import Callable

import pytest
from django.test import Client

from appmint.site.accounts.models import User
from appmint.site.config import config
from appmint.site.orders.models import Order
from appmint.site.orders.quote import offers
from tests.site.engine.conftest import CANARY

Browser = Callable[[User], Client]


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.usefixtures("model_settings")
def test_without_a_key_the_page_says_what_to_set(operator: User, signed_in: Browser) -> None:
    page = text(signed_in(operator), "/staff/model/")
    assert "Not set up" in page
    assert "NEBIUS_API_KEY" in page


def test_the_page_shows_settings_and_never_the_key(
    operator: User, signed_in: Browser, model_settings: Callable[..., None]
) -> None:
    model_settings(api_key=CANARY, write="maker-1", order_usd="3")
    page = text(signed_in(operator), "/staff/model/")
    assert "maker-1" in page
    assert "$3.00" in page
    assert CANARY not in page


def test_settings_that_cannot_be_used_are_named(
    operator: User, signed_in: Browser, model_settings: Callable[..., None]
) -> None:
    model_settings(day_usd="much")
    assert "APPMINT_MODEL_DAY_USD" in text(signed_in(operator), "/staff/model/")


def test_the_connection_is_tested_and_what_is_wrong_is_said(
    operator: User, signed_in: Browser, model_settings: Callable[..., None]
) -> None:
    # Port 9 of this machine: nobody answers there.
    model_settings(provider="openai", base_url="http://127.0.0.1:9/v1/", api_key=CANARY)
    answer = signed_in(operator).post("/staff/model/check", headers={"HX-Request": "true"})
    said = answer.content.decode()
    assert "127.0.0.1:9" in said
    assert CANARY not in said


def test_what_was_spent_stands_on_the_orders_page_for_both_sides(
    customer: User,
    operator: User,
    signed_in: Browser,
    order: Order,
    called: Callable[..., None],
) -> None:
    called(cost_micro_usd=12_300, tokens_in=1000, tokens_out=234)
    Order.objects.update(state="approved")
    for user, address in (
        (customer, f"/orders/{order}/"),
        (operator, f"/staff/orders/{order}/"),
        (operator, "/staff/model/"),
    ):
        page = text(signed_in(user), address)
        assert "maker-1" in page
        assert "$0.0123" in page


def test_packages_promise_a_model_only_while_one_is_connected(
    customer: User, model_settings: Callable[..., None]
) -> None:
    def promised() -> dict[str, bool]:
        return {
            offer.package: any("language model" in line for line in offer.gives)
            for offer in offers(config())
        }

    assert promised() == {"basic": False, "standard": False, "premium": False}
    model_settings(api_key=CANARY)
    assert promised() == {"basic": False, "standard": True, "premium": True}
