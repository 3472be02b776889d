"""Who may see an app: its owner and operators; a public one everybody who has its address."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from appmint.site.accounts.models import User
from appmint.site.apps.models import App, Delivery


def app_for(user: User | AnonymousUser, slug: str) -> App:
    """The app, with its order and owner. Raises Http404 where there is none to see."""
    app = App.objects.select_related("order", "owner").filter(slug=slug).first()
    if app is None or not (app.public or holds(user, app)):
        raise Http404
    return app


def own_app_for(user: User | AnonymousUser, slug: str) -> App:
    """The same for what is never public: certificates, receipts, prices. Raises Http404."""
    app = app_for(user, slug)
    if not holds(user, app):
        raise Http404
    return app


def delivery_of(app: App, number: int | None = None) -> Delivery:
    """One delivery of the app, the latest without a number. Raises Http404."""
    deliveries = app.deliveries.select_related("run")
    found = deliveries.last() if number is None else deliveries.filter(number=number).first()
    if found is None:
        raise Http404
    return found


def holds(user: User | AnonymousUser | None, app: App) -> bool:
    """Whether the app is the user's own, or the user an operator."""
    return isinstance(user, User) and user.is_active and (user.is_operator or app.owner == user)
