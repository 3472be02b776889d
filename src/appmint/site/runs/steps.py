"""The steps of a run. Each may be run again at any time: it finds what it made, or makes it."""

import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

from django.db import DatabaseError, connections, transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from appmint.builder import BuildFailed
from appmint.pipeline import PipelineError
from appmint.pipeline.reapply import carried, reapply
from appmint.pipeline.stages import EVIDENCE, App, Plan, construct, found, prove, understood
from appmint.publish import PublishError
from appmint.quality import Report
from appmint.sandbox import SandboxUnavailable
from appmint.site.apps import finishing, handover, repository
from appmint.site.apps.keys import KeyUnusable
from appmint.site.apps.models import Delivery
from appmint.site.config import config
from appmint.site.demo import is_demo
from appmint.site.messaging.models import Notification
from appmint.site.messaging.notices import notify_operators
from appmint.site.orders import actions
from appmint.site.orders.errors import NotAllowed
from appmint.site.orders.models import Order
from appmint.site.orders.states import State
from appmint.site.runs import artefacts, bundles, extension
from appmint.site.runs.checks import listener
from appmint.site.runs.errors import NotWanted, Unfinishable
from appmint.site.runs.models import Run
from appmint.site.runs.specs import spec_at
from appmint.site.runs.telling import tell
from appmint.site.runs.workplace import workplace
from appmint.spec import SpecInvalid, dumps, loads
from appmint.stacks.web.features.bespoke.places import parts
from appmint.toolchain import SetupError

_WAIT_S, _WAIT_AT_LEAST_S = 120.0, 30.0
"""How long a run waits for a service that does not say when it is back; and at least."""

_OURS = (
    "This is a fault on our side, and our operators have been told. You need not do anything: "
    "your order can be taken up again from here."
)


@contextmanager
def _connected_anew() -> Iterator[None]:
    """After trouble with the database the next attempt begins with a connection of its own."""
    try:
        yield
    except DatabaseError:
        connections.close_all()
        raise


def read(run: Run) -> str:
    """The work begins: the order's spec as an artefact, so that later stages see the same one."""
    with transaction.atomic():
        actions.start(run.order)
        Run.objects.filter(pk=run.pk, state=Run.State.QUEUED).update(
            state=Run.State.RUNNING, started_at=timezone.now()
        )
    if run.order.spec is None:
        raise Unfinishable(f"Order {run.order} has no specification to build from. {_OURS}")
    try:
        spec = loads(json.dumps(run.order.spec))
    except SpecInvalid as error:
        raise Unfinishable(f"What was understood of your text cannot be built. {_OURS}") from error
    run.spec_digest = artefacts.put(dumps(spec).encode())
    run.save(update_fields=["spec_digest"])
    return understood(spec)


def build(run: Run) -> str:
    """The app's files as one artefact."""
    with workplace(run) as folder:
        try:
            app = _constructed(run, folder / "app")
        except BuildFailed as error:
            raise Unfinishable(f"The app could not be put together. {_OURS}") from error
        except SetupError as error:
            raise Unfinishable(f"The workshop lacks a tool: {error} {_OURS}") from error
        run.source_digest = bundles.pack(app.folder)
        run.spec_digest = artefacts.put(dumps(app.spec).encode())
        run.save(update_fields=["source_digest", "spec_digest"])
        return f"{app.files} files"


def _constructed(run: Run, folder: Path) -> App:
    """The order's own app; a revision keeps the parts that were written for the app before."""
    spec = spec_at(run.spec_digest)
    delivered = Delivery.objects.filter(app__order=run.order).select_related("app", "run").last()
    before = spec_at(delivered.spec_digest) if delivered else None
    if delivered is None or before is None or not parts(before):
        app = construct(Plan(spec, folder))
        finishing.finish(run.order, folder)
        return app
    made = reapply(
        repository.folder_of(delivered.app.slug),
        carried(before, spec),
        folder,
        finish=partial(finishing.finish, run.order),
    )
    # Its evidence is made anew in the stage that follows, as that of any app.
    shutil.rmtree(made.proven.app.evidence)
    return made.proven.app


def verify(run: Run) -> str:
    """The app proven in the sandbox: the report, and the evidence as one artefact."""
    with workplace(run) as folder:
        bundles.unpack(run.source_digest, folder / "app")
        app = App(
            spec_at(run.spec_digest), folder / "app", sum(1 for _ in (folder / "app").rglob("*"))
        )
        try:
            proven = prove(app, on_event=listener(run, app))
        except (SandboxUnavailable, SetupError) as error:
            raise Unfinishable(f"The app could not be tried out: {error} {_OURS}") from error
        run.evidence_digest = bundles.pack(folder / "app" / EVIDENCE)
        run.report = proven.report.model_dump(mode="json")
        run.save(update_fields=["evidence_digest", "report"])
        return found(proven.report)


@_connected_anew()
def plan(pk: int) -> int:
    """How many parts a model is to write; 0 where none is at work. Raises ModelAway, NotWanted."""
    return extension.begin(_wanted(pk))


@_connected_anew()
def write(pk: int, number: int) -> None:
    """One part written by a model. Raises ModelAway, NotWanted, Unfinishable."""
    try:
        extension.write(_wanted(pk), number)
    except (SandboxUnavailable, SetupError) as error:
        raise Unfinishable(f"The app could not be tried out: {error} {_OURS}") from error


