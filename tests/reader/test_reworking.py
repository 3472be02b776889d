"""Work on a site that exists is named as such; sites that are read say who is behind them."""

import pytest

from appmint.reader.reading import interpret, read
from appmint.reader.rooms.reworking import REWORKED
from appmint.spec import problems
from appmint.spec.app import AppSpec
from tests.reader.test_everyday_phrases import claimed, labels


def pages(spec: AppSpec) -> list[str]:
    return [each.title for each in spec.pages]


def test_mending_a_site_is_no_function_of_a_new_one() -> None:
    spec = read(
        "Fix the choir website, including adjusting layouts and "
        "customizing the theme. During the repair process, check the plugins. "
        "Visitors can browse the website and find the information they need."
    )
    assert {each.text for each in spec.unmet if each.reason == REWORKED} >= {
        "Adjusting layouts",
        "Customizing the theme",
    }
    assert not labels(spec) & {"Themes", "Links", "Layouts", "Plugins"}
    assert problems(spec) == []


def test_a_redesigned_shop_still_does_what_is_named() -> None:
    spec = interpret(
        "Redesign a tea shop website, including a shopping cart. "
        "Customers can browse teas and add them to the cart."
    )
    assert claimed(spec, "A shopping cart")
    assert "Cart" in pages(spec)


def test_a_new_app_with_updating_is_no_work_on_an_old_one() -> None:
    spec = interpret("Build a recipe website for updating recipes. Cooks can edit recipes.")
    assert all(each.reason != REWORKED for each in spec.unmet)


@pytest.mark.parametrize(
    "text",
    [
        "Create a simple webpage with basic layout and content. Visitors browse the webpage, view "
        "content and interact with buttons.",
        "Design a website with a clear navigation menu. Visitors can easily find the information "
        "they need.",
    ],
)
def test_a_site_that_is_only_read_says_who_is_behind_it_and_takes_messages(text: str) -> None:
    spec = read(text)
    assert {"About us", "Contact us"} <= set(pages(spec))
    assert not labels(spec) & {"Webpages", "Elements", "Buttons", "Navigation menus"}
    assert {each.name for each in spec.entities if each.access.create == "anyone"} == {
        "contact_message"
    }
    assert problems(spec) == []


def test_an_app_in_which_people_work_gets_no_page_about_them() -> None:
    spec = interpret("Build a management website for pumps. Users add, edit and delete pumps.")
    assert "About us" not in pages(spec)
