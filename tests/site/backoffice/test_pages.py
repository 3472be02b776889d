"""The operators' pages besides decisions."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from appmint.site.accounts.models import User
from appmint.site.backoffice.figures import in_words
from appmint.site.messaging.models import Notification
from appmint.site.messaging.threads import send
from appmint.site.orders import actions
from appmint.site.orders.models import Order
from appmint.site.orders.states import State
from appmint.site.runs import queue
from appmint.site.runs.models import Run, Worker
from appmint.site.runs.telling import tell
from appmint.site.wallet import ledger
from appmint.site.wallet.models import MICRO
from tests.site.orders.making import Make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_queue")]

SignIn = Callable[[User], Client]


@pytest.fixture
def desk(operator: User, signed_in: SignIn) -> Client:
    """The browser of an operator."""
    return signed_in(operator)


def staff_pages(order: Order, customer: User) -> list[str]:
    """Every address of this part."""
    values = {"number": order.number, "name": "approve", "pk": customer.pk}
    found = []
    for pattern in get_resolver("appmint.site.backoffice.urls").url_patterns:
        route = str(pattern.pattern)
        for name, value in values.items():
            route = route.replace(f"<str:{name}>", str(value)).replace(f"<int:{name}>", str(value))
        found.append(f"/staff/{route}")
    return found


def test_no_staff_page_is_there_for_customers_and_visitors(
    order_in: Make, customer: User, other: User, operator: User, signed_in: SignIn
) -> None:
    order = order_in(State.AWAITING_APPROVAL)
    addresses = staff_pages(order, customer)
    assert len(addresses) == 12
    for address in addresses:
        for method in ("get", "post"):
            for somebody in (customer, other):
                assert getattr(signed_in(somebody), method)(address).status_code == 404
            answer = getattr(Client(), method)(address)
            assert answer.status_code == 302
            assert answer["Location"].startswith("/accounts/login/")
        assert signed_in(operator).get(address).status_code in {200, 405}
    order.refresh_from_db()
    assert order.state == State.AWAITING_APPROVAL


def test_the_overview_shows_what_waits(order_in: Make, customer: User, desk: Client) -> None:
    order = order_in(State.AWAITING_APPROVAL)
    in_review = order_in(State.IN_REVIEW)
    failed = order_in(State.FAILED)
    send(order, customer, "Hello?", key="1")
    page = desk.get("/staff/").text
    for each, before, after in (
        (order, 'id="approvals"', 'id="reviews"'),
        (in_review, 'id="reviews"', 'id="failed"'),
        (failed, 'id="failed"', "</main>"),
    ):
        assert str(each) in page[page.index(before) : page.index(after)]
    assert "The gate did not pass." in page
    assert "Messages, 1 unread" in page


def test_with_nothing_waiting_the_overview_says_so(desk: Client) -> None:
    page = desk.get("/staff/").text
    assert "No order waits for approval." in page
    assert "No app waits for its release." in page
    assert "No order has failed." in page


def test_the_overview_says_whether_a_worker_is_alive(desk: Client) -> None:
    Worker.objects.create(name="one", seen_at=timezone.now() - timedelta(minutes=5))
    assert "No worker is alive" in desk.get("/staff/").text
    Worker.objects.create(name="two")
    assert "1 worker at work." in desk.get("/staff/").text


def test_a_queue_that_cannot_be_reached_is_told_and_breaks_no_page(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def out_of_reach() -> bool:
        raise queue.QueueUnavailable("The queue's database cannot be reached: no route.")

    monkeypatch.setattr(queue, "paused", out_of_reach)
    for address in ("/staff/", "/staff/queue/"):
        assert "no route." in desk.get(address).text


def test_letters_that_do_not_go_out_are_told(desk: Client, customer: User) -> None:
    Notification.objects.create(
        user=customer, kind="order", text="News", url="/", key="1", letter_problem="Refused"
    )
    assert "1 letter could not be sent" in desk.get("/staff/").text


def test_orders_are_searched_filtered_and_sorted(order_in: Make, other: User, desk: Client) -> None:
    waiting = order_in(State.AWAITING_APPROVAL)
    draft = Order.objects.create(
        customer=other, repository_name="tool-shed", text="Lend tools", package="premium"
    )

    def found(**address: str) -> list[str]:
        page = desk.get("/staff/orders/", address).text
        numbers = [str(waiting), str(draft)]
        return sorted(
            (n for n in numbers if f"/staff/orders/{n}/" in page),
            key=lambda n: page.index(f"/staff/orders/{n}/"),
        )

    assert found() == [str(draft), str(waiting)]
    assert found(sort="price") == [str(waiting), str(draft)]
    assert found(sort="longest") == [str(waiting), str(draft)]
    assert found(state="waiting") == [str(waiting)]
    assert found(state="drafts") == [str(draft)]
    assert found(package="premium") == [str(draft)]
    for query in ("tool-shed", "LEND TOOLS", "bob@example", "Bob", str(draft)):
        assert found(q=query) == [str(draft)], query
    assert found(q="village", state="drafts") == []
    assert found(q="x\0y") == []
    assert found(state="nonsense", sort="nonsense", package="nonsense", page="99") == [
        str(draft),
        str(waiting),
    ]


def test_orders_come_in_pages(customer: User, desk: Client) -> None:
    Order.objects.bulk_create(
        Order(customer=customer, number=f"AM-9{n:05d}", repository_name="app") for n in range(30)
    )
    assert "Page 1 of 2" in desk.get("/staff/orders/").text
    second = desk.get("/staff/orders/?q=app&page=2").text
    assert "26–30 of 30" in second
    assert "?q=app&amp;page=1" in second


def test_the_queue_lists_runs_in_their_order(order_in: Make, desk: Client, customer: User) -> None:
    basic, rush = order_in(State.APPROVED), order_in(State.APPROVED)
    rush.runs.update(priority=1)
    at_work = order_in(State.GENERATING)
    at_work.runs.update(state=Run.State.RUNNING, started_at=timezone.now(), stage="verify")
    failed = order_in(State.FAILED)
    Worker.objects.create(name="worker-one")
    page = desk.get("/staff/queue/").text
    running, queued, workers, fails = (
        page.index(f'id="{name}"') for name in ("running", "queued", "workers", "failed-runs")
    )
    assert f"{at_work}-1" in page[running:queued]
    assert "Verify" in page[running:queued]
    first, second = (page[queued:workers].index(f"{each}-1") for each in (rush, basic))
    assert first < second
    assert "worker-one" in page[workers:fails]
    assert f"{failed}-1" in page[fails:]
    assert "The gate did not pass." in page[fails:]


def test_a_long_queue_has_pages_with_places_that_count_on(order_in: Make, desk: Client) -> None:
    run = order_in(State.APPROVED).runs.get()
    Run.objects.bulk_create(
        Run(order=run.order, attempt=attempt, workflow_id=f"{run.order}-{attempt}", priority=99)
        for attempt in range(2, 28)
    )
    first, second = (desk.get(f"/staff/queue/?page={number}").text for number in (1, 2))
    assert "Queued (27)" in first
    assert "1–25 of 27" in first
    assert f"{run}<" in first
    assert f"{run}<" not in second
    assert [place in second for place in ('class="end">25<', 'class="end">26<')] == [False, True]
    assert "?page=2" in second, "what brings the page up to date stays on it"


def test_the_queue_can_be_paused_and_resumed(desk: Client) -> None:
    Worker.objects.create(name="one")
    assert "Pause the queue?" in desk.get("/staff/queue/").text, "it asks first"
    page = desk.post("/staff/queue/pause", follow=True).text
    assert "The queue is paused" in page
    assert queue.paused()
    page = desk.post("/staff/queue/resume", follow=True).text
    assert "The queue is paused" not in page
    assert not queue.paused()


def test_the_queue_page_brings_itself_up_to_date(desk: Client) -> None:
    whole = desk.get("/staff/queue/").text
    part = desk.get("/staff/queue/", headers={"HX-Request": "true"}).text
    assert 'hx-trigger="every 5s"' in whole
    assert "<html" not in part
    assert 'id="workers"' in part


def test_customers_are_found_by_address_name_and_order(
    order_in: Make, customer: User, other: User, desk: Client
) -> None:
    order = order_in(State.AWAITING_APPROVAL)
    order_in(State.DRAFT)
    for query in ("ADA@", "ada", str(order).lower()):
        page = desk.get("/staff/customers/", {"q": query}).text
        assert "ada@example.com" in page
        assert "bob@example.com" not in page
        assert '<td data-label="Orders" class="end">2</td>' in page
        assert "9,000 ECE" in page
    assert "Nobody fits" in desk.get("/staff/customers/", {"q": "nobody"}).text


def test_a_customers_page_shows_orders_balance_and_ledger(
    order_in: Make, customer: User, desk: Client
) -> None:
    order = order_in(State.AWAITING_APPROVAL)
    page = desk.get(f"/staff/customers/{customer.pk}/").text
    assert str(order) in page
    assert "9,000 ECE" in page
    assert "1,000 ECE set aside" in page
    assert desk.get("/staff/customers/999999/").status_code == 404


def test_an_operator_adds_tokens_for_a_reason(customer: User, operator: User, desk: Client) -> None:
    address = f"/staff/customers/{customer.pk}/top-up"
    form = {"key": uuid.uuid4(), "amount_ece": "250", "reason": "Paid by bank transfer"}
    for _ in range(2):
        page = desk.post(address, form, follow=True).text
        assert "250 ECE were added to the wallet of Ada." in page
    assert ledger.wallet_of(customer).available_micro == 250 * MICRO, "once"
    assert ledger.total_micro() == 0
    transfer = ledger.wallet_of(customer).credit_transfers.get()
    assert (transfer.by, transfer.memo) == (operator, "Paid by bank transfer")
    assert transfer.debit == ledger.issuance()
    told = customer.notifications.get()
    assert told.text == "250 ECE were added to your wallet: Paid by bank transfer"


def test_the_key_of_a_top_up_is_of_use_once(customer: User, other: User, desk: Client) -> None:
    address = f"/staff/customers/{customer.pk}/top-up"
    form = {"key": uuid.uuid4(), "amount_ece": "250", "reason": "Gift"}
    desk.post(address, form)
    page = desk.post(address, {**form, "amount_ece": "900"})
    assert page.status_code == 409
    assert "This form was used before" in page.text
    assert ledger.wallet_of(customer).available_micro == 250 * MICRO


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"amount_ece": "0"}, "greater than or equal to 1"),
        ({"amount_ece": "-5"}, "greater than or equal to 1"),
        ({"amount_ece": "1000001"}, "less than or equal to"),
        ({"amount_ece": "1.5"}, "Enter a whole number."),
        ({"amount_ece": "9" * 400}, "less than or equal to"),
        ({"reason": " "}, "This field is required."),
        ({"reason": "x" * 201}, "at most 200"),
    ],
)
def test_a_bad_top_up_is_shown_again_with_a_sentence(
    customer: User, desk: Client, fields: dict[str, str], sentence: str
) -> None:
    form = {"key": uuid.uuid4(), "amount_ece": "250", "reason": "Gift", **fields}
    page = desk.post(f"/staff/customers/{customer.pk}/top-up", form)
    assert page.status_code == 422
    assert sentence in page.text
    assert ledger.wallet_of(customer).available_micro == 0


def test_the_figures_are_counted_and_measured(
    order_in: Make, customer: User, operator: User, desk: Client
) -> None:
    order = order_in(State.DELIVERED)
    order_in(State.FAILED)
    run = order.runs.get()
    for stage, seconds in (("build", 2.0), ("verify", 11.5)):
        told = {"stage": stage, "state": "finished", "seconds": seconds, "summary": ""}
        tell(run, "stage", f"stage {stage} finished", told)
    page = desk.get("/staff/figures/").text
    assert "11.50 s" in page
    assert "<dt>Earned</dt><dd>1,000 ECE</dd>" in page
    assert "<dt>Revenue</dt><dd>1,000 ECE</dd>" in page
    assert "<dt>Ever issued</dt><dd>10,000 ECE</dd>" in page
    assert "<dt>In wallets</dt><dd>9,000 ECE</dd>" in page
    assert "<dt>Sent</dt><dd>2</dd>" in page
    assert "<dt>Failed</dt><dd>1</dd>" in page
    assert "<dt>Work of the workers</dt><dd>14 s</dd>" in page
    actions.refund(order, operator, "As agreed.")
    page = desk.get("/staff/figures/").text
    assert "<dt>Refunded</dt><dd>1,000 ECE</dd>" in page
    assert "<dt>Revenue</dt><dd>0 ECE</dd>" in page


def test_figures_without_any_order_are_shown_too(desk: Client) -> None:
    page = desk.get("/staff/figures/").text
    assert "No stage has been finished yet." in page
    assert "Nothing has been earned yet." in page


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (45.2, "45 s"), (90, "1 min 30 s"), (3600, "1 h"), (180_000, "2 d 2 h")],
)
def test_times_are_told_in_two_units(seconds: float, words: str) -> None:
    assert in_words(seconds) == words
