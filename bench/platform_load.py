"""The whole platform under load: people browse while a full queue is worked off, for real.

    python bench/platform_load.py [--orders 200] [--users 50] [--seconds 120] [--pause 2]
                                  [--watching 10] [--database postgresql://...]
                                  [--texts FILE] [--seed 0]

Starts the platform as `start` does, in a folder of its own. All orders are put into the queue
while it is paused, with packages and rush drawn at random; then it is opened, and people browse:
each opens a page, reads it for `--pause` seconds on average, and opens the next; every tenth is an
operator; some keep the live page of a run open besides. Then it waits until the last order has
ended, however long that takes. Orders are small apps, or of a draw from FILE, which holds a text a
line as for `appmint bench briefs`; each is really built, proven and handed over.

Prints what pages took, errors, orders delivered, whether priorities were kept, whether the money is
exact, and the worker's memory along the way. Ends with 1 when something was not as promised; the
data folder stays then, to be looked at.
"""

import asyncio
import os
import random
import resource
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import click
import httpx

from appmint.pipeline.benchmark import draw, read_briefs

TEXT = (
    "A notice board for a small choir. Singers browse concerts, search them by title, open one to "
    "see date and place, and add a concert with title, date and place. The background is white "
    "and the components are teal."
)
PACKAGES = "basic,standard,premium"
P95_GOAL_MS = 150
GROWTH_ALLOWED = 1.15
"""The worker's memory at the end, as a part of what it was after a tenth of the orders."""
READY_WITHIN_S = 300
PAUSED_WITHIN_S = 5
"""Until no worker can begin anything any more: they hear of a pause when they look at the queue."""
LOOK_S = 2.0
MIB = 1024 * 1024
OWN_PAGES = (
    "/",
    "/orders/",
    "/orders/{order}/",
    "/orders/{draft}/steps/requirements",
    "/runs/{order}-1/",
    "/apps/",
    "/wallet/",
    "/messages/",
    "/messages/{order}/",
    "/notifications/",
    "/account/",
)
STAFF_PAGES = (
    "/staff/",
    "/staff/orders/",
    "/staff/orders/{order}/",
    "/staff/queue/",
    "/staff/customers/",
    "/staff/figures/",
)


@dataclass(frozen=True)
class Visitor:
    """Somebody with a session, and the addresses they go to."""

    session: str
    addresses: tuple[tuple[str, str], ...]
    """Each as it is listed, and filled in."""
    run: str


@dataclass
class Seen:
    """What browsing came to."""

    took_ms: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    news: int = 0


@click.command()
@click.option("--orders", default=200, help="Real ones, in the queue at the beginning.")
@click.option("--users", default=50, help="Who browse at once.")
@click.option("--seconds", default=120, help="How long they browse.")
@click.option("--pause", default=2.0, help="Seconds that a page is read, on average.")
@click.option("--watching", default=10, help="Live pages that stay open besides.")
@click.option("--database", default="", help="postgresql://...; SQLite when not given.")
@click.option("--texts", type=click.Path(path_type=Path), help="What is ordered, drawn from here.")
@click.option("--seed", default=0, help="What the draw starts from.")
def main(
    orders: int,
    users: int,
    seconds: int,
    pause: float,
    watching: int,
    database: str,
    texts: Path | None,
    seed: int,
) -> None:
    data = tempfile.mkdtemp(prefix="appmint-bench-")
    url = settings(data, database)
    with platform(Path(data)) as process:
        wait_ready(url, process)
        visitors = prepare(orders, users, drawn(texts, max(orders, users), seed))
        click.echo(
            f"{orders} orders in the queue, {users} people browse for {seconds} s, each a page "
            f"every {pause:g} s; load of the machine {os.getloadavg()[0]:.1f}"
        )
        crowd = visitors, seconds, pause, watching
        pages, memory = asyncio.run(under_load(url, *crowd, worker_of(process.pid)))
        rest = [*told_of_orders(orders), *told_of_memory(memory)]
    tell(rest)
    if all(held for _, held in [*pages, *rest]):
        shutil.rmtree(data)
    else:
        sys.exit(f"What the platform wrote and said stays in {data} to be looked at.")


def tell(told: list[tuple[str, bool]]) -> None:
    for line, held in told:
        click.echo(line if held else f"NOT AS PROMISED: {line}")


def settings(data: str, database: str) -> str:
    """Sets this process and the platform up; the site's address."""
    port = free_port()
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "appmint.site.settings",
        "APPMINT_DATA": data,
        "PORT": str(port),
        "APPMINT_PREVIEW_PORT": str(free_port()),
        "DEMO": "0",
        "APPMINT_APPROVE": PACKAGES,
        "APPMINT_DELIVER": PACKAGES,
        "APPMINT_DELIVER_SCORE": "0",
    }
    if database:
        os.environ["DATABASE_URL"] = database
    return f"http://localhost:{port}"


