"""Who may open a page."""

from collections.abc import Callable
from functools import wraps
from inspect import iscoroutinefunction
from typing import Any, TypeVar, cast

from django.http import Http404, HttpRequest

_View = TypeVar("_View", bound=Callable[..., Any])


def operator_required(view: _View) -> _View:
    """For pages of the staff: to customers they are not there; visitors are asked to sign in.

    Works for plain and for async views.
    """
    if iscoroutinefunction(view):

        @wraps(view)
        async def asynchronous(request: HttpRequest, *args: object, **kwargs: object) -> object:
            _refuse_unless(getattr(await request.auser(), "is_operator", False))
            return await view(request, *args, **kwargs)

        return cast("_View", asynchronous)

    @wraps(view)
    def plain(request: HttpRequest, *args: object, **kwargs: object) -> object:
        _refuse_unless(getattr(request.user, "is_operator", False))
        return view(request, *args, **kwargs)

    return cast("_View", plain)


def _refuse_unless(operator: bool) -> None:
    if not operator:
        raise Http404
