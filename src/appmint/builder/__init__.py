"""Build: an AppSpec and the stack become a whole repository. Entry point: `build`."""

from appmint.builder.repository import BuildFailed, Built, CustomCodeRefused, build, sources
from appmint.builder.shell import shell_spec

__all__ = ["BuildFailed", "Built", "CustomCodeRefused", "build", "shell_spec", "sources"]
