"""One verification session: the app's copy, the sandbox around it, and what came out."""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from appmint.quality.results import Check, CheckEvent, Screenshot, Viewport
from appmint.sandbox import Ended, Limits, Mount, Outcome, UntrustedResultError, read_result, run
from appmint.toolchain import bubblewrap, chromium, node

Listener = Callable[[CheckEvent], None]

_GATE = Path(__file__).parent / "session"
_LEFT_OUT = ("node_modules", ".git", "dist", "data", ".data", "test-results", "playwright-report")
# Far above what an app needs: on a busy machine a run may take twenty times as long.
_LIMITS = Limits(wall_s=900.0, cpu_s=300.0)
_MIB = 1024 * 1024


@dataclass(frozen=True)
class BrowserResult:
    """One criterion's test at one viewport."""

    id: str
    viewport: Viewport
    passed: bool
    message: str
    seconds: float
    screenshot: Screenshot | None
    seen: str = ""
    """What the screen held where the test failed: roles and names, as assistive technology does."""


@dataclass
class Findings:
    """What a session told: raw figures by check, tests, audits of pages."""

    outcome: Outcome
    checks: list[Check] = field(default_factory=list)
    told: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    """The whole last event of each check, by the check's name."""
    tests: list[BrowserResult] = field(default_factory=list)
    audits: list[Mapping[str, Any]] = field(default_factory=list)
    mended: dict[str, str] = field(default_factory=dict)
    """Files as the app's own tools have put them right, by path."""

    @property
    def missing_because(self) -> str:
        """Why a check told nothing."""
        if self.outcome.ended is not Ended.exited:
            return f"Not run: {self.outcome.sentence}"
        reason = self.outcome.stderr.strip().splitlines()[-1:] or [self.outcome.sentence]
        return f"Not run: the session ended early ({reason[0][:300]})."


def run_session(
    app_folder: Path,
    plan: Mapping[str, Any],
    *,
    node_modules: Path,
    evidence: Path,
    on_event: Listener | None = None,
    extra_files: Mapping[str, str] | None = None,
) -> Findings:
    """Runs the plan on a copy of the app and files logs and screenshots under `evidence`.

    The app's own folder is never shown to the sandbox for writing. Raises SandboxUnavailable.
    """
    events: list[dict[str, Any]] = []
    with _copied(app_folder, evidence, extra_files or {}) as (copy, plan_folder):

        def hear(line: str) -> None:
            event = _event(line)
            if event is None:
                return
            if event["event"] == "criterion":
                # Filed at once: who watches the run sees the picture beside the criterion.
                event["screenshot"] = _screenshot(event, copy, evidence)
            events.append(event)
            progress = _progress(event)
            if on_event is not None and progress is not None:
                on_event(progress)

        (plan_folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
        chromium_path, chromium_mounts = _browser()
        outcome = run(
            ["/n/node", "/gate/gate.mjs"],
            folder=copy,
            mounts=[
                Mount(node().parent, "/n"),
                Mount(_GATE, "/gate"),
                Mount(bubblewrap(), "/cell/bwrap"),
                Mount(plan_folder, "/plan"),
                Mount(node_modules, "/app/node_modules"),
                *chromium_mounts,
            ],
            env={
                "CHROMIUM_PATH": chromium_path,
                "TZ": "UTC",
                "CI": "1",
                # Left alone, each Node lets its heap of young objects grow to half of its memory.
                "NODE_OPTIONS": "--max-semi-space-size=2",
            },
            limits=_LIMITS,
            on_line=hear,
            # What the app itself runs is put into cells, out of reach of what judges it.
            nesting=True,
        )
        return _collected(outcome, events, copy, evidence)


def _browser() -> tuple[str, Sequence[Mount]]:
    """Where Chromium is inside the sandbox, and what must be mounted for it."""
    program = chromium().resolve()
    # The distribution's program is a script that reads its user's settings; the real one is here.
    for name in ("chromium-headless-shell", "chromium"):
        real = Path("/usr/lib/chromium") / name
        if program.is_relative_to("/usr") and real.is_file():
            return str(real), ()
    if program.is_relative_to("/usr"):
        return str(program), ()
    return f"/chromium/{program.name}", [Mount(program.parent, "/chromium")]


@contextmanager
def _copied(
    app_folder: Path, evidence: Path, extra_files: Mapping[str, str]
) -> Iterator[tuple[Path, Path]]:
    with tempfile.TemporaryDirectory(prefix="appmint-verify-") as name:
        copy, plan_folder = Path(name) / "app", Path(name) / "plan"
        shutil.copytree(
            app_folder,
            copy,
            symlinks=True,
            ignore=_ignored(app_folder, evidence),
            dirs_exist_ok=False,
        )
        for path, text in extra_files.items():
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).write_text(text, encoding="utf-8")
        (copy / "node_modules").mkdir()
        plan_folder.mkdir(mode=0o755)
        yield copy, plan_folder


