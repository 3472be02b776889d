"""How good an app is, 0 to 100, from measured figures only. Weights: docs/developers/quality.md."""

from collections.abc import Mapping, Sequence

from appmint.quality.results import (
    AxeFinding,
    Check,
    CriterionResult,
    LoadFigures,
    Score,
    ScorePart,
    SecurityFinding,
)

SCORE_VERSION = 1
"""Raise it with any change to a weight or a scale below."""

WEIGHTS = {
    "criteria": 45,
    "accessibility": 15,
    "security": 15,
    "speed": 15,
    "code": 10,
}

_AXE_COST = {"minor": 0.5, "moderate": 1.0, "serious": 5.0, "critical": 8.0}
_CODE_CHECKS = ("integrity", "types", "lint", "tests")

# Full points up to the first figure, none from the second on, in a straight line between.
_FIRST_LOAD_BYTES = (200 * 1024, 1024 * 1024)
_LARGEST_PAINT_MS = (1200, 4000)


def score(
    *,
    checks: Sequence[Check],
    criteria: Sequence[CriterionResult],
    accessibility: Sequence[AxeFinding],
    performance: LoadFigures | None,
    security: Sequence[SecurityFinding],
) -> Score:
    """The score with each part's reason. What was not measured earns nothing."""
    status = {check.name: check.status for check in checks}
    parts = (
        _criteria(criteria),
        _accessibility(accessibility, measured=status.get("accessibility") != "not_run"),
        _security(security, measured=status.get("security") != "not_run"),
        _speed(performance),
        _code(status),
    )
    return Score(
        version=SCORE_VERSION, total=round(sum(part.points for part in parts)), parts=parts
    )


def _part(name: str, share: float, reason: str) -> ScorePart:
    weight = WEIGHTS[name]
    return ScorePart(name=name, points=round(weight * share, 1), of=weight, reason=reason)


def _criteria(criteria: Sequence[CriterionResult]) -> ScorePart:
    if not criteria:
        return _part("criteria", 0, "There are no acceptance criteria.")
    passed = sum(criterion.status == "pass" for criterion in criteria)
    not_built = sum(criterion.status == "not_built" for criterion in criteria)
    reason = f"{passed} of {len(criteria)} criteria hold"
    reason += f", {not_built} not built." if not_built else "."
    return _part("criteria", passed / len(criteria), reason)


def _accessibility(findings: Sequence[AxeFinding], *, measured: bool) -> ScorePart:
    if not measured:
        return _part("accessibility", 0, "Not examined.")
    distinct = {(finding.rule, finding.page): finding.impact for finding in findings}
    cost = sum(_AXE_COST[impact] for impact in distinct.values())
    share = max(0.0, 1 - cost / WEIGHTS["accessibility"])
    if not distinct:
        return _part("accessibility", 1, "No breach of WCAG A or AA found on any page.")
    return _part("accessibility", share, f"{len(distinct)} findings on the pages.")


def _security(findings: Sequence[SecurityFinding], *, measured: bool) -> ScorePart:
    tried = [finding for finding in findings if finding.status != "not_applicable"]
    if not measured or not tried:
        return _part("security", 0, "Not probed.")
    held = sum(finding.status == "held" for finding in tried)
    return _part("security", held / len(tried), f"{held} of {len(tried)} attacks were withstood.")


def _speed(performance: LoadFigures | None) -> ScorePart:
    if performance is None:
        return _part("speed", 0, "Not measured.")
    bytes_, paint_ms = performance.bytes, performance.largest_paint_ms
    share = (_scaled(bytes_, _FIRST_LOAD_BYTES) + _scaled(paint_ms, _LARGEST_PAINT_MS)) / 2
    reason = f"First visit: {bytes_ / 1024:.0f} KiB, largest paint after {paint_ms} ms."
    return _part("speed", share, reason)


def _code(status: Mapping[str, str]) -> ScorePart:
    passed = [name for name in _CODE_CHECKS if status.get(name) == "pass"]
    failed = [name for name in _CODE_CHECKS if name not in passed]
    reason = (
        f"Not passed: {', '.join(failed)}." if failed else "Types, lint, tests, integrity pass."
    )
    return _part("code", len(passed) / len(_CODE_CHECKS), reason)


def _scaled(value: float, scale: tuple[int, int]) -> float:
    best, worst = scale
    return min(1.0, max(0.0, (worst - value) / (worst - best)))
