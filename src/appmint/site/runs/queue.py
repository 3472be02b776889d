"""The durable queue as the site sees it: runs go in, operators pause it; workers take them out.

Every process may use it. The workflows themselves are in `runs.workflow`, which workers import.
"""

import logging
import re
import sqlite3
from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

from dbos import DBOS, DBOSClient, EnqueueOptions, Queue
from dbos import error as dbos_error
from sqlalchemy.exc import SQLAlchemyError

from appmint.site.config import config
from appmint.site.runs.models import Run

APPLICATION = "appmint"
VERSION = "2"
"""Of the workflows: raised when a run that is under way cannot be continued by newer code."""
GENERATIONS = "generations"
DELIVERIES = "deliveries"
"""A queue of its own: handing over what is accepted waits for no generation and no pause."""
GENERATE = "generate"
GO_ON = "go on"
"""A run that was put back goes on where the model's work begins."""
HAND_OVER = "hand over"
_POLLING_S = 0.5
_NO_TABLE = re.compile(r"no such table|relation .* does not exist")
"""As SQLite and PostgreSQL say it."""

_log = logging.getLogger(__name__)


class QueueUnavailable(Exception):
    """The queue's database cannot be reached; the message says what was tried."""


def prepare() -> None:
    """Makes or brings up to date the queue's tables, and the queues. Leaves a pause as it is."""
    url = config().queue_database
    DBOS.migrate(url)
    if url.startswith("sqlite"):
        with sqlite3.connect(urlsplit(url).path, timeout=20) as database:
            # Readers never wait for a writer; kept in the file.
            database.execute("PRAGMA journal_mode=WAL")
        database.close()
    for name in (GENERATIONS, DELIVERIES):
        queue = _client(url).register_queue(
            name,
            worker_concurrency=config().workers,
            polling_interval_sec=_POLLING_S,
            on_conflict="never_update",
        )
        if queue.worker_concurrency:
            queue.set_worker_concurrency(config().workers)


def delivery_of(run: Run) -> str:
    """The id of the workflow that hands over what the run made."""
    return f"{run.workflow_id}-deliver"


def enqueue(run: Run) -> bool:
    """Puts the run into the queue, once; False when it could not be reached just now.

    The worker's reconciler puts in whatever is missing.
    """
    return _put(run, GENERATIONS, GO_ON if run.waited else GENERATE, run.queue_id)


def enqueue_delivery(run: Run) -> bool:
    """Puts the handing over of an accepted run into the queue, as `enqueue` does."""
    return _put(run, DELIVERIES, HAND_OVER, delivery_of(run))


def cancel(run: Run) -> None:
    """Ends the run's workflows, at the latest after the stage under way."""
    _client(config().queue_database).cancel_workflows([run.queue_id, delivery_of(run)])


def statuses(workflow_ids: Iterable[str]) -> dict[str, str]:
    """How each of these workflows stands, in DBOS's words; those that there are."""
    found = _client(config().queue_database).list_workflows(
        workflow_ids=list(workflow_ids), load_input=False, load_output=False
    )
    return {each.workflow_id: each.status for each in found}


def take_over(worker: str) -> None:
    """Puts back into the queue what a worker had under way that is dead."""
    client = _client(config().queue_database)
    for queue in (GENERATIONS, DELIVERIES):
        left = client.list_workflows(
            executor_id=worker,
            status="PENDING",
            queue_name=queue,
            load_input=False,
            load_output=False,
        )
        if left:
            client.resume_workflows([each.workflow_id for each in left], queue_name=queue)


def pause() -> None:
    """Lets workers finish what they are at and begin nothing new, until `resume`.

    Raises QueueUnavailable.
    """
    _limit(0)


def resume() -> None:
    """Lets workers begin again. Raises QueueUnavailable."""
    _limit(config().workers)


def paused() -> bool:
    """Whether an operator has paused the queue. Raises QueueUnavailable."""
    try:
        return _generations().worker_concurrency == 0
    except (SQLAlchemyError, dbos_error.DBOSException) as problem:
        raise _unavailable(problem) from problem


def reachable() -> bool:
    """Whether the queue answers."""
    try:
        paused()
    except QueueUnavailable:
        return False
    return True


@cache
def _client(url: str) -> DBOSClient:
    return DBOSClient(
        system_database_url=url,
        application_name=APPLICATION,
        lazy=True,
        retry_connection_errors=False,
    )


def _put(run: Run, queue: str, workflow: str, workflow_id: str) -> bool:
    options: EnqueueOptions = {
        "queue_name": queue,
        "workflow_name": workflow,
        "workflow_id": workflow_id,
        "app_version": VERSION,
        "priority": run.priority,
    }
    try:
        _client(config().queue_database).enqueue(options, run.pk)
    except (SQLAlchemyError, dbos_error.DBOSException) as problem:
        _log.warning("%s is put into the queue later. %s", workflow_id, _unavailable(problem))
        return False
    return True


def _limit(runs_a_worker: int) -> None:
    try:
        _generations().set_worker_concurrency(runs_a_worker)
    except (SQLAlchemyError, dbos_error.DBOSException) as problem:
        raise _unavailable(problem) from problem


def _generations() -> Queue:
    queue = _client(config().queue_database).retrieve_queue(GENERATIONS)
    if queue is None:
        raise _not_set_up()
    return queue


def _unavailable(problem: Exception) -> QueueUnavailable:
    """Says it without the statement and its values, which SQLAlchemy repeats."""
    told = str(getattr(problem, "orig", None) or problem).strip()
    first = told.splitlines()[0] if told else type(problem).__name__
    if _NO_TABLE.search(first):
        return _not_set_up()
    return QueueUnavailable(f"The queue's database cannot be reached: {first}")


def _not_set_up() -> QueueUnavailable:
    return QueueUnavailable("The queue is not set up yet: run `appmint-site migrate`.")
