"""Every action from every state by everybody: exactly what the table allows, and its effects."""

import json
from collections.abc import Callable
from itertools import product

import pytest
from django.db import transaction

from appmint.site.accounts.models import User
from appmint.site.config import config
from appmint.site.orders import actions
from appmint.site.orders.errors import NotAllowed
from appmint.site.orders.guard import available
from appmint.site.orders.models import Order
from appmint.site.orders.states import TRANSITIONS, Action, State
from appmint.site.runs.models import Run
from appmint.site.wallet import ledger
from appmint.site.wallet.models import MICRO, Account
from tests.site.orders.making import TEXT, Make, delivery_of, run_of

pytestmark = pytest.mark.django_db

BASIC = 1_000 * MICRO
CHANGED = f"{TEXT} Visitors send messages to the librarian."
PEOPLE = ("customer", "other", "operator", "system")


def act(action: Action, order: Order, by: User | None) -> Order:
    """Calls the action with arguments that are in order."""
    match action:
        case Action.SUBMIT:
            return actions.submit(order, by, key="another press")
        case Action.REVISE:
            return actions.revise(order, by, CHANGED)
        case Action.START:
            return actions.start(order)
        case Action.REVIEW:
            return actions.review(order, run_of(order))
        case Action.DELIVER:
            return actions.deliver(order, delivery_of(order))
        case _:
            call: Callable[..., Order] = getattr(actions, action.value)
            return call(order, by, "A reason.")


def calls(action: Action, who: str) -> bool:
    """Whether there is a way for this person to ask for the action at all."""
    if action in (Action.START, Action.REVIEW, Action.DELIVER):
        return who == "system"
    return True


def done_before(order: Order, action: Action) -> bool:
    return order.events.filter(action=action, attempt=order.attempt).exists()


@pytest.mark.parametrize("state", list(State))
def test_an_action_happens_exactly_where_the_table_allows_it(
    state: State, order_in: Make, customer: User, other: User, operator: User
) -> None:
    order = order_in(state)
    people = {"customer": customer, "other": other, "operator": operator, "system": None}
    for action, who in product(Action, PEOPLE):
        nothing_to_name = action in (Action.REVIEW, Action.DELIVER) and not order.runs.exists()
        if calls(action, who) and not nothing_to_name:
            before = transaction.savepoint()
            _try(action, Order.objects.get(pk=order.pk), people[who], who)
            transaction.savepoint_rollback(before)


def _try(action: Action, order: Order, by: User | None, who: str) -> None:
    """Asks for the action, and sees what came of it."""
    state = order.state
    transition = TRANSITIONS[action]
    first = order.delivered_at is None
    allowed = (
        state in transition.sources
        and who in transition.actors
        and (action is not Action.KEEP or not first)
        and (action not in (Action.FAIL, Action.CANCEL, Action.RETRY) or first)
    )
    events = order.events.count()
    assert (action in available(order, by)) is allowed, (state, action, who)
    if allowed and not (action is Action.START and state == State.GENERATING):
        after = act(action, order, by)
        assert after.state == transition.target
        event = after.events.last()
        assert event is not None
        assert (event.action, event.before, event.after) == (action, state, transition.target)
        assert event.by == by
        assert after.events.count() == events + 1
    elif (
        done_before(order, action)
        and who in transition.actors
        and action
        not in (
            Action.SUBMIT,
            Action.REVISE,
        )
    ):
        assert act(action, order, by).state == state
        assert order.events.count() == events
    else:
        with pytest.raises(NotAllowed):
            act(action, order, by)
        order.refresh_from_db()
        assert (order.state, order.events.count()) == (state, events)
    assert ledger.total_micro() == 0


