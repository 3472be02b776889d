"""Orders made with a model that fails at random, by workers that are killed at random.

    python -m tests.site.runs.drill ORDERS SEED

Prints as JSON what was there at the end. Queue, workflow, steps, ledger, book of calls, planning,
writing sessions, the ratchet and HTTP are the product's; building an app and proving it in a
browser, which take minutes, are made small here, and the gate refuses some apps at random.
"""

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "appmint.site.settings"
django.setup()

from django.db import connections  # noqa: E402  # after the set-up
from django.db.models import Sum  # noqa: E402
from django.utils import timezone  # noqa: E402

from appmint.llm.engine import Engine  # noqa: E402
from appmint.llm.plans import Planned  # noqa: E402
from appmint.llm.providers import Role  # noqa: E402
from appmint.llm.workspace import Workspace  # noqa: E402
from appmint.llm.writing import Checked, Session, Task  # noqa: E402
from appmint.llm.writing import write as write_session  # noqa: E402
from appmint.pipeline import extend as extending  # noqa: E402
from appmint.pipeline.extension import Extended  # noqa: E402
from appmint.pipeline.stages import EVIDENCE, App, Proven  # noqa: E402
from appmint.quality import CriterionResult, Inspection, Report  # noqa: E402
from appmint.quality.results import Score  # noqa: E402
from appmint.site.accounts.models import User  # noqa: E402
from appmint.site.apps import repository  # noqa: E402
from appmint.site.apps.models import App as DeliveredApp  # noqa: E402
from appmint.site.apps.models import Delivery  # noqa: E402
from appmint.site.config import config  # noqa: E402
from appmint.site.engine import tiers  # noqa: E402
from appmint.site.engine.models import ModelCall  # noqa: E402
from appmint.site.orders import actions  # noqa: E402
from appmint.site.orders.models import Order  # noqa: E402
from appmint.site.orders.states import State  # noqa: E402
from appmint.site.runs import queue, worker  # noqa: E402
from appmint.site.runs.models import Run, RunEvent  # noqa: E402
from appmint.site.wallet import ledger  # noqa: E402
from appmint.site.wallet.models import MICRO  # noqa: E402
from appmint.spec import AppSpec, dumps  # noqa: E402
from appmint.stacks.web.features.bespoke.places import places  # noqa: E402
from tests.llm.service import (  # noqa: E402
    KEY,
    MODEL,
    Answer,
    Asked,
    Drops,
    ErrorInside,
    Fails,
    ModelService,
    Raw,
    Says,
    ToolCall,
)
from tests.pipeline.test_ratchet import floor  # noqa: E402
from tests.site.runs import lives  # noqa: E402

WORKERS = 2
WITHIN_S = 3600.0
FAULTS: Sequence[Callable[[], Answer]] = (
    lambda: Fails(500),
    lambda: Fails(503),
    lambda: Fails(429, headers={"retry-after": "0"}),
    lambda: Fails(429, headers={"retry-after": "2s"}),
    Drops,
    lambda: Drops(politely=True),
    ErrorInside,
    lambda: Raw(b"<html>a proxy's page</html>"),
    lambda: Says(""),
    lambda: Says("I cannot help with that.", refusal="I cannot help with that."),
    lambda: Says("Once upon a time", finish="length"),
    lambda: Says(finish="content_filter"),
    lambda: Says(calls=[ToolCall("write_file", '{"path": "src/bespoke')]),
    lambda: Says(calls=[ToolCall("launch_rocket", "{}")]),
)
PLAN = {
    "parts": [
        {
            "wishes": [1],
            "heading": "Row counter",
            "purpose": "Counts rows.",
            "page": "Counter",
            "criteria": [
                {
                    "wish": 1,
                    "text": "Counting shows the next row",
                    "steps": [
                        {"do": "go", "path": ""},
                        {"do": "click", "kind": "button", "name": "Next row"},
                        {"do": "expect_text", "value": "Row 1"},
                    ],
                }
            ],
        }
    ]
}
SOURCE = "export function RowCounter() {\n  return <p>Row 1</p>\n}\n"


# --- the service --------------------------------------------------------------------------------


