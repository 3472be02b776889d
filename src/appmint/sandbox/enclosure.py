"""The command line that puts a stranger's command into bubblewrap: what it sees and as whom."""

import os
import resource
import shlex
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from appmint.sandbox.cgroups import Group
from appmint.sandbox.ownership import SANDBOX_UID, running_as_root
from appmint.sandbox.priority import niceness
from appmint.sandbox.terms import Limits, Mount, SandboxUnavailable
from appmint.toolchain import SetupError, bubblewrap

INSIDE_ID = 1000
APP_FOLDER = "/app"
DEFAULT_PATH = "/n:/usr/bin:/bin"

_PROGRAM_FOLDERS = ("bin", "sbin", "lib", "lib32", "lib64", "libx32", "libexec", "share")
_ETC_PARTS = (
    "alternatives",
    "ca-certificates.conf",
    "chromium",
    "chromium.d",
    "fonts",
    "ld.so.cache",
    "ld.so.conf",
    "ld.so.conf.d",
    "localtime",
    "mime.types",
    "ssl/certs",
    "ssl/openssl.cnf",
)
_ETC_STUBS = {
    "passwd": f"app:x:{INSIDE_ID}:{INSIDE_ID}:app:/tmp:/bin/sh\n",
    "group": f"app:x:{INSIDE_ID}:\n",
    "hosts": "127.0.0.1 localhost\n::1 localhost\n",
    "nsswitch.conf": "passwd: files\ngroup: files\nhosts: files\n",
}
_HOST_TOOLS = ("unshare", "setpriv", "mount", "prlimit")
_STAGE_INSIDE = "/mnt"
_ROOM_TO_BE_SEEN = 1024
"""Processes beyond the limit: the run is stopped at its limit by the control group or, a look
later, by the watcher, which could not tell a fork bomb the kernel had put out by itself."""


@dataclass(frozen=True)
class Binding:
    """One host path that appears inside at `target`."""

    source: Path
    target: str
    writable: bool = False


def check_tools() -> None:
    """Raises SandboxUnavailable if a program the sandbox is made of is missing."""
    _bubblewrap()
    missing = [tool for tool in _HOST_TOOLS if shutil.which(tool, path=_host_path()) is None]
    if missing:
        raise SandboxUnavailable(
            f"The sandbox needs {', '.join(missing)}: install util-linux and mount "
            "(apt-get install util-linux mount). Nothing was run."
        )


@contextmanager
def enclosed(
    command: Sequence[str],
    *,
    folder: Path,
    bindings: Sequence[Binding],
    env: Mapping[str, str],
    limits: Limits,
    group: Group | None,
    status_fd: int,
    nesting: bool,
) -> Iterator[list[str]]:
    """The full command line; the temporary files it refers to live as long as the context.

    Raises SandboxUnavailable without bubblewrap, ValueError for a path that cannot be mounted.
    """
    check_tools()
    with tempfile.TemporaryDirectory(prefix="appmint-sandbox-") as stage_name:
        stage = Path(stage_name)
        all_bindings = [
            Binding(folder, APP_FOLDER, writable=True),
            *(_stub_bindings(stage)),
            *bindings,
        ]
        _check_bindings(folder, bindings)
        if running_as_root():
            staged = _staged(stage, all_bindings)
            inner = _bubblewrap_line(command, staged, env, limits, group, status_fd, nesting)
            yield _as_plain_user(stage, all_bindings, group, inner)
        else:
            inner = _bubblewrap_line(command, all_bindings, env, limits, group, status_fd, nesting)
            yield _in_group(group, inner)


def _bubblewrap() -> str:
    try:
        return str(bubblewrap())
    except SetupError as error:
        raise SandboxUnavailable(f"{error} Without a sandbox nothing was run.") from error


def _bubblewrap_line(
    command: Sequence[str],
    bindings: Sequence[Binding],
    env: Mapping[str, str],
    limits: Limits,
    group: Group | None,
    status_fd: int,
    nesting: bool,
) -> list[str]:
    line = [_bubblewrap(), "--unshare-all", "--unshare-user"]
    line += [] if nesting else ["--disable-userns"]
    line += ["--die-with-parent", "--new-session", "--cap-drop", "ALL", "--hostname", "sandbox"]
    line += ["--uid", str(INSIDE_ID), "--gid", str(INSIDE_ID), "--json-status-fd", str(status_fd)]
    line += ["--clearenv"]
    for name, value in {"PATH": DEFAULT_PATH, "HOME": "/tmp", "LANG": "C.UTF-8", **env}.items():  # noqa: S108
        line += ["--setenv", name, value]
    line += _base_view()
    temporary = str(limits.temporary_bytes)
    line += ["--proc", "/proc", "--dev", "/dev", "--size", temporary, "--perms", "1777"]
    line += ["--tmpfs", "/dev/shm", "--size", temporary, "--perms", "1777", "--tmpfs", "/tmp"]  # noqa: S108
    for binding in bindings:
        line += ["--bind" if binding.writable else "--ro-bind", str(binding.source), binding.target]
    # What bubblewrap builds / and /dev from is memory without a bound, so it becomes read-only.
    line += ["--remount-ro", "/dev", "--remount-ro", "/", "--chdir", APP_FOLDER, "--"]
    return [
        *line,
        *_as_nice_as_caller(),
        *_with_process_limits(limits),
        *_yielding(group),
        *command,
    ]


def _base_view() -> list[str]:
    line: list[str] = []
    for name in _PROGRAM_FOLDERS:
        program_folder = Path("/usr") / name
        if program_folder.is_dir() and not program_folder.is_symlink():
            line += ["--ro-bind", str(program_folder), str(program_folder)]
        top = Path("/") / name
        if top.is_symlink():
            line += ["--symlink", str(top.readlink()), str(top)]
        elif top.is_dir():
            line += ["--ro-bind", str(top), str(top)]
    for part in _ETC_PARTS:
        line += ["--ro-bind-try", f"/etc/{part}", f"/etc/{part}"]
    return line


