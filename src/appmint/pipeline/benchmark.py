"""Runs many briefs one after another and says what came of each and of all."""

import json
import random
import shutil
import statistics
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from appmint.builder import build, shell_spec
from appmint.builder.acceptance import acceptance_files
from appmint.pipeline.creation import Created, create
from appmint.pipeline.errors import PipelineError
from appmint.pipeline.serving import serve_app
from appmint.quality import negative_control
from appmint.reader import ReaderError
from appmint.stacks.templates import WEB
from appmint.toolchain import stack_modules

MIB = 1024 * 1024


@dataclass(frozen=True)
class Options:
    """What to run besides the briefs."""

    negative: bool = False
    serve: int | None = None
    """The number of the app, from 1, to leave running."""
    sample: int | None = None
    seed: int = 0
    out: Path | None = None


@dataclass(frozen=True)
class Brief:
    """One requirement text."""

    id: str
    text: str


@dataclass(frozen=True)
class Result:
    """What came of one brief. `error` is the sentence of a run that made no app."""

    id: str
    green: bool
    score: int = 0
    passed: int = 0
    failed: int = 0
    unmet: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    peak_mib: int | None = None
    bytes_shipped: int | None = None
    negative_passed: tuple[str, ...] | None = None
    failing: tuple[str, ...] = ()
    """Checks and criteria that did not pass, each with the first line of what was said."""
    not_built: tuple[str, ...] = ()
    error: str | None = None


@dataclass(frozen=True)
class Totals:
    """All briefs together."""

    results: tuple[Result, ...]

    @property
    def briefs(self) -> int:
        return len(self.results)

    @property
    def green(self) -> int:
        return sum(result.green for result in self.results)

    def as_json(self) -> dict[str, object]:
        """The object that `--json` prints."""
        passed = sum(result.passed for result in self.results)
        failed = sum(result.failed for result in self.results)
        unmet = sum(result.unmet for result in self.results)
        times = [result.seconds["total"] for result in self.results if result.seconds]
        peaks = [result.peak_mib for result in self.results if result.peak_mib is not None]
        negative = [r.negative_passed for r in self.results if r.negative_passed is not None]
        return {
            "briefs": self.briefs,
            "green": self.green,
            "criteria": {
                "total": passed + failed + unmet,
                "passed": passed,
                "failed": failed,
                "unmet": unmet,
            },
            "seconds": {
                "median": round(statistics.median(times), 2) if times else None,
                "worst": round(max(times), 2) if times else None,
            },
            "peak_mib": max(peaks, default=None),
            "negative_passed": sum(len(ids) for ids in negative) if negative else None,
        }


def read_briefs(file: Path) -> Sequence[Brief]:
    """The briefs in a file. Raises PipelineError where a line is neither JSON nor text."""
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise PipelineError(f"{file} cannot be read as text: name a file of briefs.") from error
    briefs = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        if not line.lstrip().startswith("{"):
            briefs.append(Brief(id=str(number), text=line.strip()))
            continue
        try:
            entry = json.loads(line)
            briefs.append(Brief(id=str(entry.get("id", number)), text=str(entry["instruction"])))
        except (ValueError, KeyError) as error:
            raise PipelineError(
                f'{file}, line {number}: expected JSON with an "instruction".'
            ) from error
    if not briefs:
        raise PipelineError(f"{file} holds no brief: write one a line.")
    return briefs


def draw(briefs: Sequence[Brief], number: int, seed: int) -> list[Brief]:
    """So many of the briefs at random, the same for the same seed."""
    return random.Random(seed).sample(list(briefs), number)  # noqa: S311 - a draw, not a secret


