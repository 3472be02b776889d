"""Delivered apps and their deliveries."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone


class App(models.Model):
    """An app that a customer owns: one repository, one preview, one or more deliveries."""

    order = models.OneToOneField("orders.Order", on_delete=models.PROTECT, related_name="app")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="apps"
    )
    slug = models.SlugField(max_length=63, unique=True)
    """Names repository and preview; unique among all apps, a valid host name label."""
    name = models.CharField(max_length=120)
    public = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-created_at"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The app's page."""
        return reverse("apps:detail", args=[self.slug])


class Delivery(models.Model):
    """One hand-over of an app: the first, or after a revision."""

    app = models.ForeignKey(App, on_delete=models.CASCADE, related_name="deliveries")
    run = models.OneToOneField("runs.Run", on_delete=models.PROTECT, related_name="delivery")
    number = models.PositiveIntegerField()
    commit = models.CharField(max_length=64)
    spec_digest = models.CharField(max_length=64)
    report_digest = models.CharField(max_length=64)
    evidence_digest = models.CharField(max_length=64)
    zip_digest = models.CharField(max_length=64)
    build_digest = models.CharField(max_length=64, blank=True)
    """The app ready to be served, as one bundle: what its live preview runs."""
    certificate = models.JSONField()
    """See `apps.certificate`: hashes, who approved, costs, signature."""
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(name="numbered_within_app", fields=["app", "number"])
        ]

    def __str__(self) -> str:
        return f"{self.app} {self.number}"

    @property
    def title(self) -> str:
        """What it is called in lists: "Delivery 2"."""
        return f"Delivery {self.number}"
