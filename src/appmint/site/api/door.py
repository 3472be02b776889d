"""The way in: who asks, how often, and whether what they sent can be read at all.

Every address of the API is opened by `opened`, which answers every error as a problem.
"""

import json
import unicodedata
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, cast

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.views.decorators.csrf import csrf_exempt
from ninja.parser import Parser
from ninja.utils import check_csrf

from appmint.site.accounts.models import AccessToken, User, digest_of
from appmint.site.api.allowance import spend
from appmint.site.api.idempotency import once
from appmint.site.api.problems import (
    Problem,
    answer_to,
    not_found,
    not_json,
    too_large,
    unauthenticated,
    unreadable,
)
from appmint.site.config import config

LARGEST_JSON = 1 << 20
"""In bytes; texts and reasons are all that is sent as JSON."""
View = Callable[..., HttpResponseBase]


class StrictParser(Parser):
    """Reads JSON as the standard has it, and text that every database can keep."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        if request.content_type != "application/json":
            raise not_json()
        read = json.loads(request.body, parse_constant=_refuse_constant)
        _check_text(read)
        return cast("dict[str, Any]", read)


def caller(request: HttpRequest) -> User:
    """Who asks. Raises Problem for a visitor."""
    if isinstance(request.user, User):
        return request.user
    raise unauthenticated()


def operator(request: HttpRequest) -> User:
    """The operator who asks. Raises Problem for everybody else, as if there were nothing."""
    user = caller(request)
    if not user.is_operator:
        raise not_found()
    return user


def opened(view: View, *, known: bool = True, staff: bool = False) -> View:
    """The view behind this door: `known` where only somebody who is known may pass.

    To all but operators there is nothing behind a door for `staff`, whatever they send.
    """

    @csrf_exempt
    @login_not_required
    @wraps(view)
    def door(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        try:
            _check_address(request)
            if not known:
                return _finished(request, view(request, *args, **kwargs))
            user = _identified(request)
            if staff and not user.is_operator:
                raise not_found()
            _check_body(request)
            return _finished(
                request, once(request, user, lambda: _plain(view(request, *args, **kwargs)))
            )
        except Exception as error:  # noqa: BLE001  # the last one who can answer as promised
            return answer_to(request, error)

    return door


def _identified(request: HttpRequest) -> User:
    """Who asks, counted. A token that is not in use is an error, whoever is signed in."""
    given = request.headers.get("Authorization", "")
    if given:
        scheme, _, text = given.partition(" ")
        text = text.strip()
        known = scheme.lower() == "bearer" and AccessToken.holder(text, AccessToken.Scope.API)
        if not known:
            raise unauthenticated()
        spend(f"token:{digest_of(text)}")
        request.user = known
        return known
    user = caller(request)
    if check_csrf(request) is not None:
        raise Problem(
            HTTPStatus.FORBIDDEN,
            "csrf",
            "Who is signed in by a session sends the CSRF token of a page in X-CSRFToken.",
        )
    spend(f"user:{user.pk}")
    return user


def _check_address(request: HttpRequest) -> None:
    """No control signs, which PostgreSQL refuses and nobody types."""
    if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in request.path):
        raise not_found()
    for values in request.GET.lists():
        for text in (values[0], *values[1]):
            if not _is_keepable(text):
                raise unreadable("The address has a sign that stands for no text.")


def _check_body(request: HttpRequest) -> None:
    length = int(request.META.get("CONTENT_LENGTH") or 0)
    if request.content_type == "multipart/form-data":
        if length > config().upload_count * (config().upload_mib + 1) * (1 << 20):
            raise too_large()
        return
    if length > LARGEST_JSON or len(request.body) > LARGEST_JSON:
        raise too_large()


def _plain(response: HttpResponseBase) -> HttpResponse:
    """What a POST is answered with: never a stream, so that it can be kept."""
    return cast("HttpResponse", response)


def _finished(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The answer with what all answers have; a GET whose answer is known already is short."""
    if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        return Problem(
            HTTPStatus.METHOD_NOT_ALLOWED,
            "method-not-allowed",
            f"This address takes {response['Allow']}.",
            headers={"Allow": response["Allow"]},
        ).answer()
    if not response.has_header("Cache-Control"):
        patch_cache_control(response, private=True, no_cache=True)
    if request.method == "GET" and response.status_code == HTTPStatus.OK:
        if isinstance(response, HttpResponse):
            set_response_etag(response)
        if response.has_header("ETag"):
            answer = get_conditional_response(
                request, etag=response["ETag"], response=cast("HttpResponse", response)
            )
            if answer is not response:
                response.close()
            return cast("HttpResponseBase", answer)
    return response


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is no JSON")


def _check_text(read: object) -> None:
    """Raises ValueError for text with signs that stand for none."""
    if isinstance(read, str):
        if not _is_keepable(read):
            raise ValueError("The text has a sign that stands for none.")
    elif isinstance(read, dict):
        for name, value in read.items():
            _check_text(name)
            _check_text(value)
    elif isinstance(read, list):
        for value in read:
            _check_text(value)


def _is_keepable(text: str) -> bool:
    """Whether it is Unicode that UTF-8 and PostgreSQL can keep."""
    return "\x00" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)
