"""Balance, movements and top-ups."""

import uuid
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from appmint.site.api.shapes.sent import Sent
from appmint.site.config import config
from appmint.site.wallet.models import Account, TopUp
from appmint.site.wallet.statement import Line


class Balance(BaseModel):
    """A wallet, in micro-ECE."""

    balance_micro: int = Field(description="What is on hold included.")
    held_micro: int
    available_micro: int

    @classmethod
    def of(cls, wallet: Account) -> "Balance":
        return cls(
            balance_micro=wallet.balance_micro,
            held_micro=wallet.held_micro,
            available_micro=wallet.available_micro,
        )


class Movement(BaseModel):
    """One transfer as the wallet's owner sees it."""

    id: uuid.UUID
    at: datetime
    what: str
    order: str
    note: str
    change_micro: int = Field(description="Of the balance.")
    held_micro: int = Field(description="Of what is on hold: more, or less.")
    balance_micro: int
    available_micro: int

    @classmethod
    def of(cls, line: Line) -> "Movement":
        return cls(
            id=line.transfer.pk,
            at=line.at,
            what=line.what,
            order=line.transfer.order_number,
            note=line.transfer.memo,
            change_micro=line.change_micro,
            held_micro=line.held_micro,
            balance_micro=line.balance_micro,
            available_micro=line.available_micro,
        )


MovementKind = Literal["top-ups", "holds", "captures", "releases", "refunds"]


class TopUpWish(Sent):
    """Tokens to be bought."""

    amount_ece: Annotated[int, Field(ge=1, le=1_000_000, description="Whole ECE.")]


class TopUpShape(BaseModel):
    """A purchase of tokens."""

    id: uuid.UUID
    state: str = Field(description=f"One of: {', '.join(TopUp.State.values)}.")
    amount_micro: int
    us_cents: int
    provider: str
    reason: str = Field(description="Why it was not paid.")
    created_at: datetime
    finished_at: datetime | None
    url: str = Field(description="The page on which its owner pays and sees how it went.")

    @classmethod
    def of(cls, top_up: TopUp) -> "TopUpShape":
        return cls(
            id=top_up.pk,
            state=top_up.state,
            amount_micro=top_up.amount_micro,
            us_cents=top_up.us_cents,
            provider=top_up.provider,
            reason=top_up.reason,
            created_at=top_up.created_at,
            finished_at=top_up.finished_at,
            url=f"{config().site_url}{top_up.get_absolute_url()}",
        )
