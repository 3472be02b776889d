"""Payment by card through Stripe Checkout, with Stripe's own library.

The customer pays on Stripe's page. That it was paid is told by a signed webhook, and asked for
when the customer comes back first. Messages may be repeated, late or out of order.
"""

import logging
import uuid
from dataclasses import dataclass

import stripe

from appmint.site.config import Config
from appmint.site.design.templatetags.design import ece
from appmint.site.wallet.models import TopUp
from appmint.site.wallet.payments import Outcome, ProviderFailed
from appmint.site.wallet.top_ups import PAYABLE_FOR

NAME = "stripe"
_CURRENCY = "usd"
_TIMEOUT_S = 15
_RETRIES = 2
_ENDS: dict[str, Outcome] = {
    "checkout.session.async_payment_succeeded": "paid",
    "checkout.session.async_payment_failed": "failed",
    "checkout.session.expired": "failed",
}
_log = logging.getLogger(__name__)


class NotFromStripe(Exception):
    """A message whose signature does not fit, or that cannot be read."""


@dataclass(frozen=True)
class Report:
    """What Stripe says of one payment."""

    top_up_id: uuid.UUID
    session_id: str
    outcome: Outcome
    us_cents: int
    currency: str

    def fits(self, top_up: TopUp) -> bool:
        """Whether it is about this payment, at the agreed price."""
        return (
            top_up.provider == NAME
            and top_up.reference in {"", self.session_id}
            and self.us_cents == top_up.us_cents
            and self.currency == _CURRENCY
        )


class StripeCheckout:
    """The provider that takes real money."""

    name = NAME
    label = "Card, through Stripe"
    moves_money = True
    least_us_cents = 50

    def __init__(self, settings: Config) -> None:
        self._webhook_secret = settings.stripe_webhook_secret.get_secret_value()
        self._client = stripe.StripeClient(
            settings.stripe_secret_key.get_secret_value(),
            base_addresses={"api": settings.stripe_api},
            http_client=stripe.RequestsClient(timeout=_TIMEOUT_S),
            max_network_retries=_RETRIES,
        )

    def begin(self, top_up: TopUp, result_url: str, /) -> str:
        """Stripe's page for this top-up. Raises ProviderFailed."""
        name = ece(top_up.amount_micro)
        try:
            session = self._client.v1.checkout.sessions.create(
                {
                    "mode": "payment",
                    "client_reference_id": str(top_up.pk),
                    "customer_email": top_up.user.email,
                    "line_items": [
                        {
                            "quantity": 1,
                            "price_data": {
                                "currency": _CURRENCY,
                                "unit_amount": top_up.us_cents,
                                "product_data": {"name": name},
                            },
                        }
                    ],
                    "success_url": result_url,
                    "cancel_url": result_url,
                    # From the start of the top-up: asked again, the request is the same.
                    "expires_at": int((top_up.created_at + PAYABLE_FOR).timestamp()),
                },
                {"idempotency_key": str(top_up.pk)},
            )
        except stripe.StripeError as error:
            raise _failure("begin", error) from None
        if not session.url:
            raise ProviderFailed("Stripe has no page for this payment any more. Start a new one.")
        if top_up.reference != session.id:
            top_up.reference = session.id
            top_up.save(update_fields=["reference"])
        return session.url

    def look(self, top_up: TopUp) -> Outcome:
        """Asks Stripe. Raises ProviderFailed."""
        if not top_up.reference:
            return "open"
        try:
            session = self._client.v1.checkout.sessions.retrieve(top_up.reference)
        except stripe.StripeError as error:
            raise _failure("look", error) from None
        report = _report(session, _outcome(session))
        if not report.fits(top_up):
            _log.error("Stripe tells other terms for top-up %s", top_up.pk)
            return "open"
        return report.outcome

    def drop(self, top_up: TopUp) -> None:
        """Ends Stripe's page. Raises ProviderFailed, also when it was just paid."""
        if top_up.reference:
            try:
                self._client.v1.checkout.sessions.expire(top_up.reference)
            except stripe.StripeError as error:
                raise _failure("drop", error) from None

    def read(self, body: bytes, signature: str) -> Report | None:
        """What a message to the webhook tells; None for one that is about nothing of ours.

        Raises NotFromStripe. `body` are the bytes as they came: the signature is over them.
        """
        try:
            event = self._client.construct_event(body, signature, self._webhook_secret)
        except (stripe.SignatureVerificationError, ValueError) as error:
            raise NotFromStripe from error
        session = event.data.object
        if not isinstance(session, stripe.checkout.Session) or not session.client_reference_id:
            return None
        if event.type == "checkout.session.completed":
            return _report(session, _outcome(session))
        if event.type in _ENDS:
            return _report(session, _ENDS[event.type])
        return None


def _outcome(session: stripe.checkout.Session) -> Outcome:
    if session.status == "complete" and session.payment_status == "paid":
        return "paid"
    return "failed" if session.status == "expired" else "open"


def _report(session: stripe.checkout.Session, outcome: Outcome) -> Report:
    try:
        top_up_id = uuid.UUID(session.client_reference_id)
    except (TypeError, ValueError) as error:
        raise NotFromStripe from error
    return Report(
        top_up_id=top_up_id,
        session_id=session.id,
        outcome=outcome,
        us_cents=session.amount_total or 0,
        currency=session.currency or "",
    )


def _failure(doing: str, error: stripe.StripeError) -> ProviderFailed:
    """A sentence for the customer. Stripe's own may hold a part of the key: it is not logged."""
    _log.error(
        "Stripe, %s: %s, status %s, request %s",
        doing,
        type(error).__name__,
        error.http_status,
        error.request_id,
    )
    return ProviderFailed(
        "Stripe could not be reached or did not agree. Nothing was charged; try again in a moment."
    )
