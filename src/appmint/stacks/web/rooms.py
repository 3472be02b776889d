"""The rooms of the web stack: what each feature kind adds to an app and how it is checked."""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from appmint.spec.app import Page
from appmint.spec.criteria import Step
from appmint.spec.features import Feature
from appmint.stacks.composition import App, Piece


class Room(Protocol):
    """What `features/<kind>/room.py` offers; `feature` is of that kind."""

    def piece(self, feature: Any, app: App, page: Page) -> Piece:
        """What the feature adds where it stands on `page`."""

    def checks(self, feature: Any, app: App, aspect: str) -> Sequence[Step]:
        """What a visitor does to see that the aspect works; empty when it cannot be checked."""


@cache
def kinds() -> frozenset[str]:
    """The feature kinds that have a room."""
    folder = Path(__file__).parent / "features"
    return frozenset(path.parent.name for path in folder.glob("*/room.py"))


def room(feature: Feature) -> Room:
    """The feature's room. Raises KeyError for a kind that has none."""
    if feature.kind not in kinds():
        raise KeyError(feature.kind)
    return cast(Room, import_module(f"appmint.stacks.web.features.{feature.kind}.room"))
