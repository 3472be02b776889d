"""The wallet's pages, as its owner and others see them."""

import csv
import io
import re
import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from appmint.site.accounts.models import User
from appmint.site.config import config
from appmint.site.wallet import ledger, top_ups
from appmint.site.wallet.models import MICRO, TopUp, Transfer

pytestmark = pytest.mark.django_db

NOBODYS = uuid.UUID(int=1)
SignIn = Callable[[User], Client]


@pytest.fixture
def browser(customer: User, signed_in: SignIn) -> Client:
    return signed_in(customer)


def available_ece(user: User) -> int:
    return ledger.wallet_of(user).available_micro // MICRO


def started(user: User, amount_ece: int = 1000) -> TopUp:
    return top_ups.start(user, uuid.uuid4(), amount_ece, provider="practice")


def form(**fields: object) -> dict[str, object]:
    return {"key": uuid.uuid4(), "choice": "5000", "other_ece": "", "return_to": "", **fields}


def test_a_customer_tops_up_by_a_practice_payment_that_says_so(
    browser: Client, customer: User
) -> None:
    says = "This is a practice payment: no money moves"
    assert says in browser.get("/wallet/top-up").text
    paying = browser.post(
        "/wallet/top-up", form(return_to="/orders/AM-000001/payment"), follow=True
    )
    assert says in paying.text
    assert "5,000 ECE" in paying.text
    done = browser.post(paying.request["PATH_INFO"], {"outcome": "pay"}, follow=True)
    assert says in done.text
    assert "5,000 ECE were added" in done.text
    assert 'href="/orders/AM-000001/payment"' in done.text
    assert available_ece(customer) == 5000


def test_a_declined_practice_payment_adds_nothing(browser: Client, customer: User) -> None:
    top_up = started(customer)
    done = browser.post(f"/wallet/practice/{top_up.pk}", {"outcome": "decline"}, follow=True)
    assert "Nothing was added" in done.text
    assert available_ece(customer) == 0


def test_pressing_twice_pays_once(browser: Client, customer: User) -> None:
    asked = form()
    first = browser.post("/wallet/top-up", asked)
    second = browser.post("/wallet/top-up", asked)
    assert first["Location"] == second["Location"]
    for _ in range(2):
        browser.post(first["Location"], {"outcome": "pay"})
    assert available_ece(customer) == 5000
    assert [each.text for each in customer.notifications.all()] == [
        "5,000 ECE were added to your wallet."
    ]
    assert browser.post("/wallet/top-up", asked)["Location"].startswith("/wallet/top-up/")


def test_any_amount_within_the_limits_can_be_typed(browser: Client, customer: User) -> None:
    location = browser.post("/wallet/top-up", form(choice="other", other_ece="1234"))["Location"]
    assert "US$ 12.34" in browser.get(location).text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"choice": "other", "other_ece": "99"}, "Choose between 100 and 20,000 ECE."),
        ({"choice": "other", "other_ece": "20001"}, "Choose between 100 and 20,000 ECE."),
        ({"choice": "other", "other_ece": ""}, "Say how many ECE you want."),
        ({"choice": "other", "other_ece": "1.5"}, "Enter a whole number."),
        ({"choice": "other", "other_ece": "9" * 40}, "Choose between 100 and 20,000 ECE."),
        ({"choice": "7"}, "Choose one of these amounts, or another amount."),
        ({"choice": ""}, "Choose one of these amounts, or another amount."),
    ],
)
def test_other_amounts_are_refused_with_a_sentence(
    browser: Client, customer: User, fields: dict[str, object], sentence: str
) -> None:
    page = browser.post("/wallet/top-up", form(**fields))
    assert page.status_code == 422
    assert sentence in page.text
    if typed := fields.get("other_ece"):
        assert f'value="{typed}"' in page.text
    assert not customer.top_ups.exists()


def test_the_price_is_told_while_typing(browser: Client) -> None:
    assert "US$ 12.34" in browser.get("/wallet/top-up/price", {"other_ece": "1234"}).text
    assert "US$" not in browser.get("/wallet/top-up/price", {"other_ece": "x"}).text


def test_the_amount_that_an_order_lacks_is_filled_in(browser: Client) -> None:
    page = browser.get("/wallet/top-up", {"ece": "1357", "next": "/orders/AM-000001/payment"}).text
    assert 'value="1357"' in page
    assert 'value="/orders/AM-000001/payment"' in page


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_a_top_up_leads_back_to_pages_of_this_site_only(
    browser: Client, customer: User, address: str
) -> None:
    assert f'value="{address}"' not in browser.get("/wallet/top-up", {"next": address}).text
    browser.post("/wallet/top-up", form(return_to=address))
    assert customer.top_ups.get().return_to == ""


