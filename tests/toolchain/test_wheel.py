import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as `make wheel` does."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder)]
    _run(sys.executable, "-m", "pip", "wheel", "-qq", *options, str(checkout))
    (built,) = folder.glob("appmint-*.whl")
    return built


def _run(*command: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_every_file_of_the_package_travels_in_the_wheel(wheel: Path, checkout: Path) -> None:
    tracked = _run("git", "ls-files", "-z", "src/appmint", cwd=checkout).rstrip("\0").split("\0")
    present = {path.removeprefix("src/") for path in tracked if (checkout / path).exists()}
    names = set(zipfile.ZipFile(wheel).namelist())
    assert present - names == set()
    assert "appmint/stacks/web/package-lock.json" in names
    assert [name for name in names if "/node_modules" in name] == []


@pytest.mark.slow
def test_an_installed_wheel_brings_the_stack_and_the_commands(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "venv"
    _run(sys.executable, "-m", "venv", "--without-pip", place)
    python = place / "bin" / "python"
    install = ["install", "-qq", "--no-deps", "--no-index", str(wheel)]
    _run(sys.executable, "-m", "pip", "--python", str(python), *install)
    ask = "import appmint, pathlib; print(pathlib.Path(appmint.__file__).parent)"
    package = Path(_run(python, "-I", "-c", ask, cwd=tmp_path).strip())
    assert package.is_relative_to(place)
    assert (package / "stacks/web/package-lock.json").is_file()
    assert (package / "py.typed").is_file()
    assert (place / "bin" / "ece-create-app").is_file()
    assert (place / "bin" / "appmint").is_file()
