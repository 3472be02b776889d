"""Parts written for one app: their beginnings prove nothing, and given code takes their place."""

import json
from pathlib import Path

import pytest

from appmint.builder import CustomCodeRefused, build, sources
from appmint.quality import verify
from appmint.quality.imports import Sources
from appmint.spec import Claim, Criterion, problems
from appmint.stacks.templates import WEB
from appmint.stacks.web.checks import attach
from appmint.stacks.web.features.bespoke.rules import objections
from appmint.toolchain import stack_modules
from tests.stacks.bespoke_spec import COUNTING, KEEPING, WRITTEN, spec

VIEW = "src/bespoke/row-counter/index.tsx"
SERVER = "server/bespoke/pattern-editor/routes.ts"


def test_criteria_keep_the_steps_they_bring() -> None:
    for criterion in (COUNTING, KEEPING):
        made = attach(attach(spec((criterion,))))
        assert next(each for each in made.criteria if each.id == criterion.id) == criterion
        assert problems(made) == []


def test_a_criterion_that_brings_no_steps_is_not_claimed() -> None:
    bare = Criterion(
        id="bare", text="count rows", claims=(Claim(feature="row_counter", aspect="show"),)
    )
    made = attach(spec((bare,)))
    assert [item.text for item in made.unmet] == ["count rows"]


def test_a_beginning_says_that_it_is_one_and_nothing_of_what_it_is_to_be() -> None:
    view = sources(spec())[VIEW]
    assert "This part is not there yet" in view
    assert view.count("Counts the rows") == 1
    assert "/** Counts the rows of a piece of knitting, up and down. alert(1) /* */" in view


def test_only_a_part_that_keeps_things_has_a_server_and_a_table() -> None:
    files = sources(spec())
    assert "server/bespoke/pattern-editor/routes.ts" in files
    assert "server/bespoke/row-counter/routes.ts" not in files
    assert "bespoke_documents" in files["server/db/migrations/0000_first.sql"]
    assert "'/bespoke/pattern-editor'" in files["server/app.ts"].replace('"', "'")


def test_given_code_brings_along_what_it_imports_of_the_stack_and_no_more() -> None:
    before = sources(spec())
    view = before[VIEW].replace(
        "import { Puzzle }",
        "import { Bar } from 'recharts'\nimport { Tabs } from '#ui/tabs.tsx'\nimport { Puzzle }",
    )
    unused = "src/bespoke/row-counter/left-over.ts"
    after = sources(spec(), {VIEW: view, unused: "export const left = 1\n"})
    assert "src/components/ui/tabs.tsx" in after.keys() - before.keys()
    assert "recharts" in json.loads(after["package.json"])["dependencies"]
    assert unused not in after


@pytest.mark.parametrize(
    "path",
    [
        "src/pages/yarns.tsx",
        "src/bespoke/other/index.tsx",
        "src/bespoke/row-counter/../../main.tsx",
        "/etc/passwd",
    ],
)
def test_code_for_any_other_place_is_refused(path: str) -> None:
    with pytest.raises(CustomCodeRefused, match="in no folder of a part written for this app"):
        sources(spec(), {path: "export {}\n"})


def test_code_that_imports_what_is_not_there_is_refused_with_its_place() -> None:
    view = "import { Board } from '#components/board.tsx'\n"
    with pytest.raises(CustomCodeRefused) as caught:
        sources(spec(), {VIEW: view})
    assert str(caught.value) == (f"{VIEW} imports src/components/board.tsx, which does not exist.")


@pytest.mark.parametrize(
    "module",
    [
        "../../../../../../../../../../etc/hostname",
        "#src/../../../../pyproject.toml",
        "#features/bespoke/room.py",
        "#features/../package-lock.json/../../rooms.py",
    ],
)
def test_no_import_brings_in_what_is_not_of_the_stack(module: str) -> None:
    with pytest.raises(CustomCodeRefused, match="which does not exist"):
        sources(spec(), {VIEW: f"import {{ x }} from '{module}'\n"})


