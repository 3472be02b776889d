"""What a verification finds: checks, criteria, findings, score."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

CheckStatus = Literal["pass", "fail", "not_run"]
Viewport = Literal["desktop", "mobile"]


class _Result(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Check(_Result):
    """One check. `not_run` always carries its reason in `summary`, and is never a pass."""

    name: str
    status: CheckStatus
    seconds: float = 0.0
    summary: str = ""
    log: str | None = None
    """Path of the log, relative to the evidence folder."""
    gate: bool = True
    """Whether the app is deliverable only if this check passes."""


class Screenshot(_Result):
    """The screen at the end of a criterion's test."""

    viewport: Viewport
    path: str
    """Relative to the evidence folder."""


class CriterionResult(_Result):
    """One acceptance criterion. `not_built`: the app does not claim it; see `message`."""

    id: str
    text: str
    status: Literal["pass", "fail", "not_built"]
    message: str = ""
    screenshots: tuple[Screenshot, ...] = ()


class AxeFinding(_Result):
    """A breach of WCAG A or AA on a page."""

    page: str
    viewport: Viewport
    rule: str
    impact: Literal["minor", "moderate", "serious", "critical"]
    help: str
    where: tuple[str, ...]
    """CSS selectors, at most five."""


class SecurityFinding(_Result):
    """What one probe tried and whether the app withstood it."""

    probe: str
    status: Literal["held", "broken", "not_applicable"]
    attempts: int = 0
    detail: str = ""


class LoadFigures(_Result):
    """A first visit with an empty cache, as the browser timed it inside the sandbox."""

    first_paint_ms: int
    largest_paint_ms: int
    load_ms: int
    bytes: int
    """Bytes over the wire."""


class ScorePart(_Result):
    """One part of the score: points out of the part's weight, and why."""

    name: str
    points: float
    of: int
    reason: str


class Score(_Result):
    """0 to 100; the parts' weights are those of `version` (docs/developers/quality.md)."""

    version: int
    total: int
    parts: tuple[ScorePart, ...]


class Report(_Result):
    """The outcome of one verification; `ok` is true only if every gate was run and passed."""

    version: Literal[1] = 1
    app: str
    ok: bool
    score: Score
    checks: tuple[Check, ...]
    criteria: tuple[CriterionResult, ...]
    accessibility: tuple[AxeFinding, ...] = ()
    performance: LoadFigures | None = None
    security: tuple[SecurityFinding, ...] = ()
    seconds: float
    peak_memory_bytes: int | None = None
    bytes_shipped: int | None = None
    bytes_compressed: int | None = None
    notes: tuple[str, ...] = ()

    def check(self, name: str) -> Check:
        """The check called `name`. Raises KeyError."""
        for check in self.checks:
            if check.name == name:
                return check
        raise KeyError(name)

    def count(self, status: Literal["pass", "fail", "not_built"]) -> int:
        """How many criteria ended so."""
        return sum(criterion.status == status for criterion in self.criteria)


class CheckEvent(_Result):
    """Progress, told while the verification runs."""

    kind: Literal["started", "finished", "criterion"]
    name: str
    """Of the check, or the criterion's id."""
    status: Literal["pass", "fail", "not_run"] | None = None
    viewport: Viewport | None = None
    seconds: float | None = None
    summary: str = ""
    screenshot: str | None = None
    """Relative to the evidence folder, where it is already."""
