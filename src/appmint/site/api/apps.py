"""Names this part of the site for Django."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """See the package."""

    name = "appmint.site.api"
    label = "api"
