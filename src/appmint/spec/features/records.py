"""Records: lists of them, one in full, forms in which they are written."""

from typing import ClassVar, Literal

from pydantic import Field as Setting

from appmint.spec.features.base import FeatureBase
from appmint.spec.source import Label, Name


class Browse(FeatureBase):
    """A list of records: search, filters, sorting, pages."""

    kind: Literal["browse"] = "browse"
    aspects: ClassVar[tuple[str, ...]] = ("list", "search", "filter", "sort", "paginate")
    entity: Name
    layout: Literal["cards", "table", "list", "gallery"] = "cards"
    search: tuple[Name, ...] = ()
    filters: tuple[Name, ...] = ()
    """Enum, boolean and relation fields."""
    sort: tuple[Name, ...] = ()
    where: dict[str, str] = Setting(default_factory=dict)
    """Fixed conditions by enum field: the page of open calls is `{"status": "Open"}`."""
    page_size: int = 12


class Detail(FeatureBase):
    """One record in full, with records that point to it."""

    kind: Literal["detail"] = "detail"
    aspects: ClassVar[tuple[str, ...]] = ("open", "related")
    entity: Name
    related: tuple[Name, ...] = ()
    """Entities with a relation to this one, listed below it."""


class Manage(FeatureBase):
    """Create, edit and delete records, with validation on both sides and undo of a deletion."""

    kind: Literal["manage"] = "manage"
    aspects: ClassVar[tuple[str, ...]] = ("create", "edit", "delete")
    entity: Name
    create: bool = True
    edit: bool = True
    delete: bool = True
    create_label: Label = "Add"


class Form(FeatureBase):
    """A public form that keeps what was sent and confirms it: contact, lead, subscribe, survey."""

    kind: Literal["form"] = "form"
    aspects: ClassVar[tuple[str, ...]] = ("submit", "validate")
    entity: Name
    heading: Label
    text: str = ""
    submit_label: Label = "Send"
    confirmation: Label = "Thank you. We have received your message."
