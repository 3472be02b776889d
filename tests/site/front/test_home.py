"""The front page shows what really is, and nothing else."""

import pytest
from django.test import Client

from appmint.site.accounts.demo import DEMO_CUSTOMER
from appmint.site.accounts.models import User
from appmint.site.apps.models import App, Delivery
from appmint.site.config import config
from appmint.site.front.showcase import sample
from appmint.site.orders.models import Order
from appmint.site.orders.quote import offers
from appmint.site.runs import artefacts
from appmint.site.runs.models import Run
from appmint.spec import dumps
from tests.site.apps.making import spec_of

TEXT = "An app for a rowing club. Members browse the boats and book a boat for a day."


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


def delivered(owner: User, name: str) -> None:
    order = Order.objects.create(customer=owner, repository_name=name, text=TEXT)
    report = sample().report.model_dump(mode="json") | {"app": name}
    run = Run.objects.create(order=order, attempt=1, workflow_id=f"{name}-1", report=report)
    app = App.objects.create(order=order, owner=owner, slug=name, name=name, public=True)
    Delivery.objects.create(
        app=app,
        run=run,
        number=1,
        spec_digest=artefacts.put(dumps(spec_of(TEXT)).encode()),
        certificate={},
    )


def test_the_delivered_demo_app_is_shown_with_its_own_text_and_pictures(
    own_data: None, db: None
) -> None:
    delivered(User.objects.create_user(DEMO_CUSTOMER, "x"), "rowing")
    page = Client().get("/").content.decode()
    assert "rowing club" in page
    assert "/apps/rowing/evidence/1/screenshots/" in page
    assert 'href="/apps/rowing/"' in page
    assert "campsite by a lake" not in page


def test_apps_of_customers_are_never_shown(own_data: None, customer: User) -> None:
    delivered(customer, "rowing")
    assert "rowing" not in Client().get("/").content.decode()
