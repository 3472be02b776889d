"""What a hostile program tries, and that each try is contained and reported as what it was."""

from __future__ import annotations

import contextlib
import os
import socket
import stat
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from appmint.sandbox import Ended, Limits, Mount, discard
from appmint.sandbox.disk import usage_of

if TYPE_CHECKING:
    from tests.sandbox.conftest import Host

MIB = 1024 * 1024
TIGHT = Limits(
    wall_s=30, cpu_s=20, memory_bytes=192 * MIB, processes=64, disk_bytes=32 * MIB, new_files=1000
)


def _host_answers() -> bool:
    return subprocess.run(["true"], check=False).returncode == 0


# --- Reading what is the host's -----------------------------------------------------------------


def test_a_secret_file_of_the_host_cannot_be_read(host: Host) -> None:
    secret = host.folder.parent / f"appmint-secret-{uuid.uuid4().hex}"
    secret.write_text("swordfish")
    secret.chmod(0o644)
    try:
        outcome = host.shell(f"cat {secret}; ls {host.folder.parent}")
    finally:
        secret.unlink()
    assert "swordfish" not in outcome.stdout
    assert secret.name not in outcome.stdout


@pytest.mark.parametrize(
    "path", ["/etc/shadow", "/root", "/home", "/var", "/usr/local", "/etc/ssl/private", "/sys"]
)
def test_folders_and_files_of_the_host_are_not_there(host: Host, path: str) -> None:
    outcome = host.shell(f"ls {path} || cat {path}")
    assert outcome.ended is Ended.exited
    assert outcome.exit_code != 0
    assert outcome.stdout == ""


