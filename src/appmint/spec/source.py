"""Where an element of a spec comes from, and the base of all spec models."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,47}$")]
"""An identifier in snake_case: entities, fields, features, roles, pages."""

Label = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]
"""Words a visitor reads: a title, a button, a heading."""


class Model(BaseModel):
    """Base of every spec model: immutable, no unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Model):
    """What caused an element: a span of the customer's text, the domain's usual, or a default."""

    origin: Literal["text", "domain", "default"] = "default"
    start: int | None = None
    """Offset of the first character in `AppSpec.text`; None unless origin is "text"."""
    end: int | None = None
    """Offset after the last character."""


DEFAULT = Source()
