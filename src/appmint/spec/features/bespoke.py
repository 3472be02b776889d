"""What is written for one app alone."""

from typing import Literal

from appmint.spec.features.base import FeatureBase
from appmint.spec.source import Label, Name


class Bespoke(FeatureBase):
    """A part that no other kind covers, written for this app; its criteria bring their steps."""

    kind: Literal["bespoke"] = "bespoke"
    heading: Label
    purpose: str
    """What a person does with it and gets from it, in a sentence or two."""
    entities: tuple[Name, ...] = ()
    """Entities whose records it shows or changes."""
    api: bool = False
    """Whether it keeps things of its own on the server."""
