"""What a host of functions makes of a generated app."""

import json
import shutil
import subprocess
from pathlib import Path

from appmint.builder import build
from appmint.stacks.templates import WEB
from appmint.toolchain import node, stack_modules
from tests.builder.tool_library import tool_library

# The entry is compiled to a file beside it; what it imports keeps its name. As Vercel's own
# builder does it (vercel 60, `vercel build`).
_COMPILE = """
import { readFileSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
writeFileSync('api/index.js', stripTypeScriptTypes(readFileSync('api/index.ts', 'utf8')))
"""
_ASK = """
const { default: { fetch } } = await import('./api/index.js')
const answer = await fetch(new Request('https://app.example/api/tools'))
const unknown = await fetch(new Request('https://app.example/api/nothing'))
console.log(JSON.stringify([answer.status, (await answer.json()).items.length, unknown.status]))
process.exit()
"""


def test_the_api_answers_as_one_function_of_vercel(tmp_path: Path) -> None:
    modules = stack_modules(WEB)
    app = build(tool_library(), tmp_path / "app", node_modules=modules).folder
    deployed = tmp_path / "function"
    (deployed / "api").mkdir(parents=True)
    shutil.copy(app / "api/index.ts", deployed / "api")
    shutil.copy(app / "package.json", deployed)
    settings = json.loads((app / "vercel.json").read_text())
    included = settings["functions"]["api/index.ts"]["includeFiles"]
    for name in included.removeprefix("{").removesuffix("}/**").split(","):
        if (app / name).is_dir():
            shutil.copytree(app / name, deployed / name)
    (deployed / "node_modules").symlink_to(modules)
    _node(_COMPILE, deployed)
    (deployed / "api/index.ts").unlink()
    status, items, unknown = json.loads(_node(_ASK, deployed))
    assert (status, unknown) == (200, 404)
    assert items > 0


def _node(program: str, folder: Path) -> str:
    done = subprocess.run(
        [node(), "--disable-warning=ExperimentalWarning", "--input-type=module", "-e", program],
        cwd=folder,
        env={"DATABASE_URL": f"file:{folder}/app.db", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
