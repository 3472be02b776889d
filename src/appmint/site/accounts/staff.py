"""Accounts that the platform's owner makes without a browser."""

import secrets

from allauth.account.models import EmailAddress
from django.db import transaction

from appmint.site.accounts.models import User

_PASSWORD_BYTES = 12


@transaction.atomic
def make_account(email: str, name: str, *, staff: bool) -> tuple[User, str]:
    """A verified account with a new password, which only the caller learns; made where missing."""
    password = secrets.token_urlsafe(_PASSWORD_BYTES)
    user = User.objects.filter(email=email.lower()).first()
    if user is None:
        user = User.objects.create_user(email, name=name)
    user.is_staff = user.is_staff or staff
    user.is_active = True
    user.set_password(password)
    user.save()
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
    return user, password


def make_operator(email: str) -> str:
    """The new password of the operator with this address, made where there is none."""
    return make_account(email, "Operator", staff=True)[1]


def first_operator(email: str) -> str | None:
    """The password of the first operator; None where there is an operator already."""
    if User.objects.filter(is_staff=True).exists():
        return None
    return make_operator(email)
