"""The whole gate on a real app, and its negative control, in the sandbox."""

import subprocess
from pathlib import Path

import pytest

from appmint.builder import build, shell_spec
from appmint.builder.acceptance import acceptance_files
from appmint.quality import CheckEvent, negative_control, verify
from appmint.quality.gates import GATES
from appmint.stacks.templates import WEB
from appmint.toolchain import node, stack_modules
from tests.builder.tool_library import tool_library

pytestmark = [pytest.mark.e2e, pytest.mark.slow, pytest.mark.timeout(300)]


def test_a_built_app_passes_every_gate_and_leaves_its_evidence(tmp_path: Path) -> None:
    modules = stack_modules(WEB)
    app = build(tool_library(), tmp_path / "app", node_modules=modules)
    before = {path: path.read_bytes() for path in app.folder.rglob("*") if path.is_file()}
    events: list[CheckEvent] = []
    seen: list[bool] = []

    def hear(event: CheckEvent) -> None:
        events.append(event)
        if event.screenshot:
            seen.append((tmp_path / "evidence" / event.screenshot).is_file())

    report = verify(
        app.folder,
        tool_library(),
        node_modules=modules,
        evidence=tmp_path / "evidence",
        on_event=hear,
    )
    wrong = [(check.name, check.summary) for check in report.checks if check.status != "pass"]
    failed = [(item.text, item.message) for item in report.criteria if item.status == "fail"]
    assert report.ok, (wrong, failed)
    assert {event.name for event in events if event.kind == "finished"}.issuperset(GATES)
    assert len(seen) == 2 * report.count("pass"), "a picture is there when its criterion is told"
    assert all(seen)
    assert (tmp_path / "evidence" / "report.html").is_file()
    for result in report.criteria:
        if result.status == "pass":
            assert len(result.screenshots) == 2
            for shot in result.screenshots:
                assert (tmp_path / "evidence" / shot.path).is_file()
    assert {p: p.read_bytes() for p in app.folder.rglob("*") if p.is_file()} == before


def test_no_criterion_passes_on_the_bare_shell(tmp_path: Path) -> None:
    modules = stack_modules(WEB)
    shell = build(shell_spec(tool_library()), tmp_path / "shell", node_modules=modules)
    tests = acceptance_files(tool_library())
    assert negative_control(shell.folder, tool_library(), tests, node_modules=modules) == []


def test_playwrights_own_runner_finds_the_same_tests(tmp_path: Path) -> None:
    modules = stack_modules(WEB)
    app = build(tool_library(), tmp_path / "app", node_modules=modules).folder
    (app / "node_modules").symlink_to(modules)
    found = subprocess.run(
        [node(), "node_modules/.bin/playwright", "test", "--list"],
        cwd=app,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for criterion in tool_library().criteria:
        assert f" › {criterion.text}" in found
    assert " › The pages are sound" in found
