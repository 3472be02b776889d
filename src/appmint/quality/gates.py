"""Which checks decide whether an app may be delivered, and what counts as passed."""

from collections.abc import Sequence

from appmint.quality.results import Check

GATES = (
    "integrity",
    "types",
    "lint",
    "tests",
    "build",
    "boot",
    "acceptance",
    "pages",
    "accessibility",
    "security",
)
"""Every one must have run and passed."""

MEASURES = ("performance",)
"""Checks that only feed the score."""


def judged(checks: Sequence[Check], missing_because: str) -> tuple[Check, ...]:
    """All checks in the order of `GATES` and `MEASURES`; one that told nothing is `not_run`."""
    found = {check.name: check for check in checks}
    return tuple(
        found.get(name, Check(name=name, status="not_run", summary=missing_because)).model_copy(
            update={"gate": name in GATES}
        )
        for name in (*GATES, *MEASURES)
    )


def deliverable(checks: Sequence[Check]) -> bool:
    """True if each gate is among the checks and passed."""
    passed = {check.name for check in checks if check.status == "pass"}
    return passed.issuperset(GATES)
