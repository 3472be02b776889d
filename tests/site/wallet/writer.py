"""A process that moves tokens beside others: `python -m tests.site.wallet.writer SEED`.

Reads commands from its input. `run`: carries out the shared plan in an order of its own, some of
it twice, and prints a line for each transfer it was given, after the transaction ended. `verify`:
prints what the database holds.
"""

import json
import random
import sys
from dataclasses import dataclass

import django

# Run as a program: Django has to be ready before its models are read.
django.setup()

from django.db import transaction  # noqa: E402

from appmint.site.accounts.models import User  # noqa: E402
from appmint.site.wallet import ledger  # noqa: E402
from appmint.site.wallet.models import Account, Transfer  # noqa: E402

WALLETS = 4
OPERATIONS = 60
_PLAN_SEED = 7


@dataclass(frozen=True)
class Operation:
    """Something to do under a key; `hold` names the hold it is about."""

    kind: str
    key: str
    wallet: int
    amount: int
    hold: str = ""


def plan() -> list[Operation]:
    """The same for every process: each key comes from all of them, at about the same time.

    Most holds have several operations that want to end them, of which one may.
    """
    dice = random.Random(_PLAN_SEED)
    kinds = ["top_up", "hold", "hold", "capture", "part", "release", "refund", "swap"]
    operations: list[Operation] = []
    holds = [""]
    for number in range(OPERATIONS):
        kind = dice.choice(kinds)
        key, wallet = f"{kind}-{number}", dice.randrange(WALLETS)
        amount = dice.randint(1, 50) * (10 if kind == "top_up" else 1)
        operations.append(Operation(kind, key, wallet, amount, dice.choice(holds)))
        if kind == "hold":
            holds.append(key)
    return operations


def main(seed: int) -> None:
    """Answers commands until the input ends."""
    dice = random.Random(seed)
    _say("ready")
    for command in sys.stdin:
        if command.strip() == "verify":
            _say(json.dumps(_found()))
            continue
        operations = plan() * 2
        dice.shuffle(operations)
        for operation in operations:
            for key, transfer_id in _carry_out(operation).items():
                _say(json.dumps([key, transfer_id]))
        _say("done")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _carry_out(operation: Operation) -> dict[str, str]:
    """The transfers made or found made; none where the ledger refused."""
    try:
        with transaction.atomic():
            made = _transfers(operation)
    except (ledger.NotEnough, ledger.AlreadyResolved, ledger.TooMuch):
        return {}
    return {each.key: str(each.pk) for each in made}


def _transfers(operation: Operation) -> list[Transfer]:
    wallets = [ledger.wallet_of(_user(number)) for number in range(WALLETS)]
    wallet = wallets[operation.wallet]
    key, amount = operation.key, operation.amount
    if operation.kind == "top_up":
        return [ledger.move(key, ledger.issuance(), wallet, amount, code=Transfer.Code.TOP_UP)]
    if operation.kind == "hold":
        return [ledger.hold(key, wallet, ledger.revenue(), amount)]
    if operation.kind == "swap":
        # Two legs between two wallets, in whichever direction: both or none.
        other = wallets[(operation.wallet + 1) % WALLETS]
        ledger.lock(wallet, other)
        code = Transfer.Code.ORDER
        return [
            ledger.move(f"{key}-there", wallet, other, amount, code=code),
            ledger.move(f"{key}-back", other, wallet, amount + 1, code=code),
        ]
    held = Transfer.objects.filter(key=operation.hold).first()
    if held is None:
        return []
    if operation.kind == "capture":
        return [ledger.capture(key, held)]
    if operation.kind == "part":
        return [ledger.capture(key, held, max(1, held.amount_micro // 2))]
    if operation.kind == "release":
        return [ledger.release(key, held)]
    captured = Transfer.objects.filter(pending=held, kind=Transfer.Kind.POST).first()
    return [ledger.refund(key, captured, min(amount, captured.amount_micro))] if captured else []


def _user(number: int) -> User:
    return User.objects.get_or_create(email=f"writer-{number}@example.com")[0]


def _found() -> dict[str, object]:
    return {
        "total": ledger.total_micro(),
        "differences": len(ledger.rebuild()),
        "lowest": min(
            each.available_micro for each in Account.objects.exclude(kind=Account.Kind.ISSUANCE)
        ),
        "transfers": {each.key: str(each.pk) for each in Transfer.objects.all()},
    }


if __name__ == "__main__":
    main(int(sys.argv[1]))
