import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest


def _make(*arguments: str, cwd: Path, path: str | None = None) -> subprocess.CompletedProcess[str]:
    # The outer make's settings must not reach this one.
    environment = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    make = shutil.which("make")
    assert make is not None
    return subprocess.run(
        [make, *arguments],
        cwd=cwd,
        env={**environment, "PATH": path or os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def bare_checkout(checkout: Path, tmp_path: Path) -> Path:
    """Return a folder with spaces in its name that holds the Makefile and what it is keyed on."""
    folder = tmp_path / "a folder with spaces"
    for name in ("Makefile", "pyproject.toml", "locks/dev.txt", "src/appmint/__init__.py"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(checkout / name, folder / name)
    return folder


@pytest.fixture
def few_programs(tmp_path: Path) -> Path:
    """Return a folder to be the whole PATH: the shell's usual programs and no Python."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in ("bash", "cat", "cut", "flock", "id", "rm", "sha256sum"):
        found = shutil.which(name)
        assert found is not None
        (folder / name).symlink_to(found)
    return folder


def test_make_alone_lists_every_target_with_a_line(checkout: Path) -> None:
    listed = _make(cwd=checkout).stdout
    targets = re.findall(r"^([a-z-]+):(?!=)", (checkout / "Makefile").read_text(), re.MULTILINE)
    for target in set(targets) - {"checks", "sample-briefs"}:
        assert re.search(rf"^  make {target} +\S", listed, re.MULTILINE), target


def test_a_python_that_is_too_old_is_answered_in_one_sentence(
    bare_checkout: Path, few_programs: Path
) -> None:
    old = few_programs / "python3"
    old.write_text("#!/bin/bash\nexit 1\n")
    old.chmod(0o755)
    done = _make("setup", "PYTHONS=python3", cwd=bare_checkout, path=str(few_programs))
    assert done.returncode != 0
    assert done.stderr.startswith("AppMint needs Python 3.11 or newer: install it")
    assert not (bare_checkout / ".venv").exists()


def test_a_python_without_venv_is_answered_in_one_sentence(
    bare_checkout: Path, few_programs: Path
) -> None:
    bare = few_programs / "python3"
    bare.write_text('#!/bin/bash\n[[ "$2" != *ensurepip* ]]\n')
    bare.chmod(0o755)
    done = _make("setup", "PYTHONS=python3", cwd=bare_checkout, path=str(few_programs))
    assert done.returncode != 0
    assert done.stderr.startswith("python3 cannot make virtual environments: install its venv")
    assert not (bare_checkout / ".venv").exists()


def test_the_samples_are_offered_to_the_bench_as_briefs(checkout: Path, tmp_path: Path) -> None:
    done = _make(
        "--silent", "sample-briefs", f"SAMPLE_BRIEFS={tmp_path}/briefs.jsonl", cwd=checkout
    )
    assert done.returncode == 0, done.stderr
    briefs = [json.loads(line) for line in (tmp_path / "briefs.jsonl").read_text().splitlines()]
    assert len(briefs) == len(list((checkout / "samples").glob("*.txt")))
    assert all(brief["instruction"] and brief["id"] for brief in briefs)
