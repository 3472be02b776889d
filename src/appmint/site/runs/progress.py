"""How far a run is, as its page shows it: told from the run, its order's spec and its events."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from django.db.models import Max

from appmint.quality.gates import GATES, MEASURES
from appmint.site.engine import tiers
from appmint.site.runs.estimates import ahead_of, left_s
from appmint.site.runs.models import Run, RunEvent

Look = Literal["waiting", "running", "pass", "fail", "not_run"]

STAGES: Mapping[str, str] = {
    "read": "Read the specification",
    "build": "Build the app",
    "verify": "Prove it in a real browser",
    "extend": "Write what no ready part covers",
    "review": "Review",
    "publish": "Put it into its repository",
    "deliver": "Hand it over",
}
_CHECKS: Mapping[str, str] = {
    "integrity": "Nothing unfinished or secret in it",
    "types": "Types fit together",
    "lint": "Code is clean",
    "tests": "API tests",
    "build": "Builds for production",
    "boot": "Starts with an empty database",
    "acceptance": "Does what was asked, in the browser",
    "pages": "Every page opens without an error",
    "accessibility": "Usable for everybody",
    "security": "Withstands attacks",
    "performance": "Speed of a first visit",
}
_TONES: Mapping[Look, str] = {
    "waiting": "",
    "running": "info",
    "pass": "ok",
    "fail": "bad",
    "not_run": "wait",
}
ENDED = (Run.State.FINISHED, Run.State.FAILED, Run.State.CANCELLED)


@dataclass(frozen=True)
class Row:
    """A stage or a check."""

    name: str
    label: str
    look: Look = "waiting"
    seconds: float | None = None
    summary: str = ""

    @property
    def tone(self) -> str:
        return _TONES[self.look]


@dataclass(frozen=True)
class Tried:
    """A criterion at one viewport."""

    viewport: str
    passed: bool
    screenshot: str
    message: str

    @property
    def screen(self) -> str:
        return "small" if self.viewport == "mobile" else "large"


@dataclass(frozen=True)
class CriterionRow:
    """Something that the customer asked for."""

    id: str
    text: str
    tried: tuple[Tried, ...] = ()

    @property
    def look(self) -> Look:
        if any(not each.passed for each in self.tried):
            return "fail"
        return "pass" if len(self.tried) > 1 else "running" if self.tried else "waiting"


@dataclass(frozen=True)
class Headline:
    """Where the run stands, in a few words and figures."""

    state: str
    ahead: int | None
    left: str
    """How long it may still take, in words; empty where nothing tells."""
    reason: str


@dataclass(frozen=True)
class Progress:
    """Everything the page shows; `last` is the newest event in it."""

    headline: Headline
    stages: Sequence[Row]
    checks: Sequence[Row]
    criteria: Sequence[CriterionRow]
    last: int
    ended: bool

    def rows(self) -> dict[str, Row | CriterionRow]:
        """Each row by the name of the event that exchanges it."""
        return {
            **{f"stage-{row.name}": row for row in self.stages},
            **{f"check-{row.name}": row for row in self.checks},
            **{f"criterion-{row.id}": row for row in self.criteria},
        }


def progress(run: Run) -> Progress:
    """How far the run is now."""
    events = list(run.events.all())
    return Progress(
        headline=headline(run),
        stages=_stages(run, events),
        checks=_checks(events),
        criteria=_criteria(run, events),
        last=max((event.pk for event in events), default=0),
        ended=run.state in ENDED,
    )


def headline(run: Run) -> Headline:
    """Where the run stands now."""
    queued = run.state == Run.State.QUEUED
    return Headline(
        state=run.state,
        ahead=ahead_of(run) if queued else None,
        left=_in_words(left_s(run)),
        reason=run.reason,
    )


def _in_words(left: float | None) -> str:
    """Rounded, so that it does not claim to know more than it does."""
    if left is None:
        return ""
    if left < 5:
        return "Any moment now"
    if left < 90:
        return f"About {5 * round(left / 5)} seconds to go, as recent runs went"
    return f"About {round(left / 60)} minutes to go, as recent runs went"


def newest(run: Run) -> int:
    """The newest event's key; 0 without any."""
    return RunEvent.objects.filter(run=run).aggregate(last=Max("pk"))["last"] or 0


def _stages(run: Run, events: Iterable[RunEvent]) -> list[Row]:
    events = [event for event in events if event.kind == "stage"]
    rows = {name: Row(name, label) for name, label in STAGES.items()}
    if not tiers.engine_is_at_work(run.order) and not any(
        event.payload["stage"] == "extend" for event in events
    ):
        del rows["extend"]
    for event in events:
        told = event.payload
        row = rows[told["stage"]]
        if told["state"] == "finished":
            rows[row.name] = replace(
                row, look="pass", seconds=told["seconds"], summary=told["summary"]
            )
        elif row.look == "waiting":
            rows[row.name] = replace(row, look="running")
    if run.state in ENDED:
        look: Look = "pass" if run.state == Run.State.FINISHED else "fail"
        rows = {
            name: replace(row, look=look) if row.look == "running" else row
            for name, row in rows.items()
        }
    return list(rows.values())


def _checks(events: Iterable[RunEvent]) -> list[Row]:
    rows = {name: Row(name, _CHECKS.get(name, name)) for name in (*GATES, *MEASURES)}
    for event in events:
        if event.kind != "check":
            continue
        told = event.payload
        row = rows.get(told["name"]) or Row(told["name"], told["name"])
        if told.get("status"):
            summary = told["summary"].splitlines()[0] if told["summary"] else ""
            rows[row.name] = replace(
                row, look=told["status"], seconds=told["seconds"], summary=summary
            )
        elif row.look == "waiting":
            rows[row.name] = replace(row, look="running")
    return list(rows.values())


def _criteria(run: Run, events: Iterable[RunEvent]) -> list[CriterionRow]:
    asked: list[dict[str, Any]] = (run.order.spec or {}).get("criteria", [])
    rows = {
        each["id"]: CriterionRow(each["id"], each["text"]) for each in asked if each.get("steps")
    }
    for event in events:
        told = event.payload
        if event.kind != "criterion":
            continue
        row = rows.get(told["name"]) or CriterionRow(told["name"], told.get("text", ""))
        tried = Tried(
            viewport=told["viewport"],
            passed=told["status"] == "pass",
            screenshot=told.get("screenshot", ""),
            message=told["summary"].splitlines()[0] if told["summary"] else "",
        )
        rows[row.id] = replace(row, tried=(*row.tried, tried))
    return list(rows.values())
