"""Orders brought to a state, for the tests of ordering."""

from collections.abc import Callable

from appmint.site.accounts.models import User
from appmint.site.apps.models import App, Delivery
from appmint.site.orders import actions
from appmint.site.orders.models import Order
from appmint.site.orders.states import State
from appmint.site.runs.models import Run

TEXT = (
    "A lending shelf for a village library. Visitors browse books, search them by title, "
    "open a book to read about it and reserve it. The background is ivory and the components "
    "are navy."
)

Make = Callable[[State], Order]


def worked_on(order: Order, state: State, operator: User) -> Order:
    """Takes an approved order further, by actions alone."""
    steps: list[tuple[State, Callable[[Order], Order]]] = [
        (State.APPROVED, lambda order: order),
        (State.GENERATING, actions.start),
        (State.IN_REVIEW, lambda order: actions.review(order, run_of(order))),
        (State.DELIVERING, lambda order: actions.accept(order, operator)),
        (State.DELIVERED, lambda order: actions.deliver(order, delivery_of(order))),
    ]
    for reached, act in steps:
        order = act(order)
        if reached == state:
            return order
    if state == State.REFUNDED:
        return actions.refund(order, operator, "As agreed.")
    return actions.revise(order, order.customer, f"{TEXT} Readers write reviews of the books.")


def run_of(order: Order) -> Run:
    """The run of the order's present attempt."""
    return order.runs.get(attempt=order.attempt)


def delivery_of(order: Order) -> Delivery:
    """A delivery of the order's present attempt."""
    app, _ = App.objects.get_or_create(
        order=order,
        defaults={"owner": order.customer, "slug": order.repository_name, "name": order.title},
    )
    delivery, _ = Delivery.objects.get_or_create(
        app=app,
        run=run_of(order),
        defaults={"number": app.deliveries.count() + 1, "certificate": {}},
    )
    return delivery
