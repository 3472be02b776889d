"""Requests that people submit are records with a decision, each kind its own."""

from appmint.reader.reading import interpret
from appmint.spec.app import AppSpec
from appmint.spec.features import Manage, Mine, Workflow

OFFICE = (
    "Please build an office system. Employees can submit leave applications and travel "
    "applications, and view the status of their applications. Managers can approve expense claims."
)


def kept(spec: AppSpec) -> set[str]:
    return {entity.name for entity in spec.entities}


def test_each_kind_of_request_has_its_form_and_its_decision() -> None:
    spec = interpret(OFFICE)
    forms = {each.entity for each in spec.features if isinstance(each, Manage)}
    flows = {each.entity: each for each in spec.features if isinstance(each, Workflow)}
    for name in ("leave_request", "travel_application", "expense_claim"):
        assert name in forms
        assert {step.to for step in flows[name].transitions} == {"Approved", "Rejected"}
        assert {step.by for step in flows[name].transitions} == {"manager"}


def test_nobody_applies_for_an_application() -> None:
    spec = interpret(OFFICE)
    assert not any(each.kind == "request" for each in spec.features)
    assert "application" not in kept(spec)


def test_the_status_of_ones_requests_is_in_ones_own_list() -> None:
    spec = interpret(OFFICE)
    status = next(each for each in spec.criteria if "status" in each.text)
    features = {each.id: each for each in spec.features}
    assert isinstance(features[status.claims[0].feature], Mine)


def test_requests_that_machines_send_are_no_records() -> None:
    spec = interpret("Please build a web tool. The tool should process API requests from clients.")
    assert not any(
        isinstance(each, Workflow) and each.transitions[0].name == "approve"
        for each in spec.features
    )


def test_a_part_of_the_app_is_no_thing() -> None:
    spec = interpret(
        "Please build a site for a choir. The site has a news section and a component for concerts."
    )
    labels = {entity.label for entity in spec.entities}
    assert not labels & {"Component", "Section"}
    assert not spec.unmet


def test_matters_of_staff_are_submitted_and_decided_though_only_named() -> None:
    spec = interpret(
        "Please build an administration system for a harbour office. It has functions such as "
        "leave and attendance. Clerks submit applications and managers approve them."
    )
    leave = next(each for each in spec.features if each.id == "manage_leave_request")
    assert isinstance(leave, Manage)
    assert leave.create_label == "Submit leave request"
    assert "workflow_leave_request" in {each.id for each in spec.features}


def test_requests_that_are_managed_can_be_decided_too() -> None:
    spec = interpret(
        "Please create a system for procurement management and staff management. People submit "
        "applications, query the status, and leaders approve them."
    )
    kinds = {each.kind for each in spec.features if getattr(each, "entity", "") == PROCUREMENT}
    assert {"manage", "workflow", "mine"} <= kinds
    assert "application" not in kept(spec)


PROCUREMENT = "procurement_request"


def test_what_was_delivered_is_not_approved_again() -> None:
    spec = interpret(
        "Please create an administration system for procurement requests. Leaders approve "
        "procurement requests."
    )
    flow = next(each for each in spec.features if each.id == "workflow_procurement_request")
    assert isinstance(flow, Workflow)
    assert all("Delivered" not in step.from_ for step in flow.transitions)
