"""What the tests of the engine's part share: settings of a model, calls that were made."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from appmint.llm.calls import Call
from appmint.site.accounts.models import User
from appmint.site.engine import tiers
from appmint.site.engine.book import DatabaseCallBook
from appmint.site.orders.models import Order

CANARY = "canary-key-9f31"


@pytest.fixture
def model_settings(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Sets settings of the model for this test, as NAME=value after APPMINT_MODEL_."""

    def choose(**values: str) -> None:
        for name, value in values.items():
            monkeypatch.setenv(f"APPMINT_MODEL_{name.upper()}", value)
        tiers.settings.cache_clear()

    for name in ("NEBIUS_API_KEY", "OPENAI_API_KEY", "APPMINT_MODEL_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    tiers.settings.cache_clear()
    yield choose
    monkeypatch.undo()
    tiers.settings.cache_clear()


@pytest.fixture
def order(customer: User) -> Order:
    """An order that models may work on."""
    return Order.objects.create(customer=customer, package="standard", repository_name="tents")


@pytest.fixture
def called(order: Order) -> Callable[..., None]:
    """Records a call for the order."""

    def call(**values: object) -> None:
        told = {"role": "write", "model": "maker-1", "outcome": "answered"} | values
        made = Call.model_validate({"at": datetime.now(UTC)} | told)
        DatabaseCallBook(order).record(made, "key", None)

    return call
