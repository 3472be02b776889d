"""Everything that can be done to an order, one module each; the only way its state changes.

Each function is one transaction: the order locked, `guard` asked, the effects, the audit. It
returns the fresh order, raises `errors.NotAllowed` with a sentence, and does nothing when what it
is asked for is done already. `by` is who asks; None is the system.
"""

from appmint.site.orders.actions.accept import accept
from appmint.site.orders.actions.approve import approve
from appmint.site.orders.actions.cancel import cancel
from appmint.site.orders.actions.deliver import deliver
from appmint.site.orders.actions.fail import fail
from appmint.site.orders.actions.keep import keep
from appmint.site.orders.actions.refund import refund
from appmint.site.orders.actions.reject import reject
from appmint.site.orders.actions.retry import retry
from appmint.site.orders.actions.review import review
from appmint.site.orders.actions.revise import revise
from appmint.site.orders.actions.start import start
from appmint.site.orders.actions.submit import submit

__all__ = [
    "accept",
    "approve",
    "cancel",
    "deliver",
    "fail",
    "keep",
    "refund",
    "reject",
    "retry",
    "review",
    "revise",
    "start",
    "submit",
]
