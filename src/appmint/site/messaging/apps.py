"""Names this part of the site for Django."""

from django.apps import AppConfig


class MessagingConfig(AppConfig):
    """See the package."""

    name = "appmint.site.messaging"
    label = "messaging"
