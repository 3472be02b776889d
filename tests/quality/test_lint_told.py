"""What the linter is asked to tell: what keeps an app back, and nothing beside it."""

import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

from appmint import quality
from appmint.stacks.templates import WEB
from appmint.toolchain import stack_modules

BOTH = "export const at = (rows: any[], row: number) => rows.findIndex((one) => one === row)\n"
"""An error (`any`), and by the way that there is `indexOf`."""


@pytest.mark.e2e
def test_what_is_said_by_the_way_is_not_told(tmp_path: Path) -> None:
    gate = files(quality).joinpath("session/gate.mjs").read_text("utf-8")
    asked = re.search(r"\$\{BIN\}/biome`, (\"ci\".*?)\]", gate)
    assert asked
    shutil.copy(WEB / "biome.json", tmp_path)
    (tmp_path / "rows.ts").write_text(BOTH)
    (binary,) = stack_modules(WEB).glob("@biomejs/cli-linux-*/biome")
    told = subprocess.run(
        [binary, *re.findall(r'"([^"]+)"', asked[1])],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode != 0
    assert "noExplicitAny" in told.stdout + told.stderr
    assert "useIndexOf" not in told.stdout + told.stderr
