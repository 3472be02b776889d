"""Letters about accounts are short, plain and complete."""

import pytest
from django.core import mail
from django.test import Client

from appmint.site.accounts.models import User


def the_letter() -> str:
    assert len(mail.outbox) == 1
    letter = mail.outbox[0]
    assert "\n" not in letter.subject
    body = str(letter.body)
    assert "{" not in body
    assert "&amp;" not in body
    return f"{letter.subject}\n{body}"


@pytest.mark.django_db
def test_signing_up_sends_a_link() -> None:
    Client().post("/accounts/signup/", {"email": "a@example.com", "password1": "correct horse x"})
    letter = the_letter()
    assert letter.startswith("Welcome to AppMint")
    assert "a@example.com is yours" in letter
    assert "/accounts/confirm-email/" in letter


@pytest.mark.parametrize(
    ("path", "fields", "sentence"),
    [
        ("signup", {"password1": "correct horse x"}, "You have one already."),
        ("password/reset", {}, "you choose a new password"),
    ],
)
def test_a_known_address_gets_a_link_to_a_new_password(
    customer: User, path: str, fields: dict[str, str], sentence: str
) -> None:
    Client().post(f"/accounts/{path}/", {"email": customer.email, **fields})
    letter = the_letter()
    assert "Hello Ada," in letter or path == "signup"
    assert sentence in letter
    assert "/accounts/password/reset/" in letter


@pytest.mark.django_db
def test_an_unknown_address_is_told_so_by_letter_alone() -> None:
    answer = Client().post("/accounts/password/reset/", {"email": "who@example.com"}, follow=True)
    assert "If there is an account with that address" in answer.content.decode()
    assert "there is no account with it" in the_letter()


def test_a_changed_password_is_told(customer: User) -> None:
    client = Client()
    client.force_login(customer)
    client.post(
        "/accounts/password/change/",
        {
            "oldpassword": "correct horse battery",
            "password1": "another long one",
            "password2": "another long one",
        },
    )
    assert "Your password was changed." in the_letter()
