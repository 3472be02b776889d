"""What a call costs: a model's price per token, and where that price comes from."""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from functools import cache
from importlib.resources import files

from appmint.llm.calls import MICRO

_PER_MILLION = Decimal(1_000_000)


@dataclass(frozen=True)
class Usage:
    """Tokens of one call; `tokens_cached` is part of `tokens_in`."""

    tokens_in: int
    tokens_cached: int
    tokens_out: int


@dataclass(frozen=True)
class Price:
    """USD for one token, and for the call itself where a service asks that.

    Cached tokens cost as much as others unless their own price is known.
    """

    input_usd: Decimal
    output_usd: Decimal
    cached_usd: Decimal | None = None
    call_usd: Decimal = Decimal(0)
    source: str = ""

    def __post_init__(self) -> None:
        for amount in (self.input_usd, self.output_usd, self.cached_usd or 0, self.call_usd):
            if not Decimal(amount).is_finite() or amount < 0:
                raise ValueError("a price is zero or more")

    @classmethod
    def per_million(
        cls, usd_in: Decimal, usd_out: Decimal, usd_cached: Decimal | None = None, *, source: str
    ) -> "Price":
        """A price as lists print it: USD per million tokens."""
        return cls(
            usd_in / _PER_MILLION,
            usd_out / _PER_MILLION,
            None if usd_cached is None else usd_cached / _PER_MILLION,
            source=source,
        )

    def cost_micro_usd(self, usage: Usage) -> int:
        """What the call costs, in millionths of a dollar, rounded up."""
        cached = min(usage.tokens_cached, usage.tokens_in)
        cached_usd = self.input_usd if self.cached_usd is None else self.cached_usd
        usd = (
            self.input_usd * (usage.tokens_in - cached)
            + cached_usd * cached
            + self.output_usd * usage.tokens_out
            + self.call_usd
        )
        return int((usd * MICRO).to_integral_value(ROUND_CEILING))


FREE = Price(Decimal(0), Decimal(0), source="a local service")


@cache
def dated_prices(provider: str) -> Mapping[str, Price]:
    """Prices of the file that ships for the provider, by exact id; its date is in its name.

    A `-fast` flavour has a price of its own: it is never billed with the row of its base.
    """
    listed = [
        file
        for file in files("appmint.llm").joinpath("data").iterdir()
        if file.name.startswith(f"{provider}-prices-")
    ]
    if not listed:
        return {}
    newest = max(listed, key=lambda file: file.name)
    rows = csv.DictReader(newest.read_text("utf-8").splitlines())
    return {
        row["model_id"]: Price.per_million(
            Decimal(row["input_usd_per_1m"]),
            Decimal(row["output_usd_per_1m"]),
            Decimal(cached) if (cached := row["cached_input_usd_per_1m"]) else None,
            source=f"{newest.name} ({row['source']})",
        )
        for row in rows
        if row["mode"] == "chat"
    }


def listed_price(pricing: object) -> Price | None:
    """The price in a row of the service's own list: strings, USD per token; None if it has none."""
    if not isinstance(pricing, dict) or not {"prompt", "completion"} <= pricing.keys():
        return None
    try:
        return Price(
            input_usd=Decimal(str(pricing["prompt"])),
            output_usd=Decimal(str(pricing["completion"])),
            cached_usd=None,
            call_usd=Decimal(str(pricing.get("request") or 0)),
            source="the service's own list",
        )
    except (ArithmeticError, ValueError):
        return None


def longest_answer(body: bytes) -> int | None:
    """The most tokens that a request's body allows as an answer, where it says so."""
    asked = json.loads(body)
    most = asked.get("max_completion_tokens") or asked.get("max_tokens")
    return int(most) if most else None
