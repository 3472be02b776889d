"""What every page's shell needs."""

from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from appmint.site.accounts import demo
from appmint.site.accounts.models import User
from appmint.site.config import config
from appmint.site.design.theme import theme_of
from appmint.site.messaging.models import Notification
from appmint.site.messaging.threads import unread_of
from appmint.site.wallet.models import Account


@dataclass(frozen=True)
class Link:
    """An entry of the navigation."""

    label: str
    icon: str
    url: str
    here: bool


_VISITOR = (
    ("How it works", "route", "front:home", "#how"),
    ("Prices", "tag", "front:home", "#prices"),
    ("Questions", "circle-help", "front:home", "#questions"),
)
_CUSTOMER = (
    ("Orders", "clipboard-list", "orders:list", ""),
    ("Apps", "layout-grid", "apps:list", ""),
    ("Wallet", "wallet", "wallet:statement", ""),
)
_OPERATOR = (
    ("Overview", "gauge", "backoffice:home", ""),
    ("Orders", "clipboard-list", "backoffice:orders", ""),
    ("Queue", "list-ordered", "backoffice:queue", ""),
    ("Model", "sparkles", "engine:model", ""),
    ("Customers", "users", "backoffice:customers", ""),
    ("Figures", "chart-column", "backoffice:figures", ""),
)


def shell(request: HttpRequest) -> dict[str, object]:
    """Values for the header and navigation; those that cost a query are asked for when shown."""
    # A request that is refused at the door, for its host say, has no user at all.
    found = getattr(request, "user", None)
    user = found if isinstance(found, User) else None
    entries = _VISITOR if user is None else _OPERATOR if user.is_operator else _CUSTOMER
    return {
        "navigation": [link for each in entries if (link := _link(request, *each))],
        "own_pages": [link for each in _CUSTOMER if (link := _link(request, *each))]
        if user and user.is_operator
        else [],
        "theme": theme_of(request),
        "github_offered": bool(config().github_client_id),
        "demo_offered": cache(lambda: demo.is_offered(request)),
        "available_micro": cache(lambda: _available(user)),
        "unread_notifications": cache(lambda: _unread(user)),
        "unread_messages": cache(lambda: unread_of(user).count() if user else 0),
    }


def _link(request: HttpRequest, label: str, icon: str, name: str, anchor: str) -> Link | None:
    try:
        url = reverse(name)
    except NoReverseMatch:
        return None
    exact = name.endswith(":home")
    here = request.path == url if exact else request.path.startswith(url)
    return Link(label, icon, url + anchor, here and not anchor)


def _available(user: User | None) -> int:
    account = Account.objects.filter(user=user).first() if user else None
    return account.available_micro if account else 0


def _unread(user: User | None) -> int:
    return Notification.objects.filter(user=user, read_at=None).count() if user else 0
