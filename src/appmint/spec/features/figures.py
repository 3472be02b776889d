"""Figures over records, and papers made from them."""

from typing import ClassVar, Literal

from pydantic import Field as Setting

from appmint.spec.features.base import FeatureBase
from appmint.spec.source import Label, Model, Name


class Measure(Model):
    """A figure over an entity's records."""

    label: Label
    entity: Name
    of: Literal["count", "sum", "average"] = "count"
    field: Name | None = None
    """A number, money or rating field; None for a count."""
    where: dict[str, str] = Setting(default_factory=dict)


class Figures(FeatureBase):
    """Tiles with key figures, computed from the records."""

    kind: Literal["figures"] = "figures"
    aspects: ClassVar[tuple[str, ...]] = ("show", "update")
    heading: Label
    measures: tuple[Measure, ...]
    refresh_s: int | None = None
    """Counted anew at this interval while one looks; None: when one comes or changes records."""


class Chart(FeatureBase):
    """A chart over an entity's records by groups, or a curve of their values, with its table."""

    kind: Literal["chart"] = "chart"
    heading: Label
    measure: Measure
    group_by: Name
    """An enum, relation, text or date field."""
    style: Literal["bar", "line", "area", "pie"] = "bar"
    latest: int | None = None
    """A curve over the date `group_by`, a point for each of so many latest records."""


class Compare(FeatureBase):
    """Two or three records side by side, chosen by the visitor."""

    kind: Literal["compare"] = "compare"
    aspects: ClassVar[tuple[str, ...]] = ("compare",)
    entity: Name
    fields: tuple[Name, ...] = ()


class Report(FeatureBase):
    """A report over records: choose period and groups, see totals, print, download CSV / PDF."""

    kind: Literal["report"] = "report"
    aspects: ClassVar[tuple[str, ...]] = ("generate", "download")
    entity: Name
    heading: Label
    columns: tuple[Name, ...]
    group_by: Name | None = None
    total: tuple[Name, ...] = ()
    average: tuple[Name, ...] = ()


class Document(FeatureBase):
    """A printable paper made from one record: quote, voucher, invoice, certificate; with PDF."""

    kind: Literal["document"] = "document"
    aspects: ClassVar[tuple[str, ...]] = ("view", "download")
    entity: Name
    title: Label
    """Quote, Voucher, Invoice, Certificate, Ticket, Receipt."""
