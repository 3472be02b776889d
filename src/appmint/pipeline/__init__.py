"""The stages in order: read, build, verify, publish. Entry point: `create`."""

from appmint.pipeline.changing import Changed, change
from appmint.pipeline.creation import Created, Seconds, create
from appmint.pipeline.errors import BadDestination, PipelineError
from appmint.pipeline.progress import Progress, Stage
from appmint.pipeline.serving import build_pages, serve_app

__all__ = [
    "BadDestination",
    "Changed",
    "Created",
    "PipelineError",
    "Progress",
    "Seconds",
    "Stage",
    "build_pages",
    "change",
    "create",
    "serve_app",
]
