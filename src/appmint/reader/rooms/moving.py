"""The move between states that one verb names: approve, close, archive, return, lock.

A move goes to the state that its verb names. Records that know this state, perhaps under another
name, are moved there; others get it besides their own. Moves of one entity stand together in one
workflow, so that "ship, deliver and refund orders" are three buttons.
"""

from dataclasses import dataclass, replace

from appmint.reader.drafting.draft import Draft
from appmint.reader.knowledge.seeds import field
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import name_of
from appmint.spec.entities import Entity, Field, FieldType
from appmint.spec.features import Transition, Workflow
from appmint.spec.source import Source


def as_moved(draft: Draft, intent: Intent) -> Intent:
    """The intent as a change of state where its object is a thing or a piece of work.

    Lockers are opened and parcels retrieved by hand, tasks completed by doing them: no page is
    opened, nothing is looked up and no form filled in.
    """
    del draft
    noun = intent.noun
    moved = (
        (intent.verb in _WORKED and intent.action == "form" and noun in _WORK)
        or (intent.verb in {"open", "close"} and intent.action == "open" and noun in _OPENED)
        or (intent.verb in _TAKEN and intent.action in _TAKING and noun in _CARRIED)
    )
    if not moved:
        return intent
    verb = "retrieve" if intent.verb in _TAKEN else intent.verb
    return replace(intent, action="workflow", verb=verb, nominal=True)


_WORKED = frozenset({"complete", "finish"})
_WORK = frozenset(
    """task job errand delivery shipment repair inspection appointment trip ride step milestone
    ticket workout habit todo to-do mission maintenance order""".split()
)
_OPENED = frozenset(
    """locker door gate barrier cabinet safe valve lock drawer compartment garage curtain shutter
    blind""".split()
)
_TAKEN = frozenset({"retrieve", "collect", "pick"})
_TAKING = frozenset({"browse", "save", "open"})
_CARRIED = frozenset(
    """parcel package luggage baggage suitcase bag umbrella belonging bike bicycle scooter cargo
    specimen""".split()
)


@dataclass(frozen=True)
class Move:
    """What a verb does to a record."""

    label: str
    before: str
    """The state from which it starts where the records have none yet."""
    after: str
    back: str = ""
    """The label of the way back, where there is one."""
    late: bool = False
    """Whether it is for what is done or delivered too."""
    starts: tuple[str, ...] = ()
    """The states from which alone it starts, where the records know one of them."""
    aside: str = ""
    """The field of its own that it changes, where records have a state of their work already."""


_APPROVE = Move("Approve", "Pending", "Approved")
_CHECK_IN = Move("Check in", "Expected", "Checked in")
_CANCEL = Move("Cancel", "Open", "Cancelled")
_ALLOCATE = Move("Allocate", "Free", "Allocated", back="Release", aside="allocation")
_DISTRIBUTE = Move("Distribute", "Ready", "Distributed")
_PAID = ("Paid", "Completed", "Shipped", "Delivered", "Settled")
_REFUND = Move("Refund", "Paid", "Refunded", late=True, starts=_PAID)

MOVES: dict[str, Move] = {
    "approve": _APPROVE,
    "audit": _APPROVE,
    "auditing": _APPROVE,
    "approval": _APPROVE,
    "reject": Move("Reject", "Pending", "Rejected"),
    "confirm": Move("Confirm", "Pending", "Confirmed"),
    "confirmation": Move("Confirm", "Pending", "Confirmed"),
    "cancel": _CANCEL,
    "cancellation": _CANCEL,
    "return": Move("Return", "Out", "Returned", late=True),
    "retrieve": Move("Retrieve", "Stored", "Retrieved", late=True),
    "renew": Move("Renew", "Expiring", "Renewed"),
    "ship": Move("Ship", "Placed", "Shipped"),
    "deliver": Move("Mark as delivered", "Shipped", "Delivered"),
    "open": Move("Open", "Closed", "Open", back="Close", aside="opening"),
    "close": Move("Close", "Open", "Closed", back="Reopen", late=True),
    "dispatch": Move("Dispatch", "Waiting", "Dispatched"),
    "refund": _REFUND,
    "refunds": _REFUND,
    "check": _CHECK_IN,
    "check-in": _CHECK_IN,
    "check_in": _CHECK_IN,
    "transfer": Move("Transfer", "Here", "Moved"),
    "borrow": Move("Borrow", "On the shelf", "Borrowed", back="Return"),
    "lend": Move("Lend", "On the shelf", "Lent", back="Take back"),
    "resolve": Move("Resolve", "Open", "Resolved", back="Reopen"),
    "complete": Move("Complete", "Open", "Completed", back="Reopen"),
    "mark": Move("Mark as done", "Open", "Done", back="Reopen"),
    "finish": Move("Finish", "Open", "Finished", back="Reopen"),
    "escalate": Move("Escalate", "Open", "Escalated"),
    "allocate": _ALLOCATE,
    "allocation": _ALLOCATE,
    "distribute": _DISTRIBUTE,
    "distribution": _DISTRIBUTE,
    "archive": Move("Archive", "Current", "Archived", back="Restore", aside="archive"),
    "lock": Move("Lock", "Unlocked", "Locked", back="Unlock", aside="lock"),
    "unlock": Move("Unlock", "Locked", "Unlocked", back="Lock", aside="lock"),
    "enable": Move("Enable", "Disabled", "Enabled", back="Disable"),
    "disable": Move("Disable", "Enabled", "Disabled", back="Enable"),
    "activate": Move("Activate", "Inactive", "Active", back="Deactivate"),
    "deactivate": Move("Deactivate", "Active", "Inactive", back="Activate"),
    "block": Move("Block", "Active", "Blocked", back="Unblock"),
    "unblock": Move("Unblock", "Blocked", "Active", back="Block"),
    "suspend": Move("Suspend", "Active", "Suspended", back="Resume"),
    "terminate": Move("Terminate", "Active", "Terminated"),
    "revoke": Move("Revoke", "Valid", "Revoked"),
}
"""Verb -> the move that it names."""
_BACKS = frozenset(each.back for each in MOVES.values() if each.back)

