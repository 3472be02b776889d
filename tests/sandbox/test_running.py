"""What a well-behaved program meets in the sandbox, and what its caller hears."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import appmint
from appmint.sandbox import Ended, Limits, Mount, SandboxUnavailable, require, run

if TYPE_CHECKING:
    from tests.sandbox.conftest import Host

SOURCES = Path(appmint.__file__).parent.parent


@pytest.mark.parametrize("code", [0, 1, 77])
def test_the_exit_code_is_handed_on(host: Host, code: int) -> None:
    outcome = host.shell(f"exit {code}")
    assert (outcome.ended, outcome.exit_code) == (Ended.exited, code)
    assert outcome.ok == (code == 0)
    assert f"exit code {code}" in outcome.sentence


def test_a_command_that_is_not_there_exits_with_127(host: Host) -> None:
    assert host.run(["no-such-command"]).exit_code == 127


def test_a_command_ended_by_a_signal_exits_with_128_and_its_number(host: Host) -> None:
    assert host.shell("kill -SEGV $$").exit_code == 128 + signal.SIGSEGV


def test_the_environment_holds_only_what_was_given(tmp_path: Path) -> None:
    outcome = run(["env"], folder=tmp_path, env={"NODE_ENV": "test"})
    names = {line.partition("=")[0] for line in outcome.stdout.splitlines()}
    assert names == {"PATH", "HOME", "LANG", "PWD", "NODE_ENV"}


def test_the_command_works_as_a_plain_user_in_its_folder(host: Host) -> None:
    (host.folder / "given").write_text("from the host")
    outcome = host.shell("id -un; pwd; cat given; echo back > made; mkdir deep; echo x > deep/er")
    assert outcome.stdout == "app\n/app\nfrom the host"
    assert (host.folder / "made").read_text() == "back\n"
    assert (host.folder / "deep" / "er").read_text() == "x\n"


def test_a_mount_below_a_closed_folder_is_readable(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    modules = closed / "node_modules"
    modules.mkdir(parents=True)
    (modules / "it").write_text("module")
    modules.chmod(0o755)
    (modules / "it").chmod(0o644)
    closed.chmod(0o700)
    app = tmp_path / "app"
    app.mkdir()
    outcome = run(
        ["cat", "node_modules/it"], folder=app, mounts=[Mount(modules, "/app/node_modules")]
    )
    assert outcome.stdout == "module"


@pytest.mark.parametrize(
    ("source", "target", "reason"),
    [
        ("/no/such/folder", "/m", "does not exist"),
        ("/usr/share", "m", "not an absolute path"),
        ("/usr/share", "/app/../m", "not an absolute path"),
    ],
)
def test_a_mount_that_cannot_be_is_refused(
    tmp_path: Path, source: str, target: str, reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        run(["true"], folder=tmp_path, mounts=[Mount(Path(source), target)])


def test_lines_are_heard_while_the_command_runs(tmp_path: Path) -> None:
    heard: list[str] = []
    cancel = threading.Event()

    def listen(line: str) -> None:
        heard.append(line)
        if line == "second":
            cancel.set()

    outcome = run(
        ["sh", "-c", "echo first; echo second; sleep 60"],
        folder=tmp_path,
        on_line=listen,
        cancel=cancel,
    )
    assert heard == ["first", "second"]
    assert outcome.ended is Ended.cancelled


def test_a_last_line_without_an_end_is_heard(tmp_path: Path) -> None:
    heard: list[str] = []
    run(["printf", "one\\ntwo"], folder=tmp_path, on_line=heard.append)
    assert heard == ["one", "two"]


def test_both_outputs_are_kept_apart(host: Host) -> None:
    outcome = host.shell("echo out; echo err >&2")
    assert (outcome.stdout, outcome.stderr) == ("out\n", "err\n")


def test_only_the_end_of_a_long_output_is_kept(host: Host) -> None:
    outcome = host.shell("seq 1 200000")
    assert outcome.ended is Ended.exited
    assert outcome.stdout.endswith("\n200000\n")
    assert len(outcome.stdout) < 300_000


def test_the_peak_of_memory_is_told(host: Host) -> None:
    outcome = host.python("import time; b = b'x' * (64 << 20); time.sleep(0.4)")
    assert outcome.peak_memory_bytes is not None
    assert 64 << 20 < outcome.peak_memory_bytes < 128 << 20


def test_a_listener_that_fails_ends_the_run(tmp_path: Path) -> None:
    def fail(line: str) -> None:
        raise RuntimeError(line)

    with pytest.raises(RuntimeError, match="ready"):
        run(["sh", "-c", "echo ready; sleep 60"], folder=tmp_path, on_line=fail)


CALLER = """
import signal, sys
from pathlib import Path
from appmint.sandbox import run
# Where the tests run in the background, Ctrl-C is ignored and would be here too.
signal.signal(signal.SIGINT, signal.default_int_handler)
run(
    ["sh", "-c", "exec 9>held; flock 9; echo ready; sleep 600"],
    folder=Path(sys.argv[1]),
    on_line=lambda line: print(line, flush=True),
)
"""


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL, signal.SIGTERM])
def test_the_sandbox_ends_with_its_caller(tmp_path: Path, sent: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", CALLER, str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={
            **os.environ,
            "TMPDIR": str(tmp_path),
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
    ) as caller:
        assert caller.stdout is not None
        assert caller.stdout.readline() == b"ready\n"
        caller.send_signal(sent)
    # The lock is free as soon as the last process of the sandbox is gone.
    freed = subprocess.run(["flock", "-w", "20", str(tmp_path / "held"), "true"], check=False)
    assert freed.returncode == 0


def test_without_bubblewrap_the_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SandboxUnavailable, match="apt-get install bubblewrap"):
        require()
    with pytest.raises(SandboxUnavailable, match="apt-get install bubblewrap"):
        run(["true"], folder=tmp_path)


def test_where_no_namespace_may_be_made_the_sentence_says_so(tmp_path: Path) -> None:
    site = Path(pytest.__file__).parent.parent
    outcome = run(
        [
            "/usr/bin/python3",
            "-c",
            "from appmint.sandbox import require, SandboxUnavailable\n"
            "try: require()\n"
            "except SandboxUnavailable as error: print(error)\n",
        ],
        folder=tmp_path,
        mounts=[Mount(SOURCES, "/src"), Mount(site, "/site")],
        env={"PYTHONPATH": "/src:/site", "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert "namespaces" in outcome.stdout, outcome
    assert "Nothing was run" in outcome.stdout


def test_a_limit_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="wall_s"):
        Limits(wall_s=0)


def test_two_runs_at_once_do_not_meet(tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "b"]
    outcomes = {}

    def one(folder: Path) -> None:
        folder.mkdir()
        script = f"echo {folder.name} > /tmp/mine; sleep 0.2; cat /tmp/mine; ls -d /proc/[0-9]*"
        outcomes[folder.name] = run(["sh", "-c", script], folder=folder)

    threads = [threading.Thread(target=one, args=(folder,)) for folder in folders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes["a"].stdout.startswith("a\n")
    assert outcomes["b"].stdout.startswith("b\n")


def test_a_folder_shared_by_two_runs_stays_writable_until_the_last_ends(tmp_path: Path) -> None:
    owner = tmp_path.stat().st_uid
    inner = []

    def run_another(_: str) -> None:
        inner.append(run(["true"], folder=tmp_path))
        (tmp_path / "go").touch()

    script = "echo started; while ! [ -e go ]; do sleep 0.01; done; echo x > after"

    outcome = run(["sh", "-c", script], folder=tmp_path, on_line=run_another)
    assert inner[0].ok
    assert outcome.ok
    assert (tmp_path / "after").stat().st_uid == owner


def test_a_file_in_the_way_of_a_mount_is_refused(tmp_path: Path) -> None:
    (tmp_path / "node_modules").write_text("not a folder")
    with pytest.raises(ValueError, match="in the way of a mount"):
        run(["true"], folder=tmp_path, mounts=[Mount(Path("/usr/share"), "/app/node_modules")])


def test_nothing_stays_open_in_the_caller(tmp_path: Path) -> None:
    run(["true"], folder=tmp_path)
    before = {entry.name for entry in Path("/proc/self/fd").iterdir()}
    run(["true"], folder=tmp_path)
    run(["sleep", "9"], folder=tmp_path, limits=Limits(wall_s=0.1))
    assert {entry.name for entry in Path("/proc/self/fd").iterdir()} == before
