"""Lists a part at a time: `limit` and `offset`, with the ways to the other parts in Link."""

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Generic, Protocol, TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel, Field

from appmint.site.config import config

_Row = TypeVar("_Row")
_Given = TypeVar("_Given", covariant=True)
_Shape = TypeVar("_Shape")

Limit = Annotated[int, Field(ge=1, le=100, description="How many at most.")]
Offset = Annotated[int, Field(ge=0, le=1_000_000, description="How many are left out first.")]


class Window(BaseModel):
    """Which part of a list."""

    limit: Limit = 25
    offset: Offset = 0


class Page(BaseModel, Generic[_Shape]):
    """A part of a list, and how long the whole is."""

    items: list[_Shape]
    total: int


class _Rows(Protocol[_Given]):
    """A query, or anything else that can be counted and cut."""

    def count(self) -> int: ...
    def __getitem__(self, part: slice, /) -> Iterable[_Given]: ...


class Listed(Generic[_Row]):
    """A list that is there already, as `paged` takes it."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        self._rows = rows

    def count(self) -> int:
        return len(self._rows)

    def __getitem__(self, part: slice) -> Sequence[_Row]:
        return self._rows[part]


def paged(
    request: HttpRequest,
    response: HttpResponse,
    window: Window,
    rows: _Rows[_Row],
    shaped: Callable[[_Row], _Shape],
) -> Page[_Shape]:
    """The part of the rows that the window shows; Link leads to those before and after."""
    total = rows.count()
    end = window.offset + window.limit
    ways = {}
    if window.offset:
        ways["prev"] = max(0, window.offset - window.limit)
    if end < total:
        ways["next"] = end
    if ways:
        response["Link"] = ", ".join(
            f'<{_address(request, window.limit, offset)}>; rel="{way}"'
            for way, offset in ways.items()
        )
    return Page(items=[shaped(row) for row in rows[window.offset : end]], total=total)


def _address(request: HttpRequest, limit: int, offset: int) -> str:
    asked = {**request.GET.dict(), "limit": limit, "offset": offset}
    return f"{config().site_url}{request.path}?{urlencode(asked)}"
