"""Names this part of the site for Django."""

from django.apps import AppConfig


class FrontConfig(AppConfig):
    """See the package."""

    name = "appmint.site.front"
    label = "front"