@contextmanager
def platform(data: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """The platform as one starts it; what it says goes to a file."""
    with (data / "said").open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "appmint.site", "start"], stdout=said, stderr=said
        )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def wait_ready(url: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + READY_WITHIN_S
    while time.monotonic() < until and process.poll() is None:
        with suppress(httpx.HTTPError):
            if httpx.get(f"{url}/readyz", timeout=5).status_code == httpx.codes.OK:
                return
        time.sleep(0.2)
    sys.exit(f"The platform did not get ready:\n{said()}")


def said() -> str:
    return Path(os.environ["APPMINT_DATA"], "said").read_text("utf-8")[-4000:]


def drawn(file: Path | None, number: int, seed: int) -> list[str]:
    """So many texts: of those in the file, or one small app again and again."""
    if file is None:
        return [TEXT] * number
    briefs = read_briefs(file)
    if len(briefs) < number:
        sys.exit(f"{file} holds {len(briefs)} texts: choose --orders and --users up to that.")
    return [brief.text for brief in draw(briefs, number, seed)]


def prepare(orders: int, users: int, texts: list[str]) -> list[Visitor]:
    """People with tokens, and their orders in the queue, which is open only at the end of this."""
    import django

    django.setup()
    from appmint.site.accounts.models import User
    from appmint.site.orders import actions
    from appmint.site.orders.models import Order
    from appmint.site.runs import queue
    from appmint.site.wallet import ledger
    from appmint.site.wallet.models import MICRO

    chance = random.Random(1)  # noqa: S311  # packages, no secrets
    people = [
        User.objects.create_user(
            f"user{number}@example.com", None, name=f"User {number}", is_staff=number % 10 == 0
        )
        for number in range(users)
    ]
    queue.pause()
    time.sleep(PAUSED_WITHIN_S)
    placed: dict[int, list[str]] = defaultdict(list)
    for number in range(max(orders, users)):
        user = people[number % users]
        ledger.move(
            f"bench {number}",
            ledger.issuance(),
            ledger.wallet_of(user),
            20_000 * MICRO,
            code="top_up",
        )
        order = Order.objects.create(
            customer=user,
            repository_name=f"app-{number}",
            text=texts[number],
            package=chance.choice(PACKAGES.split(",")),
            rush=chance.random() < 0.2,
            contact_name=user.name,
        )
        if number < orders:
            actions.submit(order, user, key=str(number))
        placed[user.pk].append(order.number)
    visitors = []
    for user in people:
        draft = Order.objects.create(
            customer=user, repository_name="next", text=TEXT, step="requirements"
        )
        # Whose order is only a draft looks at somebody's of the queue: nothing is to be a 404.
        own = placed[user.pk][0]
        queued = Order.objects.exclude(state="draft").filter(number=own).exists()
        pages = STAFF_PAGES if user.is_staff else OWN_PAGES
        known = [
            each for each in pages if queued or "{order}" not in each or each.startswith("/staff")
        ]
        filled = tuple((each, each.format(order=own, draft=draft.number)) for each in known)
        run = f"{own}-1" if queued else ""
        visitors.append(Visitor(session_of(user), filled, run))
    queue.resume()
    return visitors


def session_of(user: object) -> str:
    """A session in which the user is signed in, as its cookie has it."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)  # type: ignore[attr-defined]
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()  # type: ignore[attr-defined]
    session.create()
    return str(session.session_key)


async def under_load(
    url: str, visitors: list[Visitor], seconds: int, pause: float, watching: int, worker: int
) -> tuple[list[tuple[str, bool]], list[tuple[int, int]]]:
    """Browses for a while, tells of it, and waits for the last order.

    What the pages took and whether that is as promised; the worker's memory by orders.
    """
    seen = Seen()
    pages: list[tuple[str, bool]] = []
    memory: list[tuple[int, int]] = []
    # Made before the clock starts: each takes as long as several pages.
    browsers = [(client(url, each), each) for each in visitors]
    watchers = [(client(url, each), each) for each in visitors if each.run][:watching]
    until = time.monotonic() + seconds
    crowd = [browse(browser, who, until, pause, seen) for browser, who in browsers]
    crowd += [watch(browser, who, until, seen) for browser, who in watchers]
    browsing = asyncio.gather(*crowd)
    while True:
        ended, left = await asyncio.to_thread(standing)
        if not memory or memory[-1][0] != ended:
            memory.append((ended, memory_mib(worker)))
            click.echo(f"  {ended} ended, {left} left, worker {memory[-1][1]} MiB", err=True)
        if browsing.done() and not pages:
            await browsing
            pages = [*told_of_pages(seen)]
            tell(pages)
        if not left and pages:
            return pages, memory
        await asyncio.sleep(LOOK_S)


async def browse(
    browser: httpx.AsyncClient, who: Visitor, until: float, pause: float, seen: Seen
) -> None:
    chance = random.Random(who.session)  # noqa: S311  # pauses, no secrets
    async with browser:
        await asyncio.sleep(chance.uniform(0, pause))
        while time.monotonic() < until:
            name, address = chance.choice(who.addresses)
            begun = time.monotonic()
            try:
                answer = await browser.get(address)
            except httpx.HTTPError as problem:
                seen.errors.append(f"{name}: {type(problem).__name__}")
            else:
                seen.took_ms[name].append(1000 * (time.monotonic() - begun))
                if answer.status_code != httpx.codes.OK:
                    seen.errors.append(f"{name}: {answer.status_code}")
            await asyncio.sleep(chance.uniform(0, 2 * pause))


async def watch(browser: httpx.AsyncClient, who: Visitor, until: float, seen: Seen) -> None:
    """Keeps the live page of a run open until the run ends, as an EventSource does."""
    async with browser:
        while time.monotonic() < until:
            try:
                async with (
                    asyncio.timeout(until - time.monotonic()),
                    browser.stream("GET", f"/runs/{who.run}/events") as answer,
                ):
                    async for line in answer.aiter_lines():
                        seen.news += line.startswith("event:")
                        if line == "event: end":
                            return
            except (TimeoutError, httpx.HTTPError):
                await asyncio.sleep(1)


def client(url: str, who: Visitor) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        base_url=url, timeout=30, cookies={"appmint_session": who.session, "csrftoken": "c" * 32}
    )


def standing() -> tuple[int, int]:
    """How many orders have ended, and how many are on their way."""
    from django.db import connections

    from appmint.site.orders.models import Order

    try:
        sent = Order.objects.exclude(state="draft")
        ended = sent.filter(state__in=["delivered", "failed"]).count()
        return ended, sent.count() - ended
    finally:
        connections.close_all()


def told_of_pages(seen: Seen) -> Iterator[tuple[str, bool]]:
    for name, times in sorted(seen.took_ms.items(), key=lambda each: -p95(each[1])):
        yield f"  {p95(times):6.0f} ms (median {statistics.median(times):.0f})  {name}", True
    every = [each for times in seen.took_ms.values() for each in times]
    if every:
        yield (
            f"{len(every)} pages: median {statistics.median(every):.0f} ms, 95 % within "
            f"{p95(every):.0f} ms (goal {P95_GOAL_MS}); {seen.news} pieces of news",
            p95(every) < P95_GOAL_MS,
        )
    yield f"errors: {len(seen.errors)} {sorted(set(seen.errors))[:5]}", not seen.errors


def told_of_orders(orders: int) -> Iterator[tuple[str, bool]]:
    from appmint.site.orders.models import Order
    from appmint.site.runs.models import RunEvent
    from appmint.site.wallet import ledger
    from appmint.site.wallet.models import Account

    delivered = list(Order.objects.filter(state="delivered"))
    for order in Order.objects.filter(state="failed"):
        yield f"  {order.repository_name}: {order.reason} {order.text[:100]!r}", False
    yield f"{len(delivered)} of {orders} orders delivered", len(delivered) == orders
    begun = RunEvent.objects.filter(key="stage read started").order_by("at").select_related("run")
    waited = [(each.run.priority, each.run.queued_at, str(each.run)) for each in begun]
    for early, late in pairwise(waited):
        if early > late:
            yield f"  {early[2]} began before {late[2]}", False
    yield f"order of priority kept: {waited == sorted(waited)}", waited == sorted(waited)
    held = sum(account.held_micro for account in Account.objects.all())
    spent = sum(order.price_micro for order in delivered)
    exact = (
        ledger.total_micro() == 0
        and not ledger.rebuild()
        and held == 0
        and ledger.revenue().balance_micro == spent
    )
    yield f"money exact: sum 0, nothing on hold, taken what was delivered: {exact}", exact


def told_of_memory(memory: list[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """The worker's memory along the way; the first orders fill its caches."""
    last, at_end = memory[-1]
    early = next((mib for ended, mib in memory if ended >= max(1, last // 10)), at_end)
    along = memory[:: max(1, len(memory) // 8)]
    steps = ", ".join(f"{mib} MiB after {ended}" for ended, mib in [*along, memory[-1]])
    yield f"worker's memory: {steps}", at_end <= early * GROWTH_ALLOWED


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def worker_of(supervisor: int) -> int:
    """The worker's process: a child of the supervisor."""
    children = Path(f"/proc/{supervisor}/task/{supervisor}/children").read_text().split()
    for child in children:
        if b"\0worker\0" in Path(f"/proc/{child}/cmdline").read_bytes():
            return int(child)
    sys.exit(f"There is no worker:\n{said()}")


def memory_mib(pid: int) -> int:
    """The process' resident memory."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * resource.getpagesize() // MIB


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
