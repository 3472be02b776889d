"""Verbs that the reader does not know are named; choices in brackets are choices."""

import pytest

from appmint.reader.reading import interpret
from appmint.spec.entities import FieldType


@pytest.mark.parametrize(
    "clause",
    [
        "Visitors can browse looms and should be able to untangle yarns.",
        "Visitors can untangle yarns.",
        "The site should allow users to untangle yarns.",
    ],
)
def test_a_verb_that_is_not_known_is_listed_as_not_built(clause: str) -> None:
    spec = interpret(f"Build a site for a weaving mill. Visitors can browse looms. {clause}")
    said = [each for each in spec.unmet if "untangle" in each.text.lower()]
    assert said and "untangle" in said[0].reason
    assert "yarn" not in {each.name for each in spec.entities}


def test_a_verb_in_a_list_that_is_not_known_is_named_and_makes_no_list_of_its_own() -> None:
    spec = interpret(
        "Build an app for a weaving mill. Weavers can add patterns, untangle existing ones and "
        "rework all patterns."
    )
    assert [each.text for each in spec.unmet] == [
        "Untangle existing ones",
        "Rework all patterns",
    ]
    assert "Add patterns" in [each.text for each in spec.criteria]
    assert {"pattern"} >= {each.name for each in spec.entities}


def test_how_an_app_should_be_is_no_verb_that_is_missing() -> None:
    spec = interpret(
        "Build a site for a weaving mill. Visitors can browse looms. It should be portable and "
        "be completely independent."
    )
    assert not spec.unmet


@pytest.mark.parametrize(
    ("text", "entity", "field", "options"),
    [
        (
            "Build a site for a mill. Workers add repairs with a title and a status (open, in "
            "work, closed) and browse repairs.",
            "repair",
            "status",
            ("Open", "In work", "Closed"),
        ),
        (
            "Build a harbour site. Visitors browse ships by type (tug, ferry or barge).",
            "ship",
            "type",
            ("Tug", "Ferry", "Barge"),
        ),
    ],
)
def test_choices_in_brackets_are_those_of_the_field(
    text: str, entity: str, field: str, options: tuple[str, ...]
) -> None:
    made = interpret(text).entity(entity)
    chosen = next(each for each in made.fields if each.options == options)
    assert chosen.type is FieldType.ENUM and field.startswith(chosen.name[:4])
    assert {row[chosen.name] for row in made.seed} <= set(options)
