"""The front page shows what really is, and nothing else."""

import pytest
from django.test import Client

from appmint.site.config import config
from appmint.site.front.showcase import sample
from appmint.site.orders.quote import offers


@pytest.fixture
def page(db: None) -> str:
    return Client().get("/").content.decode()


def test_the_figures_are_those_of_the_report(page: str) -> None:
    shown = sample()
    assert f"{shown.passed} of {len(shown.criteria)}" in page
    assert f"{shown.attempts}" in page
    assert f">{shown.report.score.total}<" in page
    for criterion in shown.criteria:
        assert criterion.text in page


def test_the_sample_is_one_that_was_proven() -> None:
    assert sample().report.ok
    assert "campsite" in sample().text


def test_prices_are_those_of_the_settings(page: str) -> None:
    for offer in offers(config()):
        assert offer.label in page
        for given in offer.gives:
            assert given in page
    assert "1,000 ECE" in page
    assert "US$&nbsp;0.01." in page


@pytest.mark.parametrize("path", ["/robots.txt", "/site.webmanifest", "/favicon.ico"])
def test_what_browsers_and_robots_ask_for_is_there(db: None, path: str) -> None:
    assert Client().get(path).status_code in {200, 302}


def test_robots_are_kept_to_the_front_page(db: None) -> None:
    rules = Client().get("/robots.txt").content.decode()
    assert "Allow: /$" in rules
    assert "Disallow: /\n" in rules
