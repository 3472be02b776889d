"""Calls of models: each one with its cost, and what is held for those under way.

Costs are integer micro-USD. They are the platform's own and never part of the tokens' ledger.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone


class ModelCall(models.Model):
    """One call of a model for an order, however it ended. Never changed."""

    order = models.ForeignKey("orders.Order", on_delete=models.PROTECT, related_name="model_calls")
    run = models.ForeignKey(
        "runs.Run", null=True, on_delete=models.PROTECT, related_name="model_calls"
    )
    """None for a reading while the order is still a draft."""
    at = models.DateTimeField(db_index=True)
    role = models.CharField(max_length=10)
    model = models.CharField(max_length=200)
    outcome = models.CharField(max_length=20)
    """One of `llm.calls.Outcome`."""
    tokens_in = models.PositiveIntegerField(default=0)
    tokens_cached = models.PositiveIntegerField(default=0)
    tokens_out = models.PositiveIntegerField(default=0)
    latency_ms = models.PositiveIntegerField(default=0)
    cost_micro_usd = models.BigIntegerField(default=0)
    estimated = models.BooleanField(default=False)
    """The service did not say what it used: the most that it can be."""
    key = models.CharField(max_length=128)
    """The hash of the request."""
    answer_digest = models.CharField(max_length=64, blank=True)
    """The whole answer in the artefact store; asked again, it is not paid again."""

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["order", "key"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="call_cost_not_negative", condition=Q(cost_micro_usd__gte=0)
            )
        ]

    def __str__(self) -> str:
        return f"{self.order}: {self.role} by {self.model}, {self.outcome}"


class ModelHold(models.Model):
    """The most that a call under way can cost, counted as spent until it is recorded."""

    order = models.ForeignKey("orders.Order", on_delete=models.CASCADE, related_name="model_holds")
    key = models.CharField(max_length=128)
    most_micro_usd = models.BigIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_hold_a_request", fields=["order", "key"])
        ]

    def __str__(self) -> str:
        return f"{self.order}: {self.most_micro_usd} held"


class ModelDay(models.Model):
    """A day (UTC) on which models are called; its row is the lock under which ceilings hold."""

    day = models.DateField(primary_key=True)

    def __str__(self) -> str:
        return self.day.isoformat()
