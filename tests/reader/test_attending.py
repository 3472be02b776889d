"""Visitors register for what has a date and people come to."""

from appmint.reader.reading import interpret
from appmint.spec.features import Booking, Request

STUDIO = (
    "Please create a site for a ceramics studio with workshops, evening classes and a blog. "
    "Visitors can read about the potters and browse the workshops."
)


def test_one_can_register_for_workshops_and_classes_without_the_text_saying_so() -> None:
    asked = [each for each in interpret(STUDIO).features if isinstance(each, Request)]
    assert {each.verb for each in asked} == {"Register"}
    assert len(asked) == 2


def test_registrations_are_called_after_what_they_are_for() -> None:
    labels = {entity.label for entity in interpret(STUDIO).entities}
    assert not any(label.startswith("Class entry") for label in labels)
    assert "Registration" in labels


def test_staff_who_plan_workshops_do_not_register_for_them() -> None:
    spec = interpret("Please create a management system for workshops and rooms of a museum.")
    assert not any(isinstance(each, Request) for each in spec.features)


def test_who_registers_for_an_event_sends_a_registration() -> None:
    spec = interpret(
        "Please create a website for a village hall. Users can browse events and register for "
        "events."
    )
    asked = next(each for each in spec.features if isinstance(each, Request))
    assert (asked.verb, asked.record) == ("Register", "registration")
    assert asked.confirmation == "Thank you. Your registration has been received."


def test_people_of_records_are_not_replaced_by_the_things_an_app_is_about() -> None:
    spec = interpret(
        "Build an office administration system with functions for expense reimbursement and leave."
    )
    leave = next(each for each in spec.entities if each.name == "leave_request")
    assert all(each.target != "expense" for each in leave.fields)


def test_what_is_rented_with_its_orders_is_rented_and_not_the_orders() -> None:
    spec = interpret(
        "Please build a site for a canoe yard. Customers log in to browse canoes. It has functions "
        "for renting, paying and managing orders for canoes."
    )
    assert [each.entity for each in spec.features if isinstance(each, Booking)] == ["canoe"]
