"""An app extended for real: a model over HTTP, the sandbox, the whole gate."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from appmint.llm.calls import MemoryCallBook
from appmint.llm.engine import Engine
from appmint.llm.plans import Planned
from appmint.pipeline.chapters import publish_extended
from appmint.pipeline.extend import extend
from appmint.pipeline.stages import EVIDENCE, Plan, Proven, construct
from appmint.quality import Report
from appmint.quality.results import Score
from appmint.spec import loads
from tests.llm.service import Answer, Asked, ModelService, Says, ToolCall
from tests.pipeline.test_ratchet import COUNT, floor
from tests.stacks.bespoke_spec import COUNTER, COUNTER_VIEW, COUNTING, spec

pytestmark = [pytest.mark.e2e, pytest.mark.slow, pytest.mark.timeout(900)]

VIEW = "src/bespoke/row-counter/index.tsx"
WRONG = COUNTER_VIEW.replace("Row {row}", "Rows: {row}").replace(
    "import { useState }", "import { Puzzle } from 'lucide-react'\nimport { useState }"
)
PATCH = """@@
-      <p className="text-3xl">Rows: {row}</p>
+      <p className="text-3xl">Row {row}</p>
"""


def call(name: str, **arguments: object) -> Says:
    return Says(calls=[ToolCall(name, json.dumps(arguments))])


def green_floor(folder: Path) -> Proven:
    """The floor, built; that its gate is green is proven elsewhere."""
    app = construct(Plan(floor(), folder))
    report = Report(
        app=app.spec.name,
        ok=True,
        score=Score(version=1, total=90, parts=()),
        checks=(),
        criteria=(),
        seconds=1.0,
    )
    return Proven(app, report)


def planned() -> Planned:
    page = next(page for page in spec().pages if page.name == "counter")
    return Planned(COUNTER, page, (COUNTING,), (COUNT,))


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] not in (EVIDENCE, ".git")
    }


def test_a_criterion_is_written_mended_proven_and_committed(tmp_path: Path) -> None:
    answers: Iterator[Answer] = iter(
        [
            call("write_file", path=VIEW, content=WRONG),
            call("run_checks"),
            call("apply_patch", path=VIEW, patch=PATCH),
            call("run_checks"),
            "It counts rows.",
        ]
    )
    base = green_floor(tmp_path / "app")
    with ModelService(answers) as service:
        book = MemoryCallBook()
        done = extend(base, [planned()], Engine(service.settings(), "standard", book))
    assert [chapter.message for chapter in done.chapters] == [COUNTING.text]
    assert done.skipped == ()
    assert len(book.calls) == 5
    # The browser's own words were told: what the screen held instead.
    told = service.asked[2].text
    assert "acceptance (fail)" in told
    assert "Rows: 1" in told

    report = done.proven.report
    assert report.ok
    assert {each.id for each in report.criteria if each.status == "pass"} >= {COUNTING.id}
    folder = tmp_path / "app"
    assert "Puzzle" not in (folder / VIEW).read_text(), "an import that nothing uses is taken out"
    assert COUNT.text not in {each.text for each in done.proven.app.spec.unmet}
    assert loads((folder / "appspec.json").read_text()) == done.proven.app.spec
    assert (folder / EVIDENCE / "report.json").is_file()

    proven = files(folder)
    publish_extended(done)
    assert files(folder) == proven, "what is committed is what was proven"
    log = subprocess.run(
        ["git", "-C", str(folder), "log", "--format=%s"], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert log[0] == COUNTING.text
    assert log[-1].startswith("Set up ")
    state = subprocess.run(
        ["git", "-C", str(folder), "status", "--porcelain"], capture_output=True, check=True
    ).stdout
    assert state == b""


def test_a_model_that_fails_leaves_the_app_as_the_floor_is(tmp_path: Path) -> None:
    base = green_floor(tmp_path / "app")
    before = files(tmp_path / "app")

    def answer(_: Asked) -> Answer:
        return Says("I'm sorry, I can't do that.")

    with ModelService(answer) as service:
        engine = Engine(service.settings(), "standard", MemoryCallBook())
        done = extend(base, [planned()], engine)
    assert done.chapters == ()
    assert done.skipped[0].reason == "The model would not write it."
    after = files(tmp_path / "app")
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert changed == {"README.md", "appspec.json"}
    assert done.proven.app.spec.unmet[0].reason == "The model would not write it."
    assert done.proven.report.ok
