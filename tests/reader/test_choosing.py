"""Choices made for a record are fields of its form, and no lists of their own."""

from appmint.reader.reading import read
from appmint.spec import problems
from tests.reader.test_everyday_phrases import claimed, labels


def test_size_and_colour_are_chosen_in_the_form() -> None:
    spec = read(
        "Build a website for concert posters. Users browse posters and choose the size and "
        "select colors."
    )
    made = spec.entity("concert_poster")
    assert made.field("size").options == ("Small", "Medium", "Large")
    assert "Blue" in made.field("color").options
    assert claimed(spec, "Choose the size") == [("manage_concert_poster", "create")]
    assert labels(spec) == {"Concert posters"}
    assert problems(spec) == []


def test_formats_are_those_of_what_is_made() -> None:
    spec = read("Build a website for video clips. Users browse clips and choose the format.")
    assert "MP4" in spec.entities[0].field("format").options


def test_the_sizes_of_goods_stay_with_the_shop() -> None:
    spec = read("Build a shoe shop. Customers browse shoes, select the size and place orders.")
    assert all(feature.kind != "manage" for feature in spec.features)


def test_a_library_is_called_without_the_verb_before_it() -> None:
    spec = read("Build a website for coders. The site should provide a code library. Users log in.")
    assert not any(page.title.startswith("Provide") for page in spec.pages)
