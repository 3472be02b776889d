"""Names this part of the site for Django."""

from django.apps import AppConfig


class RunsConfig(AppConfig):
    """See the package."""

    name = "appmint.site.runs"
    label = "runs"
