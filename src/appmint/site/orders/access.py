"""Who may see which orders."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from appmint.site.accounts.models import User
from appmint.site.orders.models import Order


def orders_of(user: User | AnonymousUser) -> QuerySet[Order]:
    """The orders that somebody may see: operators all, customers their own."""
    if not isinstance(user, User):
        return Order.objects.none()
    return Order.objects.all() if user.is_operator else Order.objects.filter(customer=user)


def order_for(user: User | AnonymousUser, number: str) -> Order:
    """The order with this number. Raises Http404 when there is none, or it is somebody else's."""
    return get_object_or_404(orders_of(user).select_related("customer"), number=number)
