"""Who may see which orders."""

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
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


def draft_for(user: User, number: str) -> Order:
    """The customer's own order, to be gone on with. Raises Http404, for operators too."""
    return get_object_or_404(Order.objects.filter(customer=user), number=number)


def person(request: HttpRequest) -> User:
    """Who asks; every page of this part is for people who signed in. Raises PermissionDenied."""
    if isinstance(request.user, User):
        return request.user
    raise PermissionDenied
