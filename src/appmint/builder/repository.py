"""From an AppSpec to a whole repository on disk."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from appmint.builder.acceptance import acceptance_files
from appmint.builder.api_tests import api_tests
from appmint.builder.database import database_files
from appmint.builder.errors import BuildFailed, CustomCodeRefused
from appmint.builder.pages import Composition, app_files, compose
from appmint.builder.project import COPIED, package_files, paper_files
from appmint.builder.reach import reachable
from appmint.builder.theme import theme_css
from appmint.spec.app import AppSpec
from appmint.spec.serialise import dumps
from appmint.stacks.composition import App
from appmint.stacks.templates import WEB
from appmint.stacks.web.features.bespoke.places import belongs, parts

_ENTRIES = ("src/main.tsx", "server/main.ts", "api/index.ts")


@dataclass(frozen=True)
class Built:
    """What was written."""

    folder: Path
    paths: tuple[str, ...]
    """Relative paths of all files, sorted."""


def sources(spec: AppSpec, custom: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """Path -> source of the whole app, before formatting. The same spec gives the same sources.

    `custom` is code written for the bespoke features, by its path. It takes the place of their
    beginnings; what nothing imports stays out, except tests. Raises BuildFailed and
    CustomCodeRefused.
    """
    written = dict(custom or {})
    _refuse_elsewhere(spec, written)
    app = App(spec)
    composition = compose(app)
    generated = {
        **app_files(app, composition),
        **database_files(app, _operations(composition)),
        "src/theme.css": theme_css(spec.theme),
        **written,
    }
    tests = {**acceptance_files(spec), **api_tests(app, _operations(composition))}

    def read(path: str) -> str | None:
        if path in generated:
            return generated[path]
        if path in tests:
            return tests[path]
        return _static(path)

    entries = [
        *_ENTRIES,
        *COPIED,
        "tests/setup.ts",
        "tests/acceptance/servers.ts",
        *(path for path in tests if path.endswith((".ts", ".tsx"))),
        *(path for path in generated if path.startswith("tests/")),
        *(path for path in written if path.endswith((".test.ts", ".test.tsx"))),
    ]
    try:
        files, packages = reachable(entries, read)
    except LookupError as error:
        if not written:
            raise
        raise CustomCodeRefused(f"{error.args[0]}.") from error
    extras = {path: text for path, text in generated.items() if "/migrations/" in path}
    return {
        **files,
        **extras,
        **tests,
        **package_files(spec, WEB, packages),
        **paper_files(app),
        "appspec.json": dumps(spec),
    }


def _static(path: str) -> str | None:
    """A file of the stack that travels as it is; None for anything else, wherever a path leads."""
    static = WEB / path
    travels = path.endswith((".ts", ".tsx", ".css", ".json", ".html"))
    if not travels or path.startswith(("../", "/", "node_modules/")) or not static.is_file():
        return None
    return static.read_text("utf-8")


def _refuse_elsewhere(spec: AppSpec, written: Mapping[str, str]) -> None:
    features = parts(spec)
    for path in written:
        if not belongs(path, features) or ".." in path.split("/"):
            raise CustomCodeRefused(f"{path} is in no folder of a part written for this app.")


def _operations(composition: Composition) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(wanted) for name, wanted in composition.operations.items()}


def build(
    spec: AppSpec,
    folder: Path,
    *,
    node_modules: Path,
    custom: Mapping[str, str] | None = None,
) -> Built:
    """Writes the app that `spec` describes into the empty or absent `folder`, formatted.

    `custom` is as in `sources`; it is written as it is, after the formatter has run, since no
    program outside the sandbox reads what a model has written. Raises BuildFailed where two
    features write one file or the formatter refuses one, CustomCodeRefused, and OSError.
    """
    files = sources(spec, custom)
    written = files.keys() & (custom or {}).keys()
    for path in files.keys() - written:
        _write(folder / path, files[path])
    _format(folder, node_modules)
    for path in written:
        _write(folder / path, files[path])
    return Built(folder=folder, paths=tuple(sorted(files)))


def _write(target: Path, source: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(source, "utf-8")


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
