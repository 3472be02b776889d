"""Validation in a text is what forms do with what is typed into them, and is tried on one."""

import pytest

from appmint.reader import read
from appmint.reader.reading import interpret
from appmint.spec.criteria import ExpectText


@pytest.mark.parametrize(
    "said",
    [
        "It should have form validation.",
        "The form should validate user input.",
        "Form validation covers required fields and e-mail format.",
    ],
)
def test_validation_is_claimed_of_a_form_and_brings_no_list(said: str) -> None:
    spec = interpret(
        f"Build a site for a kite club. Visitors browse kites and send inquiries. {said}"
    )
    claims = [each for criterion in spec.criteria for each in criterion.claims]
    assert ("form_inquiry", "validate") in {(each.feature, each.aspect) for each in claims}
    assert {each.label_plural for each in spec.entities} == {"Kites", "Inquiries"}
    assert spec.unmet == ()


def test_an_app_without_a_form_gets_one_to_try_it_on() -> None:
    spec = read("Build a website for form validation. It shows error messages for wrong input.")
    steps = [step for each in spec.criteria for step in each.steps if isinstance(step, ExpectText)]
    said = {step.text for step in steps}
    assert {"Enter name.", "Enter an e-mail address like name@example.com."} <= said


def test_a_ticket_that_is_validated_is_looked_up() -> None:
    spec = interpret("Build a ticket site. Staff can validate tickets by their code.")
    assert "validate" not in {each.aspect for item in spec.criteria for each in item.claims}
