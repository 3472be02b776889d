"""Orders and what belongs to one: uploads, audit, comments, rating."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from appmint.site.orders.states import Action, State, Step


class Order(models.Model):
    """One order, from its first step on. `state` changes through `orders.actions` alone."""

    class Visibility(models.TextChoices):
        """Who may see the app and its repository."""

        PRIVATE = "private", "Only you"
        PUBLIC = "public", "Everyone with the link"

    class Licence(models.TextChoices):
        """Under which terms the repository's code is."""

        MIT = "MIT", "MIT"
        APACHE = "Apache-2.0", "Apache 2.0"
        PROPRIETARY = "UNLICENSED", "All rights reserved"

    class Package(models.TextChoices):
        """What is bought; see `config` for prices."""

        BASIC = "basic", "Basic"
        STANDARD = "standard", "Standard"
        PREMIUM = "premium", "Premium"

    number = models.CharField(max_length=20, unique=True, null=True)
    """AM-000123: told from the key when the order is first saved."""
    customer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="orders"
    )
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT, db_index=True)
    step = models.CharField(max_length=14, choices=Step, default=Step.REPOSITORY)
    """The furthest of the six steps reached; going back does not lower it."""

    repository_name = models.CharField(
        max_length=60,
        blank=True,
        validators=[
            RegexValidator(
                r"^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$",
                "Use small letters, digits and hyphens, for example bike-rental.",
            )
        ],
    )
    visibility = models.CharField(max_length=8, choices=Visibility, default=Visibility.PRIVATE)
    licence = models.CharField(max_length=12, choices=Licence, default=Licence.MIT)

    text = models.TextField(blank=True)
    corrections = models.JSONField(default=dict, blank=True)
    """What the customer changed of what was understood; applied by `orders.requirements`."""
    facts = models.JSONField(null=True, blank=True)
    """What a model found in the text beside the rules: see `orders.close_reading`."""
    spec = models.JSONField(null=True, blank=True)
    """The AppSpec as ordered, fixed at submission."""

    package = models.CharField(max_length=8, choices=Package, blank=True)
    rush = models.BooleanField(default=False)
    quote = models.JSONField(null=True, blank=True)
    """The itemised quote as agreed, fixed at submission: see `orders.quote`."""
    price_micro = models.BigIntegerField(default=0)

    contact_name = models.CharField(max_length=120, blank=True)
    company = models.CharField(max_length=120, blank=True)
    address = models.TextField(max_length=400, blank=True)
    tax_number = models.CharField(max_length=40, blank=True)
    letters = models.BooleanField(default=True)
    """Whether the customer wants letters about this order."""

    hold = models.ForeignKey(
        "wallet.Transfer", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    attempt = models.PositiveIntegerField(default=0)
    """How often it was approved for generation; run and workflow are named after it."""
    revisions_used = models.PositiveIntegerField(default=0)
    revision_request = models.TextField(blank=True)
    """What the customer asked to be changed, last."""
    reason = models.TextField(blank=True)
    """Why it was rejected or failed, and what happens next; for the customer."""
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(auto_now=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    submission_key = models.CharField(max_length=64, blank=True)
    """Names the submission that was carried out: a second press finds it done."""

    class Meta:
        ordering: ClassVar = ["-created_at"]
        indexes: ClassVar = [models.Index(fields=["customer", "-created_at"])]
        constraints: ClassVar = [
            models.CheckConstraint(name="price_not_negative", condition=Q(price_micro__gte=0))
        ]

    def __str__(self) -> str:
        return self.number or "a new order"

    def get_absolute_url(self) -> str:
        """The order's page."""
        return reverse("orders:detail", args=[self.number])

    def save(self, *args: object, **kwargs: object) -> None:
        """Saves, and names a new order after its key."""
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments, as given
        if self.number is None:
            self.number = f"AM-{self.pk:06d}"
            type(self).objects.filter(pk=self.pk).update(number=self.number)

    @property
    def title(self) -> str:
        """What the customer calls it, as far as is known."""
        name = (self.spec or {}).get("name")
        return str(name or self.repository_name.replace("-", " ").capitalize() or "New order")


class Upload(models.Model):
    """A file that a customer gave with an order or a message. Bytes are in the artefact store."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="uploads")
    message = models.ForeignKey(
        "messaging.Message",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="uploads",
    )
    """The message it came with; None for files of the requirements."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    """A safe name, for people."""
    media_type = models.CharField(max_length=80)
    """As told from the bytes, never as claimed."""
    size_bytes = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return self.name


class Event(models.Model):
    """The audit of an order: who did what, when and why. Never changed."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="events")
    action = models.CharField(max_length=24, choices=Action)
    before = models.CharField(max_length=20, choices=State)
    after = models.CharField(max_length=20, choices=State)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    """None for the system."""
    attempt = models.PositiveIntegerField(default=0)
    """The order's attempt that it belongs to: what was done in an attempt is not done again."""
    reason = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.order}: {self.action}"


class Revision(models.Model):
    """A revision that was asked for, and what the order was before: kept when it is ended."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    text_before = models.TextField()
    spec_before = models.JSONField()
    text = models.TextField()
    spec = models.JSONField()
    ended = models.BooleanField(default=False)
    """True: it did not lead to a delivery, and the app stayed as it was."""
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(name="revisions_numbered", fields=["order", "number"])
        ]

    def __str__(self) -> str:
        return f"{self.order}: revision {self.number}"


class Comment(models.Model):
    """What an operator noted at a review."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="comments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=4000)
    internal = models.BooleanField(default=True)
    """Internal ones are for operators; the others the customer sees too."""
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.order}: {self.text[:40]}"


class Rating(models.Model):
    """The customer's rating after delivery."""

    order = models.OneToOneField(Order, on_delete=models.CASCADE, related_name="rating")
    stars = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    comment = models.TextField(max_length=2000, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="one_to_five_stars", condition=Q(stars__gte=1) & Q(stars__lte=5)
            )
        ]

    def __str__(self) -> str:
        return f"{self.order}: {self.stars}"