class Moody:
    """A model that does its work, except when it does not."""

    def __init__(self, seed: int, faults: float) -> None:
        self._dice = random.Random(seed)
        self._faults = faults
        self.delivered = 0

    def __call__(self, asked: Asked) -> Answer:
        if self._dice.random() < self._faults:
            return self._dice.choice(FAULTS)()
        self.delivered += 1
        if not asked.tools:
            return Says(json.dumps(PLAN))
        tools = [message for message in asked.body["messages"] if message["role"] == "tool"]
        if not tools:
            path = {"path": "src/bespoke/row-counter/index.tsx", "content": SOURCE}
            return Says(calls=[ToolCall("write_file", json.dumps(path))])
        if len(tools) == 1:
            return Says(calls=[ToolCall("run_checks", "{}")])
        return Says("It counts rows.")


# --- workers ------------------------------------------------------------------------------------


class SmallBench:
    """Looks and gates that take no time; some apps are refused, each always the same."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self._engine = engine
        self._folder = folder

    def look(
        self,
        spec: AppSpec,  # noqa: ARG002 - as the ratchet calls it
        custom: Mapping[str, str],  # noqa: ARG002
        criteria: tuple[str, ...],  # noqa: ARG002
    ) -> Inspection:
        return Inspection(("acceptance",), frozenset(), "acceptance (fail)", {})

    def write(
        self,
        role: Role,
        task: Task,
        custom: Mapping[str, str],  # noqa: ARG002 - as the ratchet calls it
        written: Mapping[str, str],
    ) -> tuple[Session, Mapping[str, str]]:
        app = self._folder / "bench"
        app.mkdir(exist_ok=True)
        (app / "package.json").write_text("{}")
        view = app / places(task.feature).view
        view.parent.mkdir(parents=True, exist_ok=True)
        view.write_text("export function RowCounter() {\n  return null\n}\n")
        workspace = Workspace(app, app, places(task.feature).folders, written)
        session = write_session(
            self._engine.model(role), task, workspace, lambda files: Checked(bool(files), "none")
        )
        return session, session.written

    def prove(self, spec: AppSpec, custom: Mapping[str, str]) -> tuple[Proven, str]:
        lot = hashlib.sha256(f"{self._folder}{len(custom)}".encode()).digest()[0]
        ok = not custom or lot % 5 > 0
        criteria = tuple(
            CriterionResult(id=each.id, text=each.text, status="pass")
            for each in spec.criteria
            if each.steps
        )
        score = Score(version=1, total=90, parts=())
        report = Report(
            app=spec.name, ok=ok, score=score, checks=(), criteria=criteria, seconds=0.1
        )
        return Proven(App(spec, self._folder, 1), report), "" if ok else "acceptance (fail)"


def extend(
    proven: Proven,
    planned: Sequence[Planned],
    engine: Engine,
    *,
    custom: Mapping[str, str],
    finish: Callable[[Path], None],
) -> Extended:
    folder = proven.app.folder
    done = extending.ratchet(proven, planned, SmallBench(engine, folder), custom=custom)
    for path, text in done.custom.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    (folder / EVIDENCE / "report.json").write_text(done.proven.report.model_dump_json())
    return done


def commit_story(folder: Path, *_: object, **__: object) -> None:
    """The floor's commit, without building the floor."""


def at_work() -> None:
    lives.put_in_seams()
    setattr(extending, "extend", extend)  # noqa: B010  # replaced in this process alone
    setattr(repository, "commit_story", commit_story)  # noqa: B010
    worker.work(threading.Event())


# --- the drill ----------------------------------------------------------------------------------


def orders(count: int) -> None:
    spec = json.loads(dumps(floor()))
    for number in range(count):
        customer = User.objects.create_user(f"customer-{number}@example.com", None)
        ledger.move(
            f"top-up-{number}",
            ledger.issuance(),
            ledger.wallet_of(customer),
            9000 * MICRO,
            code="top_up",
        )
        order = Order.objects.create(
            customer=customer,
            repository_name=f"knitting-{number}",
            text=lives.TEXT,
            package="premium" if number % 4 == 0 else "standard",
            contact_name="Ada",
        )
        actions.submit(order, customer, key="once")
        order.refresh_from_db()
        order.spec = spec
        order.save(update_fields=["spec"])
        actions.approve(order, None)


