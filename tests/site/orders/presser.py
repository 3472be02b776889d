"""A process that presses a button beside others: `python -m tests.site.orders.presser`.

Each line of its input is a command; it prints a line when it is done: the order's state, or the
sentence why not.
"""

import sys

import django

# Run as a program: Django has to be ready before its models are read.
django.setup()

from appmint.site.accounts.models import User  # noqa: E402
from appmint.site.orders import actions  # noqa: E402
from appmint.site.orders.errors import NotAllowed  # noqa: E402
from appmint.site.orders.models import Order  # noqa: E402
from appmint.site.wallet import ledger  # noqa: E402
from appmint.site.wallet.models import MICRO, Account  # noqa: E402
from tests.site.orders.making import TEXT  # noqa: E402


def main() -> None:
    """Answers commands until the input ends."""
    tell("ready")
    for line in sys.stdin:
        try:
            tell(done(line.strip()))
        except NotAllowed as error:
            tell(f"not allowed: {error}")


def done(command: str) -> str:
    """Carries the command out on the one order there is."""
    if command == "prepare":
        return prepare()
    order = Order.objects.get()
    operator = User.objects.get(is_staff=True)
    match command:
        case "submit":
            return actions.submit(order, order.customer, key="press").state
        case "cancel":
            return actions.cancel(order, order.customer).state
        case "approve":
            return actions.approve(order, operator).state
    wallet = Account.objects.get(user=order.customer)
    told = [event.action for event in order.events.all()]
    runs = [run.state for run in order.runs.all()]
    return f"{order.state} {' '.join(told)} | {' '.join(runs)} | {wallet.held_micro // MICRO}"


def prepare() -> str:
    """A customer with tokens, an operator, and a draft in which nothing is missing."""
    customer = User.objects.create_user("ada@example.com")
    User.objects.create_user("olga@example.com", is_staff=True)
    wallet = ledger.wallet_of(customer)
    ledger.move("fund", ledger.issuance(), wallet, 5_000 * MICRO, code="top_up")
    order = Order.objects.create(
        customer=customer,
        repository_name="library",
        text=TEXT,
        package="basic",
        contact_name="Ada",
    )
    return str(order)


def tell(line: str) -> None:
    """Prints a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
