"""Build: an AppSpec and the stack become a whole repository. Entry point: `build`."""

from appmint.builder.errors import BuildFailed, CustomCodeRefused
from appmint.builder.repository import Built, build, sources
from appmint.builder.shell import shell_spec

__all__ = ["BuildFailed", "Built", "CustomCodeRefused", "build", "shell_spec", "sources"]