def test_the_hosts_environment_is_not_seen(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APPMINT_TEST_SECRET", "swordfish")
    outcome = host.shell("env; cat /proc/*/environ | tr '\\0' '\\n'")
    assert "swordfish" not in outcome.stdout
    assert "PATH=/n:/usr/bin:/bin" in outcome.stdout


def test_the_hosts_processes_are_not_seen(host: Host) -> None:
    outcome = host.shell("ls -d /proc/[0-9]* | wc -l")
    assert int(outcome.stdout) < 10


def test_no_descriptor_of_the_host_is_handed_in(host: Host) -> None:
    outcome = host.python("import os; print(sorted(map(int, os.listdir('/proc/self/fd')))[:-1])")
    assert outcome.stdout.strip() == "[0, 1, 2]"


def test_a_link_to_a_host_file_leads_nowhere(host: Host) -> None:
    (host.folder / "out").symlink_to("/etc/shadow")
    outcome = host.shell("cat out; echo x > out; ls /app/../root; cat /proc/1/root/etc/shadow")
    assert outcome.stdout == ""


# --- Writing and changing what is the host's ----------------------------------------------------


@pytest.mark.parametrize(
    "path",
    ["/x", "/usr/bin/x", "/etc/x", "/etc/passwd", "/dev/x", "/usr/x", "/proc/x", "/app/../x"],
)
def test_nothing_outside_the_folder_can_be_written(host: Host, path: str) -> None:
    outcome = host.shell(f"echo x >> {path}")
    assert outcome.exit_code not in (0, None)


@pytest.mark.parametrize(
    "switch",
    [
        "/proc/sys/kernel/core_pattern",
        "/proc/sys/vm/drop_caches",
        "/proc/sysrq-trigger",
        "/proc/sys/kernel/hostname",
    ],
)
def test_the_kernels_switches_cannot_be_opened_for_writing(host: Host, switch: str) -> None:
    outcome = host.shell(f": >> {switch}")
    assert outcome.exit_code not in (0, None)


def test_a_mount_is_read_only_and_its_files_keep_their_owner(host: Host, tmp_path: Path) -> None:
    shared = host.folder.parent / f"appmint-shared-{uuid.uuid4().hex}"
    shared.mkdir(mode=0o755)
    (shared / "package").write_text("ours")
    (shared / "package").chmod(0o666)
    try:
        outcome = host.run(
            ["sh", "-c", "cat /m/package; echo theirs > /m/package; ln /m/package /app/p; ls"],
            mounts=[Mount(shared, "/m")],
        )
        assert outcome.stdout == "ours"
        assert (shared / "package").read_text() == "ours"
    finally:
        discard(shared)


def test_a_link_where_a_mount_goes_is_refused(host: Host) -> None:
    (host.folder / "node_modules").symlink_to("/etc")
    with pytest.raises((ValueError, pytest.fail.Exception), match="is a link where a mount goes"):
        host.run(["true"], mounts=[Mount(Path("/usr/share"), "/app/node_modules")])


def test_mounting_and_new_user_namespaces_are_refused(host: Host) -> None:
    outcome = host.shell(
        "mount -t tmpfs none /tmp && echo mounted; unshare -Urm true && echo unshared;"
        "mount -o remount,rw / && echo remounted; chroot / true && echo chrooted; id -u"
    )
    assert outcome.stdout == "1000\n"


def test_no_capability_is_held(host: Host) -> None:
    outcome = host.shell("grep -E 'Cap(Prm|Eff|Bnd)|NoNewPrivs' /proc/self/status")
    assert outcome.stdout.split()[1::2] == ["0" * 16, "0" * 16, "0" * 16, "1"]


def test_what_was_left_belongs_to_the_folders_owner_and_is_not_set_uid(host: Host) -> None:
    outcome = host.shell("cp /bin/true tool; chmod 6755 tool; mkdir -p a/b; echo x > a/b/c")
    assert outcome.ok
    owner = host.folder.stat().st_uid
    left = [host.folder / name for name in ("tool", "a", "a/b", "a/b/c")]
    assert {path.stat().st_uid for path in left} == {owner}
    if host.kind == "root":
        assert not (host.folder / "tool").stat().st_mode & (stat.S_ISUID | stat.S_ISGID)


def test_processes_of_the_host_cannot_be_signalled_or_traced(host: Host) -> None:
    victim = subprocess.Popen(["sleep", "60"])
    try:
        outcome = host.python(
            "import ctypes, os\n"
            "libc = ctypes.CDLL(None, use_errno=True)\n"
            f"pid = {victim.pid}\n"
            "try: os.kill(pid, 9); print('killed')\n"
            "except ProcessLookupError: pass\n"
            "if libc.ptrace(16, pid, 0, 0) == 0: print('traced')\n"
            "try: os.kill(-1, 9)\n"
            "except ProcessLookupError: pass\n"
        )
        assert outcome.stdout == ""
        assert victim.poll() is None
    finally:
        victim.kill()
        victim.wait()


# --- Reaching a network -------------------------------------------------------------------------


def test_the_hosts_loopback_and_addresses_are_out_of_reach(host: Host) -> None:
    with socket.create_server(("0.0.0.0", 0)) as listener:
        port = listener.getsockname()[1]
        listener.setblocking(False)
        outcome = host.python(
            "import socket\n"
            "for address in ('127.0.0.1', '10.0.2.2', '172.17.0.1', '169.254.169.254'):\n"
            "    try:\n"
            f"        socket.create_connection((address, {port}), 1)\n"
            "        print('reached', address)\n"
            "    except OSError: pass\n"
            "print(sorted(name for _, name in socket.if_nameindex()))\n"
        )
        with pytest.raises(BlockingIOError):
            listener.accept()
    assert outcome.stdout == "['lo']\n"


def test_abstract_sockets_of_the_host_are_out_of_reach(host: Host) -> None:
    name = f"\0appmint-{uuid.uuid4().hex}"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(name)
        listener.listen()
        outcome = host.python(
            "import socket\n"
            f"try: socket.socket(socket.AF_UNIX).connect({name!r}); print('reached')\n"
            "except ConnectionRefusedError: print('refused')\n"
        )
    assert outcome.stdout == "refused\n"


def test_names_are_not_resolved(host: Host) -> None:
    outcome = host.python(
        "import socket\n"
        "try: socket.getaddrinfo('example.org', 80); print('resolved')\n"
        "except socket.gaierror: print('no')\n"
    )
    assert outcome.stdout == "no\n"


# --- Using the host up --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "bomb",
    ["b(){ b|b& };b; sleep 60", "(while :; do sleep 60 & done); sleep 60"],
    ids=["doubling", "row"],
)
def test_a_fork_bomb_is_stopped_as_too_many_processes(host: Host, bomb: str) -> None:
    outcome = host.shell(bomb, TIGHT)
    assert outcome.ended is Ended.processes
    assert _host_answers()


def test_a_thread_bomb_is_stopped_as_too_many_processes(host: Host) -> None:
    outcome = host.python(
        "import threading, time\n"
        "while True:\n"
        "    try: threading.Thread(target=time.sleep, args=(60,)).start()\n"
        "    except RuntimeError: time.sleep(0.01)\n",
        TIGHT,
    )
    assert outcome.ended is Ended.processes


@pytest.mark.parametrize(
    "hog",
    [
        "k = []\nwhile True: k.append(b'x' * (8 << 20))",
        "import os\nk = []\nb = b'x' * (8 << 20)\n"
        "while True:\n    k.append(os.memfd_create('a'))\n    os.write(k[-1], b)",
        "import os\nfor i in range(3): os.fork()\nk = []\nwhile True: k.append(b'x' * (1 << 20))",
    ],
    ids=["heap", "memory files", "many processes"],
)
def test_a_memory_hog_is_stopped_as_too_much_memory(host: Host, hog: str) -> None:
    outcome = host.python(hog, TIGHT)
    assert outcome.ended is Ended.memory
    assert outcome.peak_memory_bytes is not None
    assert outcome.peak_memory_bytes > TIGHT.memory_bytes // 2
    assert _host_answers()


