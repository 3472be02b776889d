"""Build: an AppSpec and the stack become a whole repository. Entry point: `build`."""

from appmint.builder.repository import BuildFailed, Built, build, sources
from appmint.builder.shell import shell_spec

__all__ = ["BuildFailed", "Built", "build", "shell_spec", "sources"]
