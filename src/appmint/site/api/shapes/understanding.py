"""What is understood of a text, and what it costs."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from appmint.site.api.shapes.sent import Sent
from appmint.site.config import Package
from appmint.site.orders.corrections import Corrections
from appmint.site.orders.forms import LONGEST_TEXT
from appmint.site.orders.models import Order
from appmint.site.orders.quote import Item, Offer, Quote
from appmint.site.orders.requirements import (
    EntityRow,
    FeatureRow,
    PageRow,
    QuestionRow,
    Understood,
    UnmetRow,
)
from appmint.site.orders.revision import Changes

Text = Annotated[str, Field(max_length=LONGEST_TEXT)]


class Brief(Sent):
    """A text to be understood, without an order."""

    text: Text
    corrections: Corrections = Corrections()


class Wish(Brief):
    """A text to be priced."""

    package: Package
    rush: bool = False


class Understanding(BaseModel):
    """What a text says, in its writer's words."""

    understood: bool
    refusal: str = Field(description="Why the text describes no app; empty when it does.")
    name: str
    background: str = Field(description="Colour of the pages, as #rrggbb.")
    component: str = Field(description="Colour of the buttons, as #rrggbb.")
    entities: list[EntityRow]
    features: list[FeatureRow]
    pages: list[PageRow]
    criteria: list[str] = Field(description="What must be true; each is tried in a browser.")
    questions: list[QuestionRow]
    unmet: list[UnmetRow] = Field(description="What is asked for and is not covered.")
    dropped: list[str] = Field(description="Corrections that no longer fit.")

    @classmethod
    def of(cls, understood: Understood) -> "Understanding":
        spec = understood.spec
        return cls(
            understood=spec is not None,
            refusal=understood.refusal,
            name=spec.name if spec else "",
            background=spec.theme.background.hex if spec else "",
            component=spec.theme.component.hex if spec else "",
            entities=list(understood.entities),
            features=list(understood.features),
            pages=list(understood.pages),
            criteria=list(understood.criteria),
            questions=list(understood.questions),
            unmet=list(understood.unmet),
            dropped=list(understood.dropped),
        )


class Price(BaseModel):
    """An itemised price."""

    package: Literal["basic", "standard", "premium"]
    rush: bool
    items: list[Item]
    total_micro: int

    @classmethod
    def of(cls, quote: Quote) -> "Price":
        return cls(
            package=quote.package,
            rush=quote.rush,
            items=list(quote.items),
            total_micro=quote.total_micro,
        )

    @classmethod
    def agreed(cls, order: Order) -> "Price | None":
        """As fixed when the order was submitted."""
        return cls.model_validate(order.quote) if order.quote else None


class PackageOffer(BaseModel):
    """A package on sale, and what it really gives."""

    package: Literal["basic", "standard", "premium"]
    label: str
    price_micro: int
    gives: list[str]

    @classmethod
    def of(cls, offer: Offer) -> "PackageOffer":
        return cls(
            package=offer.package,
            label=offer.label,
            price_micro=offer.price_micro,
            gives=list(offer.gives),
        )


class Difference(BaseModel):
    """What a corrected text would change."""

    understanding: Understanding
    added: list[str] = Field(description="Criteria that are new.")
    removed: list[str] = Field(description="Criteria that are asked for no more.")
    kept: list[str]
    others: list[str] = Field(description="Pages, kinds of record, details, name, colours.")

    @classmethod
    def of(cls, understood: Understood, changes: Changes) -> "Difference":
        return cls(
            understanding=Understanding.of(understood),
            added=list(changes.added),
            removed=list(changes.removed),
            kept=list(changes.kept),
            others=list(changes.others),
        )
