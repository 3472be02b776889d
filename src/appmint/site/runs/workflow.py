"""The durable run: each stage a step that is finished once, whichever process is killed when.

Only workers import this. Steps are named; a run under way is continued by these names, so
changing their order or names raises `queue.VERSION`.
"""

from collections.abc import Callable

from dbos import DBOS, StepOptions
from dbos import error as dbos_error
from django.db import connections

from appmint.site.runs import queue, steps
from appmint.site.runs.errors import NotWanted, Unfinishable
from appmint.site.runs.models import Run

_ATTEMPTS = 3
_ATTEMPTS_AT_ENDING = 8
_SORRY = "We tried three times; our operators have been told and look into it."
_KILLED_AT_MOST = 20
"""A run that was under way so often when its worker died is what kills it."""

_MAKE: tuple[tuple[str, Callable[[Run], str]], ...] = (
    ("read", steps.read),
    ("build", steps.build),
    ("verify", steps.verify),
    ("review", steps.review),
)

_GIVE: tuple[tuple[str, Callable[[Run], str]], ...] = (
    ("publish", steps.publish),
    ("deliver", steps.deliver),
)


def register() -> None:
    """Tells DBOS of the workflows; before it is launched."""
    DBOS.workflow(name=queue.GENERATE, max_recovery_attempts=_KILLED_AT_MOST)(generate)
    DBOS.workflow(name=queue.HAND_OVER, max_recovery_attempts=_KILLED_AT_MOST)(hand_over)


def generate(run: int) -> None:
    """From the order's spec to a proven app that waits for its release."""
    _carry_out(run, _MAKE)


def hand_over(run: int) -> None:
    """From an accepted app to a delivered one."""
    _carry_out(run, _GIVE)


def _carry_out(run: int, stages: tuple[tuple[str, Callable[[Run], str]], ...]) -> None:
    try:
        for stage, work in stages:
            DBOS.run_step(_options(stage), steps.carry_out, run, stage, work)
    except NotWanted as ended:
        DBOS.logger.info(str(ended))
    except Unfinishable as problem:
        _give_up(run, str(problem))
    except dbos_error.DBOSMaxStepRetriesExceeded as problem:
        DBOS.logger.error("Run %s cannot be finished: %s", run, problem)
        _give_up(run, f"Something went wrong while your app was made. {_SORRY}")
    finally:
        # The thread goes back to a pool and may never be used again.
        connections.close_all()


def _give_up(run: int, reason: str) -> None:
    DBOS.run_step(_options("give up", _ATTEMPTS_AT_ENDING), steps.give_up, run, reason)


def _options(name: str, attempts: int = _ATTEMPTS) -> StepOptions:
    return StepOptions(
        name=name,
        retries_allowed=True,
        max_attempts=attempts,
        interval_seconds=1.0,
        backoff_rate=3.0,
        should_retry=_may_pass,
    )


def _may_pass(problem: BaseException) -> bool:
    """Whether trying again could help: not with what a stage itself has found out."""
    return not isinstance(problem, Unfinishable | NotWanted)
