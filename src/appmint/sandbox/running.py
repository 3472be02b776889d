"""Runs one command in the sandbox and watches it to its end."""

import contextlib
import json
import os
import select
import selectors
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from appmint.sandbox.cgroups import create_group
from appmint.sandbox.enclosure import Binding, check_tools, enclosed, read_only
from appmint.sandbox.output import Stream
from appmint.sandbox.ownership import lent, running_as_root
from appmint.sandbox.terms import Ended, Limits, Mount, Outcome, SandboxUnavailable
from appmint.sandbox.watch import TICK_S, Watch

_KILLED_AFTER_S = 10.0


def require() -> None:
    """Proves that a sandbox can be had here by running `true` in one.

    Raises SandboxUnavailable with a sentence that says what to install or allow.
    """
    check_tools()
    _prove(os.geteuid())


@lru_cache
def _prove(_user: int) -> None:
    with tempfile.TemporaryDirectory(prefix="appmint-proof-") as folder:
        outcome = run(["/bin/true"], folder=Path(folder), limits=Limits(wall_s=20))
    if not outcome.ok:
        raise _refusal(outcome.stderr or outcome.sentence)


def _refusal(said: str) -> SandboxUnavailable:
    reason = said.strip().splitlines()[-1:] or ["no reason was given"]
    if "Unknown option" in reason[0]:
        return SandboxUnavailable(
            f"The installed bubblewrap is too old ({reason[0]}): install 0.8.0 or newer. "
            "Nothing was run; generated code is not run without a sandbox."
        )
    what = (
        "allow this container to mount and to make namespaces, or run AppMint outside of it"
        if running_as_root()
        else "allow ordinary users to make user namespaces "
        "(sysctl kernel.unprivileged_userns_clone=1, and no AppArmor rule against it)"
    )
    return SandboxUnavailable(
        f"No sandbox can be made here ({reason[0]}): {what}. "
        "Nothing was run; generated code is not run without a sandbox."
    )


def run(
    command: Sequence[str],
    *,
    folder: Path,
    mounts: Sequence[Mount] = (),
    env: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    on_line: Callable[[str], None] | None = None,
    cancel: threading.Event | None = None,
    nesting: bool = False,
) -> Outcome:
    """Runs `command` with `folder` as its only writable folder, /app, and no network.

    With `nesting` the command may make narrower sandboxes inside its own, as a session does that
    judges code it must not be touched by. `on_line` hears each line of standard output while the
    command runs. Setting `cancel` ends the run, as does any exception here; no process is left
    behind in either case.
    Raises SandboxUnavailable without bubblewrap, ValueError for a path that cannot be mounted.
    """
    return supervise(
        command,
        folder=folder,
        bindings=read_only(mounts),
        env=env or {},
        limits=limits or Limits(),
        on_line=on_line,
        cancel=cancel or threading.Event(),
        nesting=nesting,
    )


def supervise(
    command: Sequence[str],
    *,
    folder: Path,
    bindings: Sequence[Binding],
    env: Mapping[str, str],
    limits: Limits,
    on_line: Callable[[str], None] | None,
    cancel: threading.Event,
    nesting: bool = False,
) -> Outcome:
    """`run` with bindings of its own; must stay in the thread that called it.

    The kernel ends the sandbox when the thread that started it ends.
    """
    folder = folder.resolve()
    group = create_group(limits)
    status_read, status_write = os.pipe()
    try:
        with (
            enclosed(
                command,
                folder=folder,
                bindings=bindings,
                env=env,
                limits=limits,
                group=group,
                status_fd=status_write,
                nesting=nesting,
            ) as line,
            lent(folder),
        ):
            run_ = _Run(line, status_read, status_write, Watch(limits, folder, group), on_line)
            try:
                ended = run_.watched(limits, cancel)
            finally:
                run_.kill()
            return run_.outcome(ended)
    finally:
        os.close(status_read)
        os.close(status_write)
        if group is not None:
            group.remove()


