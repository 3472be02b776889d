"""What was proven of a delivery, as its page shows it, and what differs between deliveries."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import ValidationError

from appmint.quality import CriterionResult, Report
from appmint.site.apps.models import App, Delivery
from appmint.site.design.tones import Tone
from appmint.site.orders.revision import Changes, between
from appmint.site.runs import bundles
from appmint.site.runs.specs import spec_at
from appmint.spec import AppSpec

_MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".jpg": "image/jpeg",
    ".json": "application/json",
    ".log": "text/plain; charset=utf-8",
    ".png": "image/png",
}


@dataclass(frozen=True)
class Look:
    """How a status is shown."""

    label: str
    tone: Tone
    icon: str


_CRITERIA: dict[str, Look] = {
    "pass": Look("Passed", "ok", "circle-check"),
    "fail": Look("Failed", "bad", "circle-x"),
    "not_built": Look("Not built", "wait", "circle-dashed"),
}
_CHECKS: dict[str, Look] = {
    "pass": _CRITERIA["pass"],
    "fail": _CRITERIA["fail"],
    "not_run": Look("Not run", "wait", "circle-dashed"),
}


@dataclass(frozen=True)
class Evidence:
    """The report of a delivery."""

    report: Report
    criteria: tuple[tuple[CriterionResult, Look], ...]
    checks: tuple[tuple[object, Look], ...]

    @property
    def passed(self) -> str:
        """As in "11 of 12"."""
        return f"{self.report.count('pass')} of {len(self.criteria)}"


@dataclass(frozen=True)
class Entry:
    """One delivery in the app's history, and what is different from the one before."""

    delivery: Delivery
    changes: Changes | None
    turned: tuple[tuple[str, Look, Look], ...] = ()
    """Criteria that are in both but ended differently."""


@dataclass(frozen=True)
class File:
    """The bytes, and as what a browser may take them."""

    content: bytes
    media_type: str


def evidence_of(delivery: Delivery) -> Evidence | None:
    """What was proven; None where this version cannot read the report any more."""
    try:
        report = Report.model_validate(delivery.run.report)
    except ValidationError:
        return None
    return Evidence(
        report,
        tuple((each, _CRITERIA[each.status]) for each in report.criteria),
        tuple((each, _CHECKS[each.status]) for each in report.checks),
    )


def history(app: App) -> list[Entry]:
    """The deliveries, latest first."""
    entries = []
    before: Delivery | None = None
    for delivery in app.deliveries.select_related("run"):
        if before is None:
            entries.append(Entry(delivery, None))
        else:
            changes = between(_spec(before), _spec(delivery))
            entries.append(Entry(delivery, changes, _turned(before, delivery)))
        before = delivery
    return entries[::-1]


def file_of(delivery: Delivery, path: str) -> File | None:
    """The file called `path` in the evidence, None where there is none."""
    media_type = _MEDIA_TYPES.get(PurePosixPath(path).suffix)
    if media_type is None:
        return None
    content = bundles.member(delivery.evidence_digest, path)
    return File(content, media_type) if content is not None else None


def picture_of(app: App) -> tuple[int, str] | None:
    """Delivery and path of a screenshot of the app, None where there is none."""
    latest = app.deliveries.select_related("run").last()
    if latest is None:
        return None
    for criterion in (latest.run.report or {}).get("criteria", ()):
        for shot in criterion.get("screenshots", ()):
            if shot["viewport"] == "desktop" and criterion["status"] == "pass":
                return latest.number, str(shot["path"])
    return None


def _spec(delivery: Delivery) -> AppSpec:
    return spec_at(delivery.spec_digest)


def _turned(before: Delivery, after: Delivery) -> tuple[tuple[str, Look, Look], ...]:
    was = _statuses(before)
    return tuple(
        (text, _CRITERIA[was[text]], _CRITERIA[status])
        for text, status in _statuses(after).items()
        if text in was and was[text] != status
    )


def _statuses(delivery: Delivery) -> dict[str, str]:
    criteria = (delivery.run.report or {}).get("criteria", ())
    return {str(each["text"]): str(each["status"]) for each in criteria}
