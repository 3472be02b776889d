"""Sandboxes give way as much as whoever runs them: seen in real ones."""

import subprocess
import sys
from pathlib import Path

import pytest

from appmint.sandbox.priority import Priority

# Of its own process, as nobody can come back. A group's word is read in the caller's version 1
# or version 2 tree, where one was made.
_CALLER = """
import sys
from pathlib import Path
from appmint.sandbox import cgroups, run
from appmint.sandbox.priority import give_way

give_way(sys.argv[1])
create, made = cgroups.create_group, []
def seen(*given):
    made.append(create(*given))
    turns = made[0] and (made[0].turns or made[0].memory)
    if turns and (turns / "cpu.idle").exists():
        print("group", (turns / "cpu.idle").read_text().strip())
    return made[0]
sys.modules["appmint.sandbox.running"].create_group = seen
print(run(["sh", "-c", "chrt -p $$; nice"], folder=Path(sys.argv[2])).stdout)
if made[0]:
    print("left", [each for each in made[0].folders if each.exists()])
"""


@pytest.mark.parametrize(
    ("priority", "policy", "nice"),
    [("idle", "SCHED_IDLE", "0"), ("low", "SCHED_OTHER", "10"), ("normal", "SCHED_OTHER", "0")],
)
def test_a_sandbox_gives_way_as_its_caller_does(
    tmp_path: Path, priority: Priority, policy: str, nice: str
) -> None:
    line = [sys.executable, "-c", _CALLER, priority, str(tmp_path)]
    said = subprocess.run(line, capture_output=True, text=True, check=True).stdout
    assert f"scheduling policy: {policy}" in said
    assert nice in said.splitlines()
    if "group" in said and priority == "idle":
        assert "group 1" in said
    else:
        assert "group 1" not in said
    assert "left []" in said or "left" not in said
