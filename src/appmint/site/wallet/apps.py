"""Names this part of the site for Django."""

from django.apps import AppConfig


class WalletConfig(AppConfig):
    """See the package."""

    name = "appmint.site.wallet"
    label = "wallet"
