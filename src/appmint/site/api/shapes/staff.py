"""What operators see and send."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from appmint.site.accounts.models import User
from appmint.site.api.shapes.runs import RunRow
from appmint.site.api.shapes.sent import NeededReason, Sent
from appmint.site.api.shapes.wallet import Balance
from appmint.site.runs.models import Worker
from appmint.site.wallet import ledger


class WorkerRow(BaseModel):
    """A worker process that is alive."""

    name: str
    started_at: datetime
    seen_at: datetime

    @classmethod
    def of(cls, worker: Worker) -> "WorkerRow":
        return cls(name=worker.name, started_at=worker.started_at, seen_at=worker.seen_at)


class Queue(BaseModel):
    """What is being made and what waits, in the order in which it is taken up."""

    paused: bool
    workers: list[WorkerRow]
    running: list[RunRow]
    queued: list[RunRow] = Field(description="The first 100.")
    queued_total: int


class CustomerRow(BaseModel):
    """A user, and what they have."""

    id: int
    email: str
    name: str
    operator: bool
    active: bool
    joined_at: datetime
    orders: int
    wallet: Balance

    @classmethod
    def of(cls, user: User) -> "CustomerRow":
        return cls(
            id=user.pk,
            email=user.email,
            name=user.name,
            operator=user.is_operator,
            active=user.is_active,
            joined_at=user.date_joined,
            orders=user.orders.count(),
            wallet=Balance.of(ledger.wallet_of(user)),
        )


class Grant(Sent):
    """Tokens for a customer."""

    amount_ece: Annotated[int, Field(ge=1, le=1_000_000)]
    reason: Annotated[str, Field(min_length=1, max_length=200)]


class Decision(Sent):
    """A decision that needs no reason."""

    reason: Annotated[str, Field(max_length=2000)] = ""


class Refusal(Sent):
    """A decision whose reason the customer reads."""

    reason: NeededReason


class Note(Sent):
    """A comment on an order."""

    text: Annotated[str, Field(min_length=1, max_length=4000)]
    internal: bool = True
