"""The page of notifications and the bell."""

from collections.abc import Callable

import pytest
from django.test import Client

from appmint.site.accounts.models import User
from appmint.site.messaging.models import Notification
from appmint.site.messaging.notices import notify

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]


@pytest.fixture
def told(customer: User) -> Notification:
    for number in (1, 2):
        notify(
            customer, Notification.Kind.ORDER, str(number), f"App {number} is ready.", "/wallet/"
        )
    return customer.notifications.get(key="1")


@pytest.mark.usefixtures("told")
def test_the_bell_counts_what_is_unread(customer: User, signed_in: SignIn) -> None:
    page = signed_in(customer).get("/notifications/").text
    assert "Notifications, 2 unread" in page
    assert page.index("App 2 is ready.") < page.index("App 1 is ready.")


def test_opening_one_marks_it_as_read(
    told: Notification, customer: User, signed_in: SignIn
) -> None:
    client = signed_in(customer)
    assert client.get(f"/notifications/{told.pk}/")["Location"] == "/wallet/"
    unread = client.get("/notifications/", {"show": "unread"}).text
    assert "App 2 is ready." in unread
    assert "App 1 is ready." not in unread


def test_one_or_all_are_marked_as_read_without_opening(
    told: Notification, customer: User, signed_in: SignIn
) -> None:
    client = signed_in(customer)
    assert "Notifications, 1 unread" in client.post(f"/notifications/{told.pk}/", follow=True).text
    page = client.post("/notifications/read", follow=True).text
    assert "All notifications are marked as read." in page
    assert 'aria-label="Notifications"' in page


def test_notifications_are_their_owners_alone(
    told: Notification, customer: User, other: User, operator: User, signed_in: SignIn
) -> None:
    address = f"/notifications/{told.pk}/"
    for somebody in (other, operator):
        assert signed_in(somebody).get(address).status_code == 404
        assert signed_in(somebody).post(address).status_code == 404
        assert "App 1" not in signed_in(somebody).get("/notifications/").text
        signed_in(somebody).post("/notifications/read")
    assert Client().get("/notifications/").status_code == 302
    assert Client().post("/notifications/read").status_code == 302
    told.refresh_from_db()
    assert told.read_at is None


def test_without_any_the_page_says_so(customer: User, signed_in: SignIn) -> None:
    assert "Nothing yet" in signed_in(customer).get("/notifications/").text
    assert "Nothing unread" in signed_in(customer).get("/notifications/?show=unread").text
