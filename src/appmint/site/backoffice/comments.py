"""Comments of operators on orders."""

from django.db import transaction

from appmint.site.accounts.models import User
from appmint.site.messaging.models import Notification
from appmint.site.messaging.notices import notify
from appmint.site.orders.guard import locked
from appmint.site.orders.models import Comment, Order


@transaction.atomic
def comment(order: Order, by: User, text: str, *, internal: bool) -> Comment:
    """Keeps a comment, once however often it is pressed; one that is not internal is told."""
    last = locked(order).comments.last()
    if last and (last.by_id, last.text, last.internal) == (by.pk, text, internal):
        return last
    made = Comment.objects.create(order=order, by=by, text=text, internal=internal)
    if not internal:
        notify(
            order.customer,
            Notification.Kind.ORDER,
            f"{order}:comment:{made.pk}",
            f"A comment on {order}: {text}",
            order.get_absolute_url(),
            order=order,
        )
    return made
