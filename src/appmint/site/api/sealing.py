"""Secrets that are needed again, encrypted with a key told from the platform's own."""

import base64

from cryptography.fernet import Fernet
from django.conf import settings
from django.utils.crypto import salted_hmac


def seal(secret: str) -> str:
    """The secret as it can be kept in the database."""
    return _lock().encrypt(secret.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """The secret again. Raises cryptography's InvalidToken after the platform's key was changed."""
    return _lock().decrypt(sealed.encode("ascii")).decode()


def _lock() -> Fernet:
    key = salted_hmac("appmint.site.api.sealing", "", settings.SECRET_KEY, algorithm="sha256")
    return Fernet(base64.urlsafe_b64encode(key.digest()))
