"""Threads between customers and operators, as each sees them."""

import re
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from appmint.site.accounts.models import User
from appmint.site.messaging.live import Page, news_of
from appmint.site.messaging.models import Message
from appmint.site.messaging.threads import mark_read, send, unread_of
from appmint.site.orders.models import Order

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


def written(order: Order, by: User, text: str = "Which colour?") -> Message:
    return send(order, by, text, key=str(uuid.uuid4()))


def form(**fields: object) -> dict[str, object]:
    return {"key": uuid.uuid4(), "text": "Which colour?", **fields}


def url(order: Order) -> str:
    return f"/messages/{order.number}/"


def test_customer_and_operators_write_to_each_other(
    order: Order, customer: User, operator: User, signed_in: SignIn
) -> None:
    signed_in(customer).post(url(order), form(text="Can it be blue?"))
    page = signed_in(operator).post(url(order), form(text="It can."), follow=True)
    assert re.search(r"Ada</strong>.*Can it be blue\?.*You</strong>.*It can\.", page.text, re.S)
    seen = signed_in(customer).get(url(order)).text
    assert "Olga, operator" in seen


@pytest.mark.parametrize("rest", ["", "read", "events"])
def test_a_thread_is_for_its_customer_and_operators_alone(
    order: Order, other: User, signed_in: SignIn, rest: str
) -> None:
    address = url(order) + rest
    assert signed_in(other).get(address).status_code in {404, 405}
    assert signed_in(other).post(address, form()).status_code in {404, 405}
    assert Client().get(address).status_code == 302
    assert not order.messages.exists()
    assert "AM-" not in signed_in(other).get("/messages/").text


def test_pressing_twice_sends_once(order: Order, customer: User, signed_in: SignIn) -> None:
    twice = form()
    for _ in range(2):
        assert signed_in(customer).post(url(order), twice).status_code == 302
    assert order.messages.count() == 1


def test_a_form_of_another_thread_is_not_sent_here(
    order: Order, customer: User, signed_in: SignIn
) -> None:
    second = Order.objects.create(customer=customer)
    sent = form()
    signed_in(customer).post(url(second), sent)
    page = signed_in(customer).post(url(order), sent)
    assert page.status_code == 422
    assert "This form was used before" in page.text
    assert not order.messages.exists()


def test_an_empty_message_is_refused(order: Order, customer: User, signed_in: SignIn) -> None:
    page = signed_in(customer).post(url(order), form(text="  "))
    assert page.status_code == 422
    assert "Write something, or choose a file." in page.text


def test_a_message_that_is_too_long_is_shown_again(
    order: Order, customer: User, signed_in: SignIn
) -> None:
    page = signed_in(customer).post(url(order), form(text="a" * 4001))
    assert page.status_code == 422
    assert "at most 4,000 characters" in page.text or "at most 4000 characters" in page.text
    assert "a" * 4001 in page.text


def test_files_come_with_a_message(
    own_data: Path, order: Order, customer: User, other: User, signed_in: SignIn
) -> None:
    given = [
        SimpleUploadedFile("shelf.png", PNG),
        SimpleUploadedFile("list.txt", b"Tolstoy\n"),
    ]
    page = signed_in(customer).post(url(order), form(text="", files=given), follow=True)
    assert "shelf.png" in page.text
    upload = order.uploads.get(name="list.txt")
    address = f"/orders/{order.number}/files/{upload.pk}"
    served = signed_in(customer).get(address)
    assert served.getvalue() == b"Tolstoy\n"
    assert served["Content-Disposition"].startswith("attachment")
    assert signed_in(other).get(address).status_code == 404


def test_a_refused_file_keeps_the_text_and_sends_nothing(
    own_data: Path, order: Order, customer: User, signed_in: SignIn
) -> None:
    bad = SimpleUploadedFile("tool.exe", b"MZ\x90\0" + b"\0" * 64)
    page = signed_in(customer).post(url(order), form(text="Use this", files=[bad]))
    assert page.status_code == 422
    assert "tool.exe” is of a kind that cannot be taken" in page.text
    assert "Use this</textarea>" in page.text
    assert "Choose the files again." in page.text
    assert not order.messages.exists()


def test_what_is_written_cannot_become_markup(
    order: Order, customer: User, operator: User, signed_in: SignIn
) -> None:
    written(order, customer, "<script>alert(1)</script> https://example.com/?a=1&b=<b>")
    page = signed_in(operator).get(url(order)).text
    assert "<script>alert" not in page
    assert "?a=1&amp;b=" in page


def test_a_message_sent_by_htmx_answers_with_the_thread_alone(
    order: Order, customer: User, signed_in: SignIn
) -> None:
    part = signed_in(customer).post(url(order), form(), headers={"HX-Request": "true"})
    assert part.status_code == 200
    assert "<html" not in part.text
    assert "Which colour?" in part.text
    assert f"?after={order.messages.get().pk}" in part.text


def test_unread_messages_are_counted_until_they_are_read(
    order: Order, customer: User, operator: User, signed_in: SignIn
) -> None:
    written(order, customer)
    written(order, customer)
    assert unread_of(operator).count() == 2
    assert unread_of(customer).count() == 0, "one's own are read"
    assert "Messages, 2 unread" in signed_in(operator).get("/messages/").text
    signed_in(operator).get(url(order))
    assert unread_of(operator).count() == 0
    written(order, operator)
    assert unread_of(customer).count() == 1
    assert "Messages, 1 unread" in signed_in(customer).get("/messages/").text


