"""Names this part of the site for Django."""

from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    """See the package."""

    name = "appmint.site.backoffice"
    label = "backoffice"
