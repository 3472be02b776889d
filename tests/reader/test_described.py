"""What a text says records consist of becomes fields and relations, never things of their own."""

import pytest

from appmint.reader.reading import interpret
from appmint.reader.sentences.field_words import asked
from appmint.spec.app import AppSpec
from appmint.spec.entities import Entity, FieldType

CLUB = """Please build a site for our sailing club.
Each boat has a name, a length in metres, a type (dinghy, keelboat or catamaran) and a photo, and
belongs to a harbour. Members can book boats. A booking has a start date, an end date and an
optional note.

Lessons:
- Title
- Start time
- Price per person
- Coach
""".replace("and\nbelongs", "and belongs").replace("an\noptional", "an optional")


def kept(spec: AppSpec, label: str) -> Entity:
    return next(each for each in spec.entities if each.label == label)


@pytest.mark.parametrize(
    ("said", "name", "kind"),
    [
        ("a level in metres", "level", "number"),
        ("an optional e-mail", "e_mail", "email"),
        ("active yes/no", "active", "boolean"),
        ("whether it is fragile", "fragile", "boolean"),
        ("status (new, checked or closed)", "status", "enum"),
        ("the price per night", "price_per_night", "money"),
        ("date of birth", "birth_date", "date"),
        ("number of seats", "number_of_seats", "number"),
        ("what you saw", "what_you_saw", "long_text"),
        ("cost in euros", "cost", "money"),
    ],
)
def test_a_field_has_the_type_its_words_mean(said: str, name: str, kind: str) -> None:
    found = asked(said)
    assert found is not None
    assert (found.name, found.kind) == (name, kind)


def test_what_each_record_has_replaces_the_usual_fields_of_an_unknown_noun() -> None:
    boat = kept(interpret(CLUB), "Boat")
    types = {each.name: each.type.value for each in boat.fields}
    assert types == {
        "name": "text",
        "length": "number",
        "type": "enum",
        "photo": "image",
        "harbour": "relation",
    }
    assert boat.field("length").unit == "m"
    assert boat.field("type").options == ("Dinghy", "Keelboat", "Catamaran")


def test_belonging_is_a_relation_and_no_thing() -> None:
    spec = interpret(CLUB)
    assert "Belongs" not in {each.label_plural for each in spec.entities}
    assert kept(spec, "Boat").field("harbour").target == "harbour"


def test_a_heading_over_names_of_fields_describes_its_records() -> None:
    lesson = kept(interpret(CLUB), "Lesson")
    assert [each.name for each in lesson.fields] == [
        "title",
        "start_time",
        "price_per_person",
        "coach",
    ]


def test_what_a_booking_has_is_added_to_the_booking_that_people_make() -> None:
    spec = interpret(CLUB)
    booking = kept(spec, "Booking")
    assert booking.owned
    dates = [each.name for each in booking.fields if each.type is FieldType.DATE]
    assert dates == ["starts_on", "ends_on"]


def test_what_the_site_has_is_no_record() -> None:
    spec = interpret(
        "Please build a site for poems. The site has a title, a name and a description."
    )
    assert "Site" not in {each.label for each in spec.entities}


def test_a_line_that_describes_a_form_makes_that_form_with_its_fields() -> None:
    spec = interpret(
        "A site for our street.\n- Report a pothole: public form with place, what you saw, photo "
        "and an optional e-mail; show a reference number afterwards\n- Members can browse streets."
    )
    form = next(each for each in spec.features if each.kind == "form")
    made = next(each for each in spec.entities if each.name == form.entity)
    assert form.heading == "Report a pothole"
    names = {each.name: each.required for each in made.fields}
    assert names == {
        "place": True,
        "what_you_saw": True,
        "photo": False,
        "e_mail": False,
        "reference": False,
    }