def _ignored(app_folder: Path, evidence: Path) -> Callable[[str, list[str]], Sequence[str]]:
    """What a run makes at the app's top, as opposed to folders of such names further down."""

    def ignore(folder: str, names: list[str]) -> Sequence[str]:
        made = [name for name in names if Path(folder) / name == evidence]
        return made + [name for name in names if name in _LEFT_OUT and Path(folder) == app_folder]

    return ignore


def _event(line: str) -> dict[str, Any] | None:
    try:
        event = json.loads(line)
    except ValueError:
        return None
    return event if isinstance(event, dict) and isinstance(event.get("event"), str) else None


def _progress(event: Mapping[str, Any]) -> CheckEvent | None:
    match event["event"]:
        case "check_started":
            return CheckEvent(kind="started", name=str(event["name"]))
        case "check_finished":
            return CheckEvent(
                kind="finished",
                name=str(event["name"]),
                status=event["status"],
                seconds=event["seconds"],
                summary=str(event["summary"]),
            )
        case "criterion":
            return CheckEvent(
                kind="criterion",
                name=str(event["id"]),
                status=event["status"],
                viewport=event["viewport"],
                seconds=event["seconds"],
                summary=str(event["message"]),
                screenshot=event["screenshot"],
            )
    return None


def _collected(
    outcome: Outcome, events: Sequence[Mapping[str, Any]], copy: Path, evidence: Path
) -> Findings:
    findings = Findings(outcome)
    for event in events:
        match event["event"]:
            case "check_finished":
                name = str(event["name"])
                findings.told[name] = event
                log = event.get("log")
                findings.checks.append(
                    Check(
                        name=name,
                        status=event["status"],
                        seconds=event["seconds"],
                        summary=str(event["summary"]),
                        log=_filed(copy, f".gate/logs/{log}", evidence, f"logs/{name}.log")
                        if log
                        else None,
                    )
                )
            case "criterion":
                findings.tests.append(_test(event))
            case "page":
                findings.audits += event["audits"]
            case "mended":
                findings.mended[str(event["path"])] = str(event["text"])
    return findings


def _screenshot(event: Mapping[str, Any], copy: Path, evidence: Path) -> str | None:
    """Where in the evidence the picture of the criterion's test is now."""
    if not event.get("screenshot"):
        return None
    target = f"screenshots/{event['id']}-{event['viewport']}.jpg"
    return _filed(copy, str(event["screenshot"]), evidence, target)


def _test(event: Mapping[str, Any]) -> BrowserResult:
    viewport: Viewport = event["viewport"]
    filed: str | None = event["screenshot"]
    return BrowserResult(
        id=str(event["id"]),
        viewport=viewport,
        passed=event["status"] == "pass",
        message=str(event["message"]),
        seconds=event["seconds"],
        screenshot=Screenshot(viewport=viewport, path=filed) if filed else None,
        seen=str(event.get("seen") or ""),
    )


def _filed(copy: Path, relative: str, evidence: Path, target: str) -> str | None:
    """Takes a file over into the evidence; None if the session left no plain file there."""
    try:
        content = read_result(copy, relative, 4 * _MIB)
    except UntrustedResultError:
        return None
    (evidence / target).parent.mkdir(parents=True, exist_ok=True)
    (evidence / target).write_bytes(content)
    return target
