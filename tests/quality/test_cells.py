"""What hostile code of an app tries against the session that judges it, from inside its cell."""

import json
from pathlib import Path

import pytest

from appmint import quality
from appmint.sandbox import Limits, Mount, Outcome, run
from appmint.toolchain import bubblewrap, node
from tests.sandbox.conftest import Host, host

__all__ = ["host"]

GATE = Path(quality.__file__).parent / "session"
# The session: it starts the script in a cell, and says how that ended and what it has changed.
SESSION = """
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { inCell } from "/gate/cell.mjs";
const [script] = process.argv.slice(2);
for (const folder of ["data/own", "data/other", "results"]) {
  mkdirSync(`/app/.gate/${folder}`, { recursive: true });
}
writeFileSync("/app/.gate/results/told.json", "told");
writeFileSync("/app/page.ts", "as it was");
const [program, ...rest] = inCell(["/bin/sh", "-c", script], ["/app/.gate/data/own"]);
const ended = spawnSync(program, rest, { encoding: "utf8" });
console.log(JSON.stringify({
  pid: process.pid,
  said: ended.stdout,
  complained: ended.stderr,
  code: ended.status,
  told: readFileSync("/app/.gate/results/told.json", "utf8"),
  page: readFileSync("/app/page.ts", "utf8"),
  own: readdirSync("/app/.gate/data/own"),
  other: readdirSync("/app/.gate/data/other"),
}));
"""


def in_a_cell(host: Host, script: str) -> dict[str, object]:
    """What came of `script` in a cell of a session."""
    session = host.folder / "session.mjs"
    session.write_text(SESSION)
    session.chmod(0o644)

    def tried() -> Outcome:
        return run(
            ["/n/node", "/app/session.mjs", script],
            folder=host.folder,
            mounts=[
                Mount(node().parent, "/n"),
                Mount(GATE, "/gate"),
                Mount(bubblewrap(), "/cell/bwrap"),
                Mount(GATE, "/plan"),
            ],
            limits=Limits(wall_s=60),
            nesting=True,
        )

    outcome = host.call(tried)
    assert outcome.ok, (outcome.sentence, outcome.stderr)
    found: dict[str, object] = json.loads(outcome.stdout.strip().splitlines()[-1])
    return found


def test_a_cell_writes_into_its_own_folder_and_nowhere_else(host: Host) -> None:
    found = in_a_cell(
        host,
        "echo mine > /app/.gate/data/own/file;"
        "for place in /app/page.ts /app/.gate/results/told.json /app/.gate/data/other/file"
        " /gate/emit.mjs /plan/plan.json /app/new.ts; do echo forged > $place; done; true",
    )
    assert found["own"] == ["file"]
    assert found["told"] == "told"
    assert found["page"] == "as it was"
    assert found["other"] == []


def test_a_cell_sees_neither_the_plan_nor_the_session_nor_what_it_wrote(host: Host) -> None:
    found = in_a_cell(host, "ls /plan /gate /app/.gate /app/.gate/data")
    assert found["said"] == (
        "/app/.gate:\ndata\n\n/app/.gate/data:\nown\n\n/gate:\nquick-imports.mjs\n\n/plan:\n"
    )


def test_the_sessions_processes_are_out_of_a_cells_reach(host: Host) -> None:
    found = in_a_cell(
        host,
        "for each in /proc/[0-9]*/cmdline; do tr '\\0' ' ' < $each; echo; done | grep -c ^/n/node;"
        "for pid in $(seq 2 40); do [ $pid = $$ ] || kill -9 $pid 2>/dev/null; done;"
        "for pid in $(seq 1 40); do echo forged > /proc/$pid/fd/1; done 2>/dev/null; true",
    )
    # None of the session's; that this was told at all shows that the session lived on.
    assert str(found["said"]).startswith("0\n"), found
    assert found["code"] == 0


@pytest.mark.parametrize("escape", ["unshare --user true", "/cell/bwrap --ro-bind / / true"])
def test_a_cell_makes_no_cell_of_its_own(host: Host, escape: str) -> None:
    found = in_a_cell(host, escape)
    assert found["code"] != 0


def test_a_cell_reaches_the_loopback_of_the_session(host: Host) -> None:
    found = in_a_cell(
        host,
        "/n/node -e \"const server = require('net').createServer().listen(0, '127.0.0.1',"
        " () => { console.log('listening'); server.close() })\"",
    )
    assert found["said"] == "listening\n"
