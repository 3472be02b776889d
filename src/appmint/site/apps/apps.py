"""Names this part of the site for Django."""

from django.apps import AppConfig


class AppsConfig(AppConfig):
    """See the package."""

    name = "appmint.site.apps"
    label = "apps"
