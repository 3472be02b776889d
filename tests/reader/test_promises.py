"""Answers of a domain stand only in apps that do what they say."""

from appmint.reader.reading import interpret
from appmint.spec import AppSpec
from appmint.spec.features import Content

CRM = (
    "Build a CRM for a sales team. Staff manage customers, manage deals and browse the sales "
    "pipeline. The site has an FAQ with help."
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
    freight = (
        "Build a logistics site for freight. Staff manage shipments and parcels. Visitors browse "
        "shipments and browse the FAQ."
    )
    assert "waybill number" not in answers(interpret(freight))
    tracked = f"{freight} Visitors track a shipment by its waybill number."
    assert "waybill number" in answers(interpret(tracked))


def test_own_questions_come_in_for_those_that_are_left_out() -> None:
    assert "How do I find" in answers(interpret(CRM))
