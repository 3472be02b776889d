"""What people ask for: places, times, goods."""

from typing import ClassVar, Literal

from appmint.spec.features.base import FeatureBase
from appmint.spec.source import Label, Name


class Request(FeatureBase):
    """Apply, enrol, join, register for a record: a form on its page that makes a linked record."""

    kind: Literal["request"] = "request"
    aspects: ClassVar[tuple[str, ...]] = ("submit",)
    entity: Name
    record: Name
    """An owned entity with a relation to `entity`."""
    verb: Label = "Apply"
    confirmation: Label = "Your application has been received."
    once: bool = True


class Booking(FeatureBase):
    """Book a record for dates or a time slot; double booking is refused by the server."""

    kind: Literal["booking"] = "booking"
    aspects: ClassVar[tuple[str, ...]] = ("book", "conflict")
    entity: Name
    record: Name
    """An owned entity with a relation to `entity` and the fields below."""
    start: Name
    """A date (with `end`: stays, nights) or a datetime (slots)."""
    end: Name | None = None
    verb: Label = "Book"


class Calendar(FeatureBase):
    """A month of dated records."""

    kind: Literal["calendar"] = "calendar"
    entity: Name
    date: Name


class Shop(FeatureBase):
    """Cart, checkout and orders; the payment is a mock and says so."""

    kind: Literal["shop"] = "shop"
    aspects: ClassVar[tuple[str, ...]] = (
        "add",
        "cart",
        "checkout",
        "orders",
        "cancel",
        "stock",
        "coupon",
    )
    product: Name
    price: Name
    cart_item: Name
    order: Name
    order_line: Name
    stock: Name | None = None
    """A number of the product: how many there are. An order lowers it, never below none."""
    coupon: Name | None = None
    """An entity with a `code` and a `discount` in per cent; the order keeps a `coupon_code` and
    the `discount` in money."""
