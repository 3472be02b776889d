"""Names this part of the site for Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """See the package."""

    name = "appmint.site.accounts"
    label = "accounts"
