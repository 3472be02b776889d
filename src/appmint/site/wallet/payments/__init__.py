"""Payment providers: what each can do for a top-up. `choice.provider` tells which one is used."""

from typing import Literal, Protocol

from appmint.site.wallet.models import TopUp

Outcome = Literal["open", "paid", "failed"]
"""How far a payment is, as the provider tells it."""


class ProviderFailed(Exception):
    """The provider could not be asked; the message is a sentence for the customer."""


class Provider(Protocol):
    """Somebody who takes money for tokens."""

    @property
    def name(self) -> str:
        """As kept with each top-up."""

    @property
    def label(self) -> str:
        """For people."""

    @property
    def moves_money(self) -> bool:
        """False for practice payments."""

    @property
    def least_us_cents(self) -> int:
        """The smallest payment it takes."""

    def begin(self, top_up: TopUp, result_url: str, /) -> str:
        """The address where the customer pays, and from where `result_url` leads back.

        Asking again leads to the same payment. Raises ProviderFailed.
        """

    def look(self, top_up: TopUp) -> Outcome:
        """How far the payment is. Raises ProviderFailed."""

    def drop(self, top_up: TopUp) -> None:
        """Makes sure that it cannot be paid any more. Raises ProviderFailed."""
