"""Webhooks and what they were told."""

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field

from appmint.site.api.models import EVENTS, LONGEST_URL, Webhook, WebhookDelivery
from appmint.site.api.shapes.sent import Sent


def _known(event: str) -> str:
    if event not in EVENTS:
        raise ValueError(f"There is no event {event!r}.")
    return event


Event = Annotated[str, AfterValidator(_known), Field(json_schema_extra={"enum": list(EVENTS)})]


_MOST_EVENTS = Field(max_length=len(EVENTS), description="All where none is named.")


class WebhookWish(Sent):
    """An address to be told of your orders."""

    url: Annotated[str, Field(min_length=8, max_length=LONGEST_URL)]
    events: Annotated[list[Event], _MOST_EVENTS] = []


class WebhookChange(Sent):
    """What is to be different; what is left out stays."""

    active: bool | None = None
    events: Annotated[list[Event], _MOST_EVENTS] | None = None


class WebhookRow(BaseModel):
    """An address that is told of your orders."""

    id: int
    url: str
    events: list[str] = Field(description="What it is told; empty for everything.")
    active: bool
    created_at: datetime

    @classmethod
    def of(cls, hook: Webhook) -> "WebhookRow":
        return cls(
            id=hook.pk,
            url=hook.url,
            events=hook.events,
            active=hook.active,
            created_at=hook.created_at,
        )


class NewWebhook(BaseModel):
    """A webhook just made."""

    webhook: WebhookRow
    secret: str = Field(description="Signs what is sent; it can be read here and never again.")


class DeliveryRow(BaseModel):
    """One thing that a webhook is told."""

    id: str = Field(description="As in the header AppMint-Delivery.")
    event: str
    state: str = Field(description=f"One of: {', '.join(WebhookDelivery.State.values)}.")
    attempts: int
    status: int | None = Field(description="Of the last answer.")
    problem: str = Field(description="Why the last attempt failed.")
    created_at: datetime
    next_at: datetime | None = Field(description="When it is tried next.")
    delivered_at: datetime | None

    @classmethod
    def of(cls, delivery: WebhookDelivery) -> "DeliveryRow":
        return cls(
            id=delivery.key,
            event=delivery.event,
            state=delivery.state.value,
            attempts=delivery.attempts,
            status=delivery.status,
            problem=delivery.problem,
            created_at=delivery.created_at,
            next_at=delivery.next_at,
            delivered_at=delivery.delivered_at,
        )
