"""Coming in as the demo customer without typing, on one's own machine alone."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.http.request import split_domain_port

from appmint.site.accounts.models import User
from appmint.site.config import config

DEMO_CUSTOMER = "demo@localhost"
_LOCAL = {"localhost", "127.0.0.1", "[::1]", "::1"}


def demo_customer() -> User | None:
    """The demo customer, where one was made at the first start."""
    return User.objects.filter(email=DEMO_CUSTOMER, is_active=True, is_staff=False).first()


def is_offered(request: HttpRequest) -> bool:
    """Whether this visitor sits at the machine of a site that is not a public one."""
    settings = config()
    return (
        settings.demo
        and not settings.site_url.startswith("https://")
        and urlsplit(settings.site_url).hostname in _LOCAL
        and split_domain_port(request.get_host())[0] in _LOCAL
        and _is_loopback(request.META.get("REMOTE_ADDR", ""))
        and demo_customer() is not None
    )


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
