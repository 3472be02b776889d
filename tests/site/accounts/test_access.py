"""Pages of the staff are there for the staff alone."""

import asyncio

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from appmint.site.accounts.access import operator_required
from appmint.site.accounts.models import User


@operator_required
def plain_page(request: HttpRequest, name: str) -> HttpResponse:
    return HttpResponse(f"for {name}")


@operator_required
async def live_page(request: HttpRequest, name: str) -> HttpResponse:
    return HttpResponse(f"for {name}")


def request_of(user: User | AnonymousUser) -> HttpRequest:
    request = RequestFactory().get("/staff/")
    request.user = user

    async def auser() -> User | AnonymousUser:
        return user

    request.auser = auser
    return request


def test_an_operator_is_let_in() -> None:
    request = request_of(User(email="olga@example.com", is_staff=True))
    assert plain_page(request, name="Olga").content == b"for Olga"
    assert asyncio.run(live_page(request, name="Olga")).content == b"for Olga"


@pytest.mark.parametrize("user", [User(email="ada@example.com"), AnonymousUser()])
def test_nobody_else_learns_that_the_page_exists(user: User | AnonymousUser) -> None:
    with pytest.raises(Http404):
        plain_page(request_of(user), name="Ada")
    with pytest.raises(Http404):
        asyncio.run(live_page(request_of(user), name="Ada"))
