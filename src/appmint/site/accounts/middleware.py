"""What happens on the way of every request."""

from collections.abc import Awaitable, Callable
from inspect import iscoroutinefunction
from typing import cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.decorators import sync_and_async_middleware

Answering = Callable[[HttpRequest], HttpResponseBase]
AnsweringLater = Callable[[HttpRequest], Awaitable[HttpResponseBase]]


@sync_and_async_middleware
def sign_in_whole_page(get_response: Answering | AnsweringLater) -> Answering | AnsweringLater:
    """Sends the whole page to sign in when a part of it was asked for after the sign-in ended.

    Else htmx would put the sign-in form into the place of the part.
    """
    if iscoroutinefunction(get_response):

        async def later(request: HttpRequest) -> HttpResponseBase:
            return _whole(request, await get_response(request))

        return later

    def at_once(request: HttpRequest) -> HttpResponseBase:
        return _whole(request, cast("HttpResponseBase", get_response(request)))

    return at_once


def _whole(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    to = urlsplit(response.get("Location", "")).path
    if not request.headers.get("HX-Request") or to != resolve_url(settings.LOGIN_URL):
        return response
    page = urlsplit(request.headers.get("HX-Current-URL", "")).path or "/"
    return HttpResponse(status=204, headers={"HX-Redirect": redirect_to_login(page).url})
