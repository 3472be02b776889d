import shutil
from pathlib import Path

import platformdirs
import pytest

from appmint.toolchain import SetupError, bubblewrap, chromium, ensure_all

# Stands in for apt-get: notes what was asked for and "installs" it beside itself.
_APT_GET = """#!/bin/bash
echo "$*" >> "$0.asked"
[[ " $* " == *" install "* ]] || exit 0
for name in chromium bwrap git; do
  : > "${0%/*}/$name"
  chmod 755 "${0%/*}/$name"
done
"""
_SUDO = """#!/bin/bash
shift
exec "$@"
"""


@pytest.fixture
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the test's machine one with a home of its own, no programs and no way to download any.

    The npm packages are those of this machine. Returns the one folder on the PATH.
    """
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(platformdirs.user_cache_path()))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("PLAYWRIGHT_DOWNLOAD_HOST", "http://127.0.0.1:9")
    monkeypatch.delenv("APPMINT_CHROMIUM", raising=False)
    monkeypatch.delenv("PLAYWRIGHT_BROWSERS_PATH", raising=False)
    return programs


def _script(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(0o755)


def test_the_second_time_nothing_is_said_for_nothing_is_missing() -> None:
    first: list[str] = []
    ensure_all(first.append)
    second: list[str] = []
    ensure_all(second.append)
    assert second == []


def test_all_that_cannot_be_had_is_named_at_once(bare_machine: Path) -> None:
    said: list[str] = []
    with pytest.raises(SetupError) as failure:
        ensure_all(said.append)
    assert said == ["Installing Playwright's own Chromium"]
    chromium_line, bubblewrap_line, git_line = str(failure.value).splitlines()
    assert "apt-get install chromium" in chromium_line
    assert "apt-get install bubblewrap" in bubblewrap_line
    assert "apt-get install git" in git_line


def test_what_is_missing_comes_from_the_distribution(bare_machine: Path) -> None:
    real = {name: shutil.which(name, path="/usr/bin:/bin") for name in ("env", "chmod", "true")}
    for name, path in real.items():
        assert path is not None
        (bare_machine / name).symlink_to(path)
    _script(bare_machine / "apt-get", _APT_GET)
    _script(bare_machine / "sudo", _SUDO)
    said: list[str] = []
    ensure_all(said.append)
    assert said == [
        "Installing from the distribution: chromium fonts-liberation fonts-noto-color-emoji "
        "bubblewrap git"
    ]
    update, install = (bare_machine / "apt-get.asked").read_text().splitlines()
    assert update.endswith("update")
    assert install.endswith(said[0].partition(": ")[2])
    assert (chromium(), bubblewrap()) == (bare_machine / "chromium", bare_machine / "bwrap")


def test_a_distribution_that_fails_is_said_with_its_reason(bare_machine: Path) -> None:
    real = shutil.which("env", path="/usr/bin:/bin")
    assert real is not None
    (bare_machine / "env").symlink_to(real)
    _script(bare_machine / "apt-get", '#!/bin/bash\necho "E: no space left" >&2\nexit 100\n')
    _script(bare_machine / "sudo", _SUDO)
    (bare_machine / "true").symlink_to("/bin/true")
    said: list[str] = []
    with pytest.raises(SetupError, match="bubblewrap is missing"):
        ensure_all(said.append)
    assert "apt-get install failed: E: no space left" in said
