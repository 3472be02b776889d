import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from appmint.site.accounts.models import User
from appmint.site.orders.models import Order
from appmint.site.runs.access import run_for
from appmint.site.runs.models import Run
from appmint.site.runs.telling import tell


@pytest.fixture
def run(customer: User) -> Run:
    order = Order.objects.create(customer=customer)
    return Run.objects.create(order=order, attempt=1, workflow_id=f"{order.number}-1")


def test_a_fact_told_again_is_kept_as_it_was_told_first(run: Run) -> None:
    tell(run, "stage", "stage build finished", {"seconds": 1.0})
    tell(run, "stage", "stage build finished", {"seconds": 2.0})
    assert [event.payload for event in run.events.all()] == [{"seconds": 1.0}]


def test_the_same_fact_of_two_runs_is_told_twice(run: Run) -> None:
    second = Run.objects.create(order=run.order, attempt=2, workflow_id=f"{run.order.number}-2")
    tell(run, "stage", "stage build started")
    tell(second, "stage", "stage build started")
    assert run.events.count() == second.events.count() == 1


def test_a_customer_sees_the_own_run(run: Run, customer: User) -> None:
    assert run_for(customer, run.workflow_id) == run


def test_an_operator_sees_every_run(run: Run, operator: User) -> None:
    assert run_for(operator, run.workflow_id) == run


def test_to_others_a_run_is_not_there(run: Run, other: User) -> None:
    with pytest.raises(Http404):
        run_for(other, run.workflow_id)
    with pytest.raises(Http404):
        run_for(AnonymousUser(), run.workflow_id)


def test_an_unknown_run_is_not_there(operator: User) -> None:
    with pytest.raises(Http404):
        run_for(operator, "AM-000000-1")
