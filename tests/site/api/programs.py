"""A program that calls the API, and what it reads from an answer that is a problem."""

import json
from typing import Any, Protocol

from django.test import Client

from appmint.site.accounts.models import AccessToken, User

JSON = "application/json"


class Answered(Protocol):
    """What is read of an answer."""

    status_code: int
    content: bytes

    def __getitem__(self, header: str, /) -> str: ...


class Program:
    """A program with a user's personal token."""

    def __init__(self, user: User) -> None:
        self.token, self.text = AccessToken.issue(user, f"program {user.pk}", "api")
        self.client = Client(
            enforce_csrf_checks=True, headers={"Authorization": f"Bearer {self.text}"}
        )

    def __call__(
        self, method: str, path: str, sent: object = None, key: str = "", **headers: str
    ) -> Answered:
        if key:
            headers["Idempotency-Key"] = key
        body = "" if sent is None else json.dumps(sent)
        return self.client.generic(method, f"/api/v1/{path}", body, JSON, headers=headers)

    def get(self, path: str) -> Any:
        answer = self("GET", path)
        assert answer.status_code == 200, answer.content
        return json.loads(answer.content)


def problem(answer: Answered, status: int, kind: str) -> dict[str, Any]:
    """The problem that the answer is."""
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    told: dict[str, Any] = json.loads(answer.content)
    assert told["status"] == status
    assert told["type"] == f"urn:appmint:problem:{kind}"
    assert told["detail"].endswith((".", "…"))
    return told
