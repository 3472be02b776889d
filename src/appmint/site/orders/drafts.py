"""Drafts: each of the six steps saved by itself, by whoever orders, on whichever device."""

import secrets
from collections.abc import Mapping

from django.db import transaction

from appmint.site.accounts.models import User
from appmint.site.orders.corrections import Corrections
from appmint.site.orders.errors import NotAllowed
from appmint.site.orders.guard import locked
from appmint.site.orders.models import Order
from appmint.site.orders.states import State, Step

STEPS = tuple(Step)
_INVOICE = ("contact_name", "company", "address", "tax_number")


def new_key() -> str:
    """A name for one submission of a form, made when the form is shown."""
    return secrets.token_urlsafe(24)


@transaction.atomic
def begin(customer: User, key: str) -> Order:
    """A new draft; the same one when the form with this key is sent again.

    Who it is for is taken over from the customer's last order.
    """
    made = Order.objects.filter(customer=customer, submission_key=f"new-{key}").first()
    if key and made is not None:
        return made
    last = customer.orders.exclude(contact_name="").first()
    known = {name: getattr(last, name) for name in _INVOICE} if last else {}
    return Order.objects.create(
        customer=customer,
        submission_key=f"new-{key}" if key else "",
        letters=customer.letters_orders,
        **{"contact_name": customer.name, **known},
    )


@transaction.atomic
def save(order: Order, values: Mapping[str, object], *, reached: Step | None = None) -> Order:
    """Keeps these fields of a draft, and nothing else of it; `reached` never goes back.

    Returns the fresh order. Raises NotAllowed once it is submitted.
    """
    order = _locked_draft(order)
    for name, value in values.items():
        setattr(order, name, value)
    if reached is not None and place(reached) > place(order.step):
        order.step = reached
    order.save(update_fields=[*values, "step", "updated_at"])
    return order


@transaction.atomic
def correct(order: Order, corrections: Corrections) -> Order:
    """Keeps the customer's corrections of what was understood. Raises NotAllowed as `save`."""
    order = _locked_draft(order)
    order.corrections = corrections.model_dump(mode="json", exclude_defaults=True)
    order.save(update_fields=["corrections", "updated_at"])
    return order


def place(step: str) -> int:
    """Which of the six it is, from 0."""
    return STEPS.index(Step(step))


def neighbour(step: Step, distance: int) -> Step:
    """The step before (-1) or after (1)."""
    return STEPS[max(0, min(len(STEPS) - 1, place(step) + distance))]


def _locked_draft(order: Order) -> Order:
    order = locked(order)
    if order.state != State.DRAFT:
        raise NotAllowed(f"Order {order} is submitted: it is no longer changed step by step.")
    return order
