"""The customer's rating of a delivered order."""

from appmint.site.accounts.models import User
from appmint.site.orders.errors import NotAllowed
from appmint.site.orders.models import Order, Rating


def objection(order: Order, by: User) -> str:
    """Why `by` cannot rate the order now, as a sentence; empty when they can."""
    if by.pk != order.customer_id:
        return "An order is rated by its customer alone."
    if order.delivered_at is None:
        return "An order is rated once its app is delivered."
    return ""


def rate(order: Order, by: User, stars: int, comment: str) -> Rating:
    """Keeps 1 to 5 stars and a word about them; a further rating takes the place of the first.

    Raises NotAllowed for others than the customer, and before there is an app.
    """
    if sentence := objection(order, by):
        raise NotAllowed(sentence)
    rating, _ = Rating.objects.update_or_create(
        order=order, defaults={"stars": stars, "comment": comment}
    )
    return rating
