"""The API as one object: its operations, and its description as OpenAPI has it."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from appmint.site.api import idempotency, problems
from appmint.site.api.door import StrictParser, opened
from appmint.site.api.operations import (
    apps,
    drafts,
    files,
    hooks,
    messages,
    people,
    runs,
    staff,
    understanding,
    wallet,
)
from appmint.site.api.problems import ProblemShape

PREFIX = "/api/v1/"
_DESCRIPTION = """\
Everything that the pages do, for programs. Every request brings a personal token of scope API:
`Authorization: Bearer apm_…`. Amounts are whole micro-ECE: 1 ECE is 1,000,000. Times are UTC.
"""
_ERRORS = {
    400: "Unreadable",
    401: "Nobody is known by what was sent",
    403: "Not open to the caller, or without the CSRF token of a session",
    404: "Nothing is there, or it belongs to somebody else",
    409: "Not possible as things stand",
    413: "Larger than is taken",
    415: "Not of the kind that is taken",
    422: "Some fields cannot be taken",
    429: "Too many requests this minute",
    500: "Something went wrong on our side",
    503: "Something that is needed does not answer",
}
_METHODS = ("get", "post", "put", "patch", "delete")


class Api(NinjaAPI):
    """Adds to each operation's description what the door does for all of them."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        described = super().get_openapi_schema(
            path_prefix=path_prefix or PREFIX, path_params=path_params
        )
        components = described["components"]
        components["schemas"]["Problem"] = ProblemShape.model_json_schema(
            mode="serialization", ref_template="#/components/schemas/{model}"
        )
        components["schemas"].update(components["schemas"]["Problem"].pop("$defs"))
        components["securitySchemes"] = {
            "token": {"type": "http", "scheme": "bearer", "description": "A personal token."},
            "session": {
                "type": "apiKey",
                "in": "cookie",
                "name": settings.SESSION_COOKIE_NAME,
                "description": "The site's own pages; changes need X-CSRFToken too.",
            },
        }
        described["security"] = [{"token": []}, {"session": []}]
        for method, operation in _operations(described):
            _complete(method, operation)
        return described


def _operations(described: OpenAPISchema) -> Iterator[tuple[str, dict[str, Any]]]:
    for methods in described["paths"].values():
        for method, operation in methods.items():
            if method in _METHODS:
                yield method, operation


def _complete(method: str, operation: dict[str, Any]) -> None:
    schema = {"$ref": "#/components/schemas/Problem"}
    for status, said in _ERRORS.items():
        operation["responses"][status] = {
            "description": said,
            "content": {problems.MEDIA_TYPE: {"schema": schema}},
        }
    if method == "post":
        operation["parameters"].append(
            {
                "in": "header",
                "name": idempotency.HEADER,
                "required": False,
                "schema": {
                    "type": "string",
                    "pattern": f"^[!-~]{{1,{idempotency.LONGEST_KEY}}}$",
                },
                "description": "Sent again with the same key within 24 hours, the request is "
                "answered as before and done once.",
            }
        )
    if method == "get":
        operation["responses"][304] = {"description": "Still as If-None-Match says"}


def _made() -> Api:
    api = Api(
        title="AppMint",
        version="1.0.0",
        description=_DESCRIPTION,
        openapi_url="openapi.json",
        docs_url=None,
        parser=StrictParser(),
    )
    for error in (Exception, Http404, HttpError, ValidationError):
        api.add_exception_handler(error, _answer)
    for tag, part in (
        ("me", people),
        ("understanding", understanding),
        # Orders' own operations too: what is at one address is in one router.
        ("orders", drafts),
        ("files", files),
        ("messages", messages),
        ("wallet", wallet),
        ("runs", runs),
        ("apps", apps),
        ("webhooks", hooks),
        ("staff", staff),
    ):
        api.add_router("", part.router, tags=[tag])
    return api


def _answer(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    """As ninja asks for it."""
    return problems.answer_to(request, error if isinstance(error, Exception) else error())


API = _made()


def patterns() -> list[URLPattern]:
    """The API's addresses, each behind the door; every other one below it is a 404 problem."""
    described = "openapi-json"
    found = [
        URLPattern(
            each.pattern,
            opened(
                each.callback,
                known=each.name not in (described, "api-root"),
                staff=str(each.pattern).startswith("staff/"),
            ),
            each.default_args,
            each.name,
        )
        for each in API.urls[0]
        if isinstance(each, URLPattern)
    ]
    return [*found, path("<path:unknown>", opened(_nothing, known=False), name="nothing")]


def _nothing(request: HttpRequest, unknown: str) -> HttpResponseBase:
    raise Http404
