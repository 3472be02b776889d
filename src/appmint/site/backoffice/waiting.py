"""What waits for an operator, and whether everything is at work."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from appmint.site.accounts.models import User
from appmint.site.messaging.models import Notification
from appmint.site.messaging.threads import orders_with_threads, unread_of
from appmint.site.orders.models import Order
from appmint.site.orders.states import State
from appmint.site.runs import queue, workers
from appmint.site.runs.models import Run, Worker

FAILED_SHOWN = 20


@dataclass(frozen=True)
class Works:
    """How queue and workers are."""

    alive: list[Worker]
    paused: bool
    problem: str
    """Why the queue cannot be reached; empty when it can."""


def approvals() -> QuerySet[Order]:
    """Orders and revisions that wait for approval, the longest waiting first."""
    states = (State.AWAITING_APPROVAL, State.REVISION_REQUESTED)
    return _orders().filter(state__in=states).order_by("updated_at")


def reviews() -> QuerySet[Order]:
    """Orders whose app waits for its release, the longest waiting first."""
    return _orders().filter(state=State.IN_REVIEW).order_by("updated_at")


def failed_orders() -> QuerySet[Order]:
    """Orders that could not be made, the newest first."""
    return _orders().filter(state=State.FAILED).order_by("-updated_at")


def failed_runs() -> QuerySet[Run]:
    """Runs that did not come to their end, the newest first."""
    return (
        Run.objects.select_related("order").filter(state=Run.State.FAILED).order_by("-finished_at")
    )


def unread_messages(operator: User) -> int:
    """Messages of customers that this operator has not read."""
    return unread_of(operator).count()


def unanswered(operator: User) -> int:
    """Threads whose customer wrote last."""
    return orders_with_threads(operator, waiting=True).count()


def letters_that_do_not_go() -> QuerySet[Notification]:
    """Letters that failed and are tried again."""
    return Notification.objects.filter(~Q(letter_problem=""), letter_due_at__isnull=False)


def works() -> Works:
    """How queue and workers are now."""
    alive = list(workers.alive())
    try:
        return Works(alive, queue.paused(), "")
    except queue.QueueUnavailable as problem:
        return Works(alive, False, str(problem))


def _orders() -> QuerySet[Order]:
    return Order.objects.select_related("customer")
