"""Answers kept for repeated requests, and webhooks."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from appmint.site.orders.states import State as OrderState

EVENTS = {f"order.{state}": state for state in OrderState if state != OrderState.DRAFT}
"""What webhooks are told, by name: the state that an order has reached."""
LONGEST_URL = 500


class Answer(models.Model):
    """The answer to a request with an Idempotency-Key, given again when it is repeated."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=120)
    request_digest = models.CharField(max_length=64)
    """Of method, path and body: another request under the same key is refused."""
    status = models.PositiveSmallIntegerField(null=True)
    """None while the first request is still being worked on."""
    sealed_body = models.TextField(blank=True)
    """Encrypted: an answer can hold a secret that is shown once."""
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_answer_a_key", fields=["user", "key"])
        ]

    def __str__(self) -> str:
        return self.key


class Allowance(models.Model):
    """How many requests somebody has made in the present minute."""

    holder = models.CharField(max_length=80, unique=True)
    """A token by its digest, or a user who is signed in."""
    minute = models.BigIntegerField(default=0)
    """Minutes since 1970."""
    requests = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.holder


class Webhook(models.Model):
    """An address that is told of a user's orders."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="webhooks"
    )
    url = models.URLField(max_length=LONGEST_URL)
    events = models.JSONField(default=list)
    """Names of what it is told, of EVENTS; empty for everything."""
    sealed_secret = models.TextField()
    """The secret that signs what is sent, encrypted with the platform's key."""
    active = models.BooleanField(default=True)
    """One that is switched off is told of nothing new."""
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.url

    def wants(self, event: str) -> bool:
        """Whether it is told of this."""
        return not self.events or event in self.events


class WebhookDelivery(models.Model):
    """One thing to tell one webhook, tried until it is taken or given up."""

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", "Waiting"
        DELIVERED = "delivered", "Delivered"
        GIVEN_UP = "given_up", "Given up"

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    key = models.CharField(max_length=120)
    event = models.CharField(max_length=40)
    body = models.TextField()
    attempts = models.PositiveIntegerField(default=0)
    next_at = models.DateTimeField(null=True, default=timezone.now, db_index=True)
    """When it is tried next; None once it was taken or given up."""
    status = models.PositiveSmallIntegerField(null=True)
    """The last answer's status; None when there was none."""
    problem = models.CharField(max_length=300, blank=True)
    """Why the last attempt failed, as a sentence."""
    created_at = models.DateTimeField(default=timezone.now)
    delivered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(name="told_each_webhook_once", fields=["webhook", "key"])
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def state(self) -> State:
        if self.delivered_at is not None:
            return self.State.DELIVERED
        return self.State.GIVEN_UP if self.next_at is None else self.State.WAITING
