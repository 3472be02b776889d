"""The builder: whole, clean, deterministic repositories."""

import json
from pathlib import Path

import pytest

from appmint.builder import BuildFailed, build, shell_spec, sources
from appmint.builder import pages as builder_pages
from appmint.stacks.composition import App, Piece
from appmint.stacks.templates import WEB
from appmint.toolchain import stack_modules
from tests.builder.tool_library import tool_library


def test_the_same_spec_gives_the_same_bytes(tmp_path: Path) -> None:
    modules = stack_modules(WEB)
    first = build(tool_library(), tmp_path / "first", node_modules=modules)
    second = build(tool_library(), tmp_path / "second", node_modules=modules)
    assert first.paths == second.paths
    for path in first.paths:
        assert (first.folder / path).read_bytes() == (second.folder / path).read_bytes(), path


def test_pages_and_routes_are_named_as_in_the_spec() -> None:
    files = sources(tool_library())
    assert "src/pages/tools.tsx" in files
    assert "server/routes/tools.ts" in files
    assert "'/tools/:id'" in files["src/routes.tsx"] or '"/tools/:id"' in files["src/routes.tsx"]


def test_the_spec_itself_travels_with_the_app() -> None:
    spec = tool_library()
    assert json.loads(sources(spec)["appspec.json"])["name"] == spec.name


def test_only_used_parts_of_the_stack_travel() -> None:
    files = sources(tool_library())
    assert "src/components/cover.tsx" in files
    assert "features/account/server.ts" not in files
    assert "recharts" not in json.loads(files["package.json"])["dependencies"]


def test_the_lock_file_holds_what_the_package_file_asks_for_and_no_more() -> None:
    files = sources(tool_library())
    package, lock = json.loads(files["package.json"]), json.loads(files["package-lock.json"])
    root = lock["packages"][""]
    assert root["dependencies"] == package["dependencies"]
    assert root["devDependencies"] == package["devDependencies"]
    assert "node_modules/react" in lock["packages"]
    assert "node_modules/recharts" not in lock["packages"]


def test_a_small_change_of_the_spec_is_a_small_change_of_the_app() -> None:
    spec = tool_library()
    renamed = spec.pages[1].model_copy(update={"intro": "All that can be borrowed."})
    changed = spec.model_copy(update={"pages": (spec.pages[0], renamed, *spec.pages[2:])})
    before, after = sources(spec), sources(changed)
    assert {path for path in before if before[path] != after[path]} == {
        "src/pages/tools.tsx",
        "appspec.json",
    }


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    hostile = "</script>`${process.exit()}` \" ' {x} */"
    spec = tool_library().model_copy(update={"name": hostile, "tagline": hostile})
    built = build(spec, tmp_path / "app", node_modules=stack_modules(WEB))
    site = (built.folder / "src/site.ts").read_text()
    assert "process.exit" in site
    assert "`" not in site.replace("`${process.exit()}`", "")


def test_two_features_never_write_one_file_over(monkeypatch: pytest.MonkeyPatch) -> None:
    class Room:
        def piece(self, feature: object, *_: object) -> Piece:
            return Piece(files={"src/shared.ts": f"export const writer = {id(feature)}\n"})

    monkeypatch.setattr(builder_pages, "room", lambda _: Room())
    with pytest.raises(BuildFailed, match=r"src/shared\.ts"):
        builder_pages.compose(App(tool_library()))


def test_the_bare_shell_has_nothing_that_was_asked_for() -> None:
    spec = tool_library()
    shell = shell_spec(spec)
    assert not shell.entities
    assert shell.theme.background.hex != spec.theme.background.hex
    assert shell.theme.component.hex != spec.theme.component.hex
