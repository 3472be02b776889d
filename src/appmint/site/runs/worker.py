"""A worker process: takes runs from the queue, shows that it is alive, tidies up after others."""

import fcntl
import logging
import os
import shutil
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import count

from dbos import DBOS
from dbos import error as dbos_error
from django.db import DatabaseError, connections
from django.utils import timezone
from sqlalchemy.exc import SQLAlchemyError

from appmint.site.config import config
from appmint.site.messaging import letters
from appmint.site.runs import artefacts, queue, workflow
from appmint.site.runs.models import Worker
from appmint.site.runs.reconciler import reconcile

BEAT_S = 3.0
_TICK_S = 1.0
_DEAD_AFTER = timedelta(seconds=30)
_LONG_AGO = timedelta(hours=1)

_log = logging.getLogger(__name__)


def work(stop: threading.Event) -> None:
    """Works until `stop` is set; what is under way then is continued by the next worker."""
    with _place() as name:
        queue.prepare()
        artefacts.forget_unfinished()
        workflow.register()
        started_at = _announce(name)
        DBOS(
            config={
                "name": queue.APPLICATION,
                "system_database_url": config().queue_database,
                "executor_id": name,
                "application_version": queue.VERSION,
                "run_migrations": False,
                "log_level": "WARNING",
            }
        )
        DBOS.launch()
        beat = threading.Thread(target=_beat, args=(name, started_at, stop), name="beat")
        beat.start()
        post = threading.Thread(target=_send_what_is_due, args=(stop,), name="post", daemon=True)
        post.start()
        _log.info("Worker %s is at work", name)
        _rounds(name, stop)
        beat.join()
        # Others may take over at once what this worker leaves.
        Worker.objects.filter(name=name).update(seen_at=timezone.now() - _LONG_AGO)


@contextmanager
def _place() -> Iterator[str]:
    """The first name on this machine that no living worker has, and a folder for its work.

    The kernel lets the name go when the worker ends, however it ends. The next one of that name
    continues its runs at once, and begins by removing what it has left.
    """
    workers = config().folder / "workers"
    workers.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        name = f"{socket.gethostname()}-{number}"
        with (workers / f"{name}.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            folder = workers / name
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            before, tempfile.tempdir = tempfile.tempdir, str(folder)
            try:
                yield name
            finally:
                tempfile.tempdir = before
                shutil.rmtree(folder, ignore_errors=True)
            return


def _announce(name: str) -> datetime:
    now = timezone.now()
    Worker.objects.update_or_create(name=name, defaults={"started_at": now, "seen_at": now})
    return now


def _beat(name: str, started_at: datetime, stop: threading.Event) -> None:
    """Says again and again that this worker is alive."""
    while not stop.wait(BEAT_S):
        try:
            mine = Worker.objects.filter(name=name, started_at=started_at)
            if not mine.update(seen_at=timezone.now()):
                _log.error("Worker %s was taken for dead; its runs are with others now", name)
                os._exit(1)
        except DatabaseError as error:
            _log.warning("Worker %s could not say that it is alive: %s", name, error)
        finally:
            connections.close_all()


def _rounds(name: str, stop: threading.Event) -> None:
    rounds = 0
    while not stop.wait(_TICK_S):
        if rounds % round(BEAT_S / _TICK_S) == 0:
            _try(reconcile)
            _try(lambda: _take_over_from_the_dead(name))
        rounds += 1
        connections.close_all()


def _send_what_is_due(stop: threading.Event) -> None:
    """Sends what waits to be sent. Apart from the rest: a slow mail server holds nothing up."""
    while not stop.wait(_TICK_S):
        _try(letters.send_due)
        connections.close_all()


def _try(chore: Callable[[], object]) -> None:
    """Does a chore that is done again soon."""
    try:
        chore()
    except (DatabaseError, SQLAlchemyError, dbos_error.DBOSException) as error:
        _log.warning("Tried again soon: %s", error)


def _take_over_from_the_dead(name: str) -> None:
    """Continues what workers had under way that have not been seen for a while."""
    now = timezone.now()
    for dead in Worker.objects.filter(seen_at__lt=now - _DEAD_AFTER).exclude(name=name):
        # Of several workers only one changes the row; should it die now, the row gets old again.
        claim = Worker.objects.filter(pk=dead.pk, seen_at=dead.seen_at)
        if claim.update(seen_at=now, started_at=now):
            queue.take_over(dead.name)
            Worker.objects.filter(pk=dead.pk, started_at=now).delete()
