"""Webhooks in the settings: the rules of the API, told beside the form."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from appmint.site.accounts.models import User
from appmint.site.api import webhooks
from appmint.site.api.models import LONGEST_URL, Webhook, WebhookDelivery
from appmint.site.api.sealing import unseal
from tests.site.api.receiving import Receiver

LIST = "/account/webhooks/"


@pytest.fixture
def browser(customer: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(customer)


@pytest.fixture
def hook(customer: User) -> Webhook:
    return webhooks.make(customer, "https://example.com/orders")[0]


def told(browser: Client, hook: Webhook) -> str:
    return browser.get(f"{LIST}{hook.pk}/").text


def test_without_a_webhook_the_page_says_what_one_is_for(browser: Client) -> None:
    assert "No webhooks yet" in browser.get(LIST).text


def test_a_webhook_is_added_and_its_secret_is_shown_once(browser: Client, customer: User) -> None:
    sent = {"url": "https://example.com/orders", "events": ["order.delivered", "order.failed"]}
    shown = browser.post(LIST, sent).text
    hook = customer.webhooks.get()
    assert (hook.url, hook.events) == (sent["url"], sent["events"])
    [secret] = set(re.findall(r"whsec_[\w-]{30,}", shown))
    assert unseal(hook.sealed_secret) == secret
    assert secret not in browser.get(LIST).text + told(browser, hook)
    assert "Delivered, Failed" in told(browser, hook)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("", "This field is required"),
        ("example.com", "begins with https:// or http://"),
        ("ftp://example.com/", "begins with https:// or http://"),
        ("javascript:alert(1)", "begins with https:// or http://"),
        ("http://127.0.0.1:8000/", "does not lead to the public internet"),
        ("http://[::1]/", "does not lead to the public internet"),
        ("http://10.0.0.8/", "does not lead to the public internet"),
        ("http://169.254.169.254/", "does not lead to the public internet"),
        ("https://user:word@example.com/", "without a user name"),
        ("https://exam ple.com/", "without spaces"),
        ("https://exämple.com/", "in ASCII"),
        ("https://example.com/\0", "Null characters are not allowed"),
        ("http://[", "not the address of a web server"),
        (f"https://example.com/{'a' * LONGEST_URL}", f"at most {LONGEST_URL} characters"),
    ],
)
def test_an_address_that_cannot_be_taken_is_told_beside_its_field(
    browser: Client, url: str, why: str
) -> None:
    page = browser.post(LIST, {"url": url}).text
    [error] = re.findall(r'id="id_url_error">(.+?)</div>', page, re.DOTALL)
    assert why in error
    assert "whsec_" not in page
    assert not Webhook.objects.exists()


def test_an_event_that_there_is_not_is_refused(browser: Client) -> None:
    page = browser.post(LIST, {"url": "https://example.com/", "events": ["order.eaten"]}).text
    assert "order.eaten is not one of the available choices" in page
    assert not Webhook.objects.exists()


def test_sending_the_form_again_makes_no_second_webhook(browser: Client, customer: User) -> None:
    browser.post(LIST, {"url": "https://example.com/"})
    assert "a webhook with this address" in browser.post(LIST, {"url": "https://example.com/"}).text
    assert customer.webhooks.count() == 1


def test_with_as_many_as_one_can_have_there_is_no_form(browser: Client, customer: User) -> None:
    for number in range(webhooks.MOST):
        webhooks.make(customer, f"https://example.com/{number}")
    assert "Add the webhook" not in browser.get(LIST).text
    assert "delete one" not in browser.get(LIST).text
    browser.post(LIST, {"url": "https://example.com/more"})
    assert customer.webhooks.count() == webhooks.MOST


def test_a_test_is_sent_and_its_outcome_is_on_the_page(
    browser: Client, customer: User, receiver: Receiver, private_allowed: None
) -> None:
    hook, _ = webhooks.make(customer, receiver.url)
    assert "Nothing was told yet" in told(browser, hook)
    browser.post(f"{LIST}{hook.pk}/test")
    page = told(browser, hook)
    assert "On its way" in page
    assert "every 3s" in page
    webhooks.send_due()
    page = told(browser, hook)
    assert "Delivered" in page
    assert "every 3s" not in page
    assert "Delivered" in browser.get(LIST).text


def test_a_delivery_that_failed_says_why_and_when_it_is_tried_next(
    browser: Client, hook: Webhook
) -> None:
    at = timezone.now() + timedelta(hours=2)
    delivery = webhooks.send_test(hook)
    WebhookDelivery.objects.filter(pk=delivery.pk).update(
        attempts=9, status=503, problem="The answer was 503.", next_at=at
    )
    page = told(browser, hook)
    assert "Failed so far" in page
    assert "The answer was 503." in page
    assert f"{at:%H:%M:%S} UTC" in page
    assert "every 3s" not in page
    WebhookDelivery.objects.filter(pk=delivery.pk).update(next_at=None)
    assert "Given up" in told(browser, hook)


def test_what_a_webhook_is_told_of_can_be_changed(browser: Client, hook: Webhook) -> None:
    said = browser.post(
        f"{LIST}{hook.pk}/events", {"events": ["order.failed", "order.delivered"]}, follow=True
    ).text
    assert "told of what you have chosen" in said
    hook.refresh_from_db()
    assert hook.events == ["order.failed", "order.delivered"]
    assert 'value="order.failed" checked' in re.sub(r"\s+", " ", re.sub(r' id="\w+"', "", said))
    browser.post(f"{LIST}{hook.pk}/events", {})
    hook.refresh_from_db()
    assert hook.events == []


def test_an_event_that_there_is_not_changes_nothing(browser: Client, hook: Webhook) -> None:
    said = browser.post(f"{LIST}{hook.pk}/events", {"events": ["order.eaten"]}, follow=True).text
    assert "Nothing was changed" in said
    assert "order.eaten is not one of the available choices" in said
    hook.refresh_from_db()
    assert hook.events == []


def test_the_page_of_a_webhook_stands_under_its_tab(browser: Client, hook: Webhook) -> None:
    assert '<a href="/account/webhooks/" aria-current="true">' in told(browser, hook)
    assert '<a href="/account/webhooks/" aria-current="page">' in browser.get(LIST).text


def test_a_webhook_is_switched_off_and_on(browser: Client, hook: Webhook) -> None:
    browser.post(f"{LIST}{hook.pk}/switch", {"active": ""})
    assert not Webhook.objects.get().active
    assert "Off" in browser.get(LIST).text
    browser.post(f"{LIST}{hook.pk}/switch", {"active": "yes"})
    assert Webhook.objects.get().active


def test_a_webhook_is_removed(browser: Client, hook: Webhook) -> None:
    page = browser.post(f"{LIST}{hook.pk}/remove", follow=True).text
    assert "is gone" in page
    assert not Webhook.objects.exists()


@pytest.mark.parametrize("what", ["events", "test", "switch", "remove"])
def test_nobody_reaches_the_webhook_of_somebody_else(
    hook: Webhook, other: User, signed_in: Callable[[User], Client], what: str
) -> None:
    stranger = signed_in(other)
    assert stranger.get(f"{LIST}{hook.pk}/").status_code == 404
    assert stranger.post(f"{LIST}{hook.pk}/{what}").status_code == 404
    hook.refresh_from_db()
    assert (hook.active, hook.deliveries.count()) == (True, 0)
