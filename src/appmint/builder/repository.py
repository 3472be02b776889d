"""From an AppSpec to a whole repository on disk."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from appmint.builder.acceptance import acceptance_files
from appmint.builder.api_tests import api_tests
from appmint.builder.database import database_files
from appmint.builder.pages import Composition, app_files, compose
from appmint.builder.project import COPIED, package_files, paper_files
from appmint.builder.reach import reachable
from appmint.builder.theme import theme_css
from appmint.spec.app import AppSpec
from appmint.spec.serialise import dumps
from appmint.stacks.composition import App
from appmint.stacks.templates import WEB

_ENTRIES = ("src/main.tsx", "server/main.ts", "api/index.ts")


class BuildFailed(Exception):
    """The builder made something that its own formatter cannot read: a defect of AppMint."""


@dataclass(frozen=True)
class Built:
    """What was written."""

    folder: Path
    paths: tuple[str, ...]
    """Relative paths of all files, sorted."""


def sources(spec: AppSpec) -> Mapping[str, str]:
    """Path -> source of the whole app, before formatting. The same spec gives the same sources."""
    app = App(spec)
    composition = compose(app)
    generated = {
        **app_files(app, composition),
        **database_files(app, _operations(composition)),
        "src/theme.css": theme_css(spec.theme),
    }
    tests = {**acceptance_files(spec), **api_tests(app, _operations(composition))}

    def read(path: str) -> str | None:
        if path in generated:
            return generated[path]
        if path in tests:
            return tests[path]
        static = WEB / path
        return static.read_text() if static.is_file() else None

    entries = [
        *_ENTRIES,
        *COPIED,
        "tests/setup.ts",
        "tests/acceptance/servers.ts",
        *(path for path in tests if path.endswith((".ts", ".tsx"))),
    ]
    files, packages = reachable(entries, read)
    extras = {path: text for path, text in generated.items() if "/migrations/" in path}
    return {
        **files,
        **extras,
        **tests,
        **package_files(spec, WEB, packages),
        **paper_files(app),
        "appspec.json": dumps(spec),
    }


def _operations(composition: Composition) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(wanted) for name, wanted in composition.operations.items()}


def build(spec: AppSpec, folder: Path, *, node_modules: Path) -> Built:
    """Writes the app that `spec` describes into the empty or absent `folder`, formatted.

    Raises BuildFailed where the formatter refuses a file, and OSError.
    """
    files = sources(spec)
    for path, source in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source)
    _format(folder, node_modules)
    return Built(folder=folder, paths=tuple(sorted(files)))


def _format(folder: Path, node_modules: Path) -> None:
    """Formats all files as `npm run format` does."""
    biome = next(node_modules.glob("@biomejs/cli-linux-*/biome"))
    done = subprocess.run(
        [biome, "check", "--write", "--colors=off", "--max-diagnostics=20", "."],
        cwd=folder,
        env={**os.environ, "BIOME_LOG_LEVEL": "none"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise BuildFailed(f"The generated app is not clean:\n{done.stdout}\n{done.stderr}")