@pytest.mark.parametrize("place", ["/tmp", "/dev/shm"])
def test_folders_in_memory_are_bounded(host: Host, place: str) -> None:
    outcome = host.shell(
        f"head -c 20000000 /dev/zero > {place}/a; stat -c %s {place}/a",
        Limits(temporary_bytes=4 * MIB),
    )
    assert int(outcome.stdout) <= 4 * MIB


def test_an_endless_loop_is_stopped_at_its_processor_time(host: Host) -> None:
    outcome = host.shell("while :; do :; done", Limits(wall_s=60, cpu_s=0.5))
    assert outcome.ended is Ended.cpu
    assert outcome.exit_code is None


def test_a_loop_spread_over_processes_is_stopped_at_its_processor_time(host: Host) -> None:
    loops = "for i in 1 2 3 4; do (while :; do :; done) & done; wait"
    outcome = host.shell(loops, Limits(wall_s=60, cpu_s=0.5))
    assert outcome.ended is Ended.cpu


@pytest.mark.parametrize("wait", ["sleep 60", "exec >&- 2>&-; sleep 60", "trap '' TERM; sleep 60"])
def test_a_run_that_waits_for_ever_is_stopped_at_its_time(host: Host, wait: str) -> None:
    outcome = host.shell(wait, Limits(wall_s=0.3))
    assert outcome.ended is Ended.time
    assert outcome.seconds >= 0.3


FILLERS = {
    "one big file": "open('f', 'wb').write(bytes(1 << 30))",
    "many files": "i = 0\nwhile True:\n    open(f'{i}', 'wb').write(bytes(1 << 20))\n    i += 1",
    "empty files": "i = 0\nwhile True:\n    open(f'{i}', 'wb').close()\n    i += 1",
    "deleted files": (
        "import os\nk = []\nwhile True:\n"
        "    k.append(open('f', 'wb'))\n    os.unlink('f')\n    k[-1].write(bytes(1 << 20))"
    ),
    "nested folders": "import os\nwhile True:\n    os.mkdir('d')\n    os.chdir('d')",
    "a locked folder": (
        "import os\nos.mkdir('d', 0o300)\ni = 0\nwhile True:\n"
        "    open(f'd/{i}', 'wb').write(bytes(1 << 20))\n    i += 1"
    ),
}


@pytest.mark.parametrize("filler", FILLERS)
def test_a_disk_filler_is_stopped_as_too_much_disk(host: Host, filler: str) -> None:
    outcome = host.python(FILLERS[filler], TIGHT)
    assert outcome.ended is Ended.disk
    left = usage_of(host.folder, entries_at_most=10**6)
    # The watcher may be one look late; a disk written for one look is far less than this.
    assert left.size_bytes < 1024 * MIB


@pytest.mark.parametrize("stream", ["1", "2"])
def test_an_output_flood_is_stopped_as_too_much_output(host: Host, stream: str) -> None:
    outcome = host.shell(f"yes >&{stream}", Limits(output_bytes=MIB))
    assert outcome.ended is Ended.output
    assert len(outcome.stdout) + len(outcome.stderr) < MIB


# --- Staying behind -----------------------------------------------------------------------------


def _processes_named(mark: str) -> list[str]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                line = (entry / "cmdline").read_bytes()
                if mark.encode() in line.split(b"\0"):
                    found.append(entry.name)
    return found


ORPHANS = {
    "background": "sleep {mark} >/dev/null 2>&1 &",
    "own session": "setsid sleep {mark} >/dev/null 2>&1 & ",
    "twice forked": "( (setsid sleep {mark} >/dev/null 2>&1 &) & )",
    "deaf to signals": "(trap '' HUP TERM INT; setsid sleep {mark} >/dev/null 2>&1 &)",
}


@pytest.mark.parametrize("orphan", ORPHANS)
def test_no_process_outlives_its_run(host: Host, orphan: str) -> None:
    mark = f"{uuid.uuid4().int % 10**9}.{uuid.uuid4().int % 10**9}"
    outcome = host.shell(ORPHANS[orphan].format(mark=mark) + "\nexit 4")
    assert (outcome.ended, outcome.exit_code) == (Ended.exited, 4)
    assert _processes_named(mark) == []


@pytest.fixture(autouse=True)
def no_control_group_is_left() -> Iterator[None]:
    yield
    left = [
        path
        for tree in Path("/sys/fs/cgroup").glob("*")
        for path in tree.rglob(f"appmint-{os.getpid()}-*")
    ]
    assert left == []