@pytest.mark.parametrize(
    ("path", "line", "sentence"),
    [
        (VIEW, "// @ts-ignore", '"@ts-ignore" gets round a check'),
        (VIEW, "// biome-ignore lint: no", '"biome-ignore" gets round a check'),
        (VIEW, "eval('1')", '"eval" is not allowed'),
        (VIEW, "<p dangerouslySetInnerHTML={x} />", "is not allowed in this app"),
        (VIEW, "import { Chess } from 'chess.js'", 'There is no package "chess.js"'),
        (VIEW, "const x = await import('chess.js')", 'There is no package "chess.js"'),
        (VIEW, "const x = await import(name)", "by a computed name"),
        (VIEW, "import { db } from '#server/db/client.ts'", "code of the server"),
        (VIEW, "import { db } from '../../../server/db/client.ts'", "code of the server"),
        (VIEW, "import { readFile } from 'node:fs'", '"node:fs" is not available'),
        (SERVER, "import { exec } from 'node:child_process'", "is not available"),
        (SERVER, "import { X } from '#ui/button.tsx'", "code of the browser"),
        (SERVER, "process.exit(1)", '"process" is not allowed'),
        ("tests/bespoke/row-counter/a.test.ts", "it.skip('x', () => {})", "gets round a check"),
    ],
)
def test_what_written_code_may_not_do_is_said(path: str, line: str, sentence: str) -> None:
    assert any(sentence in said for said in objections(path, f"{line}\n"))


@pytest.mark.parametrize("path", WRITTEN)
def test_ordinary_code_meets_no_objection(path: str) -> None:
    assert list(objections(path, WRITTEN[path])) == []
    asked = "it('asks where it comes from', () => {})\nconst x = evaluate(processed.length)\n"
    assert list(objections(path, asked)) == []


def test_the_readme_says_where_the_parts_are_and_how_to_go_on() -> None:
    readme = sources(spec())["README.md"]
    assert "| Row counter | `src/bespoke/row-counter` | none |" in readme
    assert "`/api/bespoke/pattern-editor`" in readme
    assert "documentStore" in readme


@pytest.mark.slow
@pytest.mark.e2e
@pytest.mark.timeout(300)
def test_beginnings_fail_every_criterion_and_nothing_else(tmp_path: Path) -> None:
    asked = spec((COUNTING, KEEPING))
    modules = stack_modules(WEB)
    app = build(asked, tmp_path / "app", node_modules=modules)
    report = verify(app.folder, asked, node_modules=modules, evidence=tmp_path / "evidence")
    failed = {check.name for check in report.checks if check.status != "pass"}
    assert failed == {"acceptance"}
    assert {result.id for result in report.criteria if result.status == "fail"} == {
        "count_rows",
        "keep_patterns",
    }


@pytest.mark.slow
@pytest.mark.e2e
@pytest.mark.timeout(300)
def test_a_written_server_that_breaks_on_what_it_is_sent_is_found(tmp_path: Path) -> None:
    careless = (
        "import { Hono } from 'hono'\n"
        "import type { Env } from '#server/http/session.ts'\n\n"
        "export const patternEditorRoutes = new Hono<Env>().post('/', async (c) =>\n"
        "  c.json(JSON.parse(await c.req.text())),\n"
        ")\n"
    )
    modules = stack_modules(WEB)
    app = build(spec(), tmp_path / "app", node_modules=modules, custom={SERVER: careless})
    report = verify(app.folder, spec(), node_modules=modules, evidence=tmp_path / "evidence")
    found = report.check("security").summary
    assert "POST /api/bespoke/pattern-editor with a" in found
    assert "answered 500" in found
    assert not report.ok


@pytest.mark.slow
@pytest.mark.e2e
@pytest.mark.timeout(300)
def test_given_code_goes_through_the_same_gate(tmp_path: Path) -> None:
    asked = spec((COUNTING, KEEPING))
    modules = stack_modules(WEB)
    app = build(asked, tmp_path / "app", node_modules=modules, custom=WRITTEN)
    report = verify(app.folder, asked, node_modules=modules, evidence=tmp_path / "evidence")
    wrong = [(check.name, check.summary) for check in report.checks if check.status != "pass"]
    assert report.ok, (wrong, [item.message for item in report.criteria])


@pytest.mark.parametrize("word", ["import ", "export ", "from ", "import\n", "\n", " "])
@pytest.mark.timeout(120)
def test_no_text_keeps_the_readers_of_imports_busy(word: str) -> None:
    text = f"export {{}}\n{word * (200_000 // len(word))}"
    sources(spec(), {VIEW: text})
    assert list(Sources({VIEW: text}, {}).imports(VIEW)) == []
    assert list(objections(VIEW, text)) == []