def test_payments_started_are_counted(browser: Client, customer: User) -> None:
    for _ in range(config().top_up_starts):
        top_ups.failed(started(customer).pk, "no")
    page = browser.post("/wallet/top-up", form())
    assert page.status_code == 409
    assert "Try again in an hour" in page.text
    customer.top_ups.update(created_at=timezone.now() - timedelta(minutes=61))
    assert browser.post("/wallet/top-up", form()).status_code == 302


def test_a_day_allows_only_so_much(customer: User) -> None:
    for _ in range(2):
        top_ups.paid(started(customer, 20_000).pk, memo="")
    open_one = started(customer, 9_000)
    with pytest.raises(top_ups.TopUpRefused, match="1,000 ECE of that are left"):
        started(customer, 1_001)
    top_ups.failed(open_one.pk, "no")
    assert started(customer, 10_000).state == TopUp.State.STARTED


def test_a_payment_can_be_cancelled_but_not_when_it_was_paid(
    browser: Client, customer: User
) -> None:
    top_up = started(customer)
    assert "A payment is not finished" in browser.get("/wallet/").text
    page = browser.post(f"/wallet/top-up/{top_up.pk}/drop", follow=True)
    assert "You cancelled the payment." in page.text
    assert browser.post(f"/wallet/practice/{top_up.pk}", {"outcome": "pay"}).status_code == 302
    assert available_ece(customer) == 0
    paid = top_ups.paid(started(customer).pk, memo="")
    assert "were added" in browser.post(f"/wallet/top-up/{paid.pk}/drop", follow=True).text


def test_a_payment_left_for_long_is_over(browser: Client, customer: User) -> None:
    top_up = started(customer)
    assert "Not paid yet" in browser.get(f"/wallet/top-up/{top_up.pk}").text
    customer.top_ups.update(created_at=timezone.now() - timedelta(minutes=36))
    page = browser.post(f"/wallet/practice/{top_up.pk}", {"outcome": "pay"}, follow=True)
    assert "The time to pay was over." in page.text
    assert available_ece(customer) == 0


