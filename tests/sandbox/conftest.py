"""Runs each attack as the user the tests run as and, if that is root, as an ordinary user too."""

import os
import pickle
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest

from appmint.sandbox import Limits, Mount, Outcome, discard, run

ORDINARY_UID = 65534
T = TypeVar("T")

KINDS_OF_USER = ("root", "ordinary") if os.geteuid() == 0 else ("ordinary",)


@dataclass(frozen=True)
class Host:
    """A folder for the stranger and a user to run the sandbox as."""

    kind: str
    folder: Path

    def run(
        self, command: Sequence[str], limits: Limits | None = None, mounts: Sequence[Mount] = ()
    ) -> Outcome:
        return self.call(lambda: run(command, folder=self.folder, limits=limits, mounts=mounts))

    def shell(self, script: str, limits: Limits | None = None) -> Outcome:
        return self.run(["sh", "-c", script], limits)

    def python(self, script: str, limits: Limits | None = None) -> Outcome:
        return self.run(["/usr/bin/python3", "-c", script], limits)

    def call(self, work: Callable[[], T]) -> T:
        """`work` done as this host's user."""
        if self.kind == "root" or os.geteuid() != 0:
            return work()
        return _as_ordinary_user(work)


def _as_ordinary_user(work: Callable[[], T]) -> T:
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        try:
            os.setgroups([])
            os.setgid(ORDINARY_UID)
            os.setuid(ORDINARY_UID)
            answer = pickle.dumps(work())
        except BaseException:  # noqa: BLE001 - told to the parent, which fails the test
            answer = pickle.dumps(traceback.format_exc())
            os.write(write_end, b"!")
        else:
            os.write(write_end, b".")
        with os.fdopen(write_end, "wb") as pipe:
            pipe.write(answer)
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    result = pickle.loads(text[1:])
    if text[:1] == b"!":
        pytest.fail(f"as an ordinary user: {result}")
    return result  # type: ignore[no-any-return] # pickle has no types


@pytest.fixture(params=KINDS_OF_USER)
def host(request: pytest.FixtureRequest) -> Iterator[Host]:
    folder = Path(tempfile.mkdtemp(prefix="appmint-attack-"))
    if request.param == "ordinary" and os.geteuid() == 0:
        os.chown(folder, ORDINARY_UID, ORDINARY_UID)
    yield Host(request.param, folder)
    discard(folder)
