"""The queue is brought together with what orders say."""

from collections.abc import Callable

import pytest

from appmint.site.orders.states import State
from appmint.site.runs import queue
from appmint.site.runs.models import Run
from appmint.site.runs.reconciler import reconcile

pytestmark = pytest.mark.django_db

MakeRun = Callable[[State, Run.State], Run]


def test_a_queued_run_that_never_reached_the_queue_is_put_in(
    own_queue: None, run_in: MakeRun
) -> None:
    run = run_in(State.APPROVED, Run.State.QUEUED)
    reconcile()
    reconcile()
    assert queue.statuses([run.workflow_id]) == {run.workflow_id: "ENQUEUED"}


def test_an_accepted_app_whose_delivery_never_reached_the_queue_is_put_in(
    own_queue: None, run_in: MakeRun
) -> None:
    run = run_in(State.DELIVERING, Run.State.WAITING)
    reconcile()
    name = queue.delivery_of(run)
    assert queue.statuses([run.workflow_id, name]) == {name: "ENQUEUED"}


def test_an_app_in_review_waits_for_its_operator(own_queue: None, run_in: MakeRun) -> None:
    run = run_in(State.IN_REVIEW, Run.State.WAITING)
    reconcile()
    assert queue.statuses([run.workflow_id, queue.delivery_of(run)]) == {}


@pytest.mark.parametrize("ended", [Run.State.CANCELLED, Run.State.FAILED])
def test_a_run_that_was_ended_leaves_the_queue(
    own_queue: None, run_in: MakeRun, ended: Run.State
) -> None:
    run = run_in(State.APPROVED, Run.State.QUEUED)
    queue.enqueue(run)
    Run.objects.filter(pk=run.pk).update(state=ended)
    reconcile()
    assert queue.statuses([run.workflow_id]) == {run.workflow_id: "CANCELLED"}


def test_a_run_whose_workflow_broke_off_fails_with_a_sentence(
    own_queue: None, run_in: MakeRun
) -> None:
    run = run_in(State.GENERATING, Run.State.RUNNING)
    queue.enqueue(run)
    queue.cancel(run)
    reconcile()
    run.refresh_from_db()
    assert run.state == Run.State.FAILED
    assert run.order.state == State.FAILED
    assert "broke off" in run.order.reason
