"""People, and one of everything on the platform, for the tests that look at all of it."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from appmint.site.accounts.models import AccessToken, User
from appmint.site.api import webhooks
from appmint.site.messaging import threads
from appmint.site.orders import uploads
from appmint.site.orders.models import Upload
from appmint.site.runs.models import Worker
from appmint.site.wallet import top_ups
from tests.site.apps.making import Built, accepted, handed_over

Parts = dict[str, object]
_ID = uuid.UUID(int=1)


@dataclass(frozen=True)
class World:
    """People, and one of everything that belongs to the owner."""

    people: dict[str, User | None]
    tokens: dict[str, str]
    """Of scope API."""
    passwords: dict[str, str]
    """Tokens of scope git."""
    sessions: dict[str, str]
    """Of browsers in which they are signed in, as the cookie has them."""
    message: int
    parts: dict[str, Parts]
    """What stands in addresses that begin so."""


def world_of(library: Built, customer: User, other: User, operator: User) -> World:
    """The customer with a delivered app and all that comes with it."""
    people = {"visitor": None, "other": other, "owner": customer, "operator": operator}
    known = {who: user for who, user in people.items() if user is not None}
    run = accepted(library, customer, operator)
    message = threads.send(run.order, customer, "Hello", key="once")
    [file] = uploads.take(run.order, customer, [SimpleUploadedFile("notes.txt", b"Hello")], message)
    ordered = Upload.objects.create(
        order=run.order,
        by=customer,
        name=file.name,
        media_type=file.media_type,
        size_bytes=file.size_bytes,
        digest=file.digest,
    )
    app = handed_over(run).app
    Worker.objects.create(name="at work", seen_at=timezone.now() + timedelta(days=1))
    hook, _ = webhooks.make(customer, "https://example.com/")
    token, _ = AccessToken.issue(customer, "laptop", "api")
    top_up = top_ups.start(customer, _ID, 500, provider="practice")
    notification = customer.notifications.first()
    assert notification is not None
    order: Parts = {
        "number": run.order.number,
        "pk": ordered.pk,
        "file_id": ordered.pk,
        "step": "repository",
        "name": "refund",
    }
    delivered: Parts = {
        "slug": app.slug,
        "number": 1,
        "delivery": 1,
        "path": "report.json",
        "name": "report.json",
    }
    told: Parts = {
        "pk": notification.pk,
        "notification_id": notification.pk,
        "number": run.order.number,
    }
    whom: Parts = {"pk": customer.pk, "customer_id": customer.pk}
    parts: dict[str, Parts] = {
        "": {},
        "accounts/": {"key": "unknown", "uid": "1"},
        "account/": {"pk": token.pk},
        "account/webhooks/": {"pk": hook.pk},
        "orders/": order,
        "wallet/": {"pk": top_up.pk},
        "runs/": {"workflow_id": run.workflow_id, "path": "report.json"},
        "apps/": delivered,
        "git/": {"slug": app.slug, "anything": "nothing"},
        "messages/": order,
        "notifications/": told,
        "staff/orders/": order,
        "staff/customers/": whom,
        "api/v1/tokens/": {"token_id": token.pk},
        "api/v1/orders/": order,
        "api/v1/wallet/": {"top_up_id": top_up.pk},
        "api/v1/runs/": {"run_id": run.workflow_id, "name": "report.json"},
        "api/v1/apps/": delivered,
        "api/v1/notifications/": told,
        "api/v1/webhooks/": {"webhook_id": hook.pk},
        "api/v1/staff/orders/": order,
        "api/v1/staff/customers/": whom,
    }
    return World(
        people,
        {who: AccessToken.issue(user, "program", "api")[1] for who, user in known.items()},
        {who: AccessToken.issue(user, "clone", "git")[1] for who, user in known.items()},
        {who: _session(user) for who, user in known.items()},
        message.pk,
        parts,
    )


def _session(user: User) -> str:
    browser = Client()
    browser.force_login(user)
    return browser.cookies[settings.SESSION_COOKIE_NAME].value
