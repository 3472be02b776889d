"""Which payment provider this platform has."""

from appmint.site.config import config
from appmint.site.wallet.models import TopUp
from appmint.site.wallet.payments import Provider
from appmint.site.wallet.payments.mock import PracticePayments
from appmint.site.wallet.payments.stripe import StripeCheckout


def stripe_checkout() -> StripeCheckout | None:
    """Stripe, where a key is set."""
    settings = config()
    return StripeCheckout(settings) if settings.stripe_secret_key.get_secret_value() else None


def provider() -> Provider | None:
    """Through whom customers pay; None where only operators top up."""
    if stripe := stripe_checkout():
        return stripe
    return PracticePayments() if config().practice_payments else None


def provider_of(top_up: TopUp) -> Provider | None:
    """The provider with whom it was started, unless the platform does not have it any more."""
    now = provider()
    return now if now is not None and now.name == top_up.provider else None
