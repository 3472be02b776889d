"""The API keeps to its own description, whatever it is sent; schemathesis makes the requests."""

import re
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode
from schemathesis.schemas import APIOperation, BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

from appmint.site.api.service import PREFIX
from tests.site.addresses import Ask
from tests.site.world import World

Operation = APIOperation[Any, Any, Any, Any]
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
EXAMPLES = 4
"""Of each kind for each operation."""

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def described(world: World) -> BaseSchema:
    """The API as its description tells it."""
    site = get_wsgi_application()

    def read_whole(environ: "WSGIEnvironment", start: "StartResponse") -> list[bytes]:
        with closing(site(environ, start)) as answer:
            return list(answer)

    return schemathesis.openapi.from_wsgi(f"{PREFIX}openapi.json", read_whole)


def operations(described: BaseSchema) -> Iterator[Operation]:
    for each in described.get_all_operations():
        assert isinstance(each, Ok), each
        yield each.ok()


def there(world: World, operation: Operation) -> dict[str, str]:
    """What stands in the operation's address for something that is there."""
    path = operation.full_path
    filled = Ask(operation.method.upper(), path.lstrip("/")).filled(world.parts)
    pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(path))
    found = re.fullmatch(pattern, filled)
    assert found, (path, filled)
    return found.groupdict()


def asked(
    world: World, operation: Operation, mode: GenerationMode, path: dict[str, str] | None
) -> None:
    """Sends the operation what it takes, or what it does not; nothing of it stays done."""
    who = "operator" if "/staff/" in operation.full_path else "owner"
    headers = {"Authorization": f"Bearer {world.tokens[who]}"}

    @settings(
        max_examples=EXAMPLES, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(case=operation.as_strategy(mode, path_parameters=path))
    def ask(case: schemathesis.Case[Any]) -> None:
        with transaction.atomic():
            case.call_and_validate(headers=headers, checks=CHECKS)
            transaction.set_rollback(True)

    ask()


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_every_answer_about_what_is_there_is_as_described(
    world: World, described: BaseSchema, mode: GenerationMode
) -> None:
    for operation in operations(described):
        asked(world, operation, mode, there(world, operation))


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_every_answer_at_any_address_is_as_described(
    world: World, described: BaseSchema, mode: GenerationMode
) -> None:
    for operation in operations(described):
        if operation.path_parameters:
            asked(world, operation, mode, None)
