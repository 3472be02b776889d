"""Every room, built into sample apps: generated code compiles, and the gate is green."""

from collections.abc import Callable
from pathlib import Path

import pytest

from appmint.builder import build
from appmint.quality import verify
from appmint.quality.plan import session_plan
from appmint.quality.session import run_session
from appmint.spec import FEATURE_TYPES, AppSpec, problems
from appmint.stacks.templates import WEB
from appmint.stacks.web.rooms import kinds
from appmint.toolchain import stack_modules
from tests.builder.tool_library import tool_library
from tests.stacks import bespoke_spec, figures_spec, people_spec, requests_spec, work_spec

SAMPLES: dict[str, Callable[[], AppSpec]] = {
    "records": tool_library,
    "requests": requests_spec.spec,
    "requests_members": requests_spec.members_spec,
    "people": people_spec.spec,
    "people_members": people_spec.members_spec,
    "figures": figures_spec.spec,
    "figures_staff": figures_spec.staff_spec,
    "work": work_spec.spec,
    "bespoke": bespoke_spec.spec,
    "bespoke_members": bespoke_spec.members_spec,
}


def test_every_kind_of_feature_has_a_room_and_a_sample() -> None:
    asked = {kind.model_fields["kind"].default for kind in FEATURE_TYPES}
    assert asked == kinds()
    shown = {feature.kind for sample in SAMPLES.values() for feature in sample().features}
    assert shown == asked


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_are_valid_and_nothing_claimed_is_without_a_check(name: str) -> None:
    spec = SAMPLES[name]()
    assert [str(problem) for problem in problems(spec)] == []
    assert [item.text for item in spec.unmet] == []


OTHER_ROLES = {"requests_members", "people_members", "figures_staff", "bespoke_members"}
"""The same rooms with other people in them: their criteria are looked at, not each page again."""
# tests/quality/test_gate_run.py takes "records" through the whole gate.
WHOLE = [name for name in SAMPLES if name not in OTHER_ROLES | {"records"}]


@pytest.mark.slow
@pytest.mark.e2e
@pytest.mark.timeout(400)
@pytest.mark.parametrize("name", sorted(OTHER_ROLES))
def test_with_other_roles_the_code_compiles_and_every_criterion_holds(
    name: str, tmp_path: Path
) -> None:
    spec = SAMPLES[name]()
    modules = stack_modules(WEB)
    app = build(spec, tmp_path / "app", node_modules=modules)
    found = run_session(
        app.folder,
        session_plan(spec, "part"),
        node_modules=modules,
        evidence=tmp_path / "evidence",
    )
    assert {check.name for check in found.checks} >= {"lint", "types", "build", "acceptance"}
    assert [each for each in found.checks if each.status != "pass"] == []
    assert {each.id for each in found.tests if each.passed} == {each.id for each in spec.criteria}
    assert all(each.passed for each in found.tests)


@pytest.mark.slow
@pytest.mark.e2e
@pytest.mark.timeout(400)
@pytest.mark.parametrize("name", WHOLE)
def test_the_gate_is_green(name: str, tmp_path: Path) -> None:
    spec = SAMPLES[name]()
    modules = stack_modules(WEB)
    app = build(spec, tmp_path / "app", node_modules=modules)
    report = verify(app.folder, spec, node_modules=modules, evidence=tmp_path / "evidence")
    wrong = [f"{check.name}: {check.summary}" for check in report.checks if check.status != "pass"]
    failed = [
        f"{result.text}: {result.message}" for result in report.criteria if result.status == "fail"
    ]
    assert report.ok, "\n".join([*wrong, *failed])
