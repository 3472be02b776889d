"""Which orders have a model at work, and what happens while its service is down."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from appmint.llm.providers import Tier
from appmint.llm.settings import ModelSettings, model_settings
from appmint.site.config import config
from appmint.site.engine.book import DatabaseCallBook
from appmint.site.orders.models import Order
from appmint.site.runs.models import Run

if TYPE_CHECKING:
    # The libraries for models take a second to import: only who uses a model waits for them.
    from appmint.llm.engine import Engine

TIERS: Mapping[str, Tier] = {"standard": "standard", "premium": "premium"}
"""The packages that have a model, where one is configured; Basic has the rules alone."""


@cache
def settings() -> ModelSettings:
    """The model settings of this process. Raises ModelMisconfigured."""
    return model_settings()


def connected() -> bool:
    """Whether there is a model to use."""
    return settings().configured


def engine_is_at_work(order: Order) -> bool:
    """Whether a model works on the order's app."""
    return order.package in TIERS and connected()


def engine_for(order: Order, run: Run | None = None) -> "Engine | None":
    """The order's engine, its calls in the site's book; None where no model is at work."""
    tier = TIERS.get(order.package)
    if tier is None or not connected():
        return None
    from appmint.llm.engine import Engine

    return Engine(settings(), tier, DatabaseCallBook(order, run))


def reader_for(order: Order) -> "Engine":
    """The engine that reads a draft closely, whichever package is chosen later."""
    from appmint.llm.engine import Engine

    return Engine(settings(), TIERS.get(order.package, "standard"), DatabaseCallBook(order))


def waits(package: str) -> bool:
    """Whether orders of the package wait while the service is down, or go on without it."""
    return package in config().model_waits
