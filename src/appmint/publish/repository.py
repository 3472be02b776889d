"""Running git so that nothing of this machine or of the folder has a say in what it does."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from appmint.publish.errors import PublishError

_SECONDS = 120

_SETTINGS = {
    "core.hooksPath": os.devnull,
    "core.fsmonitor": "false",
    "core.attributesFile": os.devnull,
    "core.excludesFile": os.devnull,
    "core.quotePath": "false",
    "core.bare": "false",
    "core.ignoreCase": "false",
    "core.precomposeUnicode": "false",
    "i18n.commitEncoding": "UTF-8",
    "i18n.logOutputEncoding": "UTF-8",
    "safe.directory": "*",
}
"""Given to every call, so that they win over the repository's own file of settings."""


def git(
    folder: Path,
    *arguments: str,
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
    fine: Sequence[int] = (0,),
) -> bytes:
    """The output of one git command on the repository in `folder`.

    Raises:
        PublishError: git is missing, takes longer than two minutes, or ends with a code that is
            not among `fine`.
    """
    own = ("--git-dir", str(folder / ".git"), "--work-tree", str(folder))
    return _run(folder, (*own, *arguments), arguments[0], stdin, environment or {}, fine)


def copy_objects(folder: Path, target: Path) -> None:
    """Makes the empty folder `target` a repository with the commits and branches of `folder`.

    Nothing else of the repository comes along: no setting, no hook, no attribute, no link.
    Raises PublishError.
    """
    branch = (folder / ".git" / "HEAD").read_text("utf-8").strip().rpartition("/")[2]
    init(target, branch)
    for name in ("objects", "refs", "packed-refs"):
        source = folder / ".git" / name
        if source.is_file() and not source.is_symlink():
            shutil.copyfile(source, target / ".git" / name)
        elif source.is_dir() and not source.is_symlink():
            shutil.copytree(source, target / ".git" / name, ignore=_links, dirs_exist_ok=True)


def _links(where: str, names: list[str]) -> list[str]:
    """What would lead elsewhere: links, and notes of objects kept in another place."""
    return [name for name in names if (Path(where) / name).is_symlink() or name == "alternates"]


def init(folder: Path, branch: str) -> None:
    """Make `folder` an empty repository on `branch`, with no hook and no path of this machine.

    Raises:
        PublishError: git is missing, takes longer than two minutes, or fails.
    """
    arguments = ("init", "--quiet", "--template=", f"--initial-branch={branch}")
    _run(folder, arguments, "init", b"", {}, (0,))


def upload_pack(
    folder: Path, *options: str, protocol: str = ""
) -> tuple[Sequence[str], Mapping[str, str]]:
    """Command line and whole environment of `git upload-pack` for the repository in `folder`.

    It answers one request of a client that fetches, and changes nothing. `protocol` is what the
    client says in its header Git-Protocol. Raises PublishError when git is missing.
    """
    program = shutil.which("git")
    if program is None:
        raise PublishError("git is not installed, so no repository can be cloned from here.")
    line = [program, *_settings(), "upload-pack", "--stateless-rpc", *options, str(folder / ".git")]
    version = {"GIT_PROTOCOL": protocol} if protocol else {}
    return line, {**_environment(), **version}


def _settings() -> list[str]:
    return [part for key, value in _SETTINGS.items() for part in ("-c", f"{key}={value}")]


def _run(
    folder: Path,
    arguments: Sequence[str],
    command: str,
    stdin: bytes,
    environment: Mapping[str, str],
    fine: Sequence[int],
) -> bytes:
    program = shutil.which("git")
    if program is None:
        raise PublishError(
            f"git is not installed, so the app in {folder} has no repository yet; its files are "
            "complete. Install git (Debian: apt-get install git) and run this again."
        )
    try:
        finished = subprocess.run(
            [program, *_settings(), *arguments],
            cwd=folder,
            env={**_environment(), **environment},
            input=stdin,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PublishError(
            f"git {command} did not end within {_SECONDS} seconds in {folder}; the files in it "
            "are untouched. Run this again when the machine has less to do."
        ) from error
    except OSError as error:
        raise PublishError(f"git could not be started in {folder}: {error}.") from error
    if finished.returncode not in fine:
        said = finished.stderr.decode("utf-8", "replace").strip()
        raise PublishError(
            f"git {command} failed in {folder}: {said or f'it ended with {finished.returncode}'}. "
            "The files in it are untouched."
        )
    return finished.stdout


def _environment() -> dict[str, str]:
    """Only what git needs: no GIT_* variable, no home folder, no settings of this machine."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "LC_ALL": "C.UTF-8",
        "HOME": os.devnull,
        "XDG_CONFIG_HOME": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_LITERAL_PATHSPECS": "1",
        # No settings in the folder can make git fetch, and so run a program, behind our back.
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_NO_REPLACE_OBJECTS": "1",
    }
