"""Orders for the tests of ordering, in each state."""

import pytest

from appmint.site.accounts.models import User
from appmint.site.orders import actions
from appmint.site.orders.models import Order
from appmint.site.orders.states import State
from appmint.site.wallet import ledger
from appmint.site.wallet.models import MICRO, Transfer
from tests.site.orders.making import TEXT, Make, worked_on


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
def submitted(draft: Order, funded: User) -> Order:
    """An order that waits for an operator."""
    return actions.submit(draft, funded, key="once")


@pytest.fixture
def order_in(draft: Order, funded: User, operator: User) -> Make:
    """Brings the draft to a state, by actions alone."""

    def make(state: State) -> Order:
        if state == State.DRAFT:
            return draft
        order = actions.submit(draft, funded, key="once")
        match state:
            case State.REJECTED:
                return actions.reject(order, operator, "Not a fit.")
            case State.CANCELLED:
                return actions.cancel(order, funded)
            case State.AWAITING_APPROVAL:
                return order
        order = actions.approve(order, operator)
        if state == State.FAILED:
            return actions.fail(order, None, "The gate did not pass.")
        return worked_on(order, state, operator)

    return make
