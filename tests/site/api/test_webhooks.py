"""Webhooks: told once, signed, tried again for a day, never led into a private network."""

import json
import socket
import time
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from appmint.site.accounts.models import User
from appmint.site.api import outgoing, webhooks
from appmint.site.api.models import Webhook, WebhookDelivery
from appmint.site.orders import actions
from appmint.site.orders.models import Order
from tests.site.api.receiving import Receiver

pytestmark = pytest.mark.django_db
State = WebhookDelivery.State


@pytest.fixture
def hook(customer: User, receiver: Receiver, private_allowed: None) -> Webhook:
    return webhooks.make(customer, receiver.url)[0]


def due_now(delivery: WebhookDelivery) -> None:
    WebhookDelivery.objects.filter(pk=delivery.pk).update(next_at=timezone.now())


def test_what_happens_to_an_order_is_told_with_its_new_state(
    hook: Webhook, receiver: Receiver, draft: Order, customer: User
) -> None:
    actions.submit(draft, customer, key="once")
    assert webhooks.send_due() == 1
    [request] = receiver.received
    told = json.loads(request.body)
    assert told["event"] == request.headers["AppMint-Event"] == "order.awaiting_approval"
    assert told["id"] == request.headers["AppMint-Delivery"]
    assert told["order"]["number"] == draft.number
    assert told["order"]["state"] == "awaiting_approval"
    assert hook.deliveries.get().state == State.DELIVERED


def test_the_signature_is_made_with_the_secret_that_was_shown_once(
    customer: User, receiver: Receiver, private_allowed: None
) -> None:
    hook, secret = webhooks.make(customer, receiver.url)
    assert secret not in hook.sealed_secret
    webhooks.send_test(hook)
    webhooks.send_due()
    [request] = receiver.received
    given = request.headers["AppMint-Signature"]
    at = int(given.split(",")[0].removeprefix("t="))
    assert abs(time.time() - at) < 60
    assert given == webhooks.signature(secret, request.body, at)
    assert given != webhooks.signature("another", request.body, at)


def test_a_thing_told_twice_is_sent_once(hook: Webhook, receiver: Receiver, draft: Order) -> None:
    webhooks.announce(draft, "order.approved", "the same")
    webhooks.announce(draft, "order.approved", "the same")
    assert webhooks.send_due() == 1
    assert webhooks.send_due() == 0
    assert len(receiver.received) == 1


def test_what_is_rolled_back_is_not_told(hook: Webhook, draft: Order) -> None:
    class Broken(Exception):
        pass

    with pytest.raises(Broken), transaction.atomic():
        webhooks.announce(draft, "order.approved", "never")
        raise Broken
    assert webhooks.send_due() == 0


def test_only_webhooks_of_the_orders_customer_are_told(
    hook: Webhook, other: User, receiver: Receiver, draft: Order
) -> None:
    webhooks.make(other, receiver.url)
    webhooks.announce(draft, "order.approved", "one")
    assert [each.webhook for each in WebhookDelivery.objects.all()] == [hook]


def test_a_refused_delivery_is_tried_again_later(hook: Webhook, receiver: Receiver) -> None:
    receiver.status = 503
    delivery = webhooks.send_test(hook)
    webhooks.send_due()
    delivery.refresh_from_db()
    assert (delivery.state, delivery.status, delivery.attempts) == (State.WAITING, 503, 1)
    assert delivery.next_at is not None and delivery.next_at > timezone.now()
    assert "503" in delivery.problem
    assert webhooks.send_due() == 0
    receiver.status = 204
    due_now(delivery)
    webhooks.send_due()
    delivery.refresh_from_db()
    assert (delivery.state, delivery.status, delivery.problem) == (State.DELIVERED, 204, "")
    assert len({each.headers["AppMint-Delivery"] for each in receiver.received}) == 1


def test_waits_double_up_to_four_hours() -> None:
    waits = [webhooks.wait_after(attempts).total_seconds() for attempts in range(1, 40)]
    assert waits[:4] == [10, 20, 40, 80]
    assert waits == sorted(waits)
    assert max(waits) == 4 * 3600