def begun() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.site.runs.drill", "worker"], stderr=subprocess.DEVNULL
    )


def settled(count: int) -> bool:
    """Whether every order is delivered or failed, or waits for the service on purpose."""
    ended = Order.objects.filter(state__in=[State.DELIVERED, State.FAILED]).count()
    later = timezone.now() + timedelta(seconds=5)
    waiting = Run.objects.filter(state=Run.State.QUEUED, not_before__gt=later).count()
    connections.close_all()
    return ended + waiting == count


def drill(count: int, seed: int) -> dict[str, object]:
    dice = random.Random(seed)
    queue.prepare()
    orders(count)
    killed, started = 0, time.monotonic()
    workers = [begun() for _ in range(WORKERS)]
    next_kill = dice.randint(5, 20)
    while not settled(count):
        if time.monotonic() - started > WITHIN_S:
            break
        # Told by what was done, not by the clock: however slow the machine, the drill goes on.
        done = RunEvent.objects.count()
        if done >= next_kill:
            number = dice.randrange(WORKERS)
            workers[number].send_signal(signal.SIGKILL)
            workers[number].wait()
            workers[number] = begun()
            killed += 1
            next_kill = done + dice.randint(20, 120)
        time.sleep(0.2)
    for each in workers:
        each.kill()
        each.wait()
    return {**facts(), "workers_killed": killed, "seconds": round(time.monotonic() - started)}


def facts() -> dict[str, object]:
    found = list(Order.objects.all())
    spent = list(ModelCall.objects.values("order").annotate(sum=Sum("cost_micro_usd")))
    engines = Counter(
        (run.engine.split(":")[0].split(" It ended")[0] or "nothing said")
        for run in Run.objects.filter(state=Run.State.FINISHED)
    )
    return {
        "orders": dict(Counter(order.state for order in found)),
        "without_reason": sum(
            order.state == State.FAILED and not order.reason.strip() for order in found
        ),
        "not_green": sum(
            not (run.report or {}).get("ok") for run in Run.objects.filter(state="finished")
        ),
        "deliveries": Delivery.objects.count(),
        "delivered_twice": Delivery.objects.count() - DeliveredApp.objects.count(),
        "waiting": Run.objects.filter(state=Run.State.QUEUED, waited__gt=0).count(),
        "engines": dict(engines),
        "calls": dict(Counter(ModelCall.objects.values_list("outcome", flat=True))),
        "spent_micro_usd": ModelCall.objects.aggregate(sum=Sum("cost_micro_usd"))["sum"] or 0,
        "dearest_order_micro_usd": max((row["sum"] for row in spent), default=0),
        "ceilings": tiers.settings().ceilings.model_dump(),
        "sum": ledger.total_micro(),
        "differences": len(ledger.rebuild()),
        "held_micro": sum(
            ledger.wallet_of(order.customer).held_micro
            for order in found
            if order.state in (State.DELIVERED, State.FAILED)
        ),
    }


def main(count: int, seed: int) -> None:
    """The drill, against a service of its own in this process."""
    moody = Moody(seed, faults=0.25)
    with ModelService(moody) as service:
        told = {
            "APPMINT_MODEL_BASE_URL": service.url,
            "APPMINT_MODEL_API_KEY": KEY,
            "APPMINT_MODEL_TRIES": "3",
            "APPMINT_MODEL_LONGEST_WAIT_S": "3",
            "APPMINT_MODEL_ORDER_USD": "0.5",
            "APPMINT_MODEL_DAY_USD": str(0.02 * count),
            "APPMINT_MODEL_OUTPUT_TOKENS": "1024",
            "APPMINT_MODEL_WAITS": "premium",
            "APPMINT_DELIVER": "standard,premium",
            "APPMINT_WORKERS": "2",
            **{f"APPMINT_MODEL_{role}": MODEL for role in ("READ", "WRITE", "REPAIR")},
        }
        os.environ.update(told)
        config.cache_clear()
        found = drill(count, seed)
    sys.stdout.write(json.dumps({**found, "delivered_answers": moody.delivered}))


if __name__ == "__main__":
    if sys.argv[1] == "worker":
        at_work()
    else:
        main(int(sys.argv[1]), int(sys.argv[2]))