_SAME = (
    frozenset({"Done", "Completed", "Complete", "Finished"}),
    frozenset({"Resolved", "Solved", "Fixed"}),
    frozenset({"Approved", "Accepted"}),
    frozenset({"Rejected", "Declined", "Refused"}),
    frozenset({"Cancelled", "Canceled"}),
    frozenset({"Shipped", "Dispatched", "Sent", "On its way", "In transit"}),
    frozenset({"Returned", "Available", "On the shelf", "In stock"}),
    frozenset({"Retrieved", "Collected"}),
    frozenset({"Borrowed", "Lent", "On loan", "Checked out"}),
    frozenset({"Enabled", "Active"}),
    frozenset({"Disabled", "Inactive"}),
    frozenset({"Blocked", "Suspended"}),
)
"""Names of one state."""
_REFUSED = frozenset({"Cancelled", "Canceled", "Rejected", "Declined", "Refused", "Archived"})
_OVER = frozenset(
    "Done Completed Finished Delivered Received Closed Resolved Refunded Returned".split()
)


def state_of(made: Entity) -> Field | None:
    """The field that says how far a record has come; None where there is none."""
    return next(
        (
            each
            for each in made.fields
            if each.type is FieldType.ENUM
            and each.name in {"status", "state", "stage"}
            and len(each.options) > 1
        ),
        None,
    )


def add_move(draft: Draft, entity: str, move: Move, by: str, source: Source) -> str:
    """Let `by` move the records of an entity; returns the id of the workflow."""
    if move.aside and state_of(draft.entities[entity]) is not None:
        return _aside(draft, entity, move, by, source)
    feature_id = f"workflow_{entity}"
    flow = draft.features.get(feature_id)
    known = flow.transitions if isinstance(flow, Workflow) else ()
    by = _mover(draft, entity, by)
    # What a move has brought along as its way back may lead to a state of the records' own.
    same = next((each for each in known if each.label == move.label), None)
    if same is None:
        state, after = _state_with(draft, entity, move)
        before = known if isinstance(flow, Workflow) and flow.state == state.name else ()
        same = next((each for each in before if each.to == after), None)
        if same is None and move.label == "Return":
            # What was lent is returned by the way back that lending has brought along.
            same = next((each for each in before if each.label in _BACKS), None)
    if same is not None:
        if same.label in _BACKS:
            named = {"label": move.label, "name": name_of(move.label), "by": by}
            steps = [each.model_copy(update=named) if each is same else each for each in known]
            draft.update(feature_id, transitions=tuple(steps))
        return feature_id
    starts = _starts(state.options, move, after)
    _ready(draft, entity, state.name, starts)
    steps = [*before, _step(move.label, starts, after, by)]
    if move.back and not any(after in each.from_ for each in before):
        start = _before(state.options, move, after)
        steps.append(_step(move.back, (after,), start, by))
    feature = Workflow(
        id=feature_id,
        entity=entity,
        state=state.name,
        transitions=tuple(steps),
        source=flow.source if flow else source,
    )
    draft.features[feature_id] = feature
    return draft.add(feature, draft.detail_page(entity))


