"""Payment by card, against a server that speaks Stripe's API."""

import itertools
import json
import logging
import uuid
from collections.abc import Callable, Iterator

import pytest
from django.core import serializers
from django.test import Client

from appmint.site.accounts.models import User
from appmint.site.config import config
from appmint.site.wallet import ledger
from appmint.site.wallet.models import MICRO, TopUp
from tests.site.wallet.stripe_server import (
    KEY,
    WEBHOOK_SECRET,
    StripeServer,
    event,
    signed,
    stripe_server,
)

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]


@pytest.fixture
def stripe(monkeypatch: pytest.MonkeyPatch) -> Iterator[StripeServer]:
    """Stripe, and a platform that has a key for it."""
    with stripe_server() as server:
        monkeypatch.setenv("APPMINT_STRIPE_SECRET_KEY", KEY)
        monkeypatch.setenv("APPMINT_STRIPE_WEBHOOK_SECRET", WEBHOOK_SECRET)
        monkeypatch.setenv("APPMINT_STRIPE_API", server.url)
        config.cache_clear()
        yield server
    config.cache_clear()


@pytest.fixture
def browser(customer: User, signed_in: SignIn) -> Client:
    return signed_in(customer)


@pytest.fixture
def top_up(stripe: StripeServer, browser: Client, customer: User) -> TopUp:
    """5,000 ECE, whose payment was begun."""
    browser.post("/wallet/top-up", form())
    return customer.top_ups.get()


def form(**fields: object) -> dict[str, object]:
    return {"key": uuid.uuid4(), "choice": "5000", "other_ece": "", "return_to": "", **fields}


def tell(client: Client, what: dict[str, object], secret: str = WEBHOOK_SECRET) -> int:
    """Sends an event to the webhook; the status of the answer."""
    body, signature = signed(what, secret)
    return client.generic(
        "POST", "/wallet/stripe", body, "application/json", headers={"Stripe-Signature": signature}
    ).status_code


def available_ece(user: User) -> int:
    return ledger.wallet_of(user).available_micro // MICRO


def state(top_up: TopUp) -> str:
    top_up.refresh_from_db()
    return top_up.state


def test_the_customer_pays_on_stripes_page_and_the_webhook_adds_the_tokens(
    stripe: StripeServer, browser: Client, customer: User, client: Client
) -> None:
    page = browser.get("/wallet/top-up").text
    assert "practice" not in page
    paying = browser.post("/wallet/top-up", form())
    assert paying["Location"] == "https://checkout.stripe.com/c/pay/cs_test_1"
    top_up = customer.top_ups.get()
    assert (top_up.reference, top_up.us_cents) == ("cs_test_1", 5000)
    assert stripe.sessions["cs_test_1"]["amount_total"] == 5000
    assert tell(client, event("completed", stripe.pay("cs_test_1"))) == 200
    assert available_ece(customer) == 5000
    assert "5,000 ECE were added" in browser.get(f"/wallet/top-up/{top_up.pk}").text


def test_coming_back_before_the_webhook_shows_the_tokens_too(
    stripe: StripeServer, browser: Client, customer: User, top_up: TopUp
) -> None:
    assert "Not paid yet" in browser.get(f"/wallet/top-up/{top_up.pk}").text
    stripe.pay(top_up.reference)
    assert "were added" in browser.get(f"/wallet/top-up/{top_up.pk}").text
    assert available_ece(customer) == 5000
    assert tell(browser, event("completed", stripe.sessions[top_up.reference])) == 200
    assert available_ece(customer) == 5000


def test_pressing_twice_makes_one_payment(
    stripe: StripeServer, browser: Client, customer: User
) -> None:
    asked = form()
    first, second = (browser.post("/wallet/top-up", asked)["Location"] for _ in range(2))
    assert first == second
    assert list(stripe.made_by_key) == [str(asked["key"])]
    again = browser.post(f"/wallet/top-up/{asked['key']}/pay")["Location"]
    assert again == first


