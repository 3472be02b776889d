"""Telling customers' programs of their orders: kept with what happened, sent by the worker."""

import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from cryptography.fernet import InvalidToken
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from appmint.site.accounts.models import User
from appmint.site.api import outgoing
from appmint.site.api.models import Webhook, WebhookDelivery
from appmint.site.api.sealing import seal, unseal
from appmint.site.config import config
from appmint.site.orders.models import Order

MOST = 10
"""Webhooks that one user can have."""
SECRET_BEGINS = "whsec_"  # noqa: S105  # how every secret begins, not a secret
TEST_EVENT = "test"
_FIRST_WAIT = timedelta(seconds=10)
_LONGEST_WAIT = timedelta(hours=4)
_GIVEN_UP_AFTER = timedelta(days=1)
_LEASE = timedelta(seconds=60)
"""What another process leaves to the one that took a delivery up: longer than a request lasts."""
_AT_ONCE = 4


class NotMade(Exception):
    """No such webhook can be made beside those there are; the message says why."""


def make(user: User, url: str, events: Sequence[str] = ()) -> tuple[Webhook, str]:
    """A new webhook, and the secret that signs what it is sent, which is shown this once.

    It is told of `events`, names of EVENTS; of everything where there are none. Raises NotMade
    and outgoing.AddressRefused.
    """
    outgoing.check(url)
    secret = SECRET_BEGINS + secrets.token_urlsafe(32)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        if user.webhooks.count() >= MOST:
            raise NotMade(f"You have {MOST} webhooks: delete one that is no longer needed first.")
        if user.webhooks.filter(url=url).exists():
            raise NotMade("You have a webhook with this address: delete that one first.")
        hook = Webhook.objects.create(
            user=user, url=url, events=list(dict.fromkeys(events)), sealed_secret=seal(secret)
        )
        return hook, secret


def switch(webhook: Webhook, *, active: bool) -> None:
    """Switches it on or off; one that is off is told of nothing new."""
    webhook.active = active
    webhook.save(update_fields=["active"])


def choose(webhook: Webhook, events: Sequence[str]) -> None:
    """Tells it of `events` from now on, as for `make`."""
    webhook.events = list(dict.fromkeys(events))
    webhook.save(update_fields=["events"])


def announce(order: Order, event: str, key: str) -> None:
    """Tells those webhooks of the order's customer that want it, once per `key`.

    Within the caller's transaction: what is rolled back is not told.
    """
    active = Webhook.objects.filter(user_id=order.customer_id, active=True)
    hooks = [hook for hook in active if hook.wants(event)]
    if hooks:
        body = _body(
            event,
            key,
            {
                "number": order.number,
                "state": order.state,
                "title": order.title,
                "attempt": order.attempt,
                "reason": order.reason,
                "url": f"{config().site_url}{order.get_absolute_url()}",
            },
        )
        WebhookDelivery.objects.bulk_create(
            [WebhookDelivery(webhook=hook, key=key, event=event, body=body) for hook in hooks],
            ignore_conflicts=True,
        )


def send_test(webhook: Webhook) -> WebhookDelivery:
    """A delivery that tells of nothing, to see whether it arrives."""
    key = f"test-{secrets.token_urlsafe(12)}"
    return WebhookDelivery.objects.create(
        webhook=webhook, key=key, event=TEST_EVENT, body=_body(TEST_EVENT, key, None)
    )


def send_due() -> int:
    """Sends what is due now, a few at a time; how many were tried. Called again and again.

    Any number of processes may do this: each delivery is taken up by one.
    """
    claimed = [each for each in _due() if _claim(each)]
    if claimed:
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            attempts = list(threads.map(_attempt, claimed))
        for delivery, (status, problem) in zip(claimed, attempts, strict=True):
            _note(delivery, status, problem)
    return len(claimed)


def signature(secret: str, body: str, at_s: int) -> str:
    """The header that proves who sent it and when: `t=TIME,v1=HMAC-SHA256 of "TIME.BODY"`."""
    signed = hmac.new(secret.encode(), f"{at_s}.{body}".encode(), hashlib.sha256).hexdigest()
    return f"t={at_s},v1={signed}"


def wait_after(attempts: int) -> timedelta:
    """How long until the next attempt: 10 s, 20 s, 40 s ... at most 4 hours."""
    return min(_FIRST_WAIT * (1 << min(attempts - 1, 20)), _LONGEST_WAIT)


def _body(event: str, key: str, order: dict[str, object] | None) -> str:
    told: dict[str, object] = {"id": key, "event": event, "at": timezone.now().isoformat()}
    if order is not None:
        told["order"] = order
    return json.dumps(told, ensure_ascii=False)


def _due() -> list[WebhookDelivery]:
    due = WebhookDelivery.objects.filter(next_at__lte=timezone.now())
    return list(due.select_related("webhook").order_by("next_at", "pk")[:_AT_ONCE])


def _claim(delivery: WebhookDelivery) -> bool:
    """Whether this process is the one that tries it now."""
    before = WebhookDelivery.objects.filter(pk=delivery.pk, next_at=delivery.next_at)
    taken = before.update(next_at=timezone.now() + _LEASE, attempts=F("attempts") + 1)
    delivery.attempts += 1
    return bool(taken)


def _attempt(delivery: WebhookDelivery) -> tuple[int | None, str]:
    """The answer's status and what was wrong; touches no database."""
    try:
        secret = unseal(delivery.webhook.sealed_secret)
    except InvalidToken:
        return None, "The platform's key was changed: delete this webhook and make a new one."
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "AppMint-Webhook/1",
        "AppMint-Event": delivery.event,
        "AppMint-Delivery": delivery.key,
        "AppMint-Signature": signature(secret, delivery.body, int(time.time())),
    }
    try:
        status = outgoing.post(delivery.webhook.url, delivery.body.encode(), headers)
    except outgoing.NotReached as error:
        return None, str(error)
    if 200 <= status < 300:
        return status, ""
    if 300 <= status < 400:
        return status, f"The answer was {status}: it leads elsewhere, which is not followed."
    return status, f"The answer was {status}, which does not say that it was taken."


def _note(delivery: WebhookDelivery, status: int | None, problem: str) -> None:
    now = timezone.now()
    delivery.status = status
    delivery.problem = problem[:300]
    if not problem:
        delivery.delivered_at, delivery.next_at = now, None
    elif now + wait_after(delivery.attempts) > delivery.created_at + _GIVEN_UP_AFTER:
        delivery.next_at = None
    else:
        delivery.next_at = now + wait_after(delivery.attempts)
    # A webhook that was deleted meanwhile took its deliveries with it: nothing is left to note.
    WebhookDelivery.objects.filter(pk=delivery.pk).update(
        status=delivery.status,
        problem=delivery.problem,
        delivered_at=delivery.delivered_at,
        next_at=delivery.next_at,
    )
