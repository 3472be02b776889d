"""Sections that a bare noun names, and what else an app is said to look after."""

import pytest

from appmint.reader.reading import interpret, read
from appmint.spec import problems
from appmint.spec.app import AppSpec
from appmint.spec.features import Browse
from tests.reader.test_everyday_phrases import claimed, labels


def site(functions: str) -> AppSpec:
    return read(
        "Build a website for a beekeeping school. It should have functionalities such as "
        f"{functions}. Visitors browse courses."
    )


@pytest.mark.parametrize(
    ("said", "list_called"),
    [
        ("health education", "Health education articles"),
        ("a course brochure", "Course brochures"),
        ("famous alumni", "Famous alumni"),
        ("savings plan", "Savings plans"),
    ],
)
def test_a_bare_noun_is_a_section_with_a_page(said: str, list_called: str) -> None:
    spec = site(f"news, {said} and events")
    assert list_called in labels(spec)
    assert list_called in {page.title for page in spec.pages}
    assert problems(spec) == []


def test_a_circle_of_people_is_where_they_discuss_and_called_as_in_the_text() -> None:
    spec = site("news, beekeeper circle and events")
    assert claimed(spec, "Beekeeper circle")[0] == ("comments_discussion", "post")
    assert "Beekeeper circle" in {page.title for page in spec.pages}
    assert "beekeeper_circle" not in {each.name for each in spec.entities}


def test_parts_of_screens_are_no_sections() -> None:
    spec = site("news, input field and events")
    assert not {"Input fields", "Fields"} & labels(spec)


@pytest.mark.parametrize(
    ("said", "list_called"),
    [
        ("benefits management", "Benefits"),
        ("training record management", "Trainings"),
        ("multi-store management", "Stores"),
        ("plug-in management", "Plug-ins"),
    ],
)
def test_what_is_managed_is_kept(said: str, list_called: str) -> None:
    spec = interpret(
        f"Build a management system for a bakery. It should have functionalities such as order "
        f"tracking, {said} and reports. Staff log in and manage orders."
    )
    assert list_called in labels(spec)
    assert [each.text for each in spec.unmet if said.lower() in each.text.lower()] == []


def test_components_that_are_managed_are_records() -> None:
    spec = interpret(
        "Build a website for a library of interface components. Users browse components, search "
        "for components and manage components."
    )
    assert "Interface components" in labels(spec)


def test_rules_that_are_set_are_a_list_one_adds_to() -> None:
    spec = interpret(
        "Build a website for watching freezers. Users view temperature readings and set "
        "alarm rules."
    )
    assert claimed(spec, "Set alarm rules")[0] == ("manage_alarm_rule", "create")


def test_introductions_to_things_are_their_pages() -> None:
    spec = interpret(
        "Build a travel site. Visitors browse lakes, view lake introductions and book boats."
    )
    assert labels(spec) & {"Lakes", "Introductions", "Lake introductions"} == {"Lakes"}
    assert spec.unmet == ()


def test_every_list_has_a_page_of_its_own_however_many_there_are() -> None:
    spec = interpret(
        "Build a town portal with news, events, jobs, shops, restaurants, hotels, parks, museums, "
        "schools, clinics, notices and photos. Visitors browse news, events, jobs, shops, "
        "restaurants, hotels, parks, museums, schools, clinics, notices and photos."
    )
    pages = [page for page in spec.pages if page.path != "/" and ":" not in page.path]
    lists = [
        [each for each in page.features if isinstance(spec.feature(each), Browse)] for page in pages
    ]
    assert sum(map(bool, lists)) > 8
    assert max(map(len, lists)) == 1
