"""Orders for the tests of the API, and a server that takes what webhooks are told."""

from collections.abc import Iterator

import pytest

from appmint.site.accounts.models import User
from appmint.site.config import config
from appmint.site.orders.models import Order
from appmint.site.wallet import ledger
from appmint.site.wallet.models import MICRO, Transfer
from tests.site.api.receiving import Receiver, receiving
from tests.site.orders.making import TEXT


@pytest.fixture
def funded(customer: User) -> User:
    """The customer, with 10,000 ECE."""
    ledger.move(
        "fund-customer",
        ledger.issuance(),
        ledger.wallet_of(customer),
        10_000 * MICRO,
        code=Transfer.Code.TOP_UP,
    )
    return customer


@pytest.fixture
def draft(funded: User) -> Order:
    """A draft in which nothing is missing."""
    return Order.objects.create(
        customer=funded,
        repository_name="village-library",
        text=TEXT,
        package="basic",
        contact_name="Ada",
    )


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A server on this machine that keeps what it is sent."""
    with receiving() as found:
        yield found


@pytest.fixture
def private_allowed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Webhooks may lead to this machine."""
    monkeypatch.setenv("APPMINT_PRIVATE_WEBHOOKS", "true")
    config.cache_clear()
    yield
    config.cache_clear()