def test_where_only_operators_top_up_the_page_says_so(
    browser: Client, customer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    top_up = started(customer)
    monkeypatch.setenv("APPMINT_PRACTICE_PAYMENTS", "false")
    config.cache_clear()
    try:
        assert "Ask its operators" in browser.get("/wallet/top-up").text
        assert "Ask its operators" in browser.post("/wallet/top-up", form()).text
        paying = browser.post(f"/wallet/practice/{top_up.pk}", {"outcome": "pay"})
        assert paying.status_code == 404
        assert browser.get("/wallet/top-up/price").status_code == 404
    finally:
        config.cache_clear()


@pytest.fixture
def moved(customer: User) -> None:
    """A top-up, a hold captured in part, another released, one refund."""
    wallet, revenue = ledger.wallet_of(customer), ledger.revenue()
    ledger.move(
        "t", ledger.issuance(), wallet, 5000 * MICRO, code=Transfer.Code.TOP_UP, memo="=1+1"
    )
    first = ledger.hold("h1", wallet, revenue, 1500 * MICRO, order_number="AM-000001")
    captured = ledger.capture("c", first, 1000 * MICRO)
    second = ledger.hold("h2", wallet, revenue, 700 * MICRO, order_number="AM-000002")
    ledger.release("r", second)
    ledger.refund("b", captured, 250 * MICRO)
    ledger.hold("h3", wallet, revenue, 50 * MICRO, order_number="AM-000003")


@pytest.mark.usefixtures("moved")
def test_the_statement_shows_every_transfer_with_its_running_balance(browser: Client) -> None:
    page = browser.get("/wallet/").text
    cells = [
        " ".join(re.sub(r"<[^>]+>", " ", cell).split())
        for cell in re.findall(r'<td data-label="(?:What|Change|Balance|Available)".*?</td>', page)
    ]
    rows = [tuple(cells[start : start + 4]) for start in range(0, len(cells), 4)]
    assert rows == [
        ("Hold", "50 ECE set aside", "4,250 ECE", "4,200 ECE"),
        ("Refund", "+250 ECE", "4,250 ECE", "4,250 ECE"),
        ("Release", "700 ECE set free", "4,000 ECE", "4,000 ECE"),
        ("Hold", "700 ECE set aside", "4,000 ECE", "3,300 ECE"),
        ("Capture", "−1,000 ECE 500 ECE set free", "4,000 ECE", "4,000 ECE"),
        ("Hold", "1,500 ECE set aside", "5,000 ECE", "3,500 ECE"),
        ("Top-up =1+1", "+5,000 ECE", "5,000 ECE", "5,000 ECE"),
    ]
    assert "AM-000001" in page


@pytest.mark.usefixtures("moved")
@pytest.mark.parametrize(
    ("kind", "count"),
    [("top-ups", 1), ("holds", 3), ("captures", 1), ("releases", 1), ("refunds", 1), ("x", 7)],
)
def test_the_statement_can_be_narrowed(browser: Client, kind: str, count: int) -> None:
    page = browser.get("/wallet/", {"kind": kind}).text
    assert page.count('data-label="What"') == count
    download = browser.get("/wallet/statement.csv", {"kind": kind}).text
    assert len(list(csv.reader(io.StringIO(download)))) == count + 1


@pytest.mark.usefixtures("moved")
def test_the_statement_downloads_as_a_table_that_runs_no_formula(browser: Client) -> None:
    answer = browser.get("/wallet/statement.csv")
    assert answer["Content-Disposition"].startswith('attachment; filename="appmint-statement-')
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert rows[-1]["note"] == "'=1+1"
    capture = next(row for row in rows if row["what"] == "Capture")
    assert (capture["change"], capture["on_hold"], capture["balance"]) == ("-1000", "-1500", "4000")
    assert sum(int(row["change"]) for row in rows) == int(rows[0]["balance"])


def test_a_long_statement_has_pages(browser: Client, customer: User) -> None:
    wallet = ledger.wallet_of(customer)
    for number in range(30):
        ledger.move(f"t{number}", ledger.issuance(), wallet, MICRO, code=Transfer.Code.TOP_UP)
    assert browser.get("/wallet/").text.count('data-label="What"') == 25
    second = browser.get("/wallet/", {"page": "2"}).text
    assert second.count('data-label="What"') == 5
    assert browser.get("/wallet/", {"page": "nonsense"}).status_code == 200


def test_an_empty_wallet_says_what_to_do(browser: Client) -> None:
    assert "Nothing has moved yet" in browser.get("/wallet/").text
    assert "None of this kind" in browser.get("/wallet/", {"kind": "holds"}).text


@pytest.mark.usefixtures("moved")
def test_a_wallet_shows_nothing_of_others(other: User, signed_in: SignIn) -> None:
    browser = signed_in(other)
    assert "AM-00000" not in browser.get("/wallet/").text
    assert browser.get("/wallet/statement.csv").text.count("\n") == 1


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("get", "/wallet/top-up/{}"),
        ("post", "/wallet/top-up/{}/pay"),
        ("post", "/wallet/top-up/{}/drop"),
        ("get", "/wallet/practice/{}"),
        ("post", "/wallet/practice/{}"),
    ],
)
def test_a_top_up_is_there_for_its_owner_alone(
    customer: User, other: User, operator: User, signed_in: SignIn, method: str, address: str
) -> None:
    top_up = started(customer)
    for stranger in (other, operator):
        asking = getattr(signed_in(stranger), method)
        assert asking(address.format(top_up.pk), {"outcome": "pay"}).status_code == 404
    top_up.refresh_from_db()
    assert top_up.state == TopUp.State.STARTED


def test_a_form_of_somebody_else_is_not_taken_over(
    customer: User, other: User, signed_in: SignIn
) -> None:
    top_up = started(customer)
    page = signed_in(other).post("/wallet/top-up", form(key=top_up.pk, choice="1000"))
    assert page.status_code == 409
    assert "Open the page anew" in page.text


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("get", "/wallet/"),
        ("get", "/wallet/statement.csv"),
        ("get", "/wallet/top-up"),
        ("post", "/wallet/top-up"),
        ("get", "/wallet/top-up/price"),
        ("get", f"/wallet/top-up/{NOBODYS}"),
        ("post", f"/wallet/top-up/{NOBODYS}/pay"),
        ("post", f"/wallet/top-up/{NOBODYS}/drop"),
        ("get", f"/wallet/practice/{NOBODYS}"),
    ],
)
def test_visitors_are_asked_to_sign_in(client: Client, method: str, address: str) -> None:
    answer = getattr(client, method)(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")


def test_an_operator_gives_tokens_once(customer: User, operator: User) -> None:
    for _ in range(2):
        top_ups.grant(customer, 300, by=operator, key="form-1", memo="Welcome")
    assert available_ece(customer) == 300
    with pytest.raises(ledger.KeyReused):
        top_ups.grant(customer, 301, by=operator, key="form-1", memo="Welcome")
