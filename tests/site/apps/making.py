"""Orders taken to their hand-over, for the tests of delivered apps."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from appmint.builder import build
from appmint.quality.results import (
    Check,
    CriterionResult,
    Report,
    Score,
    ScorePart,
    Screenshot,
)
from appmint.reader import read
from appmint.site.accounts.models import User
from appmint.site.apps import finishing, handover
from appmint.site.apps.models import Delivery
from appmint.site.orders import actions
from appmint.site.orders.models import Order
from appmint.site.runs import artefacts, bundles
from appmint.site.runs.models import Run
from appmint.site.wallet import ledger
from appmint.site.wallet.models import MICRO, Transfer
from appmint.spec import AppSpec, dumps, loads
from appmint.stacks.templates import WEB
from appmint.toolchain import stack_modules

TEXT = (
    "A lending shelf for a village library. Visitors browse books, search them by title, open a "
    "book to read about it and add a book with title, author and year. The background is ivory "
    "and the components are navy."
)
REVISED = f"{TEXT} Readers write reviews of the books."


@dataclass(frozen=True)
class Built:
    """An app that the builder made."""

    spec: AppSpec
    folder: Path


def spec_of(text: str) -> AppSpec:
    """What the reader makes of it."""
    return read(text)


def built(text: str, holder: Path) -> Built:
    """The app of the text, made below `holder`."""
    spec = spec_of(text)
    build(spec, holder / "app", node_modules=stack_modules(WEB))
    return Built(spec, holder / "app")


def funded(user: User) -> User:
    """The user, with 10,000 ECE."""
    ledger.move(
        f"fund-{user.pk}",
        ledger.issuance(),
        ledger.wallet_of(user),
        10_000 * MICRO,
        code=Transfer.Code.TOP_UP,
    )
    return user


def accepted(
    built: Built, customer: User, operator: User, name: str = "village-library", **fields: str
) -> Run:
    """The run of a new order that an operator has released for delivery."""
    order = Order.objects.create(
        customer=funded(customer),
        repository_name=name,
        text=TEXT,
        package="basic",
        contact_name="Ada",
        **fields,
    )
    order = actions.submit(order, customer, key=f"once {name}")
    return proven(actions.approve(order, operator), built, operator)


def proven(order: Order, built: Built, operator: User) -> Run:
    """The run of an approved order, with files and evidence, released by an operator."""
    order = actions.start(order)
    run = order.runs.get(attempt=order.attempt)
    report = report_of(loads(json.dumps(order.spec)))
    evidence = built.folder.parent / f"evidence-{run}"
    (evidence / "screenshots").mkdir(parents=True, exist_ok=True)
    (evidence / "report.json").write_text(report.model_dump_json())
    (evidence / "report.html").write_text("<h1>Report</h1><script>alert(1)</script>")
    (evidence / "screenshots" / "c1-desktop.jpg").write_bytes(b"\xff\xd8\xff picture")
    run.spec_digest = artefacts.put(dumps(built.spec).encode())
    folder = Path(shutil.copytree(built.folder, evidence / "app"))
    finishing.finish(order, folder)
    run.source_digest = bundles.pack(folder)
    shutil.rmtree(folder)
    run.evidence_digest = bundles.pack(evidence)
    run.report = report.model_dump(mode="json")
    run.save()
    order = actions.review(order, run)
    actions.accept(order, operator)
    return Run.objects.get(pk=run.pk)


def revised(delivery: Delivery, built: Built, operator: User) -> Run:
    """The run of a revision of a delivered app, released for delivery."""
    order = Order.objects.get(pk=delivery.app.order_id)
    order = actions.revise(order, order.customer, REVISED)
    return proven(actions.approve(order, operator), built, operator)


def handed_over(run: Run) -> Delivery:
    """The delivery of a run, its order delivered."""
    delivery = handover.publish(run)
    actions.deliver(run.order, delivery)
    return delivery


def report_of(spec: AppSpec) -> Report:
    """A report in which all that the spec asks for was found but one criterion."""
    shot = Screenshot(viewport="desktop", path="screenshots/c1-desktop.jpg")
    criteria = [
        CriterionResult(id=each.id, text=each.text, status="pass", screenshots=(shot,))
        for each in spec.criteria
    ]
    criteria[-1] = criteria[-1].model_copy(update={"status": "not_built"})
    return Report(
        app=spec.name,
        ok=True,
        score=Score(
            version=1,
            total=93,
            parts=(ScorePart(name="criteria", points=33, of=40, reason="One is not built."),),
        ),
        checks=(Check(name="types", status="pass", seconds=0.4, summary="No error."),),
        criteria=tuple(criteria),
        seconds=4.2,
    )
