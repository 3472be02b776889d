"""What the commands say at their end: lines for people, one object for programs."""

from collections.abc import Sequence

from appmint.display import Display
from appmint.llm.calls import MICRO, Call
from appmint.pipeline import Changed, Created
from appmint.quality import Report


def summary(done: Created, calls: Sequence[Call] | None = None) -> dict[str, object]:
    """The object that `--json` prints; `calls` are those of models, None where none was asked."""
    report, seconds = done.report, done.seconds
    passed, failed = report.count("pass"), report.count("fail")
    return {
        "ok": report.ok,
        "score": report.score.total,
        "criteria": {
            "total": len(report.criteria),
            "passed": passed,
            "failed": failed,
            "unmet": report.count("not_built"),
        },
        "seconds": {
            "read": round(seconds.read, 3),
            "build": round(seconds.build, 3),
            "verify": round(seconds.verify, 3),
            "total": round(seconds.total, 3),
        },
        "model": _spent(calls, len(done.gained)),
        "out": str(done.folder),
        "report": str(done.report_page),
    }


def change_summary(done: Changed, calls: Sequence[Call] | None = None) -> dict[str, object]:
    """The object that `--json` prints after `--change`."""
    return {
        "ok": done.revision is not None,
        "criteria": {
            how: [each.what for each in done.differences if each.how == how]
            for how in ("added", "removed")
        },
        "model": _spent(calls, 0),
        "out": str(done.folder),
        "report": str(done.report_page) if done.revision else None,
    }


def tell_created(done: Created, display: Display) -> None:
    """Says what the app has and has not, and whether it is ready."""
    report = done.report
    for item in done.spec.unmet:
        display.line(f"Not built: {' '.join(item.text.split())} ({item.reason})")
    for question in done.spec.questions:
        display.line(f"Assumed: {question.assumption}")
    for note in done.spec.notes:
        display.line(note)
    for trouble in done.troubles:
        display.line(f"Model: {trouble}")
    _tell_failures(report, display)
    verdict = "Ready" if report.ok else "Not ready to hand over"
    display.line(f"{verdict}: {done.folder}")
    display.line(f"Report: {done.report_page}")


def tell_changed(done: Changed, display: Display) -> None:
    """Says which criteria come and go, and whether the change was made."""
    for each in done.differences:
        display.line(f"{'+' if each.how == 'added' else '-'} {each.what}")
    for item in done.spec.unmet:
        display.line(f"Not built: {' '.join(item.text.split())} ({item.reason})")
    for note in (*done.spec.notes, *done.notes):
        display.line(note)
    for trouble in done.troubles:
        display.line(f"Model: {trouble}")
    _tell_failures(done.report, display)
    if done.revision:
        display.line(f"Changed: {done.folder}")
    else:
        display.line(f"Not changed, since its checks would not pass: {done.folder}")


def _spent(calls: Sequence[Call] | None, gained: int) -> dict[str, object] | None:
    if calls is None:
        return None
    cost = sum(call.cost_micro_usd for call in calls) / MICRO
    return {"calls": len(calls), "cost_usd": cost, "criteria_gained": gained}


def _tell_failures(report: Report, display: Display) -> None:
    for check in report.checks:
        if check.status != "pass" and check.gate:
            display.line(f"Check {check.name} {check.status.replace('_', ' ')}: {check.summary}")
    for criterion in report.criteria:
        if criterion.status == "fail":
            display.line(f"Not proven: {criterion.text} ({criterion.message.splitlines()[0]})")
