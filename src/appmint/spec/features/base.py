"""What every kind of feature has in common."""

from typing import ClassVar

from appmint.spec.source import DEFAULT, Model, Name, Source


class FeatureBase(Model):
    """One part of an app: a room of the stack, with its parameters."""

    id: Name
    aspects: ClassVar[tuple[str, ...]] = ("show",)
    """What a criterion can claim of this kind; each has a check in the feature's room."""
    source: Source = DEFAULT
