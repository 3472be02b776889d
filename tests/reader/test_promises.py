"""Answers of a domain stand only in apps that do what they say."""

from appmint.reader.reading import interpret
from appmint.spec import AppSpec
from appmint.spec.features import Content

CRM = (
    "Build a CRM for a sales team. Staff manage customers, manage deals and browse the sales "
    "pipeline. There is an FAQ page."
)


def answers(spec: AppSpec) -> str:
    return " ".join(
        f"{item.title} {item.text}"
        for each in spec.features
        if isinstance(each, Content) and each.layout == "faq"
        for item in each.items
    )


def test_no_import_is_promised_where_none_is_built() -> None:
    said = answers(interpret(CRM))
    assert said
    assert "CSV" not in said
    assert "reminder" not in said


def test_an_answer_stays_where_the_app_does_what_it_says() -> None:
    said = answers(interpret(f"{CRM} Staff get notifications about new deals."))
    assert "reminder" in said


def test_own_questions_come_in_for_those_that_are_left_out() -> None:
    assert "How do I find" in answers(interpret(CRM))
