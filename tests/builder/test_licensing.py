import json
import shutil
from pathlib import Path

import pytest

from appmint.builder.licensing import LICENCES, Licence, put_licence
from appmint.builder.project import package_files, paper_files
from appmint.stacks.composition import App
from appmint.stacks.templates import WEB
from tests.builder.tool_library import tool_library


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """The papers and package files of a built app."""
    built = tool_library()
    papers = paper_files(App(built))
    packages = package_files(built, WEB, frozenset(("react", "hono")))
    for path, text in {**papers, **packages}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    ("licence", "begins"),
    [
        ("MIT", "MIT License"),
        ("Apache-2.0", "Apache License"),
        ("UNLICENSED", "All rights reserved"),
    ],
)
def test_the_app_is_under_the_licence_that_was_chosen(
    app: Path, licence: Licence, begins: str
) -> None:
    put_licence(app, licence)
    assert (app / "LICENSE").read_text().lstrip().startswith(begins)
    assert json.loads((app / "package.json").read_text())["license"] == licence
    lock = json.loads((app / "package-lock.json").read_text())["packages"]
    assert lock[""]["license"] == licence


def test_the_licences_of_packages_stay_theirs(app: Path, tmp_path: Path) -> None:
    before = json.loads((app / "package-lock.json").read_text())["packages"]
    put_licence(app, "UNLICENSED")
    after = json.loads((app / "package-lock.json").read_text())["packages"]
    del before[""], after[""]
    assert after == before


def test_every_licence_that_can_be_chosen_has_a_text(app: Path, tmp_path: Path) -> None:
    for licence in LICENCES:
        copy = Path(shutil.copytree(app, tmp_path / f"copy-{licence}", dirs_exist_ok=False))
        put_licence(copy, licence)
        assert (copy / "LICENSE").stat().st_size > 100
