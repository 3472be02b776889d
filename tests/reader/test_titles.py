"""Lists stand in the navigation under the words of the text."""

import pytest

from appmint.reader.reading import interpret


def titles(text: str) -> set[str]:
    return {page.title for page in interpret(text).pages if page.navigation}


def test_a_list_is_called_by_both_words_of_the_text() -> None:
    found = titles(
        "Please build a site for a chapel. Users can browse organ concerts, add organ concerts and "
        "read the news."
    )
    assert "Organ concerts" in found


def test_classes_held_online_are_called_so() -> None:
    found = titles("Please build a site of a tailor with pictures, online classes and a blog.")
    assert "Online classes" in found


def test_words_that_only_describe_stay_away() -> None:
    found = titles("Please build a kite site. Users can browse beautiful kites, and add new kites.")
    assert "Kites" in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Build a Green Lantern website for selling lamps.", "Green Lantern"),
        ("Build a Lindholm Tidal mini-program for tide tables.", "Lindholm Tidal"),
        ("Build a Silver Wren WeChat mini-program for selling tea.", "Silver Wren"),
        ("Build a booking system for the Ostby Rowing Club.", "Ostby Rowing Club"),
        ("Build a mini-program for Northgate Dental Clinic's open day.", "Northgate Dental Clinic"),
    ],
)
def test_the_owners_name_in_the_text_is_the_apps_name(text: str, name: str) -> None:
    assert interpret(f"{text} Visitors browse products and news.").name == name


@pytest.mark.parametrize(
    "text", ["Build a Spring Boot website.", "Build a Rust-based Web tool for logs."]
)
def test_what_an_app_is_made_with_is_not_its_name(text: str) -> None:
    assert not interpret(f"{text} Users browse logs.").name.startswith(("Spring Boot", "Rust"))
