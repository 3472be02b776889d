"""What the tests of runs share: orders on their way."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from appmint.site.accounts.models import User
from appmint.site.orders.models import Order
from appmint.site.orders.states import State
from appmint.site.runs.models import Run

CRITERIA = [
    {"id": "c1", "text": "Browse the tents", "steps": [{"do": "go"}]},
    {"id": "c2", "text": "Borrow a tent", "steps": [{"do": "go"}]},
    {"id": "c3", "text": "Smell the forest", "steps": []},
]


@pytest.fixture
def run_in(customer: User) -> Callable[[State, Run.State], Run]:
    """Makes a run of a new order of the customer, both as they are said to be."""

    def make(order_state: State, run_state: Run.State, *, priority: int = 3) -> Run:
        order = Order.objects.create(
            customer=customer,
            state=order_state,
            attempt=1,
            package="basic",
            repository_name="tents",
            spec={"name": "Tents", "criteria": CRITERIA},
        )
        return Run.objects.create(
            order=order,
            attempt=1,
            workflow_id=f"{order.number}-1",
            state=run_state,
            priority=priority,
            started_at=timezone.now(),
            finished_at=timezone.now(),
        )

    return make
