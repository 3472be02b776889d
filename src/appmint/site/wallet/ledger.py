"""The ledger: the only place that moves tokens.

Every function here works inside the caller's transaction, so that several movements and what
they pay for succeed or fail together. Each movement has an idempotency key: asking again with the
same key and the same content returns the first transfer and moves nothing. Amounts are whole
micro-ECE and greater than zero.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q, Sum
from django.utils import timezone

from appmint.site.accounts.models import User
from appmint.site.design.templatetags.design import ece
from appmint.site.wallet.models import Account, Transfer

LARGEST_MICRO = 10**15
"""The largest single movement, 1,000,000,000 ECE: sums stay far inside 64 bits."""
_MEMO_LENGTH = 200
_KEY_LENGTH = 120
_TICK = timedelta(microseconds=1)

Kind = Transfer.Kind
Code = Transfer.Code


class LedgerError(Exception):
    """A movement that was not made; nothing changed. The message is a sentence for people."""


class NotEnough(LedgerError):
    """An account has less available than the movement takes."""

    def __init__(self, needed_micro: int, available_micro: int) -> None:
        self.needed_micro = needed_micro
        self.available_micro = available_micro
        self.missing_micro = needed_micro - available_micro
        super().__init__(
            f"This takes {ece(needed_micro)} and {ece(available_micro)} are available: "
            f"{ece(self.missing_micro)} are missing."
        )


class KeyReused(LedgerError):
    """The idempotency key was used before, for another movement."""

    def __init__(self, key: str) -> None:
        super().__init__(f"The key {key} already belongs to another movement.")


class AlreadyResolved(LedgerError):
    """The hold was captured or released before, under another key."""

    def __init__(self, by: Transfer) -> None:
        done = "captured" if by.kind == Kind.POST else "released"
        super().__init__(f"This hold was {done} before; a hold ends once.")


class TooMuch(LedgerError):
    """More than was held, or more than is left to refund."""

    def __init__(self, asked_micro: int, most_micro: int) -> None:
        self.most_micro = most_micro
        super().__init__(f"{ece(asked_micro)} are more than the {ece(most_micro)} that there are.")


def wallet_of(user: User) -> Account:
    """The user's wallet; opened at the first asking."""
    return Account.objects.get_or_create(user=user, defaults={"kind": Account.Kind.WALLET})[0]


def issuance() -> Account:
    """Where new tokens come from; its balance is minus all tokens there are."""
    return Account.objects.get_or_create(kind=Account.Kind.ISSUANCE, user=None)[0]


def revenue() -> Account:
    """Where the tokens of delivered orders are."""
    return Account.objects.get_or_create(kind=Account.Kind.REVENUE, user=None)[0]


def move(
    key: str,
    debit: Account,
    credit: Account,
    amount_micro: int,
    *,
    code: str,
    order_number: str = "",
    memo: str = "",
    by: User | None = None,
) -> Transfer:
    """Moves an amount at once, from `debit` to `credit`. Raises NotEnough, KeyReused."""
    if code == Code.REFUND:
        raise ValueError("Give a capture back with refund().")
    wanted = _transfer(key, Kind.SINGLE, code, debit.pk, credit.pk, amount_micro, memo, by)
    wanted.order_number = order_number
    return _record(wanted, _posting(amount_micro))


def hold(
    key: str,
    debit: Account,
    credit: Account,
    amount_micro: int,
    *,
    code: str = Code.ORDER,
    order_number: str = "",
    memo: str = "",
    by: User | None = None,
) -> Transfer:
    """Sets an amount of `debit` aside for `credit`, until captured or released.

    Raises NotEnough, KeyReused.
    """
    wanted = _transfer(key, Kind.PENDING, code, debit.pk, credit.pk, amount_micro, memo, by)
    wanted.order_number = order_number

    def set_aside(debit: Account, credit: Account) -> None:
        debit.debits_pending += amount_micro
        credit.credits_pending += amount_micro

    return _record(wanted, set_aside)


