"""A quick look at an app in the making: what is wrong with it, in the words of the tools.

For who writes a part of an app. It decides nothing: whether an app is deliverable says `verify`.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from appmint.quality.integrity import integrity_problems
from appmint.quality.plan import session_plan
from appmint.quality.results import Check, Report
from appmint.quality.session import BrowserResult, run_session
from appmint.spec.app import AppSpec

_LOG_CHARS = 3_000
_SCREEN_CHARS = 3_000
_CHECKS = ("integrity", "lint", "types", "tests", "build", "boot", "acceptance")
_IN_CRITERIA = ("acceptance", "pages", "accessibility", "performance")
"""Checks whose log is the browser's, which the criteria tell better."""


@dataclass(frozen=True)
class Inspection:
    """What was found."""

    failing: tuple[str, ...]
    """The checks that did not pass; none: all is well."""
    holding: frozenset[str]
    """The ids of the criteria that hold at both viewports."""
    found: str
    """What is wrong, for who is to mend it; empty when all is well."""
    mended: Mapping[str, str]
    """The files to mend, as the app's own tools have left them, by path."""

    @property
    def green(self) -> bool:
        """True if each check ran and passed."""
        return not self.failing


def inspect(
    app_folder: Path,
    spec: AppSpec,
    criteria: Sequence[str],
    *,
    node_modules: Path,
    mend: Sequence[str] = (),
) -> Inspection:
    """Types, lint, the parts' own tests, build, and some criteria in the browser.

    `mend` are files, by path, that are formatted and rid of unused imports before. All runs in
    the sandbox, on a copy. Raises SandboxUnavailable.
    """
    with tempfile.TemporaryDirectory(prefix="appmint-inspect-") as name:
        evidence = Path(name)
        findings = run_session(
            app_folder,
            session_plan(spec, "part", criteria=criteria, mend=mend),
            node_modules=node_modules,
            evidence=evidence,
        )
        checks = {check.name: check for check in findings.checks}
        problems = sorted(integrity_problems(app_folder, spec))
        if problems:
            summary = "\n".join(problems[:12])
            checks["integrity"] = Check(name="integrity", status="fail", summary=summary)
        else:
            checks["integrity"] = Check(name="integrity", status="pass")
        missing = findings.missing_because
        all_checks = [
            checks.get(each, Check(name=each, status="not_run", summary=missing))
            for each in _CHECKS
        ]
        failing = [check for check in all_checks if check.status != "pass"]
        parts = [*_checks_told(failing, evidence), *_tests_told(findings.tests)]
        mended = {path: text for path, text in findings.mended.items() if path in mend}
        return Inspection(
            failing=tuple(check.name for check in failing),
            holding=frozenset(_holding(findings.tests)),
            found="\n\n".join(parts) if failing else "",
            mended=mended,
        )


def _holding(tests: Sequence[BrowserResult]) -> Iterator[str]:
    for name in {test.id for test in tests}:
        own = [test for test in tests if test.id == name]
        if {test.viewport for test in own} == {"desktop", "mobile"} and all(
            test.passed for test in own
        ):
            yield name


def told(report: Report, evidence: Path) -> str:
    """What keeps an app from being delivered, for who is to mend it; empty when nothing does."""
    failing = [check for check in report.checks if check.gate and check.status != "pass"]
    parts = [*_checks_told(failing, evidence)]
    parts += [
        f"criterion “{item.text}”: {item.message}"
        for item in report.criteria
        if item.status == "fail"
    ]
    parts += [
        f"accessibility on {item.page} ({item.viewport}): {item.help} ({item.impact}) at "
        f"{', '.join(item.where)}"
        for item in report.accessibility
        if item.impact in ("serious", "critical")
    ]
    return "\n\n".join(parts) if failing else ""


def _checks_told(failing: Sequence[Check], evidence: Path) -> Iterator[str]:
    for check in failing:
        log = evidence / check.log if check.log and check.name not in _IN_CRITERIA else None
        said = ""
        if log is not None and log.is_file() and check.name not in ("integrity", "security"):
            said = log.read_text("utf-8", errors="replace").strip()[:_LOG_CHARS]
        yield f"{check.name} ({check.status}): {said or check.summary}"


def _tests_told(tests: Sequence[BrowserResult]) -> Iterator[str]:
    screens: set[str] = set()
    for test in tests:
        if test.passed:
            continue
        yield f"criterion {test.id} at {test.viewport}: {test.message}"
        if test.seen and test.seen not in screens:
            screens.add(test.seen)
            yield f"The screen ({test.viewport}) held then:\n{test.seen[:_SCREEN_CHARS]}"
