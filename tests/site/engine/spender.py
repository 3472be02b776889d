"""A process that calls models beside others: `python -m tests.site.engine.spender`.

`prepare` makes the order. Each `spend N` tries to hold N micro-USD for a call of its own and, where
that is allowed, records that it cost as much; it prints "spent" or "refused".
"""

import sys
import uuid
from datetime import UTC, datetime

import django

# Run as a program: Django has to be ready before its models are read.
django.setup()

from appmint.llm.calls import Call, Ceilings  # noqa: E402
from appmint.llm.errors import BudgetSpent  # noqa: E402
from appmint.site.accounts.models import User  # noqa: E402
from appmint.site.engine.book import DatabaseCallBook  # noqa: E402
from appmint.site.orders.models import Order  # noqa: E402

CEILINGS = Ceilings(order_micro_usd=1000, day_micro_usd=5000)


def main() -> None:
    """Answers commands until the input ends."""
    tell("ready")
    for line in sys.stdin:
        command, _, amount = line.strip().partition(" ")
        if command == "prepare":
            customer = User.objects.create_user("ada@example.com")
            tell(str(Order.objects.create(customer=customer)))
        elif command == "look":
            tell(str(DatabaseCallBook(Order.objects.get()).spent().order_micro_usd))
        else:
            tell(spend(int(amount)))


def spend(amount: int) -> str:
    """A call that costs the most that was held for it."""
    book = DatabaseCallBook(Order.objects.get())
    key = uuid.uuid4().hex
    try:
        book.hold(key, amount, CEILINGS)
    except BudgetSpent:
        return "refused"
    call = Call(
        at=datetime.now(UTC), role="write", model="m", outcome="answered", cost_micro_usd=amount
    )
    book.record(call, key, None)
    return "spent"


def tell(line: str) -> None:
    """Prints a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
