"""The states of an order and the actions between them: the only table of what may happen."""

from dataclasses import dataclass
from typing import Literal

from django.db import models


class State(models.TextChoices):
    """Where an order stands."""

    DRAFT = "draft", "Draft"
    AWAITING_APPROVAL = "awaiting_approval", "Awaiting approval"
    APPROVED = "approved", "In the queue"
    GENERATING = "generating", "Being made"
    IN_REVIEW = "in_review", "In review"
    DELIVERING = "delivering", "Being handed over"
    DELIVERED = "delivered", "Delivered"
    REVISION_REQUESTED = "revision_requested", "Revision requested"
    REJECTED = "rejected", "Rejected"
    CANCELLED = "cancelled", "Cancelled"
    FAILED = "failed", "Failed"
    REFUNDED = "refunded", "Refunded"


class Step(models.TextChoices):
    """The six steps of ordering."""

    REPOSITORY = "repository", "Repository"
    REQUIREMENTS = "requirements", "Requirements"
    PACKAGE = "package", "Package"
    CUSTOMER = "customer", "Customer"
    PAYMENT = "payment", "Payment"
    CONFIRMATION = "confirmation", "Confirmation"


class Action(models.TextChoices):
    """What can be done to an order; one module each in `orders.actions`."""

    SUBMIT = "submit", "Submitted, tokens set aside"
    APPROVE = "approve", "Approved"
    REJECT = "reject", "Rejected"
    CANCEL = "cancel", "Cancelled"
    START = "start", "Work begun"
    REVIEW = "review", "Made and proven"
    ACCEPT = "accept", "Released for delivery"
    DELIVER = "deliver", "Delivered"
    FAIL = "fail", "Could not be made"
    RETRY = "retry", "Taken up again"
    REVISE = "revise", "Revision requested"
    KEEP = "keep", "Revision ended, the delivered app stays"
    REFUND = "refund", "Refunded"


Actor = Literal["customer", "operator", "system"]


@dataclass(frozen=True)
class Transition:
    """From where an action leads where, and who may do it."""

    action: Action
    sources: frozenset[State]
    target: State
    actors: frozenset[Actor]


def _transition(action: Action, sources: set[State], target: State, *actors: Actor) -> Transition:
    return Transition(action, frozenset(sources), target, frozenset(actors))


TRANSITIONS: dict[Action, Transition] = {
    each.action: each
    for each in (
        _transition(Action.SUBMIT, {State.DRAFT}, State.AWAITING_APPROVAL, "customer"),
        _transition(
            Action.APPROVE,
            {State.AWAITING_APPROVAL, State.REVISION_REQUESTED},
            State.APPROVED,
            "operator",
            "system",
        ),
        _transition(Action.REJECT, {State.AWAITING_APPROVAL}, State.REJECTED, "operator"),
        _transition(
            Action.CANCEL,
            {State.DRAFT, State.AWAITING_APPROVAL, State.APPROVED},
            State.CANCELLED,
            "customer",
            "operator",
        ),
        _transition(Action.START, {State.APPROVED, State.GENERATING}, State.GENERATING, "system"),
        _transition(Action.REVIEW, {State.GENERATING}, State.IN_REVIEW, "system"),
        _transition(Action.ACCEPT, {State.IN_REVIEW}, State.DELIVERING, "operator", "system"),
        _transition(Action.DELIVER, {State.DELIVERING}, State.DELIVERED, "system"),
        _transition(
            Action.FAIL,
            {State.APPROVED, State.GENERATING, State.IN_REVIEW, State.DELIVERING},
            State.FAILED,
            "operator",
            "system",
        ),
        _transition(Action.RETRY, {State.FAILED}, State.APPROVED, "operator"),
        _transition(
            Action.REVISE, {State.DELIVERED}, State.REVISION_REQUESTED, "customer", "operator"
        ),
        _transition(
            Action.KEEP,
            {
                State.REVISION_REQUESTED,
                State.APPROVED,
                State.GENERATING,
                State.IN_REVIEW,
                State.DELIVERING,
            },
            State.DELIVERED,
            "customer",
            "operator",
            "system",
        ),
        _transition(Action.REFUND, {State.DELIVERED}, State.REFUNDED, "operator"),
    )
}
"""Every way an order's state can change. `keep` needs an earlier delivery; `fail` needs none."""
