"""Accounts and transfers on TigerBeetle's model: two-phase, immutable, integers only.

1 ECE = 1,000,000 micro-ECE. A transfer moves an amount from the debit account to the credit
account. `pending` ones hold it; a `post` or a `void` names the pending one and ends it, once.
"""

import uuid
from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

MICRO = 1_000_000


class Account(models.Model):
    """One account; its four sums are kept with every transfer and can be rebuilt from them."""

    class Kind(models.TextChoices):
        """What an account is for."""

        WALLET = "wallet", "Wallet of a user"
        ISSUANCE = "issuance", "Tokens ever issued"
        REVENUE = "revenue", "Tokens earned by delivered orders"

    kind = models.CharField(max_length=10, choices=Kind)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="wallet",
    )
    debits_pending = models.BigIntegerField(default=0)
    debits_posted = models.BigIntegerField(default=0)
    credits_pending = models.BigIntegerField(default=0)
    credits_posted = models.BigIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    moved_at = models.DateTimeField(null=True, blank=True)
    """When its latest transfer was made; the next one is later, whatever a clock says."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="sums_not_negative",
                condition=Q(debits_pending__gte=0)
                & Q(debits_posted__gte=0)
                & Q(credits_pending__gte=0)
                & Q(credits_posted__gte=0),
            ),
            models.CheckConstraint(
                name="never_overdrawn",
                condition=Q(kind="issuance")
                | Q(credits_posted__gte=F("debits_posted") + F("debits_pending")),
            ),
            models.CheckConstraint(
                name="wallets_have_users", condition=Q(kind="wallet") ^ Q(user__isnull=True)
            ),
            models.UniqueConstraint(
                name="one_account_a_kind", fields=["kind"], condition=Q(user__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.user or ''}".strip()

    @property
    def balance_micro(self) -> int:
        """Posted micro-ECE, what is on hold included."""
        return self.credits_posted - self.debits_posted

    @property
    def held_micro(self) -> int:
        """Micro-ECE on hold for orders under way."""
        return self.debits_pending

    @property
    def available_micro(self) -> int:
        """Micro-ECE that can be spent."""
        return self.balance_micro - self.debits_pending


class AppendOnly(Exception):
    """Something tried to change or delete a transfer. Make a further transfer instead."""

    def __init__(self) -> None:
        super().__init__(
            "Transfers are never changed or deleted; a correction is a further transfer."
        )


class Transfers(models.QuerySet["Transfer"]):
    """Transfers can be read and added. The database refuses the rest as well."""

    def update(self, **_values: object) -> NoReturn:
        """Refused."""
        raise AppendOnly

    def delete(self) -> NoReturn:
        """Refused."""
        raise AppendOnly


class Transfer(models.Model):
    """One movement. Never changed, never deleted; corrections are further transfers."""

    class Kind(models.TextChoices):
        """Single-phase, or one of the two phases."""

        SINGLE = "single", "Transfer"
        PENDING = "pending", "Hold"
        POST = "post", "Capture"
        VOID = "void", "Release"

    class Code(models.TextChoices):
        """Why it was made."""

        TOP_UP = "top_up", "Top-up"
        ORDER = "order", "Order"
        REFUND = "refund", "Refund"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=120, unique=True)
    """Idempotency key: asking twice with one key moves once."""
    kind = models.CharField(max_length=8, choices=Kind)
    code = models.CharField(max_length=10, choices=Code)
    debit = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="debit_transfers")
    credit = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="credit_transfers")
    amount_micro = models.BigIntegerField()
    pending = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="resolution"
    )
    """The hold that this one captures or releases; a hold is resolved at most once."""
    refund_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="refunds"
    )
    """The capture that this one gives back, whole or in part."""
    debit_balance_micro = models.BigIntegerField()
    """The debit account's balance when this was done; the three below likewise."""
    debit_available_micro = models.BigIntegerField()
    credit_balance_micro = models.BigIntegerField()
    credit_available_micro = models.BigIntegerField()
    order_number = models.CharField(max_length=20, blank=True, db_index=True)
    memo = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    """Who caused it; None for the system."""
    at = models.DateTimeField(db_index=True)
    """Later than every earlier transfer of both accounts: it orders a statement."""

    objects: ClassVar[models.Manager["Transfer"]] = Transfers.as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["debit", "-at"]),
            models.Index(fields=["credit", "-at"]),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(name="amount_positive", condition=Q(amount_micro__gt=0)),
            models.CheckConstraint(name="between_two_accounts", condition=~Q(debit=F("credit"))),
            models.CheckConstraint(
                name="resolutions_name_a_hold",
                condition=Q(kind__in=["post", "void"]) ^ Q(pending__isnull=True),
            ),
            models.CheckConstraint(
                name="refunds_name_a_capture",
                condition=Q(code="refund") ^ Q(refund_of__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves a new transfer. Raises AppendOnly for one that is there already."""
        if not self._state.adding:
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refused."""
        raise AppendOnly


class TopUp(models.Model):
    """A purchase of tokens through a payment provider. `wallet.top_ups` changes it."""

    class State(models.TextChoices):
        """How far the payment is."""

        STARTED = "started", "Not paid yet"
        PAID = "paid", "Paid"
        FAILED = "failed", "Not paid"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Also the idempotency key towards the provider: pressing twice pays once."""
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="top_ups"
    )
    provider = models.CharField(max_length=20)
    reference = models.CharField(max_length=200, blank=True, db_index=True)
    """What the provider calls it."""
    amount_micro = models.BigIntegerField()
    us_cents = models.BigIntegerField()
    """What it costs, at the price of the day."""
    return_to = models.CharField(max_length=300, blank=True)
    """The page of this site from which the customer came, to go back to."""
    state = models.CharField(max_length=8, choices=State, default=State.STARTED)
    reason = models.CharField(max_length=200, blank=True)
    """Why it was not paid, for the customer."""
    created_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["user", "-created_at"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="top_ups_are_positive",
                condition=Q(amount_micro__gt=0) & Q(us_cents__gt=0),
            )
        ]

    def __str__(self) -> str:
        return f"top-up {self.id}"

    def get_absolute_url(self) -> str:
        """The page that tells how it went."""
        return reverse("wallet:top_up_done", args=[self.pk])
