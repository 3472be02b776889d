from pathlib import Path

import pytest

from appmint.site.accounts.models import User
from appmint.site.orders.models import Order
from appmint.site.runs import queue
from appmint.site.runs.models import Run


@pytest.fixture
def run(customer: User) -> Run:
    order = Order.objects.create(customer=customer)
    return Run.objects.create(order=order, attempt=1, workflow_id=f"{order.number}-1", priority=3)


def test_a_run_put_in_twice_waits_once(own_queue: None, run: Run) -> None:
    assert queue.enqueue(run)
    assert queue.enqueue(run)
    assert queue.statuses([run.workflow_id, "AM-999999-1"]) == {run.workflow_id: "ENQUEUED"}


def test_the_handing_over_is_a_workflow_of_its_own(own_queue: None, run: Run) -> None:
    assert queue.enqueue_delivery(run)
    assert queue.statuses([queue.delivery_of(run)]) == {f"{run.workflow_id}-deliver": "ENQUEUED"}


def test_a_cancelled_run_is_not_begun(own_queue: None, run: Run) -> None:
    queue.enqueue(run)
    queue.cancel(run)
    assert queue.statuses([run.workflow_id]) == {run.workflow_id: "CANCELLED"}


def test_a_pause_lasts_until_it_is_ended_also_over_a_restart(own_queue: None) -> None:
    assert not queue.paused()
    queue.pause()
    assert queue.paused()
    queue.prepare()
    assert queue.paused()
    queue.resume()
    assert not queue.paused()


def test_a_queue_without_tables_is_said_and_a_run_is_left_to_the_reconciler(
    own_data: Path, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    not_yet = "The queue is not set up yet: run `appmint-site migrate`."
    assert not queue.reachable()
    assert not queue.enqueue(run)
    assert [each.getMessage() for each in caplog.records] == [
        f"{run} is put into the queue later. {not_yet}"
    ]
    with pytest.raises(queue.QueueUnavailable) as told:
        queue.pause()
    assert str(told.value) == not_yet
