"""The book of calls in the site's database."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from appmint.llm.calls import Call, Ceilings
from appmint.llm.errors import BudgetSpent
from appmint.site.engine.book import DatabaseCallBook
from appmint.site.engine.models import ModelCall, ModelHold
from appmint.site.engine.spending import of_order, today_micro_usd
from appmint.site.orders.models import Order

CEILINGS = Ceilings(order_micro_usd=100, day_micro_usd=1000)


def answered(cost: int = 7) -> Call:
    return Call(
        at=datetime.now(UTC), role="read", model="m", outcome="answered", cost_micro_usd=cost
    )


@pytest.mark.usefixtures("own_data")
def test_an_answer_that_is_recorded_is_found_again(order: Order) -> None:
    DatabaseCallBook(order).record(answered(), "request", b"data: the whole answer")
    assert DatabaseCallBook(order).replayed("request") == b"data: the whole answer"
    assert DatabaseCallBook(order).replayed("another request") is None


@pytest.mark.usefixtures("own_data")
def test_one_orders_answers_are_not_anothers(order: Order) -> None:
    DatabaseCallBook(order).record(answered(), "request", b"answer")
    another = Order.objects.create(customer=order.customer)
    assert DatabaseCallBook(another).replayed("request") is None


def test_a_hold_counts_as_spent_until_its_call_is_recorded(order: Order) -> None:
    book = DatabaseCallBook(order)
    book.hold("request", 60, CEILINGS)
    assert book.spent().order_micro_usd == 60
    book.record(answered(7), "request", None)
    assert book.spent().order_micro_usd == 7
    assert not ModelHold.objects.exists()


def test_a_hold_that_could_pass_the_orders_ceiling_is_refused_and_leaves_nothing(
    order: Order,
) -> None:
    book = DatabaseCallBook(order)
    book.record(answered(50), "before", None)
    with pytest.raises(BudgetSpent):
        book.hold("request", 51, CEILINGS)
    assert book.spent().order_micro_usd == 50
    book.hold("request", 50, CEILINGS)


def test_the_days_ceiling_counts_all_orders(order: Order) -> None:
    another = Order.objects.create(customer=order.customer)
    DatabaseCallBook(another).record(answered(990), "before", None)
    with pytest.raises(BudgetSpent, match="Today"):
        DatabaseCallBook(order).hold("request", 11, CEILINGS)


def test_a_request_that_is_held_again_is_held_once(order: Order) -> None:
    book = DatabaseCallBook(order)
    book.hold("request", 60, CEILINGS)
    book.hold("request", 80, CEILINGS)
    assert book.spent().order_micro_usd == 80


def test_a_call_in_which_its_process_died_counts_as_paid_in_full(order: Order) -> None:
    book = DatabaseCallBook(order)
    book.hold("request", 60, CEILINGS)
    ModelHold.objects.update(at=datetime.now(UTC) - timedelta(hours=2))
    with pytest.raises(BudgetSpent):
        book.hold("another request", 41, CEILINGS)
    book.hold("another request", 40, CEILINGS)
    [lost] = ModelCall.objects.all()
    assert (lost.outcome, lost.cost_micro_usd, lost.estimated) == ("dropped", 60, True)
    assert not ModelHold.objects.filter(key="request").exists()


def test_yesterday_is_not_today(order: Order) -> None:
    DatabaseCallBook(order).record(answered(500), "request", None)
    ModelCall.objects.update(at=datetime.now(UTC) - timedelta(days=1))
    assert today_micro_usd() == 0
    spent = DatabaseCallBook(order).spent()
    assert (spent.order_micro_usd, spent.day_micro_usd) == (500, 0)


def test_spending_is_summed_by_role_and_model(order: Order, called: Callable[..., None]) -> None:
    called(cost_micro_usd=20, tokens_in=100, tokens_out=10)
    called(cost_micro_usd=5, tokens_in=50, tokens_out=5, outcome="truncated")
    called(role="repair", model="mender-1", cost_micro_usd=3)
    [write, repair] = of_order(order)
    assert (write.role, write.calls, write.failed, write.cost_micro_usd) == ("write", 2, 1, 25)
    assert (write.tokens_in, write.tokens_out) == (150, 15)
    assert (repair.model, repair.cost_micro_usd) == ("mender-1", 3)
