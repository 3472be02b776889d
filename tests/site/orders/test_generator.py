"""The generator page: a text and a package become an order in one go."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from appmint.site.accounts.models import User
from appmint.site.config import config
from appmint.site.orders.models import Order
from appmint.site.orders.states import State, Step
from tests.site.orders.making import TEXT

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
PAGE = "/orders/generator"


def send(browser: Client, text: str, key: str = "one press") -> str:
    answer = browser.post(PAGE, {"text": text, "package": "basic", "key": key})
    assert answer.status_code == 302
    return str(answer["Location"])


def test_what_is_understood_is_shown_and_nothing_is_kept(customer: User, signed_in: SignIn) -> None:
    answer = signed_in(customer).post(f"{PAGE}/understood", {"text": TEXT})
    assert b"Requirements (" in answer.content
    assert not Order.objects.exists()


def test_a_text_that_is_no_app_is_refused_and_stays_on_the_page(
    customer: User, signed_in: SignIn
) -> None:
    answer = signed_in(customer).post(PAGE, {"text": "hello", "package": "basic", "key": "k"})
    assert answer.status_code == 422
    assert b"hello" in answer.content
    assert not Order.objects.exists()


def test_the_order_waits_for_an_operator_where_one_must_look(
    funded: User, signed_in: SignIn
) -> None:
    led_to = send(signed_in(funded), TEXT)
    order = Order.objects.get()
    assert order.state == State.AWAITING_APPROVAL
    assert led_to == reverse("orders:step", args=[order.number, Step.CONFIRMATION])


@pytest.mark.usefixtures("own_queue")
def test_where_no_operator_needs_to_look_it_leads_to_the_live_run(
    funded: User, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APPMINT_APPROVE", "basic")
    config.cache_clear()
    led_to = send(signed_in(funded), TEXT)
    order = Order.objects.get()
    assert led_to == reverse("runs:detail", args=[f"{order.number}-1"])


def test_pressed_twice_it_orders_once(funded: User, signed_in: SignIn) -> None:
    browser = signed_in(funded)
    assert send(browser, TEXT) == send(browser, TEXT)
    assert Order.objects.count() == 1


def test_without_tokens_the_draft_is_kept_and_payment_says_what_is_missing(
    customer: User, signed_in: SignIn
) -> None:
    led_to = send(signed_in(customer), TEXT)
    order = Order.objects.get()
    assert order.state == State.DRAFT
    assert order.text == TEXT
    assert led_to == reverse("orders:step", args=[order.number, Step.PAYMENT])
