"""The way into a private preview: a link for a minute, then a cookie of the preview's own host."""

from dataclasses import dataclass

from django.core import signing

OPEN_PATH = "/__appmint/open"
COOKIE = "appmint_preview"
LINK_S = 60
COOKIE_S = 12 * 3600

_LINK, _STAY = "appmint.preview.open", "appmint.preview.stay"


@dataclass(frozen=True)
class Visitor:
    """Who came in, and to which app."""

    user: int
    slug: str


def link_token(visitor: Visitor) -> str:
    """What a link carries; valid for a minute."""
    return _signed(visitor, _LINK)


def cookie_value(visitor: Visitor) -> str:
    """What the cookie carries; valid for half a day."""
    return _signed(visitor, _STAY)


def from_link(token: str) -> Visitor | None:
    """Whom the site let in, None for a token that is forged, altered or too old."""
    return _read(token, _LINK, LINK_S)


def from_cookie(header: str) -> Visitor | None:
    """Whom a Cookie header's pass was given to, None where it has no valid one."""
    for name, value in _pairs(header):
        if name == COOKIE:
            return _read(value, _STAY, COOKIE_S)
    return None


def without_ours(header: str) -> str:
    """The Cookie header as the app may see it."""
    return "; ".join(f"{name}={value}" for name, value in _pairs(header) if name != COOKIE)


def set_cookie(visitor: Visitor, *, secure: bool) -> str:
    """A Set-Cookie header that lets the visitor stay."""
    parts = [
        f"{COOKIE}={cookie_value(visitor)}",
        f"Max-Age={COOKIE_S}",
        "Path=/",
        "HttpOnly",
        "SameSite=Lax",
        *(["Secure"] if secure else []),
    ]
    return "; ".join(parts)


def _pairs(header: str) -> list[tuple[str, str]]:
    found = (part.strip().partition("=") for part in header.split(";") if part.strip())
    return [(name.strip(), value) for name, _, value in found]


def _signed(visitor: Visitor, salt: str) -> str:
    return signing.dumps([visitor.user, visitor.slug], salt=salt)


def _read(text: str, salt: str, seconds: int) -> Visitor | None:
    try:
        user, slug = signing.loads(text, salt=salt, max_age=seconds)
    except signing.BadSignature:
        return None
    return Visitor(user, slug)
