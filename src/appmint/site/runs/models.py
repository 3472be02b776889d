"""Runs of orders, what they told, and the workers that are alive."""

from typing import ClassVar

from django.db import models
from django.utils import timezone


class Run(models.Model):
    """One attempt at making the app of an order."""

    class State(models.TextChoices):
        """How far it is."""

        QUEUED = "queued", "Queued"
        RUNNING = "running", "Running"
        WAITING = "waiting", "Waiting for review"
        FINISHED = "finished", "Finished"
        FAILED = "failed", "Failed"
        CANCELLED = "cancelled", "Cancelled"

    order = models.ForeignKey("orders.Order", on_delete=models.CASCADE, related_name="runs")
    attempt = models.PositiveIntegerField()
    workflow_id = models.CharField(max_length=60, unique=True)
    """AM-000123-1: told from order and attempt, so that a second enqueue finds the first."""
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED, db_index=True)
    stage = models.CharField(max_length=10, blank=True)
    """The stage it is in: read, build, verify, extend, publish, deliver."""
    priority = models.PositiveIntegerField(default=10)
    """Lower ones go first."""
    reason = models.TextField(blank=True)
    queued_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    spec_digest = models.CharField(max_length=64, blank=True)
    source_digest = models.CharField(max_length=64, blank=True)
    """The built files, as one archive in the artefact store."""
    evidence_digest = models.CharField(max_length=64, blank=True)
    """Report, logs and screenshots, as one archive in the artefact store."""
    report = models.JSONField(null=True, blank=True)
    """`quality.Report` as JSON."""
    extension_digest = models.CharField(max_length=64, blank=True)
    """How far a model's work on it is, as an artefact: see `runs.extension`."""
    engine = models.CharField(max_length=300, blank=True)
    """What a model added, in a sentence or two; empty where none was at work."""
    waited = models.PositiveIntegerField(default=0)
    """How often it was put back because the model's service was down."""
    not_before = models.DateTimeField(null=True, blank=True)
    """Until when it is left alone then."""
    commit = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering: ClassVar = ["-queued_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_run_an_attempt", fields=["order", "attempt"])
        ]

    def __str__(self) -> str:
        return self.workflow_id

    @property
    def queue_id(self) -> str:
        """Its workflow in the queue: a further one each time it was put back."""
        return f"{self.workflow_id}.{self.waited}" if self.waited else self.workflow_id

    @property
    def score(self) -> int | None:
        """0 to 100, once verified."""
        return self.report["score"]["total"] if self.report else None


class RunEvent(models.Model):
    """Something a run told. The live page reads these in order of their keys."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=12)
    """queued, stage, check, criterion, screenshot, note, end."""
    key = models.CharField(max_length=120)
    """Names the fact, so that a stage that is run again tells it once: "stage build finished"."""
    payload = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(name="told_once", fields=["run", "key"])]

    def __str__(self) -> str:
        return f"{self.run}: {self.key}"


class Worker(models.Model):
    """A worker process, and when it was last seen alive."""

    name = models.CharField(max_length=80, unique=True)
    started_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return self.name
