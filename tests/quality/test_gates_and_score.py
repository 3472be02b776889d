from appmint.quality.gates import GATES, deliverable, judged
from appmint.quality.results import Check, CriterionResult, LoadFigures, SecurityFinding
from appmint.quality.score import WEIGHTS, score


def passed() -> list[Check]:
    return [Check(name=name, status="pass") for name in GATES]


def test_an_app_is_deliverable_when_every_gate_passed() -> None:
    assert deliverable(passed())


def test_one_failed_gate_holds_the_app_back() -> None:
    for name in GATES:
        checks = [c for c in passed() if c.name != name] + [Check(name=name, status="fail")]
        assert not deliverable(checks), name


def test_a_gate_that_told_nothing_is_not_run_with_a_reason_and_holds_the_app_back() -> None:
    checks = judged([c for c in passed() if c.name != "security"], "it was stopped")
    silent = next(c for c in checks if c.name == "security")
    assert (silent.status, silent.summary, silent.gate) == ("not_run", "it was stopped", True)
    assert not deliverable(checks)


def test_speed_alone_never_holds_an_app_back() -> None:
    checks = judged(passed(), "not measured")
    assert deliverable(checks)
    assert not next(c for c in checks if c.name == "performance").gate


def criterion(status: str) -> CriterionResult:
    return CriterionResult.model_validate({"id": "c", "text": "It works", "status": status})


def test_a_flawless_app_has_the_full_score() -> None:
    quick = LoadFigures(first_paint_ms=300, largest_paint_ms=400, load_ms=500, bytes=90_000)
    result = score(
        checks=passed(),
        criteria=[criterion("pass")],
        accessibility=[],
        performance=quick,
        security=[SecurityFinding(probe="headers", status="held", attempts=3)],
    )
    assert result.total == 100 == sum(WEIGHTS.values())


def test_what_was_not_measured_earns_nothing() -> None:
    result = score(
        checks=judged([], "stopped"), criteria=[], accessibility=[], performance=None, security=[]
    )
    assert result.total == 0
    assert all(part.reason for part in result.parts)


def test_wishes_that_are_not_built_lower_the_score() -> None:
    def criteria_points(*statuses: str) -> float:
        result = score(
            checks=passed(),
            criteria=[criterion(status) for status in statuses],
            accessibility=[],
            performance=None,
            security=[],
        )
        return next(part.points for part in result.parts if part.name == "criteria")

    assert criteria_points("pass", "not_built") == criteria_points("pass", "fail")
    assert criteria_points("pass", "not_built") < criteria_points("pass")
