"""Letters for notifications."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from smtplib import SMTPServerDisconnected
from typing import ClassVar

import pytest
from django.core.mail import EmailMessage
from django.test import override_settings
from django.utils import timezone

from appmint.site.accounts.models import User
from appmint.site.messaging import letters
from appmint.site.messaging.models import Notification
from appmint.site.messaging.notices import notify, read_messages
from appmint.site.orders.models import Order

pytestmark = pytest.mark.django_db

Kind = Notification.Kind
BROKEN = "tests.site.messaging.test_letters.BrokenServer"
SHARED = "tests.site.messaging.test_letters.SharedServer"


class BrokenServer:
    """A mail server that hangs up."""

    def __init__(self, **_: object) -> None: ...

    def send_messages(self, _: list[EmailMessage]) -> int:
        raise SMTPServerDisconnected("Connection unexpectedly closed")


class SharedServer:
    """A mail server that is slow: meanwhile another worker looks for letters too."""

    sent: ClassVar[list[str]] = []

    def __init__(self, **_: object) -> None: ...

    def send_messages(self, given: list[EmailMessage]) -> int:
        letters.send_due()
        SharedServer.sent.extend(str(each.subject) for each in given)
        return len(given)


@pytest.fixture
def order(customer: User) -> Order:
    return Order.objects.create(customer=customer, repository_name="village-library")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[timedelta], None]]:
    """Lets time pass for letters."""
    passed = [timedelta()]
    real = timezone.now

    def now() -> datetime:
        return real() + passed[0]

    def forward(by: timedelta) -> None:
        passed[0] += by

    monkeypatch.setattr(timezone, "now", now)
    yield forward


def told(user: User, kind: Kind, key: str, text: str, order: Order | None = None) -> None:
    notify(user, kind, key, text, "/orders/AM-000001/", order=order)


def test_a_notification_goes_out_once_as_a_letter(
    customer: User, order: Order, mailoutbox: list[EmailMessage]
) -> None:
    told(customer, Kind.ORDER, "1", "Village library is ready.", order)
    assert letters.send_due() == 1
    assert letters.send_due() == 0
    [letter] = mailoutbox
    assert letter.to == ["ada@example.com"]
    assert letter.subject == "Village library is ready."
    assert letter.body.startswith(
        "Hello Ada,\n\nVillage library is ready.\n\nhttp://localhost:8000/"
    )
    assert "/account/" in letter.body
    assert customer.notifications.get().letter_at is not None


def test_signs_are_written_as_they_are(customer: User, mailoutbox: list[EmailMessage]) -> None:
    told(customer, Kind.WALLET, "1", "“Bed & <Breakfast>” was paid.")
    letters.send_due()
    assert "“Bed & <Breakfast>” was paid." in mailoutbox[0].body


@pytest.mark.parametrize(
    ("kind", "setting"),
    [(Kind.ORDER, "letters_orders"), (Kind.MESSAGE, "letters_messages")],
)
def test_who_wants_no_letters_of_a_kind_gets_none(
    customer: User, order: Order, kind: Kind, setting: str, mailoutbox: list[EmailMessage]
) -> None:
    User.objects.filter(pk=customer.pk).update(**{setting: False})
    told(customer, kind, "1", "News", order)
    letters.send_due()
    assert not mailoutbox
    assert customer.notifications.get().letter_due_at is None, "nor later"


def test_letters_about_one_order_can_be_left_out(
    customer: User, operator: User, order: Order, mailoutbox: list[EmailMessage]
) -> None:
    Order.objects.filter(pk=order.pk).update(letters=False)
    for user in (customer, operator):
        told(user, Kind.ORDER, "1", "News", order)
    letters.send_due()
    assert [letter.to for letter in mailoutbox] == [["olga@example.com"]]


def test_letters_about_tokens_are_always_sent(
    customer: User, mailoutbox: list[EmailMessage]
) -> None:
    User.objects.filter(pk=customer.pk).update(letters_orders=False, letters_messages=False)
    told(customer, Kind.WALLET, "1", "100 ECE were added.")
    assert letters.send_due() == 1


def test_a_closed_account_gets_no_letters(customer: User, mailoutbox: list[EmailMessage]) -> None:
    User.objects.filter(pk=customer.pk).update(is_active=False)
    told(customer, Kind.WALLET, "1", "100 ECE were added.")
    assert letters.send_due() == 0


def test_a_letter_that_cannot_go_is_tried_again_later_and_later(
    customer: User, clock: Callable[[timedelta], None], mailoutbox: list[EmailMessage]
) -> None:
    told(customer, Kind.ORDER, "1", "News")
    waits = []
    with override_settings(EMAIL_BACKEND=BROKEN):
        for _ in range(12):
            assert letters.send_due() == 0
            line = customer.notifications.get()
            assert "SMTPServerDisconnected" in line.letter_problem
            assert line.letter_due_at is not None
            waits.append(line.letter_due_at - timezone.now())
            clock(waits[-1] + timedelta(seconds=1))
    assert timedelta(seconds=29) < waits[0] < timedelta(seconds=31)
    assert waits[1] > waits[0]
    assert waits[-1] < timedelta(hours=7)
    assert letters.send_due() == 1
    assert customer.notifications.get().letter_problem == ""


def test_a_letter_whose_worker_died_is_sent_by_another(
    customer: User,
    clock: Callable[[timedelta], None],
    mailoutbox: list[EmailMessage],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told(customer, Kind.ORDER, "1", "News")

    class Killed(BaseException):
        pass

    def die(_: object) -> bool:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(letters, "_send", die)
        with pytest.raises(Killed):
            letters.send_due()
    assert letters.send_due() == 0, "it is still claimed"
    clock(timedelta(minutes=3))
    assert letters.send_due() == 1


def test_messages_of_one_thread_come_in_one_letter_within_ten_minutes(
    customer: User,
    order: Order,
    clock: Callable[[timedelta], None],
    mailoutbox: list[EmailMessage],
) -> None:
    told(customer, Kind.MESSAGE, "m1", "Olga: Which colour?", order)
    assert letters.send_due() == 1
    assert mailoutbox[0].subject == f"New message about Village library ({order})"
    told(customer, Kind.MESSAGE, "m2", "Olga: And which font?", order)
    assert letters.send_due() == 0
    clock(timedelta(minutes=5))
    told(customer, Kind.MESSAGE, "m3", "Olga: Take your time.", order)
    assert letters.send_due() == 0
    clock(timedelta(minutes=6))
    assert letters.send_due() == 1
    assert mailoutbox[1].subject == f"2 new messages about Village library ({order})"
    assert "And which font?" in mailoutbox[1].body
    assert "Take your time." in mailoutbox[1].body
    assert "Which colour?" not in mailoutbox[1].body


def test_threads_do_not_wait_for_one_another(
    customer: User, order: Order, mailoutbox: list[EmailMessage]
) -> None:
    second = Order.objects.create(customer=customer, repository_name="tool-shed")
    told(customer, Kind.MESSAGE, "m1", "Olga: Which colour?", order)
    told(customer, Kind.MESSAGE, "m2", "Olga: How many tools?", second)
    assert letters.send_due() == 2


def test_no_letter_about_messages_that_were_read_meanwhile(
    customer: User, order: Order, mailoutbox: list[EmailMessage]
) -> None:
    told(customer, Kind.MESSAGE, "m1", "Olga: Which colour?", order)
    read_messages(customer, order)
    told(customer, Kind.MESSAGE, "m2", "Olga: And which font?", order)
    assert letters.send_due() == 1
    assert mailoutbox[0].subject.startswith("New message")
    assert "Which colour?" not in mailoutbox[0].body


def test_another_worker_leaves_a_letter_that_is_being_sent(customer: User) -> None:
    for number in range(3):
        told(customer, Kind.ORDER, str(number), f"News {number}")
    with override_settings(EMAIL_BACKEND=SHARED):
        letters.send_due()
    assert sorted(SharedServer.sent) == ["News 0", "News 1", "News 2"]