def _aside(draft: Draft, entity: str, move: Move, by: str, source: Source) -> str:
    """A move of a state beside that of the work: what leaves the archive is as far as it was."""
    feature_id = f"{move.aside}_{entity}"
    if feature_id in draft.features:
        return feature_id
    states = (move.before, move.after)
    _leave_to_other(draft, entity, move.after)
    wanted = field(move.aside, "enum", _ASIDE[move.aside], options=states)
    name = draft.add_field(entity, wanted, [states[at // 4] for at in range(5)])
    look = draft.looks[entity]
    filters = (name, *look.filters[: _FILTERS - 1])
    draft.looks[entity] = replace(look, filters=filters)
    if f"browse_{entity}" in draft.features:
        draft.update(f"browse_{entity}", filters=filters)
    by = _mover(draft, entity, by)
    steps = (
        _step(move.label, states[:1], states[1], by),
        _step(move.back, states[1:], states[0], by),
    )
    feature = Workflow(id=feature_id, entity=entity, state=name, transitions=steps, source=source)
    return draft.add(feature, draft.detail_page(entity))


_FILTERS = 3
_ASIDE = {
    "allocation": "Allocation",
    "archive": "Archive",
    "opening": "Open or closed",
    "lock": "Lock",
}
"""A state beside that of the work -> its label."""


def _leave_to_other(draft: Draft, entity: str, state: str) -> None:
    """Take a state out of those of the work, where nothing counts it."""
    made = draft.entities[entity]
    found = state_of(made)
    if found is None or state not in found.options:
        return
    if any(f'"{state}"' in each.model_dump_json() for each in draft.features.values()):
        return
    options = tuple(each for each in found.options if each != state)
    new = found.model_copy(update={"options": options, "default": None})
    rows = tuple(
        {**row, found.name: options[-1]} if row.get(found.name) == state else row
        for row in made.seed
    )
    fields = tuple(new if each.name == found.name else each for each in made.fields)
    draft.change(entity, fields=fields, seed=rows)


def _mover(draft: Draft, entity: str, by: str) -> str:
    """Who may move: of records that only their owner reads, nobody but their owner or staff."""
    made = draft.entities[entity]
    private = made.owned and made.access.read == "owner" and bool(draft.roles)
    return "owner" if private and by in {"anyone", "member"} else by


def _step(label: str, starts: tuple[str, ...], end: str, by: str) -> Transition:
    return Transition(name=name_of(label), label=label, from_=starts, to=end, by=by)


def _state_with(draft: Draft, entity: str, move: Move) -> tuple[Field, str]:
    """The field of the records' state, and what the end of the move is called there."""
    made = draft.entities[entity]
    found = state_of(made)
    if found is None:
        taken = any(each.name == "status" for each in made.fields)
        options: tuple[str, ...] = (move.before, move.after)
        if move.after == "Approved":
            options = (*options, "Rejected")
        new = field("state" if taken else "status", "enum", options=options)
        draft.add_field(entity, new, [options[at % 3 // 2] for at in range(6)])
        return new, move.after
    known = next((each for each in found.options if _same(each, move.after)), "")
    if known:
        return found, known
    options = (*found.options, move.after)
    new = found.model_copy(update={"options": options})
    fields = tuple(new if each.name == found.name else each for each in made.fields)
    rows = list(made.seed)
    chosen = _spared(made, found.name)
    if chosen is not None:
        rows[chosen] = {**rows[chosen], found.name: move.after}
    draft.change(entity, fields=fields, seed=tuple(rows))
    return new, move.after


def _ready(draft: Draft, entity: str, state: str, starts: tuple[str, ...]) -> None:
    """Of the sample records of the first account one is where the move starts."""
    made = draft.entities[entity]
    if any(row.get(state) in starts for row in made.seed[::2]):
        return
    chosen = _spared(made, state)
    if chosen is not None:
        rows = list(made.seed)
        rows[chosen] = {**rows[chosen], state: starts[0]}
        draft.change(entity, seed=tuple(rows))


def _spared(made: Entity, state: str) -> int | None:
    """The sample record that may take a new state: another one stays in its own.

    One of the first account's, every other one, so that its owner can move it on.
    """
    states = [row.get(state) for row in made.seed]
    spare = [at for at, each in enumerate(states) if states.count(each) > 1]
    return next((at for at in reversed(spare) if at % 2 == 0), next(reversed(spare), None))


def _same(one: str, other: str) -> bool:
    return one == other or any({one, other} <= names for names in _SAME)


def _starts(options: tuple[str, ...], move: Move, after: str) -> tuple[str, ...]:
    """The states from which a move is offered: those before it that are not at an end."""
    known = tuple(each for each in options if each in move.starts and each != after)
    if known:
        return known
    ended = _REFUSED if move.late else _REFUSED | _OVER
    at = options.index(after)
    earlier = options[:at] or options
    open_ones = tuple(each for each in earlier if each not in ended and each != after)
    return open_ones or tuple(each for each in options if each != after)


def _before(options: tuple[str, ...], move: Move, after: str) -> str:
    """Where the way back leads."""
    if move.before in options:
        return move.before
    return next(each for each in options if each != after)