def capture(
    key: str,
    held: Transfer,
    amount_micro: int | None = None,
    *,
    memo: str = "",
    by: User | None = None,
) -> Transfer:
    """Moves what was held, or a part of it, and frees the rest of the hold.

    Raises AlreadyResolved, TooMuch, KeyReused.
    """
    amount = held.amount_micro if amount_micro is None else amount_micro
    wanted = _resolution(key, Kind.POST, held, amount, memo, by)

    def take(debit: Account, credit: Account) -> None:
        _end_hold(held, debit, credit)
        _posting(amount)(debit, credit)

    return _record(wanted, take)


def release(key: str, held: Transfer, *, memo: str = "", by: User | None = None) -> Transfer:
    """Frees all that was held. Raises AlreadyResolved, KeyReused."""
    wanted = _resolution(key, Kind.VOID, held, held.amount_micro, memo, by)
    return _record(wanted, lambda debit, credit: _end_hold(held, debit, credit))


def refund(
    key: str,
    captured: Transfer,
    amount_micro: int | None = None,
    *,
    memo: str = "",
    by: User | None = None,
) -> Transfer:
    """Gives a capture back, or a part of it; all refunds of one never exceed it.

    Without an amount, the whole capture. Raises TooMuch, NotEnough, KeyReused.
    """
    if captured.kind not in {Kind.SINGLE, Kind.POST} or captured.refund_of_id is not None:
        raise ValueError("Only what was moved or captured can be refunded.")
    amount = captured.amount_micro if amount_micro is None else amount_micro
    wanted = _transfer(
        key, Kind.SINGLE, Code.REFUND, captured.credit_id, captured.debit_id, amount, memo, by
    )
    wanted.refund_of = captured
    wanted.order_number = captured.order_number

    def give_back(debit: Account, credit: Account) -> None:
        given = captured.refunds.aggregate(sum=Sum("amount_micro"))["sum"] or 0
        if given + amount > captured.amount_micro:
            raise TooMuch(amount, captured.amount_micro - given)
        _posting(amount)(debit, credit)

    return _record(wanted, give_back)


def lock(*accounts: Account) -> list[Account]:
    """The accounts as they are now, locked until the transaction ends, by id.

    Who makes several movements between different accounts in one transaction locks all of them
    first: two such transactions then cannot wait for each other.
    """
    return _locked({account.pk for account in accounts})


def total_micro() -> int:
    """The sum of all accounts' balances, which is zero."""
    sums = Account.objects.aggregate(credits=Sum("credits_posted"), debits=Sum("debits_posted"))
    return (sums["credits"] or 0) - (sums["debits"] or 0)


@dataclass(frozen=True)
class Difference:
    """A sum of an account that its transfers do not bear out. There should never be one."""

    account: Account
    sum_name: str
    kept_micro: int
    rebuilt_micro: int


def rebuild() -> list[Difference]:
    """Where an account's kept sums differ from those computed anew from its transfers.

    Locks all accounts while it reads, so that writers wait.
    """
    with transaction.atomic():
        accounts = list(Account.objects.select_for_update().order_by("pk"))
        posted = Q(kind__in=[Kind.SINGLE, Kind.POST])
        pending = Q(kind=Kind.PENDING, resolution__isnull=True)
        rebuilt = {
            "debits_posted": _sums("debit", posted),
            "debits_pending": _sums("debit", pending),
            "credits_posted": _sums("credit", posted),
            "credits_pending": _sums("credit", pending),
        }
    return [
        Difference(account, name, getattr(account, name), sums.get(account.pk, 0))
        for account in accounts
        for name, sums in rebuilt.items()
        if getattr(account, name) != sums.get(account.pk, 0)
    ]


def _sums(side: str, which: Q) -> dict[int, int]:
    rows = Transfer.objects.filter(which).order_by().values_list(side)
    return dict(rows.annotate(sum=Sum("amount_micro")))


Effect = Callable[[Account, Account], None]
"""Changes the sums of the locked debit and credit account."""


