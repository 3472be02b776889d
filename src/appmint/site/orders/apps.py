"""Names this part of the site for Django."""

from django.apps import AppConfig


class OrdersConfig(AppConfig):
    """See the package."""

    name = "appmint.site.orders"
    label = "orders"