@pytest.mark.parametrize(
    "order",
    [
        kinds
        for length in (1, 2, 3, 4)
        for kinds in itertools.permutations(
            ["completed", "async_payment_succeeded", "async_payment_failed", "expired"], length
        )
        if "async_payment_succeeded" in kinds
    ],
    ids="-".join,
)
def test_reports_count_once_in_any_order(
    stripe: StripeServer, client: Client, customer: User, top_up: TopUp, order: tuple[str, ...]
) -> None:
    session = stripe.sessions[top_up.reference] | {"status": "complete"}
    for kind in (*order, *order):
        assert tell(client, event(kind, session)) == 200
    assert state(top_up) == TopUp.State.PAID
    assert available_ece(customer) == 5000


def test_a_payment_that_is_still_under_way_adds_nothing(
    stripe: StripeServer, client: Client, customer: User, top_up: TopUp
) -> None:
    session = stripe.sessions[top_up.reference] | {"status": "complete"}
    assert tell(client, event("completed", session)) == 200
    assert (state(top_up), available_ece(customer)) == (TopUp.State.STARTED, 0)


@pytest.mark.parametrize("kind", ["expired", "async_payment_failed"])
def test_a_payment_that_came_to_nothing_is_told(
    stripe: StripeServer, browser: Client, top_up: TopUp, kind: str
) -> None:
    assert tell(browser, event(kind, stripe.sessions[top_up.reference])) == 200
    assert state(top_up) == TopUp.State.FAILED
    assert "Nothing was added" in browser.get(f"/wallet/top-up/{top_up.pk}").text


def test_a_report_with_a_wrong_signature_is_refused(
    stripe: StripeServer, client: Client, customer: User, top_up: TopUp
) -> None:
    paid = event("completed", stripe.pay(top_up.reference))
    assert tell(client, paid, secret="whsec_another") == 400
    body, signature = signed(paid)
    changed = body.replace(b"5000", b"5001")
    for content, header in (
        (changed, signature),
        (json.dumps(paid).encode(), signature),
        (body, ""),
        (body, "t=,v1="),
        (body, "nonsense"),
        (body, signature.replace("t=", "t=1")),
        (b"\xff\xfe", signature),
        (b"", signature),
    ):
        answer = client.generic(
            "POST",
            "/wallet/stripe",
            content,
            "application/json",
            headers={"Stripe-Signature": header},
        )
        assert answer.status_code == 400
    assert (state(top_up), available_ece(customer)) == (TopUp.State.STARTED, 0)


@pytest.mark.parametrize(
    "terms", [{"amount_total": 1}, {"currency": "jpy"}, {"id": "cs_test_other"}]
)
def test_a_payment_on_other_terms_adds_nothing(
    stripe: StripeServer,
    client: Client,
    customer: User,
    top_up: TopUp,
    terms: dict[str, object],
    caplog: pytest.LogCaptureFixture,
) -> None:
    paid = stripe.pay(top_up.reference) | terms
    assert tell(client, event("completed", paid)) == 409
    assert (state(top_up), available_ece(customer)) == (TopUp.State.STARTED, 0)
    assert str(top_up.pk) in caplog.text


def test_reports_about_payments_of_others_are_noted_and_left(
    stripe: StripeServer, client: Client, top_up: TopUp
) -> None:
    session = stripe.sessions[top_up.reference]
    for change in ({"client_reference_id": None}, {"client_reference_id": str(uuid.uuid4())}):
        assert tell(client, event("completed", session | change)) == 200
    charge = {"id": "ch_1", "object": "charge"}
    about_charge = {**event("completed", charge), "type": "charge.succeeded"}
    assert tell(client, about_charge) == 200
    assert state(top_up) == TopUp.State.STARTED


def test_a_cancelled_payment_cannot_be_paid_any_more(
    stripe: StripeServer, browser: Client, top_up: TopUp
) -> None:
    page = browser.post(f"/wallet/top-up/{top_up.pk}/drop", follow=True)
    assert "You cancelled the payment." in page.text
    assert stripe.sessions[top_up.reference]["status"] == "expired"


