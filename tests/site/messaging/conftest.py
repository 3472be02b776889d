"""What the tests of messages share."""

import pytest

from appmint.site.accounts.models import User
from appmint.site.orders.models import Order
from appmint.site.orders.states import State


@pytest.fixture
def order(customer: User) -> Order:
    """An order of the customer that waits for approval."""
    return Order.objects.create(
        customer=customer, repository_name="village-library", state=State.AWAITING_APPROVAL
    )
