"""Who is told of what happens to an order."""

from collections.abc import Callable

import pytest
from django.test import Client

from appmint.site.accounts.models import User
from appmint.site.orders import actions
from appmint.site.orders.models import Order
from appmint.site.orders.states import State
from tests.site.orders.making import Make

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]


def told(user: User) -> list[str]:
    return [each.text for each in user.notifications.all()]


def test_operators_are_told_of_an_order_that_waits(
    operator: User, submitted: Order, signed_in: SignIn
) -> None:
    [line] = operator.notifications.all()
    assert line.text.startswith(f"{submitted} waits for approval: ")
    assert signed_in(operator).get(line.url).status_code == 200


def test_the_customer_is_told_of_each_turn(order_in: Make, customer: User) -> None:
    order_in(State.DELIVERED)
    ready, made, approved, sent = told(customer)
    assert "is sent" in sent
    assert "was approved and is in the queue" in approved
    assert "is made and proven" in made
    assert "is ready" in ready


def test_what_was_decided_waits_for_no_operator(order_in: Make, operator: User) -> None:
    order = order_in(State.IN_REVIEW)
    unread = operator.notifications.filter(read_at=None)
    assert [each.text for each in unread] == [
        f"{order.title} ({order}) is made. It waits for its release."
    ]
    actions.accept(order, operator)
    assert not operator.notifications.filter(read_at=None).exists()


def test_a_failure_is_told_to_customer_and_operators_with_its_reason(
    order_in: Make, customer: User, operator: User
) -> None:
    order_in(State.FAILED)
    for user in (customer, operator):
        assert any("The gate did not pass." in text for text in told(user))


def test_nobody_is_told_what_they_did_themselves(
    submitted: Order, customer: User, operator: User
) -> None:
    actions.cancel(submitted, customer)
    assert not any("cancelled" in text for text in told(customer))


def test_what_did_not_happen_is_not_told(order_in: Make, customer: User, operator: User) -> None:
    order = order_in(State.AWAITING_APPROVAL)
    before = told(customer)
    actions.approve(order, operator)
    actions.approve(order, operator)
    assert len(told(customer)) == len(before) + 1
