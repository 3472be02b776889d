"""What people do with their own accounts."""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client

from appmint.site.accounts.demo import DEMO_CUSTOMER
from appmint.site.accounts.models import AccessToken, User

SignIn = Callable[[User], Client]


def test_a_name_and_wishes_for_letters_are_kept(customer: User, signed_in: SignIn) -> None:
    client = signed_in(customer)
    answer = client.post("/account/", {"name": "Ada Byron", "letters_orders": "on"}, follow=True)
    assert "Saved." in answer.content.decode()
    customer.refresh_from_db()
    assert customer.name == "Ada Byron"
    assert customer.letters_orders
    assert not customer.letters_messages


def test_a_token_is_shown_once_and_opens_its_scope_alone(customer: User, signed_in: SignIn) -> None:
    client = signed_in(customer)
    shown = client.post("/account/tokens/", {"name": "laptop", "scope": "git"}).content.decode()
    found = re.search(r"apm_[\w-]{30,}", shown)
    assert found
    assert found[0] not in client.get("/account/tokens/").content.decode()
    assert AccessToken.holder(found[0], "git") == customer
    assert AccessToken.holder(found[0], "api") is None


def test_reloading_the_answer_makes_no_second_token(customer: User, signed_in: SignIn) -> None:
    client = signed_in(customer)
    client.post("/account/tokens/", {"name": "laptop", "scope": "git"})
    again = client.post("/account/tokens/", {"name": "laptop", "scope": "git"})
    assert "You have a token of this name" in again.content.decode()
    assert customer.tokens.count() == 1


def test_a_revoked_token_opens_nothing(customer: User, signed_in: SignIn) -> None:
    token, text = AccessToken.issue(customer, "laptop", "git")
    signed_in(customer).post(f"/account/tokens/{token.pk}/revoke")
    assert AccessToken.holder(text, "git") is None


def test_nobody_revokes_the_token_of_somebody_else(
    customer: User, other: User, signed_in: SignIn
) -> None:
    token, text = AccessToken.issue(customer, "laptop", "git")
    assert signed_in(other).post(f"/account/tokens/{token.pk}/revoke").status_code == 404
    assert AccessToken.holder(text, "git") == customer


@pytest.mark.parametrize("path", ["/account/", "/account/tokens/", "/accounts/sessions/"])
def test_visitors_are_asked_to_sign_in(db: None, path: str) -> None:
    answer = Client().get(path)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")


def test_a_new_customer_confirms_an_address_and_is_in(db: None) -> None:
    client = Client()
    client.post(
        "/accounts/signup/", {"email": "New@Example.com", "password1": "correct horse battery"}
    )
    link = re.search(r"http\S+/accounts/confirm-email/\S+", str(mail.outbox[0].body))
    assert link
    path = "/" + link[0].split("/", 3)[3]
    assert "new@example.com" in client.get(path).content.decode()
    client.post(path)
    user = User.objects.get(email="new@example.com")
    client.post("/accounts/login/", {"login": user.email, "password": "correct horse battery"})
    assert client.get("/account/").status_code == 200


def test_an_unconfirmed_address_does_not_come_in(customer: User) -> None:
    client = Client()
    client.post("/accounts/login/", {"login": customer.email, "password": "correct horse battery"})
    assert client.get("/account/").status_code == 302


def test_guessing_passwords_is_stopped_for_every_process(customer: User) -> None:
    client = Client()
    for _ in range(6):
        answer = client.post("/accounts/login/", {"login": customer.email, "password": "wrong"})
    assert "Too many failed login attempts" in answer.content.decode()


def test_the_demo_customer_comes_in_without_typing_on_this_machine(db: None) -> None:
    User.objects.create_user(DEMO_CUSTOMER, "correct horse battery")
    client = Client(headers={"host": "localhost:8000"})
    assert "demo customer" in client.get("/accounts/login/").content.decode()
    client.post("/account/demo")
    assert client.get("/account/").status_code == 200


@pytest.mark.parametrize("remote", [{"REMOTE_ADDR": "192.0.2.7"}, {"REMOTE_ADDR": "nonsense"}])
def test_there_is_no_demo_sign_in_for_other_machines(db: None, remote: dict[str, str]) -> None:
    User.objects.create_user(DEMO_CUSTOMER, "correct horse battery")
    client = Client(headers={"host": "localhost:8000"}, REMOTE_ADDR=remote["REMOTE_ADDR"])
    assert "demo customer" not in client.get("/accounts/login/").content.decode()
    assert client.post("/account/demo").status_code == 404