def _with_process_limits(limits: Limits) -> list[str]:
    """Limits the kernel keeps for each process, set inside so that only the run is counted."""
    cpu_s = int(limits.cpu_s) + 1
    files = _allowed(resource.RLIMIT_NOFILE, limits.open_files)
    tasks = _allowed(resource.RLIMIT_NPROC, limits.processes + _ROOM_TO_BE_SEEN)
    return [
        "/usr/bin/prlimit",
        "--core=0",
        f"--nofile={files}",
        f"--fsize={limits.disk_bytes}",
        f"--nproc={tasks}",
        f"--cpu={cpu_s}:{cpu_s + 1}",
        "--",
    ]


def _as_nice_as_caller() -> list[str]:
    """A sandbox is a session of its own: it must be told how nice its caller is."""
    nice = niceness()
    if not nice:
        return []
    script = '{ echo "$0" > /proc/self/autogroup; } 2>/dev/null; exec "$@"'
    return ["/bin/sh", "-c", script, str(nice)]


def _yielding(group: Group | None) -> list[str]:
    """Without a group a fork bomb is stopped by the watcher, which must get its turn."""
    return [] if group else ["/usr/bin/nice", "-n", "10"]


def _allowed(kind: int, wanted: int) -> int:
    """`wanted`, or less where this user may not have as much."""
    _, hard = resource.getrlimit(kind)
    return wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)


def _in_group(group: Group | None, line: list[str]) -> list[str]:
    if group is None:
        return line
    return ["/bin/sh", "-c", f'{_entries(group)}exec "$@"', "sh", *line]


def _entries(group: Group | None) -> str:
    files = group.entry_files if group else []
    return "".join(f"echo 0 > {shlex.quote(str(file))} || exit 125; " for file in files)


def _staged(stage: Path, bindings: Sequence[Binding]) -> list[Binding]:
    """Makes a place below `stage` for each source; names the places as the plain user sees them."""
    staged = []
    for number, binding in enumerate(bindings):
        place = stage / f"m{number}"
        if binding.source.is_dir():
            place.mkdir()
        else:
            place.touch()
        staged.append(
            Binding(Path(_STAGE_INSIDE, place.name), binding.target, writable=binding.writable)
        )
    stage.chmod(0o755)
    return staged


def _as_plain_user(
    stage: Path, bindings: Sequence[Binding], group: Group | None, line: list[str]
) -> list[str]:
    """Wraps `line` so that root mounts the sources where anyone can reach them, then steps down.

    The mounts are in a mount space of the run's own. A source below a folder that is closed to
    others (/root) is thus reachable.
    """
    script = _entries(group)
    for number, binding in enumerate(bindings):
        source = shlex.quote(str(binding.source))
        place = shlex.quote(str(stage / f"m{number}"))
        script += f"mount --bind {source} {place} || exit 125; "
    script += f"mount --rbind {shlex.quote(str(stage))} {_STAGE_INSIDE} || exit 125; "
    script += (
        f"exec setpriv --reuid {SANDBOX_UID} --regid {SANDBOX_UID} --clear-groups --no-new-privs "
        '--inh-caps=-all --bounding-set=-all -- "$@"'
    )
    shell = ["/bin/sh", "-c", script, "sh", *line]
    unshare = shutil.which("unshare", path=_host_path()) or "unshare"
    return [unshare, "--mount", "--propagation", "private", "--", *shell]


def _stub_bindings(stage: Path) -> list[Binding]:
    etc = stage / "etc"
    etc.mkdir()
    for name, text in _ETC_STUBS.items():
        (etc / name).write_text(text)
        (etc / name).chmod(0o644)
    return [Binding(etc / name, f"/etc/{name}") for name in _ETC_STUBS]


def read_only(mounts: Sequence[Mount]) -> list[Binding]:
    """The caller's mounts as bindings."""
    return [Binding(mount.source.resolve(), mount.target) for mount in mounts]


def _check_bindings(folder: Path, bindings: Sequence[Binding]) -> None:
    if not folder.is_dir() or folder.is_symlink():
        raise ValueError(f"The folder {folder} to run in is not a folder; nothing was run.")
    for binding in bindings:
        target = Path(binding.target)
        if not target.is_absolute() or ".." in target.parts:
            raise ValueError(f"The mount target {binding.target} is not an absolute path.")
        if not binding.source.exists():
            raise ValueError(f"The mount source {binding.source} does not exist.")
        if running_as_root() and not binding.writable:
            wanted = 0o005 if binding.source.is_dir() else 0o004
            if binding.source.stat().st_mode & wanted != wanted:
                raise ValueError(
                    f"The mount source {binding.source} is closed to others: make it readable "
                    "for everyone (chmod o+rX), as the sandbox runs as a plain user."
                )
        if target.is_relative_to(APP_FOLDER):
            _check_mount_point(folder, target.relative_to(APP_FOLDER), binding.source.is_dir())


def _check_mount_point(folder: Path, relative: Path, is_folder: bool) -> None:
    """A link in the folder must not lead bubblewrap elsewhere when it makes the mount point."""
    for part in [relative, *relative.parents][:-1]:
        place = folder / part
        if place.is_symlink():
            raise ValueError(f"{place} is a link where a mount goes; nothing was run.")
        if place.exists() and place.is_dir() != (is_folder or part != relative):
            raise ValueError(f"{place} is in the way of a mount; nothing was run.")


def _host_path() -> str:
    return f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/bin:/sbin:/bin"
