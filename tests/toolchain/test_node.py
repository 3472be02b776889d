import json
import subprocess
from pathlib import Path

import pytest

from appmint.toolchain import SetupError, node, npm


def test_node_is_the_version_the_stacks_are_made_for() -> None:
    said = subprocess.run([node(), "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.startswith("v24.")


def test_npm_scripts_run_on_that_node_and_not_on_the_machines(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"scripts": {"which": "node -p process.execPath"}}')
    assert npm(["run", "--silent", "which"], tmp_path).strip() == str(node().resolve())


def test_a_script_may_call_npm_itself(tmp_path: Path) -> None:
    scripts = {"inner": "node -p 6*7", "outer": "npm run --silent inner"}
    (tmp_path / "package.json").write_text(json.dumps({"scripts": scripts}))
    assert npm(["run", "--silent", "outer"], tmp_path).strip() == "42"


def test_what_npm_refuses_is_told_in_its_own_words(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "shop"}')
    with pytest.raises(SetupError, match="npm ci failed and nothing was kept") as failure:
        npm(["ci"], tmp_path)
    assert "package-lock.json" in str(failure.value)
