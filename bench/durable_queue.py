"""What the durable queue costs, with stages that do nothing; and real orders through a real worker.

    python bench/durable_queue.py [--orders 200] [--real 0] [--database postgresql://...]

With empty stages everything is the product but the work itself: what is left is what queue, steps,
telling and the orders' states cost. The queue is filled while it is paused, with random priorities,
then opened. Prints milliseconds per stage, whether priorities were kept, and the worker's memory.
Real orders are the samples, from their text to an app that waits for its operator.
"""

import os
import random
import resource
import signal
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import click

STAGES = ("read", "build", "verify", "review")
SAMPLES = Path(__file__).parent.parent / "samples"
MIB = 1024 * 1024


@click.command()
@click.option("--orders", default=200, help="With empty stages.")
@click.option("--real", default=0, help="Real orders afterwards.")
@click.option("--database", default="", help="postgresql://...; SQLite when not given.")
def main(orders: int, real: int, database: str) -> None:
    with tempfile.TemporaryDirectory(prefix="appmint-bench-") as data:
        os.environ["APPMINT_DATA"] = data
        os.environ["DJANGO_SETTINGS_MODULE"] = "appmint.site.settings"
        if database:
            os.environ["DATABASE_URL"] = database
        import django

        django.setup()
        from django.core.management import call_command

        from appmint.site.runs import queue

        call_command("migrate", verbosity=0)
        queue.prepare()
        click.echo(f"Database: {'PostgreSQL' if database else 'SQLite'}; load {os.getloadavg()[0]}")
        if orders:
            empty_stages(orders)
        if real:
            real_orders(real)


def empty_stages(count: int) -> None:
    from appmint.site.accounts.models import User
    from appmint.site.orders.models import Order
    from appmint.site.runs import queue
    from appmint.site.runs.models import Run, RunEvent

    customer = User.objects.create_user("bench@example.com", None)
    draw = random.Random(1)  # noqa: S311  # priorities, no secrets
    queue.pause()
    for _ in range(count):
        order = Order.objects.create(customer=customer, state="approved", attempt=1)
        run = Run.objects.create(
            order=order,
            attempt=1,
            workflow_id=f"{order.number}-1",
            priority=draw.randint(1, 4),
        )
        queue.enqueue(run)
    worker = started_worker(empty=True)
    time.sleep(5)
    before = memory_mib(worker)
    begun = time.monotonic()
    queue.resume()
    finished = RunEvent.objects.filter(key="stage review finished")
    wait_until(lambda: finished.count() == count)
    took = time.monotonic() - begun
    after = memory_mib(worker)
    end(worker)
    times = {
        (event.run_id, event.key): event.at.timestamp()
        for event in RunEvent.objects.filter(kind="stage")
    }
    runs = list(Run.objects.filter(order__customer=customer).order_by("pk"))
    # From the end of one stage to the end of the next: a whole stage, its record included.
    each = [
        1000 * (times[run.pk, f"stage {now} finished"] - times[run.pk, f"stage {last} finished"])
        for run in runs
        for last, now in pairwise(STAGES)
    ]
    order_begun = sorted(runs, key=lambda run: times[run.pk, "stage read started"])
    kept = [run.priority for run in order_begun] == sorted(run.priority for run in runs)
    quantiles = statistics.quantiles(each, n=20)
    click.echo(
        f"{count} runs of {len(STAGES)} empty stages: {statistics.median(each):.1f} ms a stage "
        f"(median; 95 %: {quantiles[-1]:.1f} ms), {took:.0f} s in all; priorities "
        f"{'kept' if kept else 'NOT kept'}; worker's memory {before} MiB, then {after} MiB"
    )


def real_orders(count: int) -> None:
    from appmint.site.accounts.models import User
    from appmint.site.orders import actions
    from appmint.site.orders.models import Order
    from appmint.site.wallet import ledger
    from appmint.site.wallet.models import MICRO

    customer = User.objects.create_user("real@example.com", None, name="Bench")
    tokens = 100_000 * MICRO
    ledger.move("bench", ledger.issuance(), ledger.wallet_of(customer), tokens, code="top_up")
    texts = sorted(SAMPLES.glob("*.txt"))
    for number in range(count):
        sample = texts[number % len(texts)]
        order = Order.objects.create(
            customer=customer,
            repository_name=sample.stem,
            text=sample.read_text("utf-8"),
            package="basic",
            contact_name="Bench",
        )
        actions.approve(actions.submit(order, customer, key=str(number)), None)
    worker = started_worker(empty=False)
    begun = time.monotonic()
    open_ = Order.objects.filter(customer=customer, state__in=["approved", "generating"])
    wait_until(lambda: not open_.exists())
    took = time.monotonic() - begun
    states = list(Order.objects.filter(customer=customer).values_list("state", flat=True))
    after = memory_mib(worker)
    end(worker)
    click.echo(
        f"{count} real orders: {took / count:.0f} s each, {took:.0f} s in all; "
        f"{states.count('in_review')} proven, {states.count('failed')} failed; "
        f"worker's memory {after} MiB"
    )


def started_worker(*, empty: bool) -> int:
    """A worker in a process of its own."""
    from django.db import connections

    from appmint.site.config import config
    from appmint.site.runs import queue, worker, workflow

    # No process may use another's connections.
    connections.close_all()
    queue._client(config().queue_database).destroy()
    queue._client.cache_clear()
    pid = os.fork()
    if pid:
        return pid
    if empty:
        setattr(workflow, "_MAKE", tuple((name, nothing) for name in STAGES[:-1]))  # noqa: B010
        setattr(workflow, "_RELEASE", ((STAGES[-1], nothing),))  # noqa: B010
    worker.work(threading.Event())
    sys.exit()


def nothing(_: object) -> str:
    return ""


def wait_until(done: Callable[[], bool]) -> None:
    while not done():
        time.sleep(0.2)


def memory_mib(pid: int) -> int:
    """The process' resident memory."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * resource.getpagesize() // MIB


def end(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


if __name__ == "__main__":
    main()
