"""Orders for the tests of the operators' pages, in each state."""

import pytest

from appmint.site.accounts.models import User
from appmint.site.orders import actions
from appmint.site.orders.models import Order
from appmint.site.orders.states import State
from appmint.site.wallet import ledger
from appmint.site.wallet.models import MICRO, Transfer
from tests.site.orders.making import TEXT, Make, worked_on


@pytest.fixture
def second(db: None) -> User:
    """Another operator."""
    return User.objects.create_user(
        "ole@example.com", "correct horse battery", name="Ole", is_staff=True
    )


@pytest.fixture
def order_in(customer: User, operator: User) -> Make:
    """Brings a new order of the customer, who has 10,000 ECE, to a state by actions alone."""
    wallet = ledger.wallet_of(customer)
    ledger.move("fund", ledger.issuance(), wallet, 10_000 * MICRO, code=Transfer.Code.TOP_UP)

    def make(state: State) -> Order:
        order = Order.objects.create(
            customer=customer,
            repository_name="village-library",
            text=TEXT,
            package="basic",
            contact_name="Ada",
        )
        if state == State.DRAFT:
            return order
        order = actions.submit(order, customer, key="once")
        if state == State.AWAITING_APPROVAL:
            return order
        order = actions.approve(order, operator)
        if state == State.FAILED:
            return actions.fail(order, None, "The gate did not pass.")
        return worked_on(order, state, operator)

    return make
