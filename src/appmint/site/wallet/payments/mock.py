"""Practice payments, for platforms without a payment provider. Says on every screen that it is."""

from typing import Final

from django.urls import reverse

from appmint.site.wallet import top_ups
from appmint.site.wallet.models import TopUp
from appmint.site.wallet.payments import Outcome

NAME = "practice"
_OUTCOMES: Final[dict[str, Outcome]] = {
    TopUp.State.STARTED: "open",
    TopUp.State.PAID: "paid",
    TopUp.State.FAILED: "failed",
}


class PracticePayments:
    """A provider that moves no money: the customer chooses how the payment ends."""

    name = NAME
    label = "Practice payment"
    moves_money = False
    least_us_cents = 1

    def begin(self, top_up: TopUp, _result_url: str, /) -> str:
        """A page of this site."""
        return reverse("wallet:mock_pay", args=[top_up.pk])

    def look(self, top_up: TopUp) -> Outcome:
        """As the customer chose."""
        return _OUTCOMES[top_up.state]

    def drop(self, top_up: TopUp) -> None:
        """There is nobody else who could still take it."""


def choose(top_up: TopUp, *, pay: bool) -> TopUp:
    """The customer's choice on the practice page; one made too late is declined."""
    if not top_ups.is_payable(top_up):
        return top_ups.failed(top_up.pk, "The time to pay was over.")
    if pay:
        return top_ups.paid(top_up.pk, memo="Practice payment: no money moved")
    return top_ups.failed(top_up.pk, "The practice payment was declined.")
