"""What follows from a payment provider's report."""

import logging

from appmint.site.wallet import top_ups
from appmint.site.wallet.models import TopUp
from appmint.site.wallet.payments.stripe import Report, StripeCheckout

_log = logging.getLogger(__name__)


class UnexpectedTerms(Exception):
    """A report about another amount or payment than was agreed: somebody has to look."""


def settle(report: Report) -> None:
    """Adds the tokens, or notes that none come. Once, whatever the order of reports.

    Payments that this platform does not know are others' of the same Stripe account.
    Raises UnexpectedTerms.
    """
    top_up = TopUp.objects.filter(pk=report.top_up_id).first()
    if top_up is None:
        return
    if not report.fits(top_up):
        _log.error("Stripe reports other terms for top-up %s than agreed", top_up.pk)
        raise UnexpectedTerms(f"Top-up {top_up.pk} was agreed on other terms.")
    if report.outcome == "paid":
        top_ups.paid(top_up.pk, memo=StripeCheckout.label)
    elif report.outcome == "failed":
        top_ups.failed(top_up.pk, "Stripe reports that it was not paid.")
