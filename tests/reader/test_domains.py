"""Which domains a text belongs to, and which must not speak for it."""

import pytest

from appmint.reader.knowledge.domains import retrieve
from appmint.reader.reading import interpret


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("The game starts at once, the game counts, and the game ends after a minute.", "games"),
        (
            "Employees order a meal for tomorrow. A meal ordering app for the office.",
            "food-delivery",
        ),
        ("Visitors rent a car by the day. The car rental has forty cars.", "car-rental"),
        ("Members of the library search books and see their loans.", "library"),
    ],
)
def test_a_text_belongs_to_the_domain_that_it_names(text: str, domain: str) -> None:
    assert retrieve(text, "")[:1] == [domain]


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("Fleet management: vehicles, drivers, fuel and mileage of the fleet.", "car-rental"),
        ("A bookstore sells books and novels; readers put books into the cart.", "library"),
        ("Developers browse the component library, copy code and search the library.", "library"),
        ("Engineers compare machine learning models with charts.", "data-management"),
        ("Staff book a meeting room, browse rooms and cancel bookings.", "hotel"),
        ("A tab bar, a side menu and a menu for administrators.", "restaurant"),
        ("The API call returns data; each call is logged and a call may fail.", "call-centre"),
    ],
)
def test_a_domain_whose_business_is_another_does_not_speak(text: str, domain: str) -> None:
    assert domain not in retrieve(text, "")


def test_a_thing_said_more_often_than_what_the_app_is_makes_no_domain() -> None:
    said = "File complaints, read complaints, search complaints and book seminars."
    assert "customer-support" not in retrieve(said, "seminar site")


def test_rooms_of_an_office_have_no_price() -> None:
    spec = interpret(
        "Build a site for an office. Staff browse meeting rooms and book a meeting room."
    )
    assert "price" not in {each.name for each in spec.entity("meeting_room").fields}
