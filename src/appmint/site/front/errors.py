"""Pages for what went wrong, each with what to do."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return _page(
        request,
        HTTPStatus.BAD_REQUEST,
        "That request could not be read",
        "Go back and try again.",
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return _page(
        request,
        HTTPStatus.FORBIDDEN,
        "This is not open to you",
        "Sign in with another account, or go back.",
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return _page(
        request,
        HTTPStatus.NOT_FOUND,
        "There is nothing at this address",
        "It may have moved, or it belongs to somebody else.",
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose page was too old."""
    return _page(
        request,
        HTTPStatus.FORBIDDEN,
        "This page was open for too long",
        "Go back, reload it, and send the form again. Nothing was changed.",
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500. Made without the request: what broke may be what every page needs."""
    page = render_to_string(
        "front/error.html",
        {
            "title": "Something went wrong on our side",
            "advice": "It has been noted. What was saved before is kept; try again in a moment.",
            "code": HTTPStatus.INTERNAL_SERVER_ERROR.value,
        },
    )
    return HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _page(request: HttpRequest, status: HTTPStatus, title: str, advice: str) -> HttpResponse:
    given = {"title": title, "advice": advice, "code": status.value}
    return render(request, "front/error.html", given, status=status)
