"""One key, one effect: a POST that is sent again under its Idempotency-Key is answered as before.

The effect and the kept answer are one transaction, so a process that dies in between has done
neither. What is kept is sealed: an answer can hold a secret that is shown once.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus

from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from appmint.site.accounts.models import User
from appmint.site.api.models import Answer
from appmint.site.api.problems import MEDIA_TYPE, Problem
from appmint.site.api.sealing import seal, unseal

HEADER = "Idempotency-Key"
LONGEST_KEY = 100
KEPT_FOR = timedelta(hours=24)
_AT_MOST_UNDER_WAY = timedelta(seconds=60)
"""A request that is older has died with its process."""


def once(request: HttpRequest, user: User, act: Callable[[], HttpResponse]) -> HttpResponse:
    """Acts, or answers as the first request with this key was answered.

    Without a key it acts. Raises Problem: another request under the key; the first under way.
    """
    key = request.headers.get(HEADER, "")
    if request.method != "POST" or not key:
        return act()
    if len(key) > LONGEST_KEY or not key.isascii() or not key.isprintable():
        raise Problem(
            HTTPStatus.BAD_REQUEST,
            "unreadable",
            f"{HEADER} has 1 to {LONGEST_KEY} printable ASCII signs.",
        )
    answer = _claimed(user, key, _digest(request))
    if answer.status is not None:
        return _again(answer)
    with transaction.atomic():
        _lock(answer)
        response = act()
        if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            transaction.set_rollback(True)
        else:
            Answer.objects.filter(pk=answer.pk).update(
                status=response.status_code, sealed_body=seal(response.content.decode())
            )
    if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        answer.delete()
    return response


def _claimed(user: User, key: str, digest: str) -> Answer:
    """The answer under this key: given before, or this request's to give."""
    now = timezone.now()
    Answer.objects.filter(user=user, at__lt=now - KEPT_FOR).delete()
    answer, first = Answer.objects.get_or_create(
        user=user, key=key, defaults={"request_digest": digest, "at": now}
    )
    if first:
        return answer
    if answer.request_digest != digest:
        raise Problem(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            "key-reused",
            f"This {HEADER} was used for another request. Use a new one for each request.",
        )
    if answer.status is None:
        _take_over(answer, now)
    return answer


def _take_over(answer: Answer, now: datetime) -> None:
    """Makes an answer this request's whose first request has died; one of several succeeds."""
    abandoned = Answer.objects.filter(pk=answer.pk, status=None, at=answer.at)
    if answer.at > now - _AT_MOST_UNDER_WAY or not abandoned.update(at=now):
        raise _under_way()


def _lock(answer: Answer) -> None:
    """Keeps others from giving this answer; where all writers queue up, they are kept already."""
    if connection.features.has_select_for_update_nowait:
        try:
            Answer.objects.select_for_update(nowait=True).get(pk=answer.pk, status=None)
        except (DatabaseError, Answer.DoesNotExist) as error:
            raise _under_way() from error


def _under_way() -> Problem:
    return Problem(
        HTTPStatus.CONFLICT,
        "in-progress",
        f"The first request with this {HEADER} is still being worked on. Ask again in a moment.",
        headers={"Retry-After": "2"},
    )


def _again(answer: Answer) -> HttpResponse:
    status = answer.status or HTTPStatus.OK
    failed = status >= HTTPStatus.BAD_REQUEST
    return HttpResponse(
        unseal(answer.sealed_body),
        status=status,
        content_type=MEDIA_TYPE if failed else "application/json; charset=utf-8",
        headers={"Idempotency-Replayed": "true"},
    )


def _digest(request: HttpRequest) -> str:
    asked = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request.content_type == "multipart/form-data":
        # Boundaries differ each time that the same files are sent.
        for name, values in sorted(request.POST.lists()):
            asked.update(repr((name, values)).encode())
        for name, files in request.FILES.lists():
            for file in files:
                asked.update(f"{name} {file.name}".encode())
                for block in file.chunks():
                    asked.update(block)
                file.seek(0)
    else:
        asked.update(request.body)
    return asked.hexdigest()