def test_a_submission_fixes_spec_and_price_and_holds_the_tokens(draft: Order, funded: User) -> None:
    order = actions.submit(draft, funded, key="press")
    assert order.spec is not None
    assert order.spec["name"]
    assert order.quote is not None
    assert order.price_micro == order.quote["total_micro"] == BASIC
    assert order.submitted_at is not None
    wallet = Account.objects.get(user=funded)
    assert (wallet.held_micro, wallet.available_micro) == (BASIC, 9_000 * MICRO)


def test_a_second_press_finds_the_submission_done(draft: Order, funded: User) -> None:
    actions.submit(draft, funded, key="press")
    again = actions.submit(draft, funded, key="press")
    assert again.state == State.AWAITING_APPROVAL
    assert Account.objects.get(user=funded).held_micro == BASIC
    assert again.events.count() == 1


def test_a_submission_says_everything_that_is_missing(draft: Order, funded: User) -> None:
    Order.objects.filter(pk=draft.pk).update(
        repository_name="", text="", package="", contact_name=""
    )
    with pytest.raises(NotAllowed) as refusal:
        actions.submit(draft, funded, key="press")
    for part in ("repository", "text is empty", "package", "who the order is for"):
        assert part in str(refusal.value)


def test_a_submission_without_the_tokens_says_what_is_missing(draft: Order, funded: User) -> None:
    Order.objects.filter(pk=draft.pk).update(package="premium", rush=True)
    with pytest.raises(NotAllowed, match="2,000 ECE are missing"):
        actions.submit(draft, funded, key="press")
    draft.refresh_from_db()
    assert draft.state == State.DRAFT
    assert Account.objects.get(user=funded).held_micro == 0