def _transfer(
    key: str,
    kind: Kind,
    code: str,
    debit_id: int,
    credit_id: int,
    amount_micro: int,
    memo: str,
    by: User | None,
) -> Transfer:
    """A transfer not yet made. Raises ValueError for what no caller may ask."""
    if not 0 < len(key) <= _KEY_LENGTH:
        raise ValueError(f"A key has 1 to {_KEY_LENGTH} signs.")
    if type(amount_micro) is not int or not 0 < amount_micro <= LARGEST_MICRO:
        raise ValueError(f"An amount is a whole number from 1 to {LARGEST_MICRO} micro-ECE.")
    if debit_id == credit_id:
        raise ValueError("A movement is between two accounts.")
    return Transfer(
        key=key,
        kind=kind,
        code=Code(code),
        debit_id=debit_id,
        credit_id=credit_id,
        amount_micro=amount_micro,
        memo=memo[:_MEMO_LENGTH],
        by=by,
    )


def _resolution(
    key: str, kind: Kind, held: Transfer, amount_micro: int, memo: str, by: User | None
) -> Transfer:
    if held.kind != Kind.PENDING:
        raise ValueError("Only a hold can be captured or released.")
    if amount_micro > held.amount_micro:
        raise TooMuch(amount_micro, held.amount_micro)
    wanted = _transfer(key, kind, held.code, held.debit_id, held.credit_id, amount_micro, memo, by)
    wanted.pending = held
    wanted.order_number = held.order_number
    return wanted


def _posting(amount_micro: int) -> Effect:
    def post(debit: Account, credit: Account) -> None:
        debit.debits_posted += amount_micro
        credit.credits_posted += amount_micro

    return post


def _end_hold(held: Transfer, debit: Account, credit: Account) -> None:
    if before := Transfer.objects.filter(pending=held).first():
        raise AlreadyResolved(before)
    debit.debits_pending -= held.amount_micro
    credit.credits_pending -= held.amount_micro


def _record(wanted: Transfer, effect: Effect) -> Transfer:
    """Makes the transfer, or finds it made."""
    try:
        with transaction.atomic():
            # The key is looked up under the locks: of two at once, the second finds the first.
            accounts = {each.pk: each for each in _locked({wanted.debit_id, wanted.credit_id})}
            debit, credit = accounts[wanted.debit_id], accounts[wanted.credit_id]
            if first := Transfer.objects.filter(key=wanted.key).first():
                return _same(first, wanted)
            _apply(wanted, effect, debit, credit)
            return wanted
    except IntegrityError:
        # The key was used at this moment between two other accounts.
        first = Transfer.objects.filter(key=wanted.key).first()
        if first is None:
            raise
        return _same(first, wanted)


def _apply(wanted: Transfer, effect: Effect, debit: Account, credit: Account) -> None:
    available = debit.available_micro
    effect(debit, credit)
    if debit.kind != Account.Kind.ISSUANCE and debit.available_micro < 0:
        raise NotEnough(wanted.amount_micro, available)
    wanted.at = max(
        timezone.now(),
        *(each.moved_at + _TICK for each in (debit, credit) if each.moved_at is not None),
        *(each.created_at for each in (debit, credit)),
    )
    for account in (debit, credit):
        account.moved_at = wanted.at
        account.save()
    wanted.debit, wanted.credit = debit, credit
    wanted.debit_balance_micro = debit.balance_micro
    wanted.debit_available_micro = debit.available_micro
    wanted.credit_balance_micro = credit.balance_micro
    wanted.credit_available_micro = credit.available_micro
    wanted.save(force_insert=True)


def _same(first: Transfer, wanted: Transfer) -> Transfer:
    """The transfer made first, if it is what is wanted now. Raises KeyReused."""
    if _content(first) != _content(wanted):
        raise KeyReused(wanted.key)
    return first


def _content(transfer: Transfer) -> tuple[object, ...]:
    """What makes two movements the same: not who asked, nor in which words."""
    return (
        transfer.kind,
        transfer.code,
        transfer.debit_id,
        transfer.credit_id,
        transfer.amount_micro,
        transfer.pending_id,
        transfer.refund_of_id,
        transfer.order_number,
    )


def _locked(ids: set[int]) -> list[Account]:
    """Rows locked in the order of their ids; SQLite's transactions are alone from their start."""
    return list(Account.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
