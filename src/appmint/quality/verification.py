"""Runs every check of one app and writes down what was found."""

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from appmint.quality.gates import deliverable, judged
from appmint.quality.integrity import check_integrity
from appmint.quality.page import report_page
from appmint.quality.plan import built, session_plan
from appmint.quality.results import (
    AxeFinding,
    Check,
    CheckEvent,
    CriterionResult,
    LoadFigures,
    Report,
    SecurityFinding,
    Viewport,
)
from appmint.quality.score import score
from appmint.quality.session import BrowserResult, Findings, run_session
from appmint.spec.app import AppSpec

_VIEWPORTS: tuple[Viewport, ...] = ("desktop", "mobile")


def verify(
    app_folder: Path,
    spec: AppSpec,
    *,
    node_modules: Path,
    evidence: Path,
    on_event: Callable[[CheckEvent], None] | None = None,
) -> Report:
    """Proves the app in one sandbox session and returns what was found.

    `evidence` receives report.json, report.html, logs/ and screenshots/. The app's folder is
    read only. Raises SandboxUnavailable when there is no sandbox to run the app in.
    """
    started = time.monotonic()
    evidence.mkdir(parents=True, exist_ok=True)
    integrity = check_integrity(app_folder, spec, evidence)
    if on_event is not None:
        on_event(_finished(integrity))
    findings = run_session(
        app_folder,
        session_plan(spec, "whole"),
        node_modules=node_modules,
        evidence=evidence,
        on_event=on_event,
    )
    report = _report(spec, integrity, findings, time.monotonic() - started)
    _file(report, evidence)
    return report


def note(report: Report, evidence: Path, sentence: str) -> Report:
    """The report with one more note for the customer, filed anew in its evidence."""
    noted = report.model_copy(update={"notes": (*report.notes, sentence)})
    _file(noted, evidence)
    return noted


def _file(report: Report, evidence: Path) -> None:
    (evidence / "report.json").write_text(report.model_dump_json(indent=2) + "\n", "utf-8")
    (evidence / "report.html").write_text(report_page(report, evidence), "utf-8")


def _finished(check: Check) -> CheckEvent:
    return CheckEvent(
        kind="finished",
        name=check.name,
        status=check.status,
        seconds=check.seconds,
        summary=check.summary,
    )


def _report(spec: AppSpec, integrity: Check, findings: Findings, seconds: float) -> Report:
    checks = judged([integrity, *findings.checks], findings.missing_because)
    criteria = tuple(criteria_results(spec, findings.tests))
    accessibility = _accessibility(findings)
    performance = _performance(findings.told.get("performance", {}))
    security = _security(findings.told.get("security", {}))
    build = findings.told.get("build", {})
    return Report(
        app=spec.name,
        ok=deliverable(checks),
        score=score(
            checks=checks,
            criteria=criteria,
            accessibility=accessibility,
            performance=performance,
            security=security,
        ),
        checks=checks,
        criteria=criteria,
        accessibility=accessibility,
        performance=performance,
        security=security,
        seconds=round(seconds, 2),
        peak_memory_bytes=findings.outcome.peak_memory_bytes,
        bytes_shipped=build.get("bytes_shipped"),
        bytes_compressed=build.get("bytes_compressed"),
        notes=spec.notes,
    )


def criteria_results(spec: AppSpec, tests: Sequence[BrowserResult]) -> list[CriterionResult]:
    """One result per criterion, then one `not_built` per unmet wish.

    A criterion passes if its test passed at both viewports; a test that told nothing is a fail.
    """
    claimed = {criterion.id for criterion in built(spec)}
    results = []
    for criterion in spec.criteria:
        if criterion.id not in claimed:
            reason = "There is no check for this, so it is not claimed."
            results.append(_not_built(criterion.id, criterion.text, reason))
            continue
        own = [test for test in tests if test.id == criterion.id]
        absent = set(_VIEWPORTS) - {test.viewport for test in own}
        messages = [f"{test.viewport}: {test.message}" for test in own if not test.passed]
        messages += [f"{viewport}: the check was not run." for viewport in sorted(absent)]
        results.append(
            CriterionResult(
                id=criterion.id,
                text=criterion.text,
                status="fail" if messages else "pass",
                message="\n".join(messages),
                screenshots=tuple(test.screenshot for test in own if test.screenshot),
            )
        )
    for number, unmet in enumerate(spec.unmet, start=1):
        results.append(_not_built(f"unmet_{number}", unmet.text, unmet.reason))
    return results


def _not_built(criterion_id: str, text: str, reason: str) -> CriterionResult:
    return CriterionResult(id=criterion_id, text=text, status="not_built", message=reason)


def _accessibility(findings: Findings) -> tuple[AxeFinding, ...]:
    return tuple(
        AxeFinding(page=str(audit["path"]), viewport=audit["viewport"], **found)
        for audit in findings.audits
        for found in audit["findings"]
    )


def _performance(event: Mapping[str, Any]) -> LoadFigures | None:
    figures = event.get("figures")
    return LoadFigures(**figures) if figures else None


def _security(event: Mapping[str, Any]) -> tuple[SecurityFinding, ...]:
    return tuple(SecurityFinding(**finding) for finding in event.get("probes", ()))
