"""Runs real workers and real requests that are killed at named points; started by test_faults.

Prints as JSON what was there at the end. The stages that take minutes - building a whole app and
proving it in a browser - make a small one here instead; everything else is the product as it is.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "appmint.site.settings"
django.setup()

from django.db import connections  # noqa: E402  # after the set-up

from appmint.pipeline.stages import App, Plan, Proven  # noqa: E402
from appmint.quality import Check, CheckEvent, CriterionResult, Report  # noqa: E402
from appmint.quality.gates import GATES  # noqa: E402
from appmint.quality.results import Score  # noqa: E402
from appmint.site.accounts.models import User  # noqa: E402
from appmint.site.apps import handover, repository  # noqa: E402
from appmint.site.apps.models import App as DeliveredApp  # noqa: E402
from appmint.site.apps.models import Delivery  # noqa: E402
from appmint.site.config import config  # noqa: E402
from appmint.site.orders import actions  # noqa: E402
from appmint.site.orders.models import Order  # noqa: E402
from appmint.site.runs import queue, steps, worker, workflow  # noqa: E402
from appmint.site.runs.models import Run, RunEvent  # noqa: E402
from appmint.site.wallet import ledger  # noqa: E402
from appmint.site.wallet.models import MICRO, Transfer  # noqa: E402
from appmint.site.warming import warm_up  # noqa: E402

TEXT = (
    "A website for a street's tool library. Neighbours can browse and search tools, open a tool "
    "to see its details, and add a new tool with title and description."
)
WITHIN_S = 60.0
MARKS = config().folder / "killed"


def mark_of(point: str) -> Path:
    """What says that a process has died at the point."""
    return MARKS / point.replace(" ", "-")


def die_at(point: str) -> None:
    """Kills this process, as nothing could hinder, the first time it comes here."""
    mark = mark_of(point)
    if MARKS.is_dir() and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)


def died_at(point: str) -> bool:
    """Whether a process has died here; until then whoever waits for the rest waits on."""
    return mark_of(point).exists()


def mortal(name: str, work: Callable[..., object]) -> Callable[..., object]:
    def dies_before_and_after(*given: object, **named: object) -> object:
        die_at(f"{name} begun")
        result = work(*given, **named)
        die_at(f"{name} done")
        return result

    return dies_before_and_after


def construct(plan: Plan) -> App:
    (plan.folder / "src").mkdir(parents=True)
    (plan.folder / "README.md").write_text(f"# {plan.spec.name}\n")
    (plan.folder / "src" / "main.ts").write_text("export {};\n")
    return App(plan.spec, plan.folder, 2)


def prove(app: App, *, on_event: Callable[[CheckEvent], None]) -> Proven:
    ok = not (config().folder / "fails").exists()
    app.evidence.mkdir()
    (app.evidence / "c1.jpg").write_bytes(b"\xff\xd8\xff")
    on_event(CheckEvent(kind="finished", name="types", status="pass", seconds=0.1))
    die_at("verify half done")
    for viewport in ("desktop", "mobile"):
        on_event(
            CheckEvent(
                kind="criterion",
                name="c1",
                status="pass",
                viewport=viewport,
                screenshot="c1.jpg",
            )
        )
    report = Report(
        app=app.spec.name,
        ok=ok,
        score=Score(version=1, total=90, parts=()),
        checks=tuple(Check(name=name, status="pass" if ok else "fail") for name in GATES),
        criteria=(CriterionResult(id="c1", text="Browse", status="pass"),),
        seconds=0.1,
    )
    (app.evidence / "report.json").write_text(report.model_dump_json())
    return Proven(app, report)


def build_pages(folder: Path) -> None:
    (folder / "dist").mkdir()


def put_in_seams() -> None:
    setattr(steps, "construct", construct)  # noqa: B010  # replaced in this process alone
    setattr(steps, "prove", prove)  # noqa: B010
    setattr(handover, "build_pages", build_pages)  # noqa: B010
    for module, names in (
        (queue, ("enqueue", "enqueue_delivery")),
        (steps, ("give_up", "plan", "written")),
        (repository, ("commit", "zipped")),
    ):
        for name in names:
            setattr(module, name, mortal(name, getattr(module, name)))
    for stages in ("_MAKE", "_RELEASE", "_GIVE"):
        wrapped = tuple((name, mortal(name, work)) for name, work in getattr(workflow, stages))
        setattr(workflow, stages, wrapped)


def disconnect() -> None:
    """Before a fork: no process may use another's connections."""
    connections.close_all()
    queue._client(config().queue_database).destroy()
    queue._client.cache_clear()


