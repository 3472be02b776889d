"""An order's tokens: held when it is submitted, captured at delivery, released when it ends."""

from appmint.site.accounts.models import User
from appmint.site.orders.errors import NotAllowed
from appmint.site.orders.models import Order
from appmint.site.wallet import ledger
from appmint.site.wallet.models import Transfer


def hold(order: Order, by: User | None) -> None:
    """Sets the order's price aside, once an attempt. Raises NotAllowed when it is not there."""
    if not order.price_micro:
        return
    key = f"{order.number}-hold-{order.attempt}"
    try:
        order.hold = ledger.hold(
            key,
            ledger.wallet_of(order.customer),
            ledger.revenue(),
            order.price_micro,
            code=Transfer.Code.ORDER,
            order_number=str(order),
            memo=order.title,
            by=by,
        )
    except ledger.NotEnough as error:
        raise NotAllowed(f"{error} Top up the wallet, then send the order again.") from error


def capture(order: Order) -> None:
    """Takes what is on hold for the order."""
    if order.hold is not None:
        ledger.capture(f"{order.number}-capture", order.hold, memo=order.title)


def release(order: Order, by: User | None) -> None:
    """Frees what is on hold for the order."""
    if order.hold is not None:
        ledger.release(f"{order.hold.key}-release", order.hold, memo=order.title, by=by)


def give_back(order: Order, by: User | None) -> None:
    """Gives back what was captured for the order."""
    if order.hold is None:
        return
    captured = Transfer.objects.get(pending=order.hold, kind=Transfer.Kind.POST)
    ledger.refund(f"{order.number}-refund", captured, memo=order.title, by=by)
