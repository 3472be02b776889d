"""A stack's npm packages: installed once into the user's cache folder, shared by every app."""

import fcntl
import hashlib
import os
import platform
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs

from appmint.toolchain.errors import SetupError
from appmint.toolchain.node import npm


def _stacks_cache() -> Path:
    return platformdirs.user_cache_path("appmint") / "stacks"


def modules_folder(stack_folder: Path) -> Path:
    """Return where the npm packages of this stack belong, whether they are there yet or not.

    The folder is named after the content of `package-lock.json` and the processor, since some
    packages carry programs.

    Raises:
        SetupError: the folder is not a stack (it lacks package.json or package-lock.json).
    """
    lockfile = stack_folder / "package-lock.json"
    for needed in (stack_folder / "package.json", lockfile):
        if not needed.is_file():
            raise SetupError(
                f"The stack {stack_folder.name} has no {needed.name}: this copy of AppMint is "
                "incomplete, install it again."
            )
    digest = hashlib.sha256(lockfile.read_bytes()).hexdigest()[:16]
    return _stacks_cache() / f"{digest}-{platform.machine()}" / "node_modules"


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
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(
            f"The cache folder {home.parent} cannot be made ({error.strerror}): make it writable "
            "or set XDG_CACHE_HOME to a folder that is."
        ) from error
    with _locked(home.with_suffix(".lock")):
        if not modules.is_dir():
            _install(stack_folder, home)
    return modules


def link_modules(stack_folder: Path) -> None:
    """Point `node_modules` inside a stack at the shared packages, for an editor and `npm test`.

    A real folder that somebody installed there by hand is left alone.
    """
    link = stack_folder / "node_modules"
    target = stack_modules(stack_folder)
    if link.is_symlink():
        if link.readlink() == target:
            return
    elif link.exists():
        return
    # Made beside and renamed over: never absent for someone who is reading through it.
    fresh = link.with_name(f".node_modules-{os.getpid()}")
    fresh.symlink_to(target)
    fresh.replace(link)


def _install(stack_folder: Path, home: Path) -> None:
    work = Path(tempfile.mkdtemp(prefix=f".{home.name}-", dir=home.parent))
    try:
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(stack_folder / name, work / name)
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