@_connected_anew()
def cut_off(pk: int) -> None:
    """Ends a model's work that went wrong on our side; what was green before it stays."""
    extension.cut_off(_wanted(pk))


@_connected_anew()
def written(pk: int) -> None:
    """Tells what the model's work came to."""
    extension.end(_wanted(pk))


@_connected_anew()
def wait(pk: int, again_in_s: float | None) -> None:
    """Puts the run back into the queue for later: the model's service is down, and it waits."""
    wait_s = max(_WAIT_AT_LEAST_S, again_in_s or _WAIT_S)
    waiting = Run.objects.filter(pk=pk, state=Run.State.RUNNING)
    waiting.update(
        state=Run.State.QUEUED,
        waited=F("waited") + 1,
        not_before=timezone.now() + timedelta(seconds=wait_s),
    )


def review(run: Run) -> str:
    """The order goes to review, or on to delivery where no operator needs to look.

    Raises Unfinishable when the gate was not passed: nothing else decides that.
    """
    report = Report.model_validate(run.report)
    if not report.ok:
        raise Unfinishable(_not_passed(report))
    with transaction.atomic():
        actions.review(run.order, run)
        # Run again, this finds an order that may have gone on meanwhile.
        in_review = Run.objects.filter(pk=run.pk, order__state=State.IN_REVIEW)
        in_review.update(state=Run.State.WAITING)
        if _needs_nobody(run.order, report):
            actions.accept(run.order, None)
            return "No operator needs to look at it."
    return "An operator looks at it before it is handed over."


def publish(run: Run) -> str:
    """The app in its repository, found there when it was put there before."""
    try:
        delivery = handover.publish(run)
    except (PublishError, PipelineError, SandboxUnavailable, KeyUnusable) as error:
        raise Unfinishable(f"The app could not be handed over. {_OURS}") from error
    run.commit, run.state = delivery.commit, Run.State.RUNNING
    run.save(update_fields=["commit", "state"])
    return f"commit {delivery.commit[:10]}"


def deliver(run: Run) -> str:
    """The app is the customer's, and its tokens are taken: both or neither."""
    with transaction.atomic():
        actions.deliver(run.order, run.delivery)
        Run.objects.filter(pk=run.pk).update(state=Run.State.FINISHED, finished_at=timezone.now())
        tell(run, "end", "end", {"state": Run.State.FINISHED})
    return f"delivery {run.delivery.number}"


@_connected_anew()
def carry_out(pk: int, stage: str, work: Callable[[Run], str]) -> None:
    """Does the work of a stage for the run, and tells when it began and ended and what came of it.

    Raises NotWanted when the order went another way, Unfinishable.
    """
    try:
        run = _wanted(pk)
        Run.objects.filter(pk=pk).update(stage=stage)
        tell(run, "stage", f"stage {stage} started", {"stage": stage, "state": "started"})
        started = time.monotonic()
        summary = work(run)
    except NotAllowed as error:
        raise NotWanted(str(error)) from error
    told = {
        "stage": stage,
        "state": "finished",
        "seconds": round(time.monotonic() - started, 2),
        "summary": summary,
    }
    tell(run, "stage", f"stage {stage} finished", told)


@_connected_anew()
def give_up(pk: int, reason: str) -> None:
    """Ends the run and its order: tokens are free again, or the app delivered before stays."""
    run = Run.objects.select_related("order").get(pk=pk)
    if run.state not in _OPEN:
        return
    with transaction.atomic():
        if run.order.delivered_at is not None:
            actions.keep(run.order, None, f"{reason} The app you have stays as it was.")
        else:
            actions.fail(run.order, None, f"{reason} Nothing was charged.")
        Run.objects.filter(pk=pk).update(
            state=Run.State.FAILED, reason=reason, finished_at=timezone.now()
        )
        tell(run, "end", "end", {"state": Run.State.FAILED, "reason": reason})
        notify_operators(
            Notification.Kind.ORDER,
            f"run {run} failed",
            f"{run.order} could not be made: {reason}",
            reverse("runs:detail", args=[run.workflow_id]),
            order=run.order,
        )


_OPEN = (Run.State.QUEUED, Run.State.RUNNING, Run.State.WAITING)
_UNDER_WAY = (State.APPROVED, State.GENERATING, State.IN_REVIEW, State.DELIVERING)


def _wanted(pk: int) -> Run:
    """The run with its order. Raises NotWanted when it was ended."""
    run = Run.objects.select_related("order").filter(pk=pk).first()
    if run is None or run.state not in _OPEN or run.order.state not in _UNDER_WAY:
        raise NotWanted(f"Run {run or pk} was ended before it was finished.")
    if run.attempt != run.order.attempt:
        raise NotWanted(f"Run {run} is not the present attempt of its order.")
    return run


def _needs_nobody(order: Order, report: Report) -> bool:
    """Whether the app is handed over without an operator's look at it."""
    settings = config()
    automatic = order.package in settings.deliver
    return is_demo(order) or (automatic and report.score.total >= settings.deliver_score)


def _not_passed(report: Report) -> str:
    wrong = [check for check in report.checks if check.gate and check.status != "pass"]
    names = ", ".join(check.name for check in wrong)
    checks = "1 check" if len(wrong) == 1 else f"{len(wrong)} checks"
    return (
        f"The app was built, but it did not pass {checks} ({names}), and we hand over nothing "
        "that is not proven. Our operators have been told and look into it."
    )
