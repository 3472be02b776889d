"""What an order costs, item by item, told from its spec and the settings."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import cast

from appmint.site.config import Config, Package, config
from appmint.site.engine import tiers
from appmint.site.wallet.models import MICRO
from appmint.spec import AppSpec


@dataclass(frozen=True)
class Item:
    """One line of a quote; `amount_micro` is 0 for what is included."""

    label: str
    detail: str
    amount_micro: int


@dataclass(frozen=True)
class Quote:
    """What an order costs; its items sum up to `total_micro`."""

    package: Package
    rush: bool
    items: tuple[Item, ...]

    @property
    def total_micro(self) -> int:
        return sum(item.amount_micro for item in self.items)

    def as_json(self) -> dict[str, object]:
        """As kept in `Order.quote`, with the total."""
        return {**asdict(self), "items": [asdict(each) for each in self.items]} | {
            "total_micro": self.total_micro
        }


@dataclass(frozen=True)
class Offer:
    """A package as it is sold: what it really gives, with a model or while none is connected."""

    package: Package
    label: str
    price_micro: int
    gives: tuple[str, ...]


_PLACES: dict[Package, str] = {
    "basic": "Made after orders of the other packages",
    "standard": "Made before Basic orders that wait",
    "premium": "Made before Standard and Basic orders that wait",
}
PRIORITIES: dict[Package, int] = {"premium": 2, "standard": 3, "basic": 4}
RUSH_PRIORITY = 1


def quote(spec: AppSpec, package: Package, rush: bool) -> Quote:
    """The itemised price of making this app."""
    settings = config()
    price_micro = settings.price_ece(package) * MICRO
    revisions = settings.free_revisions(package)
    items = [
        Item(f"{package.capitalize()} package", "Made, proven and handed over", price_micro),
        Item(counted(spec.pages, "page"), "", 0),
        Item(counted(spec.entities, "kind") + " of record", "", 0),
        Item(
            counted(spec.criteria, "requirement"),
            "Each tried in a real browser, with screenshots",
            0,
        ),
        Item("Repository, live preview, evidence and certificate", "", 0),
        Item(
            counted(range(revisions), "revision"),
            "The same stages again, with your corrected text",
            0,
        ),
    ]
    if rush:
        rush_micro = price_micro * settings.rush_percent // 100
        items.append(
            Item("Rush", f"Made before all others; +{settings.rush_percent} %", rush_micro)
        )
    return Quote(package, rush, tuple(items))


def offers(settings: Config) -> list[Offer]:
    """The packages on sale, in the order of their prices."""
    return [
        Offer(
            package,
            package.capitalize(),
            settings.price_ece(package) * MICRO,
            _gives(settings, package),
        )
        for package in ("basic", "standard", "premium")
        if package in settings.packages
    ]


def priority(package: str, rush: bool) -> int:
    """The place of an order's runs in the queue: lower ones go first."""
    return RUSH_PRIORITY if rush else PRIORITIES[cast(Package, package)]


def counted(things: Sequence[object], noun: str) -> str:
    """Number and noun, as in "4 pages"."""
    return f"{len(things)} {noun}" if len(things) == 1 else f"{len(things)} {noun}s"


def _gives(settings: Config, package: Package) -> tuple[str, ...]:
    """What is different between packages, and only what is really done."""
    revisions = settings.free_revisions(package)
    review = (
        f"Handed over at once when the score is {settings.deliver_score} or more"
        if package in settings.deliver
        else "Looked at by an operator before it is handed over"
    )
    return (
        *_by_a_model(package),
        _PLACES[package],
        review,
        f"{counted(range(revisions), 'free revision')}" if revisions else "No free revisions",
    )


def _by_a_model(package: Package) -> tuple[str, ...]:
    """What a model does for the package, and what happens while it cannot."""
    if package not in tiers.TIERS or not tiers.connected():
        return ()
    down = "waits for it" if tiers.waits(package) else "goes on without it and says so"
    return (
        "A language model reads your text as well, and writes what no ready part covers; "
        "what it adds is kept only if every check still passes",
        f"While the model's service is down, your order {down}",
    )