def life(work: Callable[[], None]) -> int:
    """Does the work in a process of its own; the signal that ended it, 0 without."""
    disconnect()
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)
    _, status = os.waitpid(pid, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def worker_lives_until(done: Callable[[Order], bool]) -> int:
    """How many workers were killed by themselves before the order came so far."""
    killed = 0
    until = time.monotonic() + WITHIN_S
    while True:
        disconnect()
        pid = os.fork()
        if pid == 0:
            worker.work(threading.Event())
        while True:
            if time.monotonic() > until:
                os.kill(pid, signal.SIGKILL)
                sys.exit(f"The order did not come so far: {facts(Order.objects.get())}")
            ended, _ = os.waitpid(pid, os.WNOHANG)
            if ended:
                killed += 1
                break
            if done(Order.objects.get()):
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
                return killed
            time.sleep(0.05)


def order() -> None:
    customer = User.objects.create_user("ada@example.com", None, name="Ada")
    User.objects.create_user("olga@example.com", None, name="Olga", is_staff=True)
    paid = 5000 * MICRO
    ledger.move("top-up", ledger.issuance(), ledger.wallet_of(customer), paid, code="top_up")
    draft = Order.objects.create(
        customer=customer,
        repository_name="tool-library",
        text=TEXT,
        package="basic",
        contact_name="Ada",
    )
    actions.submit(draft, customer, key="once")


def decide(action: Callable[..., Order]) -> None:
    action(Order.objects.get(), User.objects.get(is_staff=True))


def facts(found: Order) -> dict[str, object]:
    wallet = ledger.wallet_of(found.customer)
    repositories = list((config().folder / "repositories").glob("[!.]*"))
    return {
        "order": found.state,
        "reason": found.reason,
        "runs": list(found.runs.values_list("state", flat=True)),
        "stages": sorted(
            RunEvent.objects.filter(kind="stage").values_list("key", flat=True).distinct()
        ),
        "events": RunEvent.objects.count(),
        "audit": list(found.events.values_list("action", flat=True)),
        "apps": DeliveredApp.objects.count(),
        "deliveries": Delivery.objects.count(),
        "repositories": len(repositories),
        "commits": [commits(folder) for folder in repositories],
        "transfers": sorted(Transfer.objects.values_list("kind", flat=True)),
        "balance": wallet.balance_micro // MICRO,
        "held": wallet.held_micro // MICRO,
        "sum": ledger.total_micro(),
        "differences": len(ledger.rebuild()),
        "workflows": queue.statuses([found.runs.get().workflow_id]),
        "killed_at": sorted(mark.name for mark in MARKS.glob("*")),
    }


def commits(folder: Path) -> int:
    told = subprocess.run(
        ["git", "-C", folder, "rev-list", "--count", "main"],
        check=True,
        capture_output=True,
        text=True,
        env={
            **os.environ,
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": "safe.directory",
            "GIT_CONFIG_VALUE_0": "*",
        },
    )
    return int(told.stdout)


def main(outcome: str) -> None:
    # Once, in place of once in each of the processes that are about to live and die.
    warm_up()
    queue.prepare()
    put_in_seams()
    life(order)
    MARKS.mkdir()
    if outcome == "fails":
        (config().folder / "fails").touch()
    deaths = [life(lambda: decide(actions.approve))]
    last = "review done" if outcome == "succeeds" else "give_up done"
    killed = worker_lives_until(
        lambda found: found.state in ("in_review", "failed") and died_at(last)
    )
    if outcome == "succeeds":
        deaths.append(life(lambda: decide(actions.accept)))
        killed += worker_lives_until(
            lambda found: found.runs.get().state == Run.State.FINISHED and died_at("deliver done")
        )
    told = {**facts(Order.objects.get()), "workers_killed": killed, "requests_killed": deaths}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1])
