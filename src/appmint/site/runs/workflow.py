"""The durable run: each stage a step that is finished once, whichever process is killed when.

Only workers import this. Steps are named; a run under way is continued by these names, so
changing their order or names raises `queue.VERSION`.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from dbos import DBOS, StepOptions
from dbos import error as dbos_error
from django.db import connections

from appmint.site.runs import queue, steps
from appmint.site.runs.errors import ModelAway, NotWanted, Unfinishable
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
)

_RELEASE: tuple[tuple[str, Callable[[Run], str]], ...] = (("review", steps.review),)

_GIVE: tuple[tuple[str, Callable[[Run], str]], ...] = (
    ("publish", steps.publish),
    ("deliver", steps.deliver),
)


def register() -> None:
    """Tells DBOS of the workflows; before it is launched."""
    for name, workflow in (
        (queue.GENERATE, generate),
        (queue.GO_ON, go_on),
        (queue.HAND_OVER, hand_over),
    ):
        DBOS.workflow(name=name, max_recovery_attempts=_KILLED_AT_MOST)(workflow)


def generate(run: int) -> None:
    """From the order's spec to a proven app that waits for its release."""
    with _ended_well(run):
        _carry_out(run, _MAKE)
        _extend(run)
        _carry_out(run, _RELEASE)


def go_on(run: int) -> None:
    """The rest of `generate`, for a run that has waited for the model's service."""
    with _ended_well(run):
        _extend(run)
        _carry_out(run, _RELEASE)


def hand_over(run: int) -> None:
    """From an accepted app to a delivered one."""
    with _ended_well(run):
        _carry_out(run, _GIVE)


def _carry_out(run: int, stages: Sequence[tuple[str, Callable[[Run], str]]]) -> None:
    for stage, work in stages:
        DBOS.run_step(_options(stage), steps.carry_out, run, stage, work)


def _extend(run: int) -> None:
    """What a model writes, a step a part: what is finished is never written or paid again.

    Trouble with it never costs the order the app that is there without it.
    """
    try:
        parts = DBOS.run_step(_options("plan"), steps.plan, run)
        for number in range(parts):
            DBOS.run_step(_options(f"write {number + 1}"), steps.write, run, number)
    except dbos_error.DBOSMaxStepRetriesExceeded as problem:
        DBOS.logger.error("The model's work on run %s broke off: %s", run, problem)
        DBOS.run_step(_options("cut off", _ATTEMPTS_AT_ENDING), steps.cut_off, run)
    DBOS.run_step(_options("written"), steps.written, run)


@contextmanager
def _ended_well(run: int) -> Iterator[None]:
    """However the stages end, the run and its order say so."""
    try:
        yield
    except NotWanted as ended:
        DBOS.logger.info(str(ended))
    except ModelAway as away:
        DBOS.run_step(_options("wait", _ATTEMPTS_AT_ENDING), steps.wait, run, away.again_in_s)
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
    return not isinstance(problem, Unfinishable | NotWanted | ModelAway)
