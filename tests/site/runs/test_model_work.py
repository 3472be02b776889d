"""What a model adds to the app of an order: durable, paid once, said on order and certificate."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone

from appmint.llm.plans import Planned
from appmint.pipeline.stages import Plan, construct
from appmint.quality.results import Report, Score
from appmint.site.accounts.models import User
from appmint.site.apps import finishing, handover, repository
from appmint.site.config import config
from appmint.site.engine.models import ModelCall
from appmint.site.orders import actions
from appmint.site.orders.models import Order
from appmint.site.runs import artefacts, bundles, extension, progress, steps
from appmint.site.runs.errors import ModelAway
from appmint.site.runs.models import Run
from appmint.site.runs.reconciler import reconcile
from appmint.site.runs.written import Extension, keep, state_of
from appmint.spec import dumps
from tests.llm.service import Answer, Fails, ModelService, Says, ToolCall
from tests.pipeline.test_ratchet import COUNT, floor
from tests.site.apps.making import funded
from tests.stacks.bespoke_spec import COUNTER, COUNTER_VIEW, COUNTING, spec

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("own_queue"),
    pytest.mark.slow,
]

Served = Callable[[list[Answer]], ModelService]
VIEW = "src/bespoke/row-counter/index.tsx"


def call(name: str, **arguments: object) -> Says:
    return Says(calls=[ToolCall(name, json.dumps(arguments))])


def planned() -> Planned:
    page = next(page for page in spec().pages if page.name == "counter")
    return Planned(COUNTER, page, (COUNTING,), (COUNT,))


@pytest.fixture
def run(tmp_path: Path, customer: User, operator: User) -> Run:
    """The run of a Standard order whose floor is green and leaves a wish open."""
    order = Order.objects.create(
        customer=funded(customer),
        repository_name="knitting",
        text="A site for knitters with a row counter.",
        package="standard",
        contact_name="Ada",
    )
    order = actions.submit(order, customer, key="once")
    actions.start(actions.approve(order, operator))
    run = Run.objects.get(order=order)
    run.spec_digest = artefacts.put(dumps(floor()).encode())
    folder = tmp_path / "floor"
    construct(Plan(floor(), folder))
    finishing.finish(order, folder)
    run.source_digest = bundles.pack(folder)
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "report.json").write_text("{}")
    run.evidence_digest = bundles.pack(tmp_path / "evidence")
    score = Score(version=1, total=90, parts=())
    report = Report(app="Knit", ok=True, score=score, checks=(), criteria=(), seconds=1.0)
    run.report, run.state = report.model_dump(mode="json"), Run.State.RUNNING
    run.started_at = timezone.now()
    run.save()
    return run


def test_basic_and_sites_without_a_model_have_none_at_work(run: Run) -> None:
    assert extension.begin(run) == 0
    assert state_of(run) is None
    assert "extend" not in [row.name for row in progress.progress(run).stages]


def test_a_service_that_is_down_ends_no_run_and_the_order_says_so(run: Run, served: Served) -> None:
    served([Fails(503)])
    assert extension.begin(run) == 0
    extension.end(run)
    run.refresh_from_db()
    assert run.engine == "Made by the rules alone: the model was not reachable."
    report = bundles.member(run.evidence_digest, "report.html")
    assert report is not None
    assert run.engine.encode() in report
    assert run.engine in Report.model_validate(run.report).notes
    [row] = [row for row in progress.progress(run).stages if row.name == "extend"]
    assert row.summary == run.engine


def test_where_the_package_says_so_the_run_waits_and_is_taken_up_again(
    run: Run, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APPMINT_MODEL_WAITS", "standard")
    config.cache_clear()
    served([Fails(503)])
    with pytest.raises(ModelAway) as away:
        extension.begin(run)
    steps.wait(run.pk, away.value.again_in_s)
    run.refresh_from_db()
    assert run.state == Run.State.QUEUED
    assert run.queue_id == f"{run.workflow_id}.1"
    from appmint.site.runs import queue

    reconcile()
    assert queue.statuses([run.queue_id]) == {}, "not before its time"
    Run.objects.update(not_before=timezone.now())
    reconcile()
    assert queue.statuses([run.queue_id]) == {run.queue_id: "ENQUEUED"}


@pytest.mark.e2e
@pytest.mark.timeout(900)
def test_what_a_model_wrote_is_proven_handed_over_and_certified(
    run: Run, served: Served, operator: User
) -> None:
    answers: list[Answer] = [
        call("write_file", path=VIEW, content=COUNTER_VIEW),
        call("run_checks"),
        Says("It counts rows."),
    ]
    served(answers)
    keep(run, Extension(run.spec_digest, run.source_digest, (planned(),), {}))
    extension.write(run, 0)
    paid = list(ModelCall.objects.values_list("outcome", flat=True))
    assert paid == ["answered"] * 3

    extension.end(run)
    run.refresh_from_db()
    assert run.engine == "A model wrote parts that meet 1 of 1 further criterion."
    assert [row.text for row in progress.progress(run).criteria if row.id == COUNTING.id]

    steps.review(run)
    order = Order.objects.get(pk=run.order_id)
    if order.state == "in_review":
        actions.accept(order, operator)
    delivery = handover.publish(Run.objects.get(pk=run.pk))
    folder = repository.folder_of(delivery.app.slug)
    log = subprocess.run(
        ["git", "-C", str(folder), "log", "--format=%s"], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert COUNTING.text in log[:2]
    assert log[-1].startswith("Set up ")
    assert delivery.certificate["engine"] == run.engine
    assert delivery.certificate["model_cost_micro_usd"] > 0
