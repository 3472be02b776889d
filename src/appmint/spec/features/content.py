"""Written content, and what leads on from it."""

from typing import Literal

from appmint.spec.features.base import FeatureBase
from appmint.spec.source import Label, Model, Name


class Action(Model):
    """A link shown as a button."""

    label: Label
    page: Name


class Item(Model):
    """One entry of a content section."""

    title: Label
    text: str = ""
    detail: str = ""
    """A short side note: a date, a role, a figure, a level."""
    icon: str = ""


class Hero(FeatureBase):
    """The opening of a page: headline, a sentence or two, calls to action."""

    kind: Literal["hero"] = "hero"
    heading: Label
    text: str = ""
    actions: tuple[Action, ...] = ()


class Content(FeatureBase):
    """A section of written content."""

    kind: Literal["content"] = "content"
    heading: Label
    text: str = ""
    """Paragraphs parted by a blank line."""
    layout: Literal[
        "text", "cards", "steps", "timeline", "people", "faq", "figures", "skills", "contact"
    ] = "text"
    items: tuple[Item, ...] = ()


class Spotlight(FeatureBase):
    """A few records of an entity with a link to all of them; for home pages."""

    kind: Literal["spotlight"] = "spotlight"
    entity: Name
    heading: Label
    count: int = 3
