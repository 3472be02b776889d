"""Fills the platform of the environment with one of everything, and signs its people in."""

import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.test import Client
from django.utils import timezone

from appmint.site.accounts.models import User
from appmint.site.api.models import WebhookDelivery
from appmint.site.engine.models import ModelCall
from appmint.site.orders import actions
from appmint.site.orders.models import Order
from appmint.site.orders.states import Step
from appmint.site.runs import queue
from tests.site.addresses import WHO, table
from tests.site.apps.making import TEXT, built, funded
from tests.site.world import world_of

WORD = "correct horse battery"
_SKIPPED = (
    "/events",
    "/open",
    "/files/",
    "/evidence/",
    "/zip/",
    "/receipt",
    "/price",
    ".csv",
    ".json",
)
"""Streams, previews, parts of pages and downloads: they are no pages."""


@dataclass(frozen=True)
class Seeded:
    """What there is to look at."""

    sessions: dict[str, str]
    """Of the owner and the operator: the value of the session's cookie."""
    pages: dict[str, list[str]]
    """Addresses by who looks at them: visitor, owner, operator."""


def seed() -> Seeded:
    """Makes it all."""
    people = [
        User.objects.create_user(f"{name}@example.com", WORD, name=name, is_staff=name == "olga")
        for name in ("ada", "bob", "olga")
    ]
    # The worker of the platform is not to make what is made here.
    queue.pause()
    with tempfile.TemporaryDirectory() as folder:
        world = world_of(built(TEXT, Path(folder)), *people)
    queue.resume()
    ada, bob, olga = people
    draft, waiting = _more(ada, bob)
    sessions = {}
    for who, user in (("owner", ada), ("operator", olga)):
        client = Client()
        client.force_login(user)
        sessions[who] = client.cookies[settings.SESSION_COOKIE_NAME].value
    pages = {who: list(_pages(world.parts, who)) for who in ("visitor", *sessions)}
    steps = [step for step in Step if step != Step.CONFIRMATION]
    pages["owner"] += [f"/orders/{draft.number}/steps/{step}" for step in steps]
    pages["operator"].append(f"/staff/orders/{waiting.number}/")
    return Seeded(sessions, pages)


def _pages(parts: dict[str, dict[str, object]], who: str) -> Iterator[str]:
    """Each page that is open to the person; what others see as well is looked at once."""
    for ask, said in table().items():
        if ask.unsafe or ask.of_api or ask.address.startswith("git/"):
            continue
        if any(part in ask.address for part in _SKIPPED):
            continue
        own = (who == "operator") == ask.address.startswith("staff/")
        open_to_all = said[WHO.index("visitor")] == "yes"
        if said[WHO.index(who)] == "yes" and own and open_to_all == (who == "visitor"):
            yield ask.filled(parts)


def _more(ada: User, bob: User) -> tuple[Order, Order]:
    """A draft of Ada's, and an order of Bob's that waits for an operator.

    Further, what models did for Ada's order, and what her webhook was told.
    """
    now = timezone.now()
    for number, (problem, delivered_at, next_at) in enumerate(
        [
            ("", now, None),
            ("The answer was 500, which does not say that it was taken.", None, None),
            ("There was no answer in time.", None, now + timedelta(days=1)),
        ]
    ):
        WebhookDelivery.objects.create(
            webhook=ada.webhooks.get(),
            key=f"seeded-{number}",
            event="order.delivered",
            body="{}",
            attempts=number + 1,
            problem=problem,
            delivered_at=delivered_at,
            next_at=next_at,
        )
    for role, cost in (("read", 2_310), ("write", 48_200)):
        ModelCall.objects.create(
            order=Order.objects.get(customer=ada),
            at=now,
            role=role,
            model="Qwen/Qwen3-Coder-480B-A35B-Instruct",
            outcome="answered",
            tokens_in=14_200,
            tokens_out=2_100,
            latency_ms=8_400,
            cost_micro_usd=cost,
            key=role,
        )
    fields = {"text": TEXT, "package": "standard", "contact_name": "Ada"}
    draft = Order.objects.create(
        customer=ada, repository_name="reading-club", step=Step.PAYMENT, **fields
    )
    waiting = Order.objects.create(customer=funded(bob), repository_name="tea-house", **fields)
    return draft, actions.submit(waiting, bob, key="seeded")


def main() -> None:
    """Prints a Seeded as JSON."""
    json.dump(asdict(seed()), sys.stdout)
