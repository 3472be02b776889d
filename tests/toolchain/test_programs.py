from pathlib import Path

import pytest

from appmint.toolchain import SetupError, bubblewrap, chromium


@pytest.fixture(autouse=True)
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the test's machine one with an empty PATH and home; returns the folder on the PATH."""
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("APPMINT_CHROMIUM", raising=False)
    monkeypatch.delenv("PLAYWRIGHT_BROWSERS_PATH", raising=False)
    return programs


def _program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o755)
    return path


def _playwright_browser(home: Path, revision: int) -> Path:
    return _program(home / f".cache/ms-playwright/chromium-{revision}/chrome-linux/chrome")


def test_a_machine_without_chromium_is_told_how_to_get_one() -> None:
    with pytest.raises(SetupError, match="apt-get install chromium"):
        chromium()


def test_a_machine_without_bubblewrap_is_told_how_to_get_it() -> None:
    with pytest.raises(SetupError, match="apt-get install bubblewrap"):
        bubblewrap()


def test_the_distributions_chromium_comes_before_playwrights(
    bare_machine: Path, tmp_path: Path
) -> None:
    _playwright_browser(tmp_path / "home", 1200)
    installed = _program(bare_machine / "chromium")
    assert chromium() == installed


def test_the_newest_of_playwrights_browsers_is_taken(tmp_path: Path) -> None:
    _playwright_browser(tmp_path / "home", 999)
    newest = _playwright_browser(tmp_path / "home", 1200)
    assert chromium() == newest


def test_the_setting_comes_before_everything(
    bare_machine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _program(bare_machine / "chromium")
    chosen = _program(tmp_path / "my-browser")
    monkeypatch.setenv("APPMINT_CHROMIUM", str(chosen))
    assert chromium() == chosen


def test_a_setting_that_names_no_program_is_an_error_and_not_ignored(
    bare_machine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _program(bare_machine / "chromium")
    monkeypatch.setenv("APPMINT_CHROMIUM", str(tmp_path / "absent"))
    with pytest.raises(SetupError, match="not a program"):
        chromium()


def test_bubblewrap_is_found_on_the_path(bare_machine: Path) -> None:
    installed = _program(bare_machine / "bwrap")
    assert bubblewrap() == installed
