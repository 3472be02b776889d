"""Where a part is written: the app laid out for a model, its quick checks, the whole gate.

What a model writes is read by the builder and run in the sandbox alone.
"""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from pydantic_ai.models import Model

from appmint.builder import Built, CustomCodeRefused, build
from appmint.llm.providers import Role
from appmint.llm.workspace import Workspace
from appmint.llm.writing import Checked, Limits, Session, Task, write
from appmint.pipeline.stages import App, Proven, prove
from appmint.quality import CheckEvent, Inspection, inspect, told
from appmint.spec import AppSpec
from appmint.stacks.templates import WEB
from appmint.stacks.web.features.bespoke.places import places
from appmint.toolchain import stack_modules

_SHOWN = ("src/components", "src/lib", "server/http", "server/db", "shared", "features")
"""Folders of the stack whose files a part may import, whether the app has them already or not."""


class Models(Protocol):
    """Who writes: an engine."""

    def model(self, role: Role) -> Model:
        """The model for a role."""


class Bench:
    """A folder in which apps are built, tried and proven, one after another."""

    def __init__(
        self,
        models: Models,
        folder: Path,
        *,
        limits: Limits | None = None,
        finish: Callable[[Path], None] | None = None,
        on_event: Callable[[CheckEvent], None] | None = None,
    ) -> None:
        self._models = models
        self._folder = folder
        self._limits = limits
        self._finish = finish
        self._on_event = on_event
        self._modules = stack_modules(WEB)
        self._count = 0

    def look(
        self, spec: AppSpec, custom: Mapping[str, str], criteria: tuple[str, ...]
    ) -> Inspection:
        """A quick look at the app; `mended` are all files of the parts that travel."""
        try:
            built = self._build(spec, custom)
        except CustomCodeRefused as error:
            return Inspection(
                failing=("integrity",), holding=frozenset(), found=str(error), mended={}
            )
        mend = [path for path in built.paths if path in custom]
        found = inspect(built.folder, spec, criteria, node_modules=self._modules, mend=mend)
        shutil.rmtree(built.folder)
        return found

    def write(
        self, role: Role, task: Task, custom: Mapping[str, str], written: Mapping[str, str]
    ) -> tuple[Session, Mapping[str, str]]:
        """A session on one part, and the part's files as the app's own tools have left them.

        `custom` are the files of all other parts; `written` those of this one so far.
        """
        try:
            app = self._build(task.spec, {**custom, **written}).folder
        except CustomCodeRefused:
            # What is written so far lacks a file: the model sees it beside the app all the same.
            app = self._build(task.spec, custom).folder
        lay_out(app)
        workspace = Workspace(app, self._modules, places(task.feature).folders, written)
        criteria = tuple(each.id for each in (*task.kept, task.criterion))
        mended: dict[str, str] = {}

        def check(files: Mapping[str, str]) -> Checked:
            seen = self.look(task.spec, {**custom, **files}, criteria)
            mended.clear()
            mended.update({path: text for path, text in seen.mended.items() if path in files})
            return Checked(seen.green, seen.found)

        session = write(self._models.model(role), task, workspace, check, self._limits)
        shutil.rmtree(app)
        return session, mended if session.ended == "green" else session.written

    def prove(self, spec: AppSpec, custom: Mapping[str, str]) -> tuple[Proven, str]:
        """The app through the whole gate, and what is wrong with it, for who is to mend it."""
        built = self._build(spec, custom)
        proven = prove(App(spec, built.folder, len(built.paths)), on_event=self._on_event)
        return proven, told(proven.report, proven.app.evidence)

    def _build(self, spec: AppSpec, custom: Mapping[str, str]) -> Built:
        self._count += 1
        folder = self._folder / f"{self._count:03d}"
        built = build(spec, folder, node_modules=self._modules, custom=custom)
        if self._finish is not None:
            self._finish(folder)
        return built


def lay_out(app: Path) -> None:
    """Puts beside an app's files those of the stack that it could have and has not."""
    for top in _SHOWN:
        for source in sorted((WEB / top).rglob("*")):
            path = app / source.relative_to(WEB)
            if source.suffix not in (".ts", ".tsx") or ".test." in source.name or path.exists():
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, path)
