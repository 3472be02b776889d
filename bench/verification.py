"""What one verification of an app costs: processor seconds, wall time and memory, piece by piece.

    python bench/verification.py APP_FOLDER [--runs N] [--evidence FOLDER]

APP_FOLDER is a generated app with its appspec.json. Processor seconds (user and system, of all
cores together) hardly depend on what else the machine does; wall time does, so read it on an idle
machine only. The total is counted by the kernel's control group. The pieces come from looking at
the session's processes many times a second: what ended between two looks is the line "between
looks". The memory of a piece is its private memory at the moment when all together held most;
memory that processes share is in the peak of the session only.
"""

import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import click

from appmint.quality.plan import session_plan
from appmint.quality.session import Findings, run_session
from appmint.spec import AppSpec, loads
from appmint.stacks.templates import WEB
from appmint.toolchain import stack_modules

_LOOK_EVERY_S = 0.03
_TICKS_PER_S = 100
_MIB = 1024 * 1024

# The first that is found in a process' command line names the piece it belongs to.
_PIECES = {
    "bwrap": "sandbox",
    "--type=renderer": "browser: pages",
    "--type=gpu-process": "browser: drawing",
    "--type=utility": "browser: services",
    "--type=zygote": "browser: zygote",
    "chromium": "browser: main",
    "headless": "browser: main",
    "server/main.ts": "servers",
    "browser-tests.mjs": "browser tests",
    "vitest": "tests (vitest)",
    "typescript": "types (tsc)",
    "tsc": "types (tsc)",
    "biome": "lint (biome)",
    "vite": "build (vite)",
    "gate.mjs": "session and probes",
}


@dataclass
class Looks:
    """What was seen of the processes below this one."""

    cpu_s: dict[int, float] = field(default_factory=dict)
    piece: dict[int, str] = field(default_factory=dict)
    memory_at_peak: Mapping[str, int] = field(default_factory=dict)

    def of_pieces(self) -> dict[str, float]:
        found: dict[str, float] = defaultdict(float)
        for pid, seconds in self.cpu_s.items():
            found[self.piece[pid]] += seconds
        return found

    def look(self, root: int) -> None:
        memory: dict[str, int] = defaultdict(int)
        for pid in _below(root):
            try:
                line = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
                stat = Path(f"/proc/{pid}/stat").read_text()
                status = Path(f"/proc/{pid}/status").read_text()
            except (FileNotFoundError, ProcessLookupError):
                continue
            fields = stat[stat.rindex(")") + 2 :].split()
            self.cpu_s[pid] = (int(fields[11]) + int(fields[12])) / _TICKS_PER_S
            # A process keeps its number when it becomes another program.
            self.piece[pid] = _piece_of(line) or self.piece.get(pid, "sandbox")
            anonymous = status.partition("RssAnon:")[2].split()
            memory[self.piece[pid]] += int(anonymous[0]) * 1024 if anonymous else 0
        if sum(memory.values()) > sum(self.memory_at_peak.values()):
            self.memory_at_peak = memory


def _piece_of(line: str) -> str | None:
    return next((piece for word, piece in _PIECES.items() if word in line), None)


def _below(root: int) -> list[int]:
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        try:
            children = [
                int(child)
                for task in Path(f"/proc/{pid}/task").iterdir()
                for child in (task / "children").read_text().split()
            ]
        except (FileNotFoundError, ProcessLookupError):
            continue
        found += children
        waiting += children
    return found


def _measured(app: Path, spec: AppSpec, evidence: Path) -> tuple[Findings, Looks]:
    looks, ended = Looks(), threading.Event()
    root = int(Path("/proc/self").readlink().name)

    def watch() -> None:
        while not ended.wait(_LOOK_EVERY_S):
            looks.look(root)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        findings = run_session(
            app,
            session_plan(spec, "whole"),
            node_modules=stack_modules(WEB),
            evidence=evidence,
        )
    finally:
        ended.set()
        watcher.join()
    return findings, looks


@click.command()
@click.argument("app", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--runs", default=1, help="Repeat, and print each run.")
@click.option("--evidence", type=click.Path(path_type=Path), help="Keep logs and pictures here.")
def main(app: Path, runs: int, evidence: Path | None) -> None:
    """Verify the app in APP and print what each piece of the session cost."""
    spec = loads((app / "appspec.json").read_text(encoding="utf-8"))
    print(f"{spec.name}: {len(spec.pages)} pages, {len(spec.criteria)} criteria")
    for _ in range(runs):
        with tempfile.TemporaryDirectory(prefix="appmint-bench-") as folder:
            started = time.monotonic()
            findings, looks = _measured(app, spec, evidence or Path(folder))
            _print(findings, looks, time.monotonic() - started)


def _print(findings: Findings, looks: Looks, wall_s: float) -> None:
    total_s = findings.outcome.cpu_s
    pieces = looks.of_pieces()
    if total_s is not None:
        pieces["between looks"] = max(0.0, total_s - sum(pieces.values()))
    print(f"\n{'piece':24}{'CPU s':>8}{'MiB at peak':>14}")
    for piece, seconds in sorted(pieces.items(), key=lambda pair: -pair[1]):
        print(f"{piece:24}{seconds:8.2f}{looks.memory_at_peak.get(piece, 0) / _MIB:14.0f}")
    peak = findings.outcome.peak_memory_bytes
    counted = "not counted here" if total_s is None else f"{total_s:.2f}"
    print(f"{'whole session':24}{counted:>8}{(peak or 0) / _MIB:14.0f}")
    print(f"\n{'check':24}{'wall s':>8}  status")
    for check in findings.checks:
        print(f"{check.name:24}{check.seconds:8.2f}  {check.status}")
        if check.status != "pass":
            print(f"    {check.summary}")
    print(f"{'whole session':24}{wall_s:8.2f}")
    failed = [test for test in findings.tests if not test.passed]
    for test in failed:
        print(f"failed: {test.id} ({test.viewport}): {test.message[:300]}")


if __name__ == "__main__":
    main()
