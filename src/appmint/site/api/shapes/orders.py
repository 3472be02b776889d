"""Orders as the API gives them, and what is sent to change them."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from appmint.site.accounts.models import User
from appmint.site.api.shapes.sent import Sent
from appmint.site.api.shapes.understanding import Price, Text
from appmint.site.config import Package, config
from appmint.site.engine.spending import Spending, of_order
from appmint.site.orders import guard, revision, timeline
from appmint.site.orders.completeness import gaps
from appmint.site.orders.corrections import Corrections
from appmint.site.orders.models import Comment, Order, Rating, Upload
from appmint.site.orders.requirements import understand_order
from appmint.site.orders.states import Action, State, Step

StateName = Literal[
    "draft",
    "awaiting_approval",
    "approved",
    "generating",
    "in_review",
    "delivering",
    "delivered",
    "revision_requested",
    "rejected",
    "cancelled",
    "failed",
    "refunded",
]
Group = Literal["drafts", "waiting", "making", "delivered", "ended"]


class OrderRow(BaseModel):
    """An order in a list."""

    number: str
    title: str
    state: str = Field(description=f"One of: {', '.join(State.values)}.")
    customer: str = Field(description="E-mail address.")
    package: str
    rush: bool
    price_micro: int
    attempt: int
    created_at: datetime
    submitted_at: datetime | None
    delivered_at: datetime | None
    url: str = Field(description="Its page.")

    @classmethod
    def of(cls, order: Order) -> "OrderRow":
        return cls(**row(order))


def row(order: Order) -> dict[str, Any]:
    """What every shape of an order begins with."""
    return {
        "number": str(order),
        "title": order.title,
        "state": order.state,
        "customer": order.customer.email,
        "package": order.package,
        "rush": order.rush,
        "price_micro": order.price_micro,
        "attempt": order.attempt,
        "created_at": order.created_at,
        "submitted_at": order.submitted_at,
        "delivered_at": order.delivered_at,
        "url": f"{config().site_url}{order.get_absolute_url()}",
    }


class GapRow(BaseModel):
    """Something that a draft lacks."""

    step: str = Field(description=f"One of: {', '.join(Step.values)}.")
    detail: str


class Stars(BaseModel):
    """The customer's rating."""

    stars: int
    comment: str
    at: datetime


class ModelWork(BaseModel):
    """Calls of one model in one role."""

    role: str = Field(description="read, write or repair.")
    model: str
    calls: int
    tokens_in: int
    tokens_out: int
    cost_micro_usd: int = Field(description="What the platform paid, in millionths of a US dollar.")

    @classmethod
    def of(cls, spent: Spending) -> "ModelWork":
        return cls.model_validate(asdict(spent))


class OrderWhole(OrderRow):
    """One order in full."""

    step: str
    repository_name: str
    visibility: str
    licence: str
    text: str
    corrections: Corrections
    contact_name: str
    company: str
    address: str
    tax_number: str
    letters: bool
    quote: Price | None = Field(description="As agreed at submission.")
    models: list[ModelWork] = Field(description="What models did for it; it is in the price.")
    reason: str = Field(description="Why it was rejected or failed.")
    next: str = Field(description="What comes next, as a sentence.")
    actions: list[str] = Field(
        description=f"What you can do to it now, of: {', '.join(Action.values)}."
    )
    missing: list[GapRow] = Field(description="What a draft lacks to be submitted.")
    revisions_left: int
    rating: Stars | None
    app: str | None = Field(description="Name of the app, once it is delivered.")
    run: str | None = Field(description="Id of the latest run.")

    @classmethod
    def seen_by(cls, user: User, order: Order) -> "OrderWhole":
        rating = Rating.objects.filter(order=order).first()
        run = order.runs.first()
        app = getattr(order, "app", None)
        return cls(
            **row(order),
            step=order.step,
            repository_name=order.repository_name,
            visibility=order.visibility,
            licence=order.licence,
            text=order.text,
            corrections=Corrections.model_validate(order.corrections),
            contact_name=order.contact_name,
            company=order.company,
            address=order.address,
            tax_number=order.tax_number,
            letters=order.letters,
            quote=Price.agreed(order),
            models=[ModelWork.of(each) for each in of_order(order)],
            reason=order.reason,
            next=timeline.what_comes(order),
            actions=[action.value for action in guard.available(order, user)],
            missing=_missing(order),
            revisions_left=revision.left(order),
            rating=Stars(stars=rating.stars, comment=rating.comment, at=rating.at)
            if rating
            else None,
            app=app.slug if app else None,
            run=run.workflow_id if run else None,
        )


def _missing(order: Order) -> list[GapRow]:
    if order.state != State.DRAFT:
        return []
    found = gaps(order, understand_order(order))
    return [GapRow(step=gap.step.value, detail=gap.sentence) for gap in found]


_Line = Annotated[str, Field(max_length=120)]


class DraftChange(Sent):
    """What of a draft shall be different, of whichever steps."""

    repository_name: Annotated[str, Field(max_length=120)] | None = None
    visibility: Literal["private", "public"] | None = None
    licence: Literal["MIT", "Apache-2.0", "UNLICENSED"] | None = None
    text: Text | None = None
    corrections: Corrections | None = None
    package: Package | None = None
    rush: bool | None = None
    contact_name: _Line | None = None
    company: _Line | None = None
    address: Annotated[str, Field(max_length=400)] | None = None
    tax_number: Annotated[str, Field(max_length=40)] | None = None
    letters: bool | None = None


class Revised(Sent):
    """The corrected text of a delivered order."""

    text: Text


class StarsGiven(Sent):
    """A rating."""

    stars: Annotated[int, Field(ge=1, le=5)]
    comment: Annotated[str, Field(max_length=2000)] = ""


class Happened(BaseModel):
    """An entry of an order's timeline."""

    title: str
    at: datetime
    who: str
    text: str
    state: str = Field(description="The order's state from then on; empty for a comment.")
    internal: bool

    @classmethod
    def of(cls, entry: timeline.Entry) -> "Happened":
        return cls(
            title=entry.title,
            at=entry.at,
            who=entry.who,
            text=entry.text,
            state=entry.state,
            internal=entry.internal,
        )


class File(BaseModel):
    """A file that came with an order or a message."""

    id: int
    name: str
    media_type: str = Field(description="As told from its bytes.")
    size_bytes: int
    sha256: str
    at: datetime
    message: int | None = Field(description="The message it came with.")

    @classmethod
    def of(cls, upload: Upload) -> "File":
        return cls(
            id=upload.pk,
            name=upload.name,
            media_type=upload.media_type,
            size_bytes=upload.size_bytes,
            sha256=upload.digest,
            at=upload.at,
            message=upload.message_id,
        )


class CommentRow(BaseModel):
    """What an operator noted."""

    id: int
    by: str
    text: str
    internal: bool
    at: datetime

    @classmethod
    def of(cls, comment: Comment) -> "CommentRow":
        return cls(
            id=comment.pk,
            by=str(comment.by),
            text=comment.text,
            internal=comment.internal,
            at=comment.at,
        )
