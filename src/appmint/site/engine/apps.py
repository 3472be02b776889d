"""Names this part of the site for Django."""

from django.apps import AppConfig


class EngineConfig(AppConfig):
    """See the package."""

    name = "appmint.site.engine"
    label = "engine"
