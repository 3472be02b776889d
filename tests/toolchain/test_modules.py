import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from appmint.toolchain import SetupError, npm, stack_modules
from appmint.toolchain.modules import link_modules

MakeStack = Callable[[str], Path]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a cache folder of its own."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder / "appmint" / "stacks"


@pytest.fixture
def make_stack(tmp_path: Path) -> MakeStack:
    """Return a maker of stacks that depend on one package, which needs no registry."""

    def make(version: str) -> Path:
        stack = tmp_path / f"stack-{version}"
        package = tmp_path / f"greeting-{version}"
        for folder in (stack, package):
            folder.mkdir()
        (package / "package.json").write_text(json.dumps({"name": "greeting", "version": version}))
        npm(["pack", "--pack-destination", str(tmp_path)], package)
        tarball = tmp_path / f"greeting-{version}.tgz"
        dependencies = {"greeting": f"file:{tarball}"}
        (stack / "package.json").write_text(
            json.dumps({"name": "stack", "dependencies": dependencies})
        )
        npm(["install", "--package-lock-only", "--offline"], stack)
        return stack

    return make


def test_packages_are_installed_once_per_lockfile(make_stack: MakeStack) -> None:
    stack = make_stack("1.0.0")
    modules = stack_modules(stack)
    assert json.loads((modules / "greeting" / "package.json").read_text())["version"] == "1.0.0"
    before = modules.stat()
    again = stack_modules(stack)
    assert (again, again.stat().st_ino) == (modules, before.st_ino)


def test_a_changed_lockfile_gets_packages_of_its_own(make_stack: MakeStack) -> None:
    old, new = stack_modules(make_stack("1.0.0")), stack_modules(make_stack("2.0.0"))
    versions = [
        json.loads((modules / "greeting" / "package.json").read_text())["version"]
        for modules in (old, new)
    ]
    assert versions == ["1.0.0", "2.0.0"]


def test_processes_that_ask_at_once_get_the_same_complete_folder(
    make_stack: MakeStack, cache: Path
) -> None:
    ask = (
        "import sys; from pathlib import Path; from appmint.toolchain import stack_modules;"
        "modules = stack_modules(Path(sys.argv[1]));"
        "print(modules.stat().st_ino, (modules / 'greeting' / 'package.json').is_file())"
    )
    command = [sys.executable, "-c", ask, str(make_stack("1.0.0"))]
    asking = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    answers = {process.communicate()[0] for process in asking}
    assert len(answers) == 1
    assert answers.pop().endswith("True\n")
    assert [path for path in cache.iterdir() if path.name.startswith(".")] == []


def test_the_rest_of_an_interrupted_installation_is_not_taken_for_packages(
    make_stack: MakeStack,
) -> None:
    stack = make_stack("1.0.0")
    modules = stack_modules(stack)
    modules.rename(modules.with_name("moved-away"))
    assert (stack_modules(stack) / "greeting" / "package.json").is_file()


def test_a_registry_out_of_reach_is_named_as_the_reason(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stack = tmp_path / "stack"
    stack.mkdir()
    (stack / "package.json").write_text('{"name": "stack", "dependencies": {"zod": "4.0.0"}}')
    locked = {
        "name": "stack",
        "lockfileVersion": 3,
        "requires": True,
        "packages": {
            "": {"name": "stack", "dependencies": {"zod": "4.0.0"}},
            "node_modules/zod": {"version": "4.0.0"},
        },
    }
    (stack / "package-lock.json").write_text(json.dumps(locked))
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "npm"))
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    with pytest.raises(SetupError, match="could not reach the package registry"):
        stack_modules(stack)
    assert [path.name for path in cache.iterdir() if path.is_dir()] == []


def test_a_folder_that_is_no_stack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"has no package\.json"):
        stack_modules(tmp_path)


def test_a_cache_folder_that_cannot_be_made_is_said_so(
    make_stack: MakeStack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stack = make_stack("1.0.0")
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with pytest.raises(SetupError, match="XDG_CACHE_HOME"):
        stack_modules(stack)


def test_the_link_in_a_stack_follows_its_lockfile(make_stack: MakeStack) -> None:
    stack, newer = make_stack("1.0.0"), make_stack("2.0.0")
    link_modules(stack)
    assert (stack / "node_modules").resolve() == stack_modules(stack).resolve()
    for name in ("package.json", "package-lock.json"):
        (stack / name).write_bytes((newer / name).read_bytes())
    link_modules(stack)
    assert (stack / "node_modules").resolve() == stack_modules(newer).resolve()


def test_packages_installed_by_hand_are_left_alone(make_stack: MakeStack) -> None:
    stack = make_stack("1.0.0")
    (stack / "node_modules").mkdir()
    link_modules(stack)
    assert not (stack / "node_modules").is_symlink()
