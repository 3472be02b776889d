"""What people are told."""

import pytest
from django.db import transaction

from appmint.site.accounts.models import User
from appmint.site.messaging.models import Notification
from appmint.site.messaging.notices import notify, notify_operators, read_all, settle
from appmint.site.orders.models import Order

pytestmark = pytest.mark.django_db

ORDER = Notification.Kind.ORDER


def test_the_same_fact_is_told_once_to_each(customer: User, operator: User) -> None:
    for _ in range(2):
        notify(customer, ORDER, "AM-000001 delivered", "Your app is ready.", "/orders/AM-000001/")
    notify(operator, ORDER, "AM-000001 delivered", "An app was delivered.", "/staff/")
    assert customer.notifications.count() == 1
    assert operator.notifications.count() == 1


def test_what_is_undone_was_never_told(customer: User) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        notify(customer, ORDER, "key", "Your app is ready.", "/orders/")
        raise RuntimeError
    assert not customer.notifications.exists()


def test_every_operator_is_told_but_the_one_who_knows(operator: User, customer: User) -> None:
    second = User.objects.create_user("ole@example.com", is_staff=True)
    User.objects.create_user("gone@example.com", is_staff=True, is_active=False)
    notify_operators(ORDER, "key", "An order waits.", "/staff/", besides=operator)
    assert [each.user for each in Notification.objects.all()] == [second]


def test_a_long_text_is_cut_and_has_no_line_breaks(customer: User) -> None:
    notify(customer, ORDER, "key", "Why:\r\nBcc: everybody " + "x" * 400, "/orders/")
    text = customer.notifications.get().text
    assert len(text) == 300
    assert text.startswith("Why: Bcc: everybody x")
    assert text.endswith("…")


def test_once_decided_nothing_waits_for_other_operators(customer: User, operator: User) -> None:
    order = Order.objects.create(customer=customer)
    notify_operators(ORDER, "waits", "An order waits.", "/staff/", order=order)
    notify(customer, ORDER, "sent", "Your order is sent.", "/orders/", order=order)
    settle(order)
    assert operator.notifications.get().read_at is not None
    assert operator.notifications.get().letter_due_at is None
    assert customer.notifications.get().read_at is None


def test_all_can_be_marked_as_read(customer: User, other: User) -> None:
    for user in (customer, other):
        notify(user, ORDER, "key", "Your app is ready.", "/orders/")
    read_all(customer)
    assert not customer.notifications.filter(read_at=None).exists()
    assert other.notifications.filter(read_at=None).exists()
