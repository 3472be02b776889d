"""Whatever goes wrong ends in a page that says what to do."""

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from appmint.site.front import errors


@pytest.mark.django_db
def test_an_unknown_address_is_a_page_of_ours() -> None:
    answer = Client().get("/nothing-here")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.content.decode()
    assert "/static/site/site" in answer.content.decode()


@pytest.mark.django_db
def test_a_request_for_another_host_is_refused_with_a_page() -> None:
    answer = Client().get("/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "<html" in answer.content.decode()


@pytest.mark.django_db
def test_a_form_from_an_old_page_is_refused_with_a_sentence() -> None:
    answer = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "a"})
    assert answer.status_code == 403
    assert "open for too long" in answer.content.decode()


def test_the_page_for_our_own_faults_needs_no_database() -> None:
    request: HttpRequest = RequestFactory().get("/")
    answer = errors.server_error(request)
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.content.decode()


@pytest.mark.django_db
def test_light_or_dark_is_kept_and_the_visitor_stays_on_the_page() -> None:
    client = Client()
    answer = client.post("/theme", {"theme": "dark", "next": "/?q=1"})
    assert answer["Location"] == "/?q=1"
    assert 'data-theme="dark"' in client.get("/").content.decode()
    client.post("/theme", {"theme": "system", "next": "/"})
    assert "data-theme" not in client.get("/").content.decode()


@pytest.mark.django_db
def test_the_choice_of_colours_leads_to_no_other_site() -> None:
    answer = Client().post("/theme", {"theme": "dark", "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"
