"""What a draft still lacks before it can be submitted."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from appmint.site.config import config
from appmint.site.orders.models import Order
from appmint.site.orders.requirements import Understood
from appmint.site.orders.states import Step


@dataclass(frozen=True)
class Gap:
    """Something that is missing, and at which step it can be given."""

    step: Step
    sentence: str


def gaps(order: Order, understood: Understood) -> list[Gap]:
    """Everything a draft lacks, in the order of the steps; empty when it can be submitted."""
    found = []
    if not order.repository_name:
        found.append(Gap(Step.REPOSITORY, "Give the repository a name."))
    else:
        try:
            order.clean_fields(
                exclude=[
                    each.name
                    for each in order._meta.fields
                    if each.name not in ("repository_name", "visibility", "licence")
                ]
            )
        except ValidationError as error:
            found += [Gap(Step.REPOSITORY, sentence) for sentence in error.messages]
    if understood.spec is None:
        found.append(Gap(Step.REQUIREMENTS, understood.refusal))
    if not order.package:
        found.append(Gap(Step.PACKAGE, "Choose a package."))
    elif order.package not in config().packages:
        found.append(Gap(Step.PACKAGE, "This package is not on sale: choose another."))
    if not order.contact_name.strip():
        found.append(Gap(Step.CUSTOMER, "Say who the order is for."))
    return found
