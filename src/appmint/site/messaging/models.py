"""Messages of an order's thread, how far each has read, and notifications."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Message(models.Model):
    """One message between a customer and the operators, about one order."""

    order = models.ForeignKey("orders.Order", on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=4000, blank=True)
    key = models.CharField(max_length=64, unique=True)
    """Names the sending, so that a double press sends once."""
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.text[:40]


class ReadMark(models.Model):
    """Up to which message somebody has read a thread."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    order = models.ForeignKey("orders.Order", on_delete=models.CASCADE, related_name="+")
    message_id = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_mark_a_reader", fields=["user", "order"])
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.order}"


class Notification(models.Model):
    """A line for somebody: shown in the site, and sent as a letter where wanted."""

    class Kind(models.TextChoices):
        """What it is about: which letters a user wants is told by kind."""

        ORDER = "order", "Order"
        MESSAGE = "message", "Message"
        WALLET = "wallet", "Wallet"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications"
    )
    order = models.ForeignKey(
        "orders.Order", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    """The order it is about, if any: its customer may want no letters about it."""
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.CharField(max_length=300)
    url = models.CharField(max_length=300)
    key = models.CharField(max_length=120)
    """Names the fact, so that it is told once."""
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)
    letter_due_at = models.DateTimeField(null=True, default=timezone.now, db_index=True)
    """When its letter is sent or tried again; None once it went out, or where none is wanted."""
    letter_at = models.DateTimeField(null=True, blank=True)
    """When its letter went out."""
    letter_attempts = models.PositiveIntegerField(default=0)
    letter_problem = models.CharField(max_length=200, blank=True)
    """Why its letter could not go out yet, for operators."""

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [
            models.Index(name="unread_of_user", fields=["user"], condition=Q(read_at=None))
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(name="told_each_once", fields=["user", "key"])
        ]

    def __str__(self) -> str:
        return self.text
