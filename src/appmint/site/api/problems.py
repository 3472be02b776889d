"""Errors of the API as RFC 9457 has them: `application/problem+json`, each with its own type."""

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.forms import BaseForm
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    JsonResponse,
    RawPostDataException,
    UnreadablePostError,
)
from django.http.multipartparser import MultiPartParserError
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import BaseModel, Field

from appmint.site.api.outgoing import AddressRefused
from appmint.site.api.webhooks import NotMade
from appmint.site.messaging.threads import MessageRefused
from appmint.site.orders.errors import FileRefused, NotAllowed
from appmint.site.runs.artefacts import ArtefactMissing
from appmint.site.runs.queue import QueueUnavailable
from appmint.site.wallet.ledger import LedgerError
from appmint.site.wallet.payments import ProviderFailed
from appmint.site.wallet.top_ups import TopUpRefused

MEDIA_TYPE = "application/problem+json"
TYPE_BEGINS = "urn:appmint:problem:"

_log = logging.getLogger(__name__)


class FieldProblem(BaseModel):
    """What is wrong with one field of the request."""

    field: str = Field(description="Where it is, as in body.name or query.limit.")
    detail: str = Field(description="A sentence.")


class ProblemShape(BaseModel):
    """The body of every answer that is an error."""

    type: str = Field(description=f"Names the kind of problem: {TYPE_BEGINS}not-found.")
    title: str
    status: int
    detail: str = Field(description="What happened and what to do, as a sentence.")
    errors: list[FieldProblem] = Field(default=[], description="For unprocessable requests.")


class Problem(Exception):
    """An error of the API, raised by its own checks; the message is a sentence."""

    def __init__(
        self,
        status: HTTPStatus,
        kind: str,
        detail: str,
        *,
        errors: Sequence[FieldProblem] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.kind = kind
        self.errors = errors
        self.headers = headers or {}

    def answer(self) -> HttpResponse:
        """As the client reads it."""
        shape = ProblemShape(
            type=f"{TYPE_BEGINS}{self.kind}",
            title=self.status.phrase,
            status=self.status.value,
            detail=str(self),
            errors=list(self.errors),
        )
        return JsonResponse(
            shape.model_dump(exclude_defaults=True),
            status=self.status.value,
            content_type=MEDIA_TYPE,
            headers=dict(self.headers),
        )


def not_found() -> Problem:
    """Nothing is there, or nothing that the caller may know of."""
    return Problem(
        HTTPStatus.NOT_FOUND,
        "not-found",
        "There is nothing at this address, or it belongs to somebody else.",
    )


def invalid(errors: Sequence[FieldProblem]) -> Problem:
    """Some fields cannot be taken; each is named."""
    return Problem(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "invalid",
        "Some of what was sent cannot be taken; nothing was changed.",
        errors=errors,
    )


def invalid_form(form: BaseForm) -> Problem:
    """The same of a form of the pages, with its own sentences."""
    return invalid(
        [
            FieldProblem(
                field="body" if name == "__all__" else f"body.{name}", detail=str(sentence)
            )
            for name, sentences in form.errors.items()
            for sentence in sentences
        ]
    )


def answer_to(request: HttpRequest, error: Exception) -> HttpResponse:
    """The answer to a request that ended in this error; what is unforeseen is logged, not told."""
    problem = problem_of(error)
    if problem is None:
        _log.error("%s %s failed", request.method, request.path, exc_info=error)
        problem = Problem(
            HTTPStatus.INTERNAL_SERVER_ERROR,
            "internal",
            "Something went wrong on our side. It has been noted; nothing was changed.",
        )
    return problem.answer()


def problem_of(error: Exception) -> Problem | None:
    """What the error is to the client; None for one that nobody foresaw."""
    match error:
        case Problem():
            return error
        case Http404() | ArtefactMissing():
            return not_found()
        case ValidationError():
            return invalid([_field(each) for each in error.errors])
        case AuthenticationError():
            return unauthenticated()
        case NotAllowed() | TopUpRefused() | NotMade() | MessageRefused():
            return Problem(HTTPStatus.CONFLICT, "not-allowed", str(error))
        case LedgerError():
            return Problem(HTTPStatus.CONFLICT, "ledger", str(error))
        case FileRefused() | AddressRefused():
            return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "refused", str(error))
        case RequestDataTooBig():
            return too_large()
        case RawPostDataException():
            return not_json()
        case HttpError(status_code=400):
            # The parser's own problem is within.
            within = error.__cause__
            return within if isinstance(within, Problem) else unreadable("The body is not JSON.")
        case SuspiciousOperation() | MultiPartParserError() | UnreadablePostError():
            return unreadable("The request could not be read.")
        case PermissionDenied():
            return Problem(HTTPStatus.FORBIDDEN, "forbidden", "This is not open to you.")
        case QueueUnavailable() | ProviderFailed():
            return Problem(HTTPStatus.SERVICE_UNAVAILABLE, "unavailable", str(error))
    return None


def unauthenticated() -> Problem:
    """Nobody is known by what the request brought."""
    return Problem(
        HTTPStatus.UNAUTHORIZED,
        "unauthenticated",
        "Send a personal token of scope API that is in use: Authorization: Bearer apm_…",
        headers={"WWW-Authenticate": 'Bearer realm="AppMint"'},
    )


def unreadable(detail: str) -> Problem:
    """The request is not what HTTP or JSON allow."""
    return Problem(HTTPStatus.BAD_REQUEST, "unreadable", detail)


def not_json() -> Problem:
    """The body is of a kind that this operation does not take."""
    return Problem(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "unsupported-media-type",
        "Send JSON, and say so: Content-Type: application/json.",
    )


def too_large() -> Problem:
    """More was sent than is taken."""
    return Problem(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", "The request is larger than is taken."
    )


def _field(error: Mapping[str, Any]) -> FieldProblem:
    place = ".".join(str(part) for part in error["loc"] if part not in ("data", "window"))
    said = str(error["msg"]).removeprefix("Value error, ")
    return FieldProblem(field=place, detail=said if said.endswith((".", "!", "?")) else f"{said}.")