def test_cancelling_what_was_just_paid_shows_that_it_was_paid(
    stripe: StripeServer, browser: Client, customer: User, top_up: TopUp
) -> None:
    stripe.pay(top_up.reference)
    page = browser.post(f"/wallet/top-up/{top_up.pk}/drop", follow=True)
    assert "were added" in page.text
    assert available_ece(customer) == 5000


def test_a_short_failure_of_stripe_is_tried_again_under_the_same_key(
    stripe: StripeServer, browser: Client
) -> None:
    stripe.fail_with = [500]
    assert browser.post("/wallet/top-up", form()).status_code == 302
    assert len(stripe.requests) == 2
    assert len(stripe.sessions) == 1


def test_when_stripe_refuses_the_form_says_so_and_can_be_sent_again(
    stripe: StripeServer, browser: Client, customer: User
) -> None:
    stripe.fail_with = [400]
    asked = form(choice="other", other_ece="777")
    page = browser.post("/wallet/top-up", asked)
    assert page.status_code == 502
    assert "Nothing was charged" in page.text
    assert 'value="777"' in page.text
    assert str(asked["key"]) not in page.text
    assert customer.top_ups.get().state == TopUp.State.FAILED
    assert browser.post("/wallet/top-up", form()).status_code == 302


def test_when_stripe_does_not_answer_the_result_page_still_opens(
    stripe: StripeServer, browser: Client, top_up: TopUp
) -> None:
    stripe.fail_with = [400]
    page = browser.get(f"/wallet/top-up/{top_up.pk}")
    assert page.status_code == 200
    assert "Not paid yet" in page.text


def test_the_page_that_waits_does_not_ask_stripe_each_time(
    stripe: StripeServer, browser: Client, top_up: TopUp
) -> None:
    before = len(stripe.requests)
    browser.get(f"/wallet/top-up/{top_up.pk}", headers={"HX-Request": "true"})
    assert len(stripe.requests) == before


def test_no_more_is_charged_than_stripe_takes_at_least(
    stripe: StripeServer, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APPMINT_ECE_IN_US_CENTS", "0.1")
    config.cache_clear()
    page = browser.post("/wallet/top-up", form(choice="other", other_ece="499"))
    assert "Choose between 500 and 20,000 ECE." in page.text


def test_practice_payments_are_closed_where_stripe_is_there(
    stripe: StripeServer, browser: Client, customer: User, top_up: TopUp
) -> None:
    practice = TopUp.objects.create(
        user=customer, provider="practice", amount_micro=MICRO, us_cents=1
    )
    for each in (top_up, practice):
        answer = browser.post(f"/wallet/practice/{each.pk}", {"outcome": "pay"})
        assert answer.status_code == 404
    assert available_ece(customer) == 0


def test_the_webhook_is_not_there_without_stripe(client: Client) -> None:
    assert client.post("/wallet/stripe").status_code == 404


def test_the_webhook_takes_messages_only(stripe: StripeServer, client: Client) -> None:
    assert client.get("/wallet/stripe").status_code == 405


def test_keys_are_in_no_log_no_page_and_not_in_the_database(
    stripe: StripeServer,
    browser: Client,
    customer: User,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    texts = [browser.post("/wallet/top-up", form()).text]
    stripe.fail_with = [401]
    texts.append(browser.post("/wallet/top-up", form()).text)
    top_up = customer.top_ups.exclude(reference="").get()
    tell(browser, event("completed", stripe.pay(top_up.reference)))
    texts.append(browser.get("/wallet/").text)
    texts.append(serializers.serialize("json", TopUp.objects.all()))
    texts.append(caplog.text)
    assert "Stripe, begin: AuthenticationError, status 401" in caplog.text
    for text in texts:
        assert KEY[:12] not in text
        assert WEBHOOK_SECRET[:10] not in text
