"""The address by which somebody gets into a live preview."""

from urllib.parse import urlencode

from appmint.site.accounts.models import User
from appmint.site.apps.models import App
from appmint.site.apps.preview import gate
from appmint.site.config import config


def way_in(app: App, user: User | None) -> str:
    """The preview's address; for a private one with a pass that is good for a minute."""
    address = config().preview_address(app.slug)
    if app.public or user is None:
        return f"{address}/"
    token = gate.link_token(gate.Visitor(user.pk, app.slug))
    return f"{address}{gate.OPEN_PATH}?{urlencode({'token': token})}"
