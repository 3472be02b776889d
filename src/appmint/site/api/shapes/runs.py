"""Runs and what they told."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, Field

from appmint.site.config import config
from appmint.site.runs.models import Run, RunEvent
from appmint.site.runs.progress import Look, Row, headline, progress


class RunRow(BaseModel):
    """One attempt at making an app."""

    id: str
    order: str
    attempt: int
    state: str = Field(description=f"One of: {', '.join(Run.State.values)}.")
    stage: str
    priority: int = Field(description="Lower ones go first.")
    reason: str
    score: int | None = Field(description="0 to 100, once proven.")
    queued_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    url: str = Field(description="Its live page.")

    @classmethod
    def of(cls, run: Run) -> "RunRow":
        return cls(**row(run))


def row(run: Run) -> dict[str, Any]:
    """What every shape of a run begins with."""
    return {
        "id": run.workflow_id,
        "order": str(run.order),
        "attempt": run.attempt,
        "state": run.state,
        "stage": run.stage,
        "priority": run.priority,
        "reason": run.reason,
        "score": run.score,
        "queued_at": run.queued_at,
        "started_at": run.started_at,
        "finished_at": run.finished_at,
        "url": f"{config().site_url}/runs/{run.workflow_id}/",
    }


class Part(BaseModel):
    """A stage or a check."""

    name: str
    label: str
    look: Look
    seconds: float | None
    summary: str


class Shown(BaseModel):
    """A criterion at one size of window."""

    viewport: str
    passed: bool
    screenshot: str = Field(description="A file of the run; empty while there is none.")
    message: str


class Wanted(BaseModel):
    """Something that was asked for, and whether the app does it."""

    id: str
    text: str
    look: Look
    tried: list[Shown]


class RunWhole(RunRow):
    """One run in full."""

    ahead: int | None = Field(description="Runs that are made before it, while it is queued.")
    left: str = Field(description="How long it may still take, in words.")
    stages: list[Part]
    checks: list[Part]
    criteria: list[Wanted]
    last_event: int = Field(description="The newest event in this: go on after it.")

    @classmethod
    def of(cls, run: Run) -> "RunWhole":
        now, head = progress(run), headline(run)
        return cls(
            **row(run),
            ahead=head.ahead,
            left=head.left,
            stages=[_part(each) for each in now.stages],
            checks=[_part(each) for each in now.checks],
            criteria=[
                Wanted(
                    id=each.id,
                    text=each.text,
                    look=each.look,
                    tried=[
                        Shown(
                            viewport=tried.viewport,
                            passed=tried.passed,
                            screenshot=tried.screenshot,
                            message=tried.message,
                        )
                        for tried in each.tried
                    ],
                )
                for each in now.criteria
            ],
            last_event=now.last,
        )


def _part(row: Row) -> Part:
    return Part(
        name=row.name, label=row.label, look=row.look, seconds=row.seconds, summary=row.summary
    )


class Told(BaseModel):
    """Something that a run told."""

    id: int
    kind: str
    key: str
    at: datetime
    payload: dict[str, Any]

    @classmethod
    def of(cls, event: RunEvent) -> "Told":
        return cls(id=event.pk, kind=event.kind, key=event.key, at=event.at, payload=event.payload)


class News(BaseModel):
    """What a run told after an event, and whether it will tell more."""

    items: list[Told]
    last: int = Field(description="Ask for what comes after this next.")
    ended: bool


RunState = Literal["queued", "running", "waiting", "finished", "failed", "cancelled"]
