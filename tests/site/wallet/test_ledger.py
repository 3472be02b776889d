"""How tokens move."""

import pytest
from django.db import DatabaseError, connection, transaction

from appmint.site.accounts.models import User
from appmint.site.wallet import append_only, ledger
from appmint.site.wallet.models import MICRO, Account, AppendOnly, Transfer

pytestmark = pytest.mark.django_db

Code = Transfer.Code


@pytest.fixture
def wallet(customer: User) -> Account:
    """A wallet with 5,000 ECE."""
    wallet = ledger.wallet_of(customer)
    top_up("first", wallet, 5000)
    return wallet


def top_up(key: str, wallet: Account, ece: int) -> Transfer:
    return ledger.move(key, ledger.issuance(), wallet, ece * MICRO, code=Code.TOP_UP)


def hold(key: str, wallet: Account, ece: int) -> Transfer:
    return ledger.hold(key, wallet, ledger.revenue(), ece * MICRO, order_number="AM-000001")


def money(account: Account) -> tuple[int, int]:
    """Balance and what is available, in ECE."""
    account.refresh_from_db()
    return account.balance_micro // MICRO, account.available_micro // MICRO


def test_a_top_up_is_issued_and_the_sum_stays_zero(wallet: Account) -> None:
    assert money(wallet) == (5000, 5000)
    assert money(ledger.issuance())[0] == -5000
    assert ledger.total_micro() == 0


def test_a_hold_is_not_available_but_still_owned(wallet: Account) -> None:
    hold("h", wallet, 1500)
    assert money(wallet) == (5000, 3500)
    assert money(ledger.revenue()) == (0, 0)


def test_a_capture_takes_what_was_held(wallet: Account) -> None:
    ledger.capture("c", hold("h", wallet, 1500))
    assert money(wallet) == (3500, 3500)
    assert money(ledger.revenue()) == (1500, 1500)
    assert ledger.total_micro() == 0


def test_a_capture_of_a_part_frees_the_rest(wallet: Account) -> None:
    ledger.capture("c", hold("h", wallet, 1500), 500 * MICRO)
    assert money(wallet) == (4500, 4500)


def test_no_more_is_captured_than_was_held(wallet: Account) -> None:
    held = hold("h", wallet, 1500)
    with pytest.raises(ledger.TooMuch):
        ledger.capture("c", held, 1501 * MICRO)
    assert money(wallet) == (5000, 3500)


def test_a_release_frees_what_was_held(wallet: Account) -> None:
    ledger.release("r", hold("h", wallet, 1500))
    assert money(wallet) == (5000, 5000)


def test_a_hold_ends_once(wallet: Account) -> None:
    held = hold("h", wallet, 1500)
    ledger.release("r", held)
    with pytest.raises(ledger.AlreadyResolved, match="released before"):
        ledger.capture("c", held)
    with pytest.raises(ledger.AlreadyResolved):
        ledger.release("r2", held)
    assert money(wallet) == (5000, 5000)


def test_a_refund_gives_back_at_most_what_was_captured(wallet: Account) -> None:
    captured = ledger.capture("c", hold("h", wallet, 1500))
    ledger.refund("b1", captured, 1000 * MICRO)
    with pytest.raises(ledger.TooMuch, match="500 ECE"):
        ledger.refund("b2", captured)
    given = ledger.refund("b3", captured, 500 * MICRO)
    assert money(wallet) == (5000, 5000)
    assert (given.code, given.order_number) == (Code.REFUND, "AM-000001")


def test_nothing_is_spent_that_is_not_there(wallet: Account) -> None:
    hold("h", wallet, 4000)
    with pytest.raises(ledger.NotEnough, match="500 ECE are missing") as refusal:
        hold("h2", wallet, 1500)
    assert refusal.value.missing_micro == 500 * MICRO
    assert money(wallet) == (5000, 1000)


def test_the_same_key_moves_once(wallet: Account) -> None:
    held = hold("h", wallet, 1500)
    assert hold("h", wallet, 1500) == held
    captured = ledger.capture("c", held)
    assert ledger.capture("c", held) == captured
    given = ledger.refund("b", captured)
    assert ledger.refund("b", captured) == given
    assert top_up("first", wallet, 5000).key == "first"
    assert money(wallet) == (5000, 5000)


def test_a_key_is_not_used_for_something_else(wallet: Account) -> None:
    held = hold("h", wallet, 1500)
    with pytest.raises(ledger.KeyReused):
        hold("h", wallet, 1501)
    with pytest.raises(ledger.KeyReused):
        ledger.release("h", held)
    with pytest.raises(ledger.KeyReused):
        ledger.move("h", wallet, ledger.revenue(), 1500 * MICRO, code=Code.ORDER)


def test_movements_of_one_transaction_happen_together(wallet: Account) -> None:
    with pytest.raises(ledger.NotEnough), transaction.atomic():
        ledger.lock(wallet, ledger.revenue())
        hold("h", wallet, 4000)
        hold("h2", wallet, 4000)
    assert money(wallet) == (5000, 5000)
    assert not Transfer.objects.filter(key="h").exists()


@pytest.mark.parametrize("amount", [0, -1, 1.5, True, ledger.LARGEST_MICRO + 1])
def test_amounts_are_whole_and_positive(wallet: Account, amount: int) -> None:
    with pytest.raises(ValueError, match="whole number"):
        ledger.move("k", ledger.issuance(), wallet, amount, code=Code.TOP_UP)


def test_each_transfer_tells_what_was_there_after_it(wallet: Account) -> None:
    held = hold("h", wallet, 1500)
    captured = ledger.capture("c", held, 1000 * MICRO)
    told = [
        (each.debit_balance_micro // MICRO, each.debit_available_micro // MICRO)
        for each in (held, captured)
    ]
    assert told == [(5000, 3500), (4000, 4000)]
    assert captured.credit_balance_micro == 1000 * MICRO
    assert held.at < captured.at


def test_the_sums_can_be_rebuilt_from_the_transfers(wallet: Account) -> None:
    hold("open", wallet, 100)
    ledger.refund("b", ledger.capture("c", hold("h", wallet, 1500)), 20 * MICRO)
    ledger.release("r", hold("h2", wallet, 300))
    assert ledger.rebuild() == []
    Account.objects.filter(pk=wallet.pk).update(debits_pending=7)
    (difference,) = ledger.rebuild()
    assert (difference.sum_name, difference.kept_micro) == ("debits_pending", 7)
    assert difference.rebuilt_micro == 100 * MICRO


def test_the_database_refuses_an_overdraft(wallet: Account) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Account.objects.filter(pk=wallet.pk).update(debits_pending=5001 * MICRO)


def test_transfers_are_not_changed_or_deleted_through_django(wallet: Account) -> None:
    made = Transfer.objects.get(key="first")
    with pytest.raises(AppendOnly):
        made.save()
    with pytest.raises(AppendOnly):
        made.delete()
    with pytest.raises(AppendOnly):
        Transfer.objects.all().delete()
    with pytest.raises(AppendOnly):
        wallet.credit_transfers.update(amount_micro=1)
    with pytest.raises(AppendOnly):
        Transfer.objects.bulk_update([made], ["amount_micro"])


def refuses(statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="never changed or deleted"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_after_all_migrations_the_database_refuses_to_change_transfers(wallet: Account) -> None:
    refuses("UPDATE wallet_transfer SET amount_micro = 1")


def test_the_database_refuses_to_delete_transfers(wallet: Account) -> None:
    # The tests' own database lets them be deleted, so that it can be emptied.
    append_only.install(connection)
    refuses("DELETE FROM wallet_transfer")