class _Run:
    """One started sandbox: its outer process, its first inner process and its outputs."""

    def __init__(
        self,
        line: Sequence[str],
        status_read: int,
        status_write: int,
        watch: Watch,
        on_line: Callable[[str], None] | None,
    ) -> None:
        self._watch = watch
        self._stdout = Stream(on_line)
        self._stderr = Stream(None)
        self._status_fd = status_read
        self._status = b""
        self._root_fd: int | None = None
        self._root_pid: int | None = None
        os.set_blocking(status_read, False)
        self._process = subprocess.Popen(
            line,
            # bubblewrap's own environment can be read inside as that of process 1.
            env={"PATH": os.defpath},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            pass_fds=[status_write],
            start_new_session=True,
        )

    def watched(self, limits: Limits, cancel: threading.Event) -> Ended | None:
        """Reads and watches until the command ends (None) or breaks a limit."""
        assert self._process.stdout is not None and self._process.stderr is not None  # noqa: S101
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ, self._stdout)
            selector.register(self._process.stderr, selectors.EVENT_READ, self._stderr)
            next_look = 0.0
            while selector.get_map():
                for key, _ in selector.select(TICK_S):
                    stream: Stream = key.data
                    if not stream.take(key.fd):
                        selector.unregister(key.fileobj)
                if self._stdout.total_bytes + self._stderr.total_bytes > limits.output_bytes:
                    return Ended.output
                if cancel.is_set():
                    return Ended.cancelled
                if time.monotonic() >= next_look:
                    self._read_status()
                    broken = self._watch.broken(self._root_pid)
                    if broken is not None:
                        return broken
                    next_look = time.monotonic() + TICK_S
        # All outputs are closed; the command may still run with none.
        while self._process.poll() is None:
            if cancel.wait(TICK_S / 5):
                return Ended.cancelled
            broken = self._watch.broken(self._root_pid)
            if broken is not None:
                return broken
        return None

    def kill(self) -> None:
        """Ends everything in the sandbox and waits until the kernel has cleared it away."""
        until = time.monotonic() + _KILLED_AFTER_S
        while self._process.poll() is None and self._root_fd is None and not self._status:
            # Started a moment ago: bubblewrap is about to say which process is its first.
            self._read_status()
            if time.monotonic() > until - _KILLED_AFTER_S + 1:
                break
            time.sleep(0.002)
        if self._root_fd is not None:
            # The first process of a process space takes all others with it.
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._root_fd, signal.SIGKILL)
            select.select([self._root_fd], [], [], _KILLED_AFTER_S)
            os.close(self._root_fd)
            self._root_fd = None
        self._process.kill()
        self._process.wait()
        self._read_status()
        for pipe in (self._process.stdout, self._process.stderr):
            if pipe is not None:
                pipe.close()

    def outcome(self, ended: Ended | None) -> Outcome:
        """What is told to the caller. Raises SandboxUnavailable if the command never started."""
        exit_code = None
        if ended is None:
            exit_code = self._told("exit-code")
            ended = self._watch.after_end(exit_code)
            if ended is not Ended.exited:
                exit_code = None
            elif exit_code is None:
                raise _refusal(self._stderr.text)
        return Outcome(
            ended=ended,
            exit_code=exit_code,
            seconds=self._watch.seconds,
            peak_memory_bytes=self._watch.peak_memory_bytes,
            cpu_s=self._watch.cpu_s,
            stdout=self._stdout.text,
            stderr=self._stderr.text,
        )

    def _read_status(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._status += os.read(self._status_fd, 65536)
        if self._root_fd is None and self._root_pid is None:
            pid = self._told("child-pid")
            if pid is not None:
                self._root_pid = pid
                with contextlib.suppress(ProcessLookupError):
                    self._root_fd = os.pidfd_open(pid)

    def _told(self, name: str) -> int | None:
        """What bubblewrap has written under `name`: one JSON object a line."""
        for line in self._status.decode().splitlines(keepends=True):
            if line.endswith("\n"):
                value = json.loads(line).get(name)
                if value is not None:
                    return int(value)
        return None
