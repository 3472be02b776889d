"""A finished app served on this machine, inside the sandbox."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from appmint import sandbox
from appmint.pipeline.errors import PipelineError
from appmint.sandbox import Limits, Mount
from appmint.stacks.templates import WEB
from appmint.toolchain import node, stack_modules

_READY_S = 30.0


def build_pages(folder: Path) -> None:
    """Builds the pages of the app in `folder` into its `dist`, inside the sandbox.

    Raises PipelineError when they do not build, SandboxUnavailable.
    """
    command = ["node", "node_modules/vite/bin/vite.js", "build", "--configLoader", "native"]
    done = sandbox.run(command, folder=folder, mounts=_tools())
    if done.exit_code != 0:
        raise PipelineError(f"The app's pages could not be built. {done.sentence}")


@contextmanager
def serve_app(folder: Path, *, port: int = 0) -> Iterator[str]:
    """Serves the app in `folder` and gives its local address until the block ends.

    Its pages are built first where they are not yet. Raises PipelineError when the app does not
    build or start, SandboxUnavailable, OSError when the port is taken.
    """
    if not (folder / "dist" / "index.html").is_file():
        build_pages(folder)
    with sandbox.serve(
        ["node", "server/main.ts"],
        folder=folder,
        mounts=_tools(),
        limits=Limits(wall_s=30 * 24 * 3600, cpu_s=24 * 3600),
        port=port,
    ) as server:
        server.wait_ready("/api/health", timeout_s=_READY_S)
        yield server.url


def _tools() -> tuple[Mount, ...]:
    return (
        Mount(node().parent, "/n"),
        Mount(stack_modules(WEB), "/app/node_modules"),
    )