def test_operators_count_what_customers_wrote(order: Order, customer: User, operator: User) -> None:
    second = User.objects.create_user("ole@example.com", is_staff=True)
    written(order, operator)
    assert unread_of(second).count() == 0
    written(order, customer)
    assert unread_of(second).count() == 1


def test_the_other_side_is_notified_and_reading_settles_it(
    order: Order, customer: User, operator: User, signed_in: SignIn
) -> None:
    written(order, customer, "Can it be blue?")
    told = operator.notifications.get()
    assert told.text == f"Ada about {order}: Can it be blue?"
    assert told.url == url(order)
    signed_in(operator).get(url(order))
    told.refresh_from_db()
    assert told.read_at is not None
    assert not customer.notifications.exists()


def test_read_marks_never_go_back(order: Order, customer: User, operator: User) -> None:
    first, second = written(order, customer), written(order, customer)
    mark_read(order, operator, second.pk)
    mark_read(order, operator, first.pk)
    assert unread_of(operator).count() == 0


def test_an_open_page_says_how_far_it_was_seen(
    order: Order, customer: User, operator: User, signed_in: SignIn
) -> None:
    first = written(order, customer)
    written(order, customer)
    client = signed_in(operator)
    assert client.post(f"{url(order)}read", {"upto": first.pk}).status_code == 204
    assert unread_of(operator).count() == 1
    assert client.post(f"{url(order)}read", {"upto": "x"}).status_code == 204
    assert client.post(f"{url(order)}read", {"upto": 10**15}).status_code == 204
    assert unread_of(operator).count() == 0


def test_new_messages_come_to_an_open_page(order: Order, customer: User, operator: User) -> None:
    loaded = written(order, customer).pk
    page = Page(order, operator, loaded)
    assert news_of(page, loaded) is None
    second = written(order, customer, "And wood?\n\ndata: forged")
    news = news_of(page, loaded)
    assert news is not None
    text, seen = news
    assert seen == second.pk
    assert "And wood?" in text
    assert "Which colour?" not in text
    assert all(line.startswith(("id: ", "event: ", "data: ")) for line in text.splitlines() if line)
    assert news_of(page, seen) is None


def test_after_a_break_a_page_gets_all_since_it_was_loaded_and_nothing_twice(
    order: Order, customer: User, operator: User
) -> None:
    page = Page(order, operator, 0)
    written(order, customer, "One")
    first = news_of(page, 0)
    assert first is not None
    written(order, customer, "Two")
    second = news_of(page, first[1])
    assert second is not None
    assert second[0].count("One") == 1, "the piece takes the place of the one before"
    assert second[0].count("Two") == 1


def test_the_stream_is_one_of_events(order: Order, customer: User, signed_in: SignIn) -> None:
    answer = signed_in(customer).get(f"{url(order)}events?after=0")
    assert answer["Content-Type"] == "text/event-stream"
    assert answer["Cache-Control"].startswith("no-cache")


def test_a_long_thread_comes_in_pages(order: Order, customer: User, signed_in: SignIn) -> None:
    for number in range(55):
        written(order, customer, f"Message number {number}.")
    client = signed_in(customer)
    page = client.get(url(order)).text
    assert "Message number 54." in page
    assert "Message number 4." not in page
    [before] = re.findall(r"\?before=(\d+)", page)
    earlier = client.get(url(order), {"before": before}).text
    assert "Message number 4." in earlier
    assert "Message number 54." not in earlier


def test_operators_find_who_waits_for_an_answer(
    order: Order, customer: User, operator: User, other: User, signed_in: SignIn
) -> None:
    answered = Order.objects.create(customer=other, repository_name="tool-shed")
    written(answered, other)
    written(answered, operator)
    written(order, customer)
    page = signed_in(operator).get("/messages/", {"show": "waiting"}).text
    assert "Village library" in page
    assert "Tool shed" not in page
    both = signed_in(operator).get("/messages/").text
    assert both.index("Village library") < both.index("Tool shed")


def test_a_thread_without_messages_says_so(order: Order, customer: User, signed_in: SignIn) -> None:
    assert "No messages yet" in signed_in(customer).get(url(order)).text
    assert "No messages yet" in signed_in(customer).get("/messages/").text


def test_keys_above_a_thousand_are_written_without_separators(
    order: Order, customer: User, operator: User, signed_in: SignIn
) -> None:
    Message.objects.create(pk=1234567, order=order, author=customer, text="Late", key="late")
    page = signed_in(operator).get(url(order)).text
    assert "?after=1234567" in page
    assert 'maxlength="4000"' in page
    news = news_of(Page(order, operator, 0), 0)
    assert news is not None
    assert 'name="upto" value="1234567"' in news[0]


def test_a_flood_of_messages_is_stopped_with_a_sentence(
    order: Order, customer: User, operator: User, signed_in: SignIn
) -> None:
    Message.objects.bulk_create(
        Message(order=order, author=author, text="Hello", key=f"{author.pk}-{number}")
        for number in range(60)
        for author in (customer, operator)
    )
    page = signed_in(customer).post(url(order), form(text="And this"))
    assert page.status_code == 422
    assert "You sent 60 messages within an hour." in page.text
    assert "And this</textarea>" in page.text
    assert signed_in(operator).post(url(order), form()).status_code == 302
