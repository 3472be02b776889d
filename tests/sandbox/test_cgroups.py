"""Where control groups are looked for; what they do is seen in the attacks."""

import os
import subprocess
from pathlib import Path

import pytest

from appmint.sandbox import Limits, cgroups
from appmint.sandbox.cgroups import create_group

LIMITS = Limits(memory_bytes=1000, processes=7)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    own = tmp_path / "own"
    own.write_text("0::/user.slice/app.slice/shell.scope\n")
    return own


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    tree = tmp_path / "tree"
    (tree / "user.slice/app.slice/shell.scope").mkdir(parents=True)
    for folder in (tree, *tree.rglob("*")):
        if folder.is_dir():
            (folder / "cgroup.procs").touch()
            (folder / "cgroup.subtree_control").write_text("\n")
    mounts = tmp_path / "mounts"
    mounts.write_text(f"cgroup2 {tree} cgroup2 rw,relatime 0 0\n")
    return mounts


def test_the_nearest_group_that_hands_down_both_controllers_is_used(
    tmp_path: Path, mounts: Path, own: Path
) -> None:
    for place in ("tree", "tree/user.slice/app.slice"):
        (tmp_path / place / "cgroup.subtree_control").write_text("cpu memory pids\n")
    group = create_group(LIMITS, mounts, own)
    assert group is not None
    assert group.version == 2
    assert group.memory.parent == tmp_path / "tree/user.slice/app.slice"
    assert (group.memory / "memory.max").read_text() == "1000"
    assert (group.memory / "pids.max").read_text() == "7"
    assert group.entry_files == [group.memory / "cgroup.procs"]


def test_a_group_of_an_idle_caller_is_idle(
    tmp_path: Path, mounts: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cgroups, "is_idle", lambda: True)
    make = Path.mkdir

    def with_files_of_the_kernel(folder: Path) -> None:
        make(folder)
        (folder / "cpu.idle").write_text("0")

    monkeypatch.setattr(Path, "mkdir", with_files_of_the_kernel)
    (tmp_path / "tree" / "cgroup.subtree_control").write_text("cpu memory pids\n")
    group = create_group(LIMITS, mounts, own)
    assert group is not None
    assert (group.memory / "cpu.idle").read_text() == "1"


@pytest.mark.parametrize("idle", [True, False])
def test_version_1_has_a_folder_for_turns_where_they_are_to_be_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, idle: bool
) -> None:
    monkeypatch.setattr(cgroups, "is_idle", lambda: idle)
    for tree in ("memory", "pids", "cpu,cpuacct"):
        (tmp_path / tree).mkdir()
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "".join(
            f"cgroup {tmp_path / tree} cgroup rw,{tree} 0 0\n"
            for tree in ("memory", "pids", "cpu,cpuacct")
        )
    )
    own = tmp_path / "own"
    own.write_text("3:memory:/\n2:pids:/\n1:cpu,cpuacct:/\n")
    group = create_group(LIMITS, mounts, own)
    assert group is not None
    assert group.version == 1
    assert len(group.folders) == 3
    assert (group.turns == group.cpu) == idle


def test_no_group_is_made_where_a_controller_is_missing(
    tmp_path: Path, mounts: Path, own: Path
) -> None:
    (tmp_path / "tree" / "cgroup.subtree_control").write_text("memory\n")
    assert create_group(LIMITS, mounts, own) is None
    assert list((tmp_path / "tree").glob("appmint-*")) == []


def test_no_group_is_made_without_control_groups(tmp_path: Path, own: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("proc /proc proc rw 0 0\n")
    assert create_group(LIMITS, mounts, own) is None


def test_the_counters_of_version_2_are_read(tmp_path: Path, mounts: Path, own: Path) -> None:
    (tmp_path / "tree" / "cgroup.subtree_control").write_text("memory pids\n")
    group = create_group(LIMITS, mounts, own)
    assert group is not None
    (group.memory / "memory.stat").write_text("anon 600\nfile 5000\nshmem 40\n")
    (group.memory / "memory.events").write_text("low 0\nmax 3\noom 1\noom_kill 1\n")
    (group.memory / "pids.events").write_text("max 2\n")
    (group.memory / "cpu.stat").write_text("usage_usec 1500000\nuser_usec 1\n")
    counts = group.counts()
    assert counts.memory_bytes == 640
    assert counts.cpu_s == 1.5
    assert (counts.memory_refusals, counts.process_refusals) == (1, 2)


def test_groups_of_an_appmint_that_ended_go_and_those_of_a_living_one_stay(
    tmp_path: Path, mounts: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cgroups, "_LEFT_BEHIND_AFTER_S", -1.0)
    tree = tmp_path / "tree"
    (tree / "cgroup.subtree_control").write_text("memory pids\n")
    with subprocess.Popen(["true"]) as ended:
        ended.wait()
    (tree / f"appmint-{ended.pid}-left").mkdir()
    (tree / f"appmint-{os.getpid()}-run").mkdir()
    group = create_group(LIMITS, mounts, own)
    assert group is not None
    found = {each.name for each in tree.glob("appmint-*")}
    assert found == {f"appmint-{os.getpid()}-run", group.memory.name}


def test_a_group_that_stays_busy_is_left_and_goes_with_the_next(
    tmp_path: Path, mounts: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cgroups, "_REMOVAL_S", 0.0)
    (tmp_path / "tree/cgroup.subtree_control").write_text("memory pids\n")
    busy = create_group(LIMITS, mounts, own)
    assert busy is not None
    busy.remove()
    assert busy.memory.exists()
    for file in busy.memory.iterdir():
        file.unlink()
    assert create_group(LIMITS, mounts, own) is not None
    assert not busy.memory.exists()
