"""Build: an AppSpec and the stack become a whole repository. Entry point: `build`."""

from appmint.builder.repository import BuildFailed, Built, build, sources

__all__ = ["BuildFailed", "Built", "build", "sources"]