def test_after_a_day_it_is_given_up_visibly(hook: Webhook, receiver: Receiver) -> None:
    receiver.status = 500
    delivery = webhooks.send_test(hook)
    day_ago = timezone.now() - timedelta(days=1)
    WebhookDelivery.objects.filter(pk=delivery.pk).update(created_at=day_ago)
    webhooks.send_due()
    delivery.refresh_from_db()
    assert delivery.state == State.GIVEN_UP
    assert "500" in delivery.problem
    assert webhooks.send_due() == 0


def test_a_redirect_is_not_followed(hook: Webhook, receiver: Receiver) -> None:
    receiver.status, receiver.location = 307, receiver.url
    delivery = webhooks.send_test(hook)
    webhooks.send_due()
    delivery.refresh_from_db()
    assert delivery.state == State.WAITING
    assert "leads elsewhere" in delivery.problem
    assert len(receiver.received) == 1


def test_a_server_that_is_not_there_is_a_problem_told_in_a_sentence(
    customer: User, private_allowed: None
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        hook, _ = webhooks.make(customer, f"http://127.0.0.1:{free.getsockname()[1]}/")
        delivery = webhooks.send_test(hook)
        webhooks.send_due()
    delivery.refresh_from_db()
    assert delivery.status is None
    assert delivery.problem.startswith("No connection")


def test_a_delivery_that_another_process_took_up_is_left_to_it(hook: Webhook) -> None:
    delivery = webhooks.send_test(hook)
    seen_by_both = WebhookDelivery.objects.get(pk=delivery.pk)
    assert webhooks._claim(delivery)
    assert not webhooks._claim(seen_by_both)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://10.0.0.8/",
        "http://192.168.1.1:8080/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://224.0.0.1/",
        "http://[::1]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[2002:7f00:1::]/",
        "http://[64:ff9b::7f00:1]/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "https://user:password@example.com/",
        "http://",
        "http://[",
        "http://exa mple.com/",
    ],
)
def test_an_address_that_is_not_of_the_public_internet_makes_no_webhook(
    customer: User, url: str
) -> None:
    with pytest.raises(outgoing.AddressRefused):
        webhooks.make(customer, url)


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1"])
def test_a_name_that_leads_to_this_machine_is_refused_when_it_is_connected_to(
    customer: User, receiver: Receiver, host: str
) -> None:
    hook, _ = webhooks.make(customer, receiver.url.replace("127.0.0.1", host))
    delivery = webhooks.send_test(hook)
    webhooks.send_due()
    delivery.refresh_from_db()
    assert delivery.problem == f"{host} does not lead to the public internet."
    assert receiver.received == []


def test_a_name_with_one_private_address_among_public_ones_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def two(host: str, port: int, **_: object) -> list[object]:
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in ("93.184.216.34", "10.0.0.1")
        ]

    monkeypatch.setattr(socket, "getaddrinfo", two)
    with pytest.raises(outgoing.AddressRefused):
        outgoing.post("http://rebinding.example/", b"{}", {})


def test_a_server_that_answers_drop_by_drop_is_left_in_time(
    private_allowed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outgoing, "_LONGEST_S", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        begun = time.monotonic()
        with pytest.raises(outgoing.NotReached, match="in time"):
            outgoing.post(f"http://127.0.0.1:{silent.getsockname()[1]}/", b"{}", {})
    assert time.monotonic() - begun < 3


def test_a_user_has_at_most_ten(customer: User) -> None:
    for number in range(webhooks.MOST):
        webhooks.make(customer, f"https://example.com/{number}")
    with pytest.raises(webhooks.NotMade):
        webhooks.make(customer, "https://example.com/one-more")


def test_an_address_is_told_once_not_by_two_webhooks(customer: User, other: User) -> None:
    webhooks.make(customer, "https://example.com/")
    with pytest.raises(webhooks.NotMade, match="a webhook with this address"):
        webhooks.make(customer, "https://example.com/")
    webhooks.make(other, "https://example.com/")


def test_a_webhook_is_told_of_the_events_that_were_chosen_alone(
    customer: User, receiver: Receiver, private_allowed: None, draft: Order
) -> None:
    hook, _ = webhooks.make(customer, receiver.url, ["order.delivered", "order.failed"])
    webhooks.announce(draft, "order.approved", "one")
    webhooks.announce(draft, "order.delivered", "two")
    assert [each.event for each in hook.deliveries.all()] == ["order.delivered"]
    assert webhooks.send_test(hook).event == "test", "a test is always sent"
