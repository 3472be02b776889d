"""What operators decide about orders."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from appmint.site.accounts.models import User
from appmint.site.backoffice.decisions import DECISIONS, newest_event, open_to
from appmint.site.orders import actions
from appmint.site.orders.models import Event, Order
from appmint.site.orders.states import State
from appmint.site.runs.models import Run
from appmint.site.wallet import ledger
from appmint.site.wallet.models import MICRO
from tests.site.orders.making import Make

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]


def url(order: Order, rest: str = "") -> str:
    return f"/staff/orders/{order.number}/{rest}"


def decide(client: Client, order: Order, name: str, reason: str = "", **more: object) -> str:
    form = {"seen": newest_event(order), "reason": reason, **more}
    page: str = client.post(url(order, f"decide/{name}"), form, follow=True).text
    return page


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        (State.AWAITING_APPROVAL, "approve", State.APPROVED),
        (State.AWAITING_APPROVAL, "reject", State.REJECTED),
        (State.AWAITING_APPROVAL, "cancel", State.CANCELLED),
        (State.APPROVED, "cancel", State.CANCELLED),
        (State.IN_REVIEW, "accept", State.DELIVERING),
        (State.IN_REVIEW, "fail", State.FAILED),
        (State.FAILED, "retry", State.APPROVED),
        (State.DELIVERED, "refund", State.REFUNDED),
        (State.REVISION_REQUESTED, "approve", State.APPROVED),
        (State.REVISION_REQUESTED, "keep", State.DELIVERED),
    ],
)
def test_an_operator_decides_with_a_button_of_the_orders_page(
    order_in: Make, operator: User, signed_in: SignIn, before: State, name: str, after: State
) -> None:
    order = order_in(before)
    client = signed_in(operator)
    assert f'action="{url(order, f"decide/{name}")}"' in client.get(url(order)).text
    page = decide(client, order, name, "For a reason.")
    assert DECISIONS[name].done.replace("'", "&#x27;") in page
    order.refresh_from_db()
    assert order.state == after
    assert order.events.last().by == operator  # type: ignore[union-attr]  # there is one


def test_only_what_can_be_decided_is_offered(order_in: Make, operator: User) -> None:
    order = order_in(State.IN_REVIEW)
    assert [each.name for each in open_to(order, operator)] == ["accept", "fail"]


@pytest.mark.parametrize("name", ["reject", "fail", "refund", "keep", "cancel"])
def test_a_button_that_ends_something_asks_first(name: str) -> None:
    assert DECISIONS[name].asks


def test_the_question_before_a_dangerous_button_needs_no_script(
    order_in: Make, operator: User, signed_in: SignIn
) -> None:
    page = signed_in(operator).get(url(order_in(State.AWAITING_APPROVAL))).text
    assert 'popovertarget="reject"' in page
    assert re.search(
        r'<dialog[^>]*id="reject".*?name="reason"[^>]*required.*?</dialog>', page, re.S
    )


def test_a_rejection_says_why_to_the_customer_and_frees_the_tokens(
    order_in: Make, customer: User, operator: User, signed_in: SignIn
) -> None:
    order = order_in(State.AWAITING_APPROVAL)
    decide(signed_in(operator), order, "reject", "We do not make games.")
    seen = signed_in(customer).get(f"/orders/{order.number}/").text
    assert "We do not make games." in seen
    assert ledger.wallet_of(customer).available_micro == 10_000 * MICRO
    assert any("We do not make games." in told.text for told in customer.notifications.all())


@pytest.mark.parametrize("name", ["reject", "cancel"])
def test_without_a_needed_reason_nothing_is_decided(
    order_in: Make, operator: User, signed_in: SignIn, name: str
) -> None:
    order = order_in(State.AWAITING_APPROVAL)
    page = decide(signed_in(operator), order, name, "  ")
    order.refresh_from_db()
    if DECISIONS[name].needs_reason:
        assert "Say why in a sentence" in page
        assert order.state == State.AWAITING_APPROVAL
    else:
        assert order.state == State.CANCELLED


def test_a_reason_that_is_too_long_is_refused_and_not_lost(
    order_in: Make, operator: User, signed_in: SignIn
) -> None:
    order = order_in(State.AWAITING_APPROVAL)
    page = decide(signed_in(operator), order, "reject", "No. " * 600)
    assert "at most 2" in page
    assert "No. No. No." in page
    order.refresh_from_db()
    assert order.state == State.AWAITING_APPROVAL


def test_of_two_operators_at_once_the_second_is_told_that_it_was_decided(
    order_in: Make, operator: User, second: User, signed_in: SignIn
) -> None:
    order = order_in(State.AWAITING_APPROVAL)
    seen = newest_event(order)
    decide(signed_in(operator), order, "approve", seen=seen)
    page = decide(signed_in(second), order, "reject", "Not a fit.", seen=seen)
    assert "Olga already decided at" in page
    assert "approved. The order is now: in the queue. This press changed nothing." in page
    assert "Not a fit." in page, "what was typed is not lost"
    order.refresh_from_db()
    assert order.state == State.APPROVED


def test_the_same_decision_by_two_operators_counts_once(
    order_in: Make, operator: User, second: User, signed_in: SignIn
) -> None:
    order = order_in(State.IN_REVIEW)
    seen = newest_event(order)
    decide(signed_in(operator), order, "accept", seen=seen)
    assert "Olga already decided" in decide(signed_in(second), order, "accept", seen=seen)
    assert order.events.filter(action="accept").count() == 1


def test_pressing_twice_decides_once_and_is_no_error(
    order_in: Make, operator: User, signed_in: SignIn
) -> None:
    order = order_in(State.AWAITING_APPROVAL)
    seen = newest_event(order)
    for _ in range(2):
        page = decide(signed_in(operator), order, "approve", seen=seen)
        assert "Approved: the order is in the queue." in page
    assert order.runs.count() == 1


def test_pressing_again_after_the_customer_cancelled_says_so(
    order_in: Make, customer: User, operator: User, signed_in: SignIn
) -> None:
    order = order_in(State.AWAITING_APPROVAL)
    seen = newest_event(order)
    decide(signed_in(operator), order, "approve", seen=seen)
    actions.cancel(order, customer)
    page = decide(signed_in(operator), order, "approve", seen=seen)
    assert "Ada already decided at" in page
    assert "The order is now: cancelled." in page
    assert "the order is in the queue" not in page


def test_what_changed_since_the_page_was_loaded_is_looked_at_again(
    order_in: Make, operator: User, signed_in: SignIn
) -> None:
    order = order_in(State.APPROVED)
    seen = newest_event(order)
    actions.start(order)
    page = decide(signed_in(operator), order, "cancel", seen=seen)
    assert "The order went on at" in page
    order.refresh_from_db()
    assert order.state == State.GENERATING


@pytest.mark.parametrize(("seen", "name"), [("", "approve"), ("x", "approve"), (0, "accept")])
def test_a_forged_form_decides_nothing(
    order_in: Make, operator: User, signed_in: SignIn, seen: object, name: str
) -> None:
    order = order_in(State.AWAITING_APPROVAL)
    assert signed_in(operator).post(url(order, f"decide/{name}"), {"seen": seen}).status_code == 409
    assert signed_in(operator).post(url(order, "decide/deliver"), {"seen": 1}).status_code == 404
    order.refresh_from_db()
    assert order.state == State.AWAITING_APPROVAL


def test_a_retry_without_tokens_says_what_is_missing(
    order_in: Make, customer: User, operator: User, signed_in: SignIn
) -> None:
    order = order_in(State.FAILED)
    wallet = ledger.wallet_of(customer)
    ledger.hold("elsewhere", wallet, ledger.revenue(), wallet.available_micro)
    assert "are missing" in decide(signed_in(operator), order, "retry")


def test_before_generation_the_page_shows_text_quote_and_what_is_not_covered(
    order_in: Make, operator: User, signed_in: SignIn
) -> None:
    order = order_in(State.AWAITING_APPROVAL)
    page = signed_in(operator).get(url(order)).text
    assert "A lending shelf for a village library." in page
    assert "1,000 ECE" in page
    assert "Requirements (" in page
    assert "Pages (" in page


def report(ok: bool) -> dict[str, object]:
    return {
        "app": "Village library",
        "ok": ok,
        "score": {
            "version": 1,
            "total": 87,
            "parts": [{"name": "criteria", "points": 40, "of": 50, "reason": "4 of 5 work"}],
        },
        "checks": [
            {"name": "types", "status": "pass"},
            {"name": "lint", "status": "fail", "summary": "Unused <b>", "log": "logs/lint.log"},
        ],
        "criteria": [
            {
                "id": "c1",
                "text": "Visitors browse books",
                "status": "pass",
                "screenshots": [{"viewport": "desktop", "path": "screenshots/c1-desktop.jpg"}],
            },
            {"id": "c2", "text": "Smell books", "status": "not_built", "message": "No feature."},
        ],
        "seconds": 5,
    }


def test_before_delivery_the_page_shows_the_evidence(
    order_in: Make, operator: User, signed_in: SignIn
) -> None:
    order = order_in(State.IN_REVIEW)
    Run.objects.filter(order=order).update(report=report(ok=False))
    page = signed_in(operator).get(url(order)).text
    assert ">87<" in page
    assert "4 of 5 work" in page
    assert "Unused &lt;b&gt;" in page
    assert f"/runs/{order.number}-1/files/screenshots/c1-desktop.jpg" in page
    assert f"/runs/{order.number}-1/files/logs/lint.log" in page
    assert "Not built" in page
    assert "A gate was not passed" in page


def test_internal_comments_are_for_operators_and_others_for_the_customer_too(
    order_in: Make, customer: User, operator: User, signed_in: SignIn
) -> None:
    order = order_in(State.IN_REVIEW)
    client = signed_in(operator)
    client.post(url(order, "comment"), {"text": "Looks thin to me."})
    client.post(url(order, "comment"), {"text": "We look at it today.", "visible": "on"})
    staff, own = client.get(url(order)).text, signed_in(customer).get(f"/orders/{order}/").text
    assert "Looks thin to me." in staff
    assert "We look at it today." in staff
    assert "Looks thin to me." not in own
    assert "We look at it today." in own
    told = [each.text for each in customer.notifications.all()]
    assert f"A comment on {order}: We look at it today." in told
    assert not any("thin" in text for text in told)


def test_a_comment_pressed_twice_is_kept_once(
    order_in: Make, operator: User, signed_in: SignIn
) -> None:
    order = order_in(State.IN_REVIEW)
    for _ in range(2):
        signed_in(operator).post(url(order, "comment"), {"text": "Looks thin."})
    assert order.comments.count() == 1


def test_an_empty_comment_is_refused(order_in: Make, operator: User, signed_in: SignIn) -> None:
    order = order_in(State.IN_REVIEW)
    page = signed_in(operator).post(url(order, "comment"), {"text": " "})
    assert page.status_code == 422
    assert "This field is required." in page.text


def test_the_question_to_the_customer_goes_into_the_thread(
    order_in: Make, operator: User, signed_in: SignIn
) -> None:
    order = order_in(State.AWAITING_APPROVAL)
    client = signed_in(operator)
    page = client.get(url(order)).text
    [key] = re.findall(r'name="key" value="([^"]+)"', page)
    client.post(f"/messages/{order.number}/", {"key": key, "text": "Which colour?"})
    assert order.messages.get().text == "Which colour?"


def test_the_history_says_who_did_what_when_and_why(
    order_in: Make, operator: User, second: User, signed_in: SignIn
) -> None:
    order = order_in(State.AWAITING_APPROVAL)
    decide(signed_in(operator), order, "reject", "Not a fit.")
    page = signed_in(second).get(url(order)).text
    history = page[page.index('id="history"') :]
    assert history.index("Rejected") < history.index("Submitted, tokens set aside")
    assert "Olga, operator" in history
    assert "Not a fit." in history


def test_what_was_seen_is_kept_for_keys_above_a_thousand(
    order_in: Make, operator: User, signed_in: SignIn
) -> None:
    order = order_in(State.AWAITING_APPROVAL)
    Event.objects.create(
        pk=1234567, order=order, action="submit", before=State.DRAFT, after=order.state, by=operator
    )
    client = signed_in(operator)
    [seen] = set(re.findall(r'name="seen" value="([^"]+)"', client.get(url(order)).text))
    assert "Approved" in decide(client, order, "approve", seen=seen)
    order.refresh_from_db()
    assert order.state == State.APPROVED
