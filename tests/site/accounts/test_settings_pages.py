"""What people do with their own accounts."""

import re
from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
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


def test_two_steps_are_set_up_used_and_recovered_from(customer: User) -> None:
    client = Client()
    EmailAddress.objects.create(user=customer, email=customer.email, verified=True, primary=True)
    password = {"password": "correct horse battery"}
    client.post("/accounts/login/", {"login": customer.email, **password})
    asked = client.get("/accounts/2fa/totp/activate/", follow=True).content.decode()
    assert "we ask again that it is you" in asked
    client.post("/accounts/reauthenticate/", password)
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    secret = re.search(r'data-copy="([A-Z2-7]{16,})"', page)
    assert secret
    code = format_hotp_value(hotp_value(secret[1], next(yield_hotp_counters_from_time())))
    done = client.post("/accounts/2fa/totp/activate/", {"code": code}, follow=True)
    assert "Two-step sign-in" in done.content.decode()
    codes = client.get("/accounts/2fa/recovery-codes/").content.decode()
    recovery = re.search(r"<li>([0-9a-f]{8})</li>", codes)
    assert recovery
    client.post("/accounts/logout/")
    client.post("/accounts/login/", {"login": customer.email, **password})
    assert client.get("/account/").status_code == 302
    assert "Second step" in client.get("/accounts/2fa/authenticate/").content.decode()
    client.post("/accounts/2fa/authenticate/", {"code": recovery[1]})
    assert client.get("/account/").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/email/",
        "/accounts/password/change/",
        "/accounts/2fa/",
        "/accounts/logout/",
        "/accounts/sessions/",
        "/accounts/3rdparty/",
        "/accounts/reauthenticate/",
    ],
)
def test_every_settings_page_opens(customer: User, signed_in: SignIn, path: str) -> None:
    answer = signed_in(customer).get(path)
    assert answer.status_code == 200
    assert "AppMint" in answer.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/inactive/",
        "/accounts/confirm-email/",
        "/accounts/confirm-email/unknown/",
        "/accounts/password/reset/done/",
        "/accounts/password/reset/key/done/",
        "/accounts/password/reset/key/1-set-password/",
        "/accounts/3rdparty/login/cancelled/",
        "/accounts/3rdparty/login/error/",
    ],
)
def test_every_page_around_signing_in_opens(db: None, path: str) -> None:
    answer = Client().get(path, follow=True)
    assert answer.status_code == 200
    assert "<h1" in answer.content.decode()
