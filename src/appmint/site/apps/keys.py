"""The key that signs certificates: made once and kept; its public half is published."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from appmint.site.config import config

_FILE = "certificate-key.pem"


class KeyUnusable(Exception):
    """The key file in the data folder holds no Ed25519 key; the message names the file."""


def signing_key() -> Ed25519PrivateKey:
    """The platform's key; made at the first call. Raises KeyUnusable."""
    place = config().folder / _FILE
    if not place.is_file():
        _make(place)
    try:
        key = load_pem_private_key(place.read_bytes(), None)
    except ValueError as error:
        raise KeyUnusable(f"{place} is not a key: put the saved one back.") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyUnusable(f"{place} is not an Ed25519 key: put the saved one back.")
    return key


def key_id(key: Ed25519PublicKey) -> str:
    """A short name of a public key: the first 16 digits of its SHA-256."""
    raw = key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    return hashlib.sha256(raw).hexdigest()[:16]


def public_pem(key: Ed25519PublicKey) -> str:
    """The public key as openssl reads it."""
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode("ascii")


def _make(place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    made = place.with_name(f".{place.name}-{os.getpid()}")
    made.touch(0o600)
    made.write_bytes(
        Ed25519PrivateKey.generate().private_bytes(
            Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
        )
    )
    # Linking fails where another process was first; both then sign with the same key.
    with suppress(FileExistsError):
        place.hardlink_to(made)
    made.unlink()
