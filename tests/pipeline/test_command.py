"""The command: clear refusals, exit codes, nothing half-written, one JSON line."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

TEXT = (
    "Please make a website for a street's tool library. Neighbours can browse and search tools, "
    "open a tool to see its details, and add a new tool with title, description and photo. "
    "Use ivory as the background and dark green for the components."
)


def run(*arguments: str, stdin: str = "", cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from appmint.cli import create; create()", *arguments],
        input=stdin,
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Give one text"),
        (("text", "--file", "also.txt"), "Give one text"),
        (("",), "The text is empty"),
        (("word " * 20_000,), "characters"),
        (("It rained all day and we stayed in.",), "does not describe an app"),
        (("--file", "missing.txt"), "cannot be read"),
        (("--spec", "missing.json"), "cannot be read"),
    ],
)
def test_bad_input_ends_with_2_and_a_sentence(
    arguments: tuple[str, ...], sentence: str, tmp_path: Path
) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_empty_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    done = run(TEXT, "--out", "mine", cwd=tmp_path)
    assert done.returncode == 2
    assert "not empty" in done.stderr
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_a_destination_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("here first")
    done = run(TEXT, "--out", "taken", cwd=tmp_path)
    assert done.returncode == 2
    assert "not a folder" in done.stderr


def test_a_spec_that_is_no_spec_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "spec.json").write_text('{"version": 1, "name": ""}')
    done = run("--spec", "spec.json", cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_a_text_becomes_a_proven_app_in_a_repository(tmp_path: Path) -> None:
    done = run("-", "--out", "app", "--json", "--explain", stdin=TEXT, cwd=tmp_path)
    said = json.loads(done.stdout.splitlines()[-1])
    assert done.returncode == 0, done.stderr
    assert said["ok"] is True
    assert said["criteria"]["failed"] == 0
    assert said["criteria"]["passed"] >= 3
    assert set(said["seconds"]) == {"read", "build", "verify", "total"}
    app = tmp_path / "app"
    assert said["out"] == str(app)
    assert Path(said["report"]).is_file()
    assert "#fffff0" in (app / "src/theme.css").read_text()
    log = subprocess.run(
        ["git", "-c", "safe.directory=*", "log", "--oneline"],
        cwd=app,
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(log.stdout.splitlines()) >= 5
    status = subprocess.run(
        ["git", "-c", "safe.directory=*", "status", "--porcelain"],
        cwd=app,
        capture_output=True,
        text=True,
        check=True,
    )
    assert status.stdout == ""
    assert "browse" in done.stderr.lower()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["app"]


@pytest.mark.slow
def test_an_interrupt_leaves_no_process_and_no_half_result(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", "from appmint.cli import create; create()", TEXT, "--out", "app"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # Whoever runs the tests in the background has interrupts ignored, and hands that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("Built"):
            break
    os.killpg(process.pid, signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Stopped" in stderr
    assert list(tmp_path.iterdir()) == []
    _wait_until_gone(process.pid)


def _wait_until_gone(group: int) -> None:
    """No process of the group is left. Raises TimeoutError."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
    raise TimeoutError(f"processes of group {group} are still there")
