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
from functools import partial
from itertools import count

from dbos import DBOS
from django.db import DatabaseError, connections
from django.utils import timezone

from appmint.site.api import webhooks
from appmint.site.config import config
from appmint.site.messaging import letters
from appmint.site.runs import artefacts, queue, workflow
from appmint.site.runs.models import Worker
from appmint.site.runs.reconciler import reconcile

BEAT_S = 3.0
_SOON_S = 1.0
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
        for chore, every_s in _chores(name):
            # A thread each: a mail server that is slow to answer holds up nothing else.
            args = (chore, every_s, stop)
            threading.Thread(target=_again_and_again, args=args, daemon=True).start()
        _log.info("Worker %s is at work", name)
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


def _again_and_again(chore: Callable[[], object], every_s: float, stop: threading.Event) -> None:
    """Does a chore until the worker ends; what went wrong with it is tried again."""
    while not stop.wait(every_s):
        try:
            chore()
        except Exception:  # noqa: BLE001 - a chore that fails is tried again; runs go on
            _log.exception("Tried again soon: %s", chore)
        finally:
            connections.close_all()


def _chores(name: str) -> list[tuple[Callable[[], object], float]]:
    """What a worker does beside its runs, and how often in seconds."""
    return [
        (reconcile, BEAT_S),
        (partial(_take_over_from_the_dead, name), BEAT_S),
        (letters.send_due, _SOON_S),
        (webhooks.send_due, _SOON_S),
    ]


def _take_over_from_the_dead(name: str) -> None:
    """Continues what workers had under way that have not been seen for a while."""
    now = timezone.now()
    for dead in Worker.objects.filter(seen_at__lt=now - _DEAD_AFTER).exclude(name=name):
        # Of several workers only one changes the row; should it die now, the row gets old again.
        claim = Worker.objects.filter(pk=dead.pk, seen_at=dead.seen_at)
        if claim.update(seen_at=now, started_at=now):
            queue.take_over(dead.name)
            Worker.objects.filter(pk=dead.pk, started_at=now).delete()