def run_briefs(file: Path, options: Options, *, say: Callable[[str], None]) -> Totals:
    """Runs the briefs, prints a line each, stores results.json, and serves one when asked to.

    Raises PipelineError for a file that holds no briefs.
    """
    briefs = read_briefs(file)
    if options.serve is not None and options.serve > len(briefs):
        raise PipelineError(f"There are {len(briefs)} briefs: choose --serve up to that number.")
    if options.sample is not None:
        briefs = draw(briefs, min(options.sample, len(briefs)), options.seed)
    with _place(options) as place:
        results = []
        for number, brief in enumerate(briefs, start=1):
            folder = place / f"{number:04d}-{brief.id}"
            shutil.rmtree(folder, ignore_errors=True)
            result = _run(brief, folder, options)
            results.append(result)
            say(_line(number, result))
            if options.out is None and number != options.serve:
                shutil.rmtree(folder, ignore_errors=True)
        totals = Totals(tuple(results))
        target = (options.out or Path.cwd() / "build" / "bench") / "results.json"
        target.parent.mkdir(parents=True, exist_ok=True)
        stored = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "totals": totals.as_json(),
            "results": [asdict(result) for result in results],
        }
        target.write_text(json.dumps(stored, indent=2) + "\n")
        say(f"Results: {target}")
        say(_total_line(totals))
        if options.serve is not None:
            _leave_running(place, options.serve, say)
    return totals


@contextmanager
def _place(options: Options) -> Iterator[Path]:
    """The folder of the apps: the one asked for, or one that goes at the end."""
    if options.out is not None:
        options.out.mkdir(parents=True, exist_ok=True)
        yield options.out
        return
    with tempfile.TemporaryDirectory(prefix="appmint-bench-") as folder:
        yield Path(folder)


def _run(brief: Brief, folder: Path, options: Options) -> Result:
    try:
        done = create(brief.text, out=folder)
    except ReaderError as error:
        return Result(brief.id, green=False, error=str(error))
    except Exception as error:  # noqa: BLE001 - a crash is a result of the benchmark, and counted
        said = f"{type(error).__name__}: {error}".strip()
        return Result(brief.id, green=False, error=f"crashed: {said[:2000]}")
    report = done.report
    failing = [
        f"{check.name}: {check.summary.splitlines()[0] if check.summary else check.status}"
        for check in report.checks
        if check.gate and check.status != "pass"
    ] + [
        f"{criterion.id}: {criterion.text} | {' '.join(criterion.message.split())[:300]}"
        for criterion in report.criteria
        if criterion.status == "fail"
    ]
    return Result(
        id=brief.id,
        green=report.ok,
        score=report.score.total,
        passed=report.count("pass"),
        failed=report.count("fail"),
        unmet=report.count("not_built"),
        seconds={name: round(value, 2) for name, value in asdict(done.seconds).items()},
        peak_mib=report.peak_memory_bytes // MIB if report.peak_memory_bytes else None,
        bytes_shipped=report.bytes_shipped,
        negative_passed=tuple(control(done)) if options.negative else None,
        failing=tuple(failing),
        not_built=tuple(item.text for item in done.spec.unmet),
    )


def control(done: Created) -> Sequence[str]:
    """Ids of the app's criteria that wrongly pass on its bare shell."""
    modules = stack_modules(WEB)
    with tempfile.TemporaryDirectory(prefix="appmint-shell-") as holder:
        shell = Path(holder) / "shell"
        build(shell_spec(done.spec), shell, node_modules=modules)
        tests = acceptance_files(done.spec)
        return negative_control(shell, done.spec, tests, node_modules=modules)


def _line(number: int, result: Result) -> str:
    if result.error:
        return f"{number:4d} {result.id}  no app: {result.error}"
    state = "green" if result.green else "NOT GREEN"
    wrong = f", {len(result.negative_passed)} wrong on the shell" if result.negative_passed else ""
    line = (
        f"{number:4d} {result.id}  {state}, score {result.score}, criteria {result.passed} pass"
        f" {result.failed} fail {result.unmet} not built, {result.seconds['total']:.1f} s"
        f" (verify {result.seconds['verify']:.1f} s), {result.peak_mib} MiB{wrong}"
    )
    return "\n".join([line, *(f"       {item}" for item in result.failing)])


def _total_line(totals: Totals) -> str:
    figures = totals.as_json()
    return f"{totals.green} of {totals.briefs} green; {json.dumps(figures)}"


def _leave_running(place: Path, number: int, say: Callable[[str], None]) -> None:
    folder = next(place.glob(f"{number:04d}-*"))
    with serve_app(folder) as url:
        say(f"Brief {number} is at {url} (Ctrl-C ends it)")
        threading.Event().wait()
