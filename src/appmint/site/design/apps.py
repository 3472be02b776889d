"""Names this part of the site for Django."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """See the package."""

    name = "appmint.site.design"
    label = "design"
