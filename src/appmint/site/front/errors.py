"""Pages for what went wrong, each with what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return _page(request, 400, "That request could not be read", "Go back and try again.")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return _page(request, 403, "This is not open to you", "Sign in with another account.")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return _page(
        request, 404, "There is nothing at this address", "It may have moved, or belong to others."
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500."""
    return _page(
        request, 500, "Something went wrong on our side", "Nothing was lost. Try again in a moment."
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose page was too old."""
    return _page(
        request, 403, "This page was open for too long", "Go back, reload it and send it again."
    )


def _page(request: HttpRequest, status: int, title: str, advice: str) -> HttpResponse:
    return render(
        request,
        "front/error.html",
        {"title": title, "advice": advice, "code": status},
        status=status,
    )
