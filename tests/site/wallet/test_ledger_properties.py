"""Any sequence of movements, compared with a plain model of what should be there."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from appmint.site.accounts.models import User
from appmint.site.wallet import ledger
from appmint.site.wallet.models import Account, Transfer

PEOPLE = range(3)
AMOUNTS = st.integers(1, 1000)


@dataclass
class Hold:
    """A hold of the model."""

    person: int
    amount: int
    transfer: Transfer
    ended: bool = False
    captured: int = 0
    capture: Transfer | None = None
    refunded: int = 0


@dataclass
class Model:
    """What each person should have, in plain numbers."""

    balance: dict[int, int] = field(default_factory=lambda: dict.fromkeys(PEOPLE, 0))
    held: dict[int, int] = field(default_factory=lambda: dict.fromkeys(PEOPLE, 0))
    revenue: int = 0
    done: list[tuple[Callable[[], Transfer], Transfer]] = field(default_factory=list)
    """Each movement made, with how to ask for it again."""

    def available(self, person: int) -> int:
        return self.balance[person] - self.held[person]


class LedgerMachine(RuleBasedStateMachine):
    """The ledger beside the model."""

    holds = Bundle("holds")

    @initialize()
    def open_wallets(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        users = [User.objects.create(email=f"{person}@example.com") for person in PEOPLE]
        self.wallets = [ledger.wallet_of(user) for user in users]
        self.model = Model()

    def teardown(self) -> None:
        """At the end the sum is zero, the transfers bear it out, and none is more or less."""
        try:
            assert ledger.total_micro() == 0
            assert ledger.rebuild() == []
            assert Transfer.objects.count() == len(self.model.done)
        finally:
            self.leave()

    def leave(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def move(self, asking: Callable[[str], Transfer]) -> Transfer:
        """Makes a movement under a key of its own, and remembers how to ask for it again."""
        key = f"k{len(self.model.done)}"
        made = asking(key)
        self.model.done.append((lambda: asking(key), made))
        return made

    @rule(person=st.sampled_from(PEOPLE), amount=AMOUNTS)
    def top_up(self, person: int, amount: int) -> None:
        wallet = self.wallets[person]
        code = Transfer.Code.TOP_UP
        self.move(lambda key: ledger.move(key, ledger.issuance(), wallet, amount, code=code))
        self.model.balance[person] += amount

    @rule(target=holds, person=st.sampled_from(PEOPLE), amount=AMOUNTS)
    def hold(self, person: int, amount: int) -> Any:
        def asking(key: str) -> Transfer:
            return ledger.hold(key, self.wallets[person], ledger.revenue(), amount)

        available = self.model.available(person)
        if amount > available:
            with pytest.raises(ledger.NotEnough) as refusal:
                asking("refused")
            assert refusal.value.missing_micro == amount - available
            return Hold(person, amount, Transfer(), ended=True)
        self.model.held[person] += amount
        return Hold(person, amount, self.move(asking))

    def refused_as_ended(self, hold: Hold) -> None:
        """A hold that ended, or was never made, is not ended again."""
        if hold.transfer._state.adding:
            return
        for asking in (ledger.capture, ledger.release):
            with pytest.raises(ledger.AlreadyResolved):
                asking("refused", hold.transfer)

    @rule(hold=holds, part=st.floats(0, 1))
    def capture(self, hold: Hold, part: float) -> None:
        amount = max(1, int(hold.amount * part))
        if hold.ended:
            self.refused_as_ended(hold)
            return
        hold.capture = self.move(lambda key: ledger.capture(key, hold.transfer, amount))
        hold.ended = True
        hold.captured = amount
        self.model.held[hold.person] -= hold.amount
        self.model.balance[hold.person] -= amount
        self.model.revenue += amount

    @rule(hold=holds)
    def release(self, hold: Hold) -> None:
        if hold.ended:
            self.refused_as_ended(hold)
            return
        self.move(lambda key: ledger.release(key, hold.transfer))
        hold.ended = True
        self.model.held[hold.person] -= hold.amount

    @rule(hold=holds, amount=AMOUNTS)
    def capture_more_than_was_held(self, hold: Hold, amount: int) -> None:
        if not hold.transfer._state.adding:
            with pytest.raises(ledger.TooMuch):
                ledger.capture("refused", hold.transfer, hold.amount + amount)

    @rule(hold=holds, amount=AMOUNTS)
    def refund(self, hold: Hold, amount: int) -> None:
        captured = hold.capture
        if captured is None:
            return
        if hold.refunded + amount > hold.captured:
            with pytest.raises(ledger.TooMuch):
                ledger.refund("refused", captured, amount)
            return
        self.move(lambda key: ledger.refund(key, captured, amount))
        hold.refunded += amount
        self.model.balance[hold.person] += amount
        self.model.revenue -= amount

    @rule(hold=consumes(holds))
    def forget(self, hold: Hold) -> None:
        """Some holds stay open."""

    @rule(choice=st.integers(0, 10**6))
    def ask_again(self, choice: int) -> None:
        """The same key with the same content: the first transfer, and nothing moves."""
        if self.model.done:
            asking, made = self.model.done[choice % len(self.model.done)]
            assert asking() == made

    @rule(choice=st.integers(0, 10**6), amount=AMOUNTS)
    def use_a_key_for_something_else(self, choice: int, amount: int) -> None:
        if self.model.done:
            made = self.model.done[choice % len(self.model.done)][1]
            with pytest.raises(ledger.KeyReused):
                ledger.move(
                    made.key,
                    ledger.issuance(),
                    self.wallets[0],
                    made.amount_micro + amount,
                    code=Transfer.Code.TOP_UP,
                )

    @rule(person=st.sampled_from(PEOPLE), amount=AMOUNTS)
    def fail_after_moving(self, person: int, amount: int) -> None:
        """What a transaction that fails has moved is not moved."""
        wallet = self.wallets[person]
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            ledger.move("undone", ledger.issuance(), wallet, amount, code=Transfer.Code.TOP_UP)
            ledger.hold("undone too", wallet, ledger.revenue(), amount)
            raise ZeroDivisionError

    @invariant()
    def every_account_is_as_the_model_says(self) -> None:
        for person, wallet in enumerate(self.wallets):
            wallet.refresh_from_db()
            assert wallet.balance_micro == self.model.balance[person]
            assert wallet.held_micro == self.model.held[person]
            assert wallet.available_micro >= 0
        revenue = ledger.revenue()
        assert revenue.balance_micro == self.model.revenue
        assert revenue.credits_pending == sum(self.model.held.values())

    @invariant()
    def each_statement_ends_with_the_balance(self) -> None:
        for person, wallet in enumerate(self.wallets):
            told = [
                (each.debit_balance_micro, each.debit_available_micro)
                if each.debit_id == wallet.pk
                else (each.credit_balance_micro, each.credit_available_micro)
                for each in transfers_of(wallet)[:1]
            ]
            if told:
                assert told == [(self.model.balance[person], self.model.available(person))]


def transfers_of(account: Account) -> list[Transfer]:
    both = account.debit_transfers.all() | account.credit_transfers.all()
    return list(both.order_by("-at"))


@pytest.mark.django_db
def test_any_sequence_of_movements_is_as_the_plain_model_says() -> None:
    run_state_machine_as_test(
        LedgerMachine,
        settings=settings(
            max_examples=20,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
