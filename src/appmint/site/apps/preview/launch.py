"""One app started in the sandbox from what its delivery holds, on the data it had before."""

import shutil
from pathlib import Path

from appmint import sandbox
from appmint.sandbox import (
    Limits,
    Mount,
    SandboxUnavailable,
    Server,
    ServerNotReadyError,
)
from appmint.sandbox.terms import MIB
from appmint.site.apps.preview.catalogue import Release
from appmint.site.config import config
from appmint.site.runs import bundles
from appmint.site.runs.artefacts import ArtefactMissing
from appmint.stacks.templates import WEB
from appmint.toolchain import SetupError, node, stack_modules

_READY_S = 20.0
_CODE = "/srv/app"
_DAY_S = 24 * 3600.0
_LIMITS = Limits(
    wall_s=30 * _DAY_S,
    cpu_s=_DAY_S,
    memory_bytes=512 * MIB,
    processes=128,
    output_bytes=1024 * MIB,
)


class CannotStart(Exception):
    """The app does not run; the message is for the operator's log."""


def launched(release: Release) -> Server:
    """The app's server, ready for visitors. Its code cannot be written to, its data folder can.

    Raises CannotStart.
    """
    try:
        code = _unpacked(release)
        data = _folder(release) / "data"
        data.mkdir(exist_ok=True)
        server = sandbox.serve(
            ["/bin/sh", "-c", f"cd {_CODE} && exec node server/main.ts"],
            folder=data,
            mounts=(
                Mount(node().parent, "/n"),
                Mount(code, _CODE),
                Mount(stack_modules(WEB), f"{_CODE}/node_modules"),
            ),
            env={"DATABASE_URL": "file:/app/app.db", "DATA_DIR": "/app", "NODE_ENV": "production"},
            limits=_LIMITS,
        )
    except (ArtefactMissing, SandboxUnavailable, SetupError, OSError, ValueError) as error:
        raise CannotStart(str(error)) from error
    try:
        server.wait_ready("/api/health", timeout_s=_READY_S)
    except ServerNotReadyError as error:
        server.stop()
        raise CannotStart(str(error)) from error
    return server


def previews_folder() -> Path:
    """Where previews keep what they need."""
    return config().folder / "previews"


def _folder(release: Release) -> Path:
    folder = previews_folder() / release.slug
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _unpacked(release: Release) -> Path:
    """The delivery's files, unpacked when it is started for the first time; older ones go."""
    folder = _folder(release)
    code = folder / f"app-{release.number}"
    if not code.is_dir():
        making = folder / f".app-{release.number}"
        bundles.unpack(release.build_digest, making)
        # Where the packages are mounted: the folder around cannot be written to then.
        (making / "node_modules").mkdir(exist_ok=True)
        making.rename(code)
    for older in folder.glob("app-*"):
        if older != code:
            shutil.rmtree(older, ignore_errors=True)
    return code