def test_a_package_that_needs_no_operator_goes_straight_to_the_queue(
    draft: Order, funded: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APPMINT_APPROVE", "basic")
    config.cache_clear()
    try:
        order = actions.submit(draft, funded, key="press")
    finally:
        monkeypatch.undo()
        config.cache_clear()
    assert order.state == State.APPROVED
    assert order.approved_by is None
    assert [event.action for event in order.events.all()] == [Action.SUBMIT, Action.APPROVE]
    assert run_of(order).workflow_id == f"{order.number}-1"


def test_an_approval_queues_one_run_with_the_priority_of_the_order(
    submitted: Order, operator: User
) -> None:
    order = actions.approve(submitted, operator, "Looks fine.")
    assert actions.approve(order, operator).attempt == 1
    run = order.runs.get()
    assert (run.workflow_id, run.state, run.priority) == (f"{order.number}-1", "queued", 4)
    assert order.approved_by == operator


@pytest.mark.parametrize("ending", ["reject", "cancel", "fail"])
def test_an_order_that_ends_without_an_app_frees_its_tokens(
    ending: str, order_in: Make, operator: User
) -> None:
    state = {"fail": State.GENERATING}.get(ending, State.AWAITING_APPROVAL)
    order = order_in(state)
    ended: Order = getattr(actions, ending)(order, operator, "We cannot make this.")
    assert ended.reason == "We cannot make this."
    wallet = Account.objects.get(user=ended.customer)
    assert (wallet.held_micro, wallet.balance_micro) == (0, 10_000 * MICRO)


@pytest.mark.parametrize("action", ["reject", "fail", "refund", "keep"])
def test_what_a_customer_must_understand_needs_a_reason(
    action: str, order_in: Make, operator: User
) -> None:
    states = {
        "reject": State.AWAITING_APPROVAL,
        "fail": State.GENERATING,
        "refund": State.DELIVERED,
        "keep": State.REVISION_REQUESTED,
    }
    order = order_in(states[action])
    with pytest.raises(NotAllowed, match="Say why"):
        getattr(actions, action)(order, operator, "  ")


def test_a_cancelled_order_leaves_no_run_waiting(order_in: Make, customer: User) -> None:
    order = actions.cancel(order_in(State.APPROVED), customer)
    assert run_of(order).state == Run.State.CANCELLED


def test_the_first_delivery_takes_the_tokens_and_a_refund_gives_them_back(
    order_in: Make, operator: User
) -> None:
    order = order_in(State.DELIVERED)
    wallet = Account.objects.get(user=order.customer)
    assert (wallet.held_micro, wallet.balance_micro) == (0, 9_000 * MICRO)
    assert order.delivered_at is not None
    actions.refund(order, operator, "As agreed.")
    wallet.refresh_from_db()
    assert wallet.balance_micro == 10_000 * MICRO


def test_a_failed_order_is_taken_up_again_with_its_tokens_held_anew(
    order_in: Make, operator: User
) -> None:
    order = actions.retry(order_in(State.FAILED), operator)
    assert (order.attempt, run_of(order).workflow_id) == (2, f"{order.number}-2")
    wallet = Account.objects.get(user=order.customer)
    assert wallet.held_micro == BASIC
    failed = actions.fail(order, None, "Again.")
    wallet.refresh_from_db()
    assert (failed.state, wallet.held_micro) == (State.FAILED, 0)


def test_a_revision_runs_again_and_costs_nothing(order_in: Make, operator: User) -> None:
    order = order_in(State.REVISION_REQUESTED)
    assert order.revisions_used == 1
    order = actions.approve(order, operator)
    order = actions.accept(actions.review(actions.start(order), run_of(order)), operator)
    order = actions.deliver(order, delivery_of(order))
    assert order.state == State.DELIVERED
    assert order.attempt == 2
    assert Account.objects.get(user=order.customer).balance_micro == 9_000 * MICRO
    assert "reviews" in order.text


def test_used_up_revisions_are_said_plainly(order_in: Make, operator: User) -> None:
    order = order_in(State.REVISION_REQUESTED)
    order = actions.approve(order, operator)
    order = actions.accept(actions.review(actions.start(order), run_of(order)), operator)
    order = actions.deliver(order, delivery_of(order))
    with pytest.raises(NotAllowed, match="The free revision of this order is used"):
        actions.revise(order, order.customer, CHANGED)


def test_a_revision_without_a_change_or_without_an_app_is_refused(order_in: Make) -> None:
    order = order_in(State.DELIVERED)
    with pytest.raises(NotAllowed, match="Nothing is different"):
        actions.revise(order, order.customer, TEXT)
    with pytest.raises(NotAllowed, match="does not describe an app"):
        actions.revise(order, order.customer, "Hello there.")
    order.refresh_from_db()
    assert order.revisions_used == 0


def test_an_ended_revision_leaves_the_delivered_text_and_spec(
    order_in: Make, operator: User
) -> None:
    order = order_in(State.DELIVERED)
    delivered = json.dumps(order.spec)
    order = actions.revise(order, order.customer, CHANGED)
    order = actions.start(actions.approve(order, operator))
    order = actions.keep(order, None, "The change did not pass its checks.")
    assert (order.state, order.text, json.dumps(order.spec)) == (State.DELIVERED, TEXT, delivered)
    assert order.revisions_used == 0
    assert run_of(order).state == Run.State.FAILED


def test_a_customer_who_ends_a_begun_revision_has_used_it(order_in: Make, operator: User) -> None:
    order = actions.approve(order_in(State.REVISION_REQUESTED), operator)
    order = actions.keep(actions.start(order), order.customer, "I changed my mind.")
    assert order.revisions_used == 1


def test_a_run_of_an_earlier_attempt_changes_nothing(order_in: Make, operator: User) -> None:
    order = order_in(State.FAILED)
    earlier = run_of(order)
    order = actions.start(actions.retry(order, operator))
    with pytest.raises(NotAllowed, match="not the present attempt"):
        actions.review(order, earlier)


def test_a_step_that_is_repeated_finds_its_action_done(order_in: Make) -> None:
    order = order_in(State.GENERATING)
    actions.start(order)
    run = run_of(order)
    actions.review(order, run)
    again = actions.review(order, run)
    assert [event.action for event in again.events.all()].count(Action.REVIEW) == 1
