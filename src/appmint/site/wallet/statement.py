"""An account's statement: its transfers as lines, and as CSV."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from appmint.site.wallet.models import MICRO, Account, Transfer

Kind = Transfer.Kind
Code = Transfer.Code


@dataclass(frozen=True)
class Choice:
    """One of the choices that a statement can be narrowed to."""

    name: str
    """As in the address."""
    label: str
    which: Q


CHOICES = (
    Choice("top-ups", "Top-ups", Q(code=Code.TOP_UP)),
    Choice("holds", "Holds", Q(kind=Kind.PENDING)),
    Choice("captures", "Captures", Q(kind=Kind.POST)),
    Choice("releases", "Releases", Q(kind=Kind.VOID)),
    Choice("refunds", "Refunds", Q(code=Code.REFUND)),
)


@dataclass(frozen=True)
class Line:
    """One transfer as the owner of an account sees it. Amounts are micro-ECE."""

    transfer: Transfer
    what: str
    change_micro: int
    """Of the balance."""
    held_micro: int
    """Of what is on hold: more, or less."""
    balance_micro: int
    available_micro: int

    @property
    def at(self) -> datetime:
        """When it was made."""
        return self.transfer.at

    @property
    def freed_micro(self) -> int:
        """What came free without being spent: a release, or the rest of a hold."""
        return max(0, self.change_micro - self.held_micro) if self.held_micro < 0 else 0


def transfers(account: Account, choice: str = "") -> QuerySet[Transfer]:
    """The account's transfers, newest first; of one of CHOICES, or all."""
    found = Transfer.objects.filter(Q(debit=account) | Q(credit=account))
    for each in CHOICES:
        if each.name == choice:
            found = found.filter(each.which)
    return found.select_related("pending").order_by("-at", "-id")


def line(transfer: Transfer, account: Account) -> Line:
    """The transfer as seen from this account."""
    debited = transfer.debit_id == account.pk
    moved = transfer.amount_micro if transfer.kind in {Kind.SINGLE, Kind.POST} else 0
    held = 0
    if debited and transfer.kind == Kind.PENDING:
        held = transfer.amount_micro
    elif debited and transfer.pending is not None:
        held = -transfer.pending.amount_micro
    return Line(
        transfer=transfer,
        what=_what(transfer),
        change_micro=-moved if debited else moved,
        held_micro=held,
        balance_micro=transfer.debit_balance_micro if debited else transfer.credit_balance_micro,
        available_micro=(
            transfer.debit_available_micro if debited else transfer.credit_available_micro
        ),
    )


def as_csv(lines: Iterable[Line]) -> str:
    """The lines as a table with a heading; amounts in ECE, times in UTC."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(
        ["time", "what", "order", "note", "change", "on_hold", "balance", "available", "transfer"]
    )
    for each in lines:
        table.writerow(
            [
                each.at.isoformat(timespec="seconds"),
                each.what,
                each.transfer.order_number,
                _harmless(each.transfer.memo),
                *(
                    _ece(amount)
                    for amount in (
                        each.change_micro,
                        each.held_micro,
                        each.balance_micro,
                        each.available_micro,
                    )
                ),
                each.transfer.pk,
            ]
        )
    return text.getvalue()


def _what(transfer: Transfer) -> str:
    if transfer.kind == Kind.SINGLE:
        return str(Code(transfer.code).label)
    return str(Kind(transfer.kind).label)


def _ece(micro: int) -> str:
    """Exact, without separators: -1500000 -> "-1.5"."""
    whole, rest = divmod(abs(micro), MICRO)
    decimals = f".{rest:06d}".rstrip("0") if rest else ""
    return f"{'-' if micro < 0 else ''}{whole}{decimals}"


def _harmless(note: str) -> str:
    """A note that no spreadsheet takes for a formula."""
    return f"'{note}" if note.startswith(("=", "+", "-", "@", "\t", "\r")) else note
