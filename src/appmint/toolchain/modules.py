"""A stack's npm packages: installed once into the user's cache folder, shared by every app."""

import fcntl
import hashlib
import platform
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from appmint.toolchain.errors import SetupError
from appmint.toolchain.lockfile import complete
from appmint.toolchain.node import cache_folder, npm, point_link


def modules_folder(stack_folder: Path) -> Path:
    """Return where the npm packages of this stack belong, whether they are there yet or not.

    The folder is named after the content of `package-lock.json` and the processor, since some
    packages carry programs.

    Raises:
        SetupError: the folder is not a stack (it lacks package.json or package-lock.json), or
            the user's cache folder cannot be made.
    """
    lockfile = stack_folder / "package-lock.json"
    for needed in (stack_folder / "package.json", lockfile):
        if not needed.is_file():
            raise SetupError(
                f"The stack {stack_folder.name} has no {needed.name}: this copy of AppMint is "
                "incomplete, install it again."
            )
    digest = hashlib.sha256(lockfile.read_bytes()).hexdigest()[:16]
    return cache_folder() / "stacks" / f"{digest}-{platform.machine()}" / "node_modules"


def stack_modules(stack_folder: Path) -> Path:
    """Return the `node_modules` folder of a stack, installing it first if need be.

    Any number of processes may ask at once: one installs, the others wait for it. The folder
    appears under its name only when it is complete.

    Raises:
        SetupError: the stack is incomplete, or npm failed or could not reach the registry.
    """
    modules = modules_folder(stack_folder)
    if modules.is_dir():
        return modules
    home = modules.parent
    home.parent.mkdir(exist_ok=True)
    with _locked(home.with_suffix(".lock")):
        if not modules.is_dir():
            _install(stack_folder, home)
    return modules


def link_modules(stack_folder: Path) -> None:
    """Point `node_modules` inside a stack at the shared packages, for an editor and `npm test`.

    A real folder that somebody installed there by hand is left alone.
    """
    point_link(stack_folder / "node_modules", stack_modules(stack_folder))


def _install(stack_folder: Path, home: Path) -> None:
    work = Path(tempfile.mkdtemp(prefix=f".{home.name}-", dir=home.parent))
    try:
        shutil.copyfile(stack_folder / "package.json", work / "package.json")
        locked = (stack_folder / "package-lock.json").read_text()
        (work / "package-lock.json").write_text(complete(locked))
        npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], work)
        work.chmod(0o755)
        # A folder of this name without packages in it is the rest of a hand-made clean-up.
        if home.exists():
            shutil.rmtree(home)
        work.rename(home)
    finally:
        shutil.rmtree(work, ignore_errors=True)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
