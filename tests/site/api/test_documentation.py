"""The page about the API says what there is."""

import hashlib
import hmac
import re
from pathlib import Path

import pytest

from appmint.site.api import webhooks
from appmint.site.api.service import API, PREFIX


@pytest.fixture
def page(checkout: Path) -> str:
    return (checkout / "docs" / "users" / "api.md").read_text("utf-8")


def test_the_page_lists_every_operation_as_it_is_described(page: str) -> None:
    described = {
        f"{method.upper()} {path.removeprefix(PREFIX)}": " ".join(operation["description"].split())
        for path, methods in API.get_openapi_schema()["paths"].items()
        for method, operation in methods.items()
    }
    listed = dict(re.findall(r"^\| `([A-Z]+ [^`]+)` \| (.+) \|$", page, re.MULTILINE))
    assert listed == described


def test_the_check_of_a_signature_that_the_page_shows_works(page: str) -> None:
    [shown] = re.findall(r"```python\n(.+?)```", page, re.DOTALL)
    names: dict[str, object] = {"hashlib": hashlib, "hmac": hmac}
    exec(shown, names)  # the page's own lines
    is_ours = names["is_ours"]
    assert callable(is_ours)
    header = webhooks.signature("whsec_x", '{"id": "1"}', 1_700_000_000)
    assert is_ours("whsec_x", header, b'{"id": "1"}')
    assert not is_ours("whsec_x", header, b'{"id": "2"}')
    assert not is_ours("whsec_y", header, b'{"id": "1"}')
