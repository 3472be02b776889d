"""Texts that name no thing: what the app keeps follows from how they speak of it."""

import pytest

from appmint.reader import read
from appmint.spec import AppSpec


def _main(text: str) -> str:
    return read(text).entities[0].label_plural


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "Build a website for entering daily data. Users can add data, edit data, delete data "
            "and see statistics of it.",
            "Data records",
        ),
        (
            "Build a site to keep URLs. Users can add URLs, edit URLs, delete URLs and search "
            "for URLs.",
            "URLs",
        ),
        (
            "Build a platform where people upload resources, download them and search all "
            "resources.",
            "Resources",
        ),
        ("Build an app where visitors can browse and search for information.", "Articles"),
        ("Build a fast website with a clear navigation and a search.", "Articles"),
        ("Build a website to manage content. Editors publish content.", "Content"),
        ("Build an app where users can sign up and log in.", "Items"),
    ],
)
def test_what_is_kept_is_called_as_the_text_speaks_of_it(text: str, kept: str) -> None:
    assert _main(text) == kept


def _unclear(spec: AppSpec) -> list[str]:
    return [each.text for each in spec.unmet if "not clear" in each.reason]


def test_addresses_that_are_kept_are_things_to_add_and_search() -> None:
    spec = read(
        "Build a directory of links. Users can add URLs, delete URLs and search for URLs, and "
        "sort URLs into categories."
    )
    assert _unclear(spec) == []
    assert {"url"} <= {field.type.value for field in spec.entities[0].fields}


def test_an_address_that_only_leads_to_a_page_is_no_thing() -> None:
    spec = read("Build a shop for lamps. Customers can share the URL of a lamp with friends.")
    assert "URLs" not in [each.label_plural for each in spec.entities]


def test_data_has_a_value_that_charts_can_add_up() -> None:
    spec = read(
        "Build a website for entering daily data. Users can enter data and view charts of it."
    )
    assert "number" in {field.type.value for field in spec.entities[0].fields}
