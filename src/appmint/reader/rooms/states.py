"""Intents that move records through states: workflow and board."""

import re
from itertools import pairwise

from appmint.reader.drafting.access import editor
from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import main_entity
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.knowledge.seeds import field
from appmint.reader.rooms.moving import MOVES, Move, add_move, state_of
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import name_of
from appmint.spec.entities import Entity, Field, FieldType
from appmint.spec.features import Board, Shop, Transition, Workflow


def workflow(draft: Draft, intent: Intent) -> Claims:
    """Named changes of state: the one that a verb names, else all that the records know."""
    words = [w for w in intent.phrase.split() if w not in {"status", "statuses"}]
    if intent.verb in _BARRING and _ACCOUNTS.search(intent.text):
        draft.refuse(intent, "This would need accounts that staff can close, which are not built.")
        return []
    if intent.verb == "transfer" and intent.noun in _FUNDS:
        draft.refuse(intent, "This would need moving real money, which is not built yet.")
        return []
    entity = _order_sent_back(draft, intent) or entity_for(
        draft, " ".join(words), source_of(intent)
    )
    draft.list_page(entity, source_of(intent))
    by = editor(draft, intent)
    sold = next((each for each in draft.of_kind(Shop) if each.order == entity), None)
    if sold and intent.verb in _SENT_BACK and not draft.roles:
        draft.refuse(intent, "This would need accounts, by which an order is known again.")
        return []
    if sold and by != draft.staff and intent.verb in {"cancel", "cancellation"}:
        return claim(sold.id, "cancel")
    marked = intent.verb == "mark" and bool(intent.fields)
    named = MOVES.get(intent.verb)
    if named is not None and not marked:
        return claim(add_move(draft, entity, named, by, source_of(intent)), "act")
    feature_id = f"workflow_{entity}"
    if feature_id not in draft.features:
        made = draft.entities[entity]
        found = state_of(made)
        if marked:
            state, transitions = _marked(draft, made, found, intent.fields, by)
        elif found is None:
            return claim(add_move(draft, entity, _PROCESSED, by, source_of(intent)), "act")
        else:
            state, transitions = found.name, _all_steps(found.options, by)
        feature = Workflow(
            id=feature_id,
            entity=entity,
            state=state,
            transitions=transitions,
            source=source_of(intent),
        )
        draft.add(feature, draft.detail_page(entity))
    return claim(feature_id, "act")


def _order_sent_back(draft: Draft, intent: Intent) -> str:
    """In a shop goods are returned, and refunded, by the order that they came with."""
    if intent.verb not in _SENT_BACK or intent.noun not in _GOODS | _ASKED:
        return ""
    return next((each.order for each in draft.of_kind(Shop)), "")


_SENT_BACK = frozenset({"return", "refund", "refunds"})
_GOODS = frozenset("goods product item merchandise purchase commodity refund return".split()) | {""}
_ASKED = frozenset("process request handle issue support approve provide receive initiate".split())
"""What stands before "refunds" and is no thing."""
_FUNDS = frozenset("fund money balance amount cash payment currency".split())
_BARRING = frozenset("block unblock suspend enable disable lock unlock activate deactivate".split())
_ACCOUNTS = re.compile(r"\b(?:users?|accounts?)$", re.I)
_PROCESSED = Move("Process", "Open", "Done", back="Reopen")


def _all_steps(options: tuple[str, ...], by: str) -> tuple[Transition, ...]:
    """Steps through all states: decisions, one after the other, or each from every other."""
    if {"Pending", "Approved", "Rejected"} <= set(options):
        return tuple(
            Transition(name=label.lower(), label=label, from_=("Pending",), to=to, by=by)
            for label, to in (("Approve", "Approved"), ("Reject", "Rejected"))
        )
    if options[0] not in _BEGINNINGS:
        return _each(options, options, by)
    steps = tuple(
        Transition(
            name=name_of(f"to_{after}"),
            label=f"Mark as {after.lower()}",
            from_=(before,),
            to=after,
            by=by,
        )
        for before, after in pairwise(options)
    )
    if len(options) == 2 and options[-1] in _DONE:
        first, last = options
        steps += (Transition(name="reopen", label="Reopen", from_=(last,), to=first, by=by),)
    return steps


_DONE = frozenset({"Completed", "Done", "Finished", "Closed", "Resolved"})
"""States that were perhaps reached by mistake: there is a way back."""
_BEGINNINGS = frozenset(
    """Open New Pending Planned Placed Received Draft Waiting Scheduled Registered Submitted
    Requested Ordered Booked Unpaid Upcoming Reported Announced Preparing Applied Proposed Idea
    Backlog Queued Unread Expected""".split()
) | {"To do", "Not started"}
"""First states of records that go through the others in turn; among others, any can follow."""


def _each(wanted: tuple[str, ...], options: tuple[str, ...], by: str) -> tuple[Transition, ...]:
    """A click for each of the wanted states, from all others."""
    return tuple(
        Transition(
            name=name_of(f"to_{after}"),
            label=f"Mark as {after.lower()}",
            from_=tuple(each for each in options if each != after),
            to=after,
            by=by,
        )
        for after in wanted
    )


_BEFORE = {
    **dict.fromkeys(("Completed", "Complete", "Done", "Finished"), "To do"),
    "Read": "Unread",
    "Paid": "Unpaid",
    "Checked": "New",
    "Sold": "Available",
    "Available": "Unavailable",
    "Unavailable": "Available",
    "Active": "Inactive",
    "Inactive": "Active",
    "Approved": "Pending",
    "Urgent": "Normal",
    "Important": "Normal",
    "Published": "Draft",
    "Found": "Missing",
    "Broken": "Working",
}
"""A state that a text names alone -> the state before it; others were open."""


def _marked(
    draft: Draft, made: Entity, found: Field | None, states: tuple[str, ...], by: str
) -> tuple[str, tuple[Transition, ...]]:
    """The states that the text names, each one click away, and back to the first."""
    options = states if len(states) > 1 else (_BEFORE.get(states[0], "Open"), states[0])
    if found is None:
        name = "state" if any(each.name == "status" for each in made.fields) else "status"
        draft.add_field(made.name, field(name, "enum", options=options), _spread(options))
    else:
        name = found.name
        if set(states) <= set(found.options):
            options = found.options
        elif counted(draft, found.options):
            options = tuple(dict.fromkeys((*found.options, *states)))
        new = found.model_copy(update={"options": options, "default": None})
        spread = _spread(options)
        rows = tuple(
            {
                **row,
                name: row.get(name) if row.get(name) in options else spread[at % len(spread)],
            }
            for at, row in enumerate(made.seed)
        )
        fields = tuple(new if each.name == name else each for each in made.fields)
        draft.change(made.name, fields=fields, seed=rows)
    wanted = (*states, *(each for each in options[:1] if each not in states))
    return name, _each(wanted, options, by)


def _spread(options: tuple[str, ...]) -> list[str]:
    """States for seed rows: most records are still in the first one."""
    return [options[at % len(options)] if at % 3 else options[0] for at in range(6)]


def counted(draft: Draft, options: tuple[str, ...]) -> bool:
    """Whether a feature counts or lists records by one of the states."""
    return any(
        f'"{option}"' in feature.model_dump_json()
        for feature in draft.features.values()
        for option in options
    )


def board(draft: Draft, intent: Intent) -> Claims:
    """Columns by state."""
    entity = main_entity(draft)
    for name in ("task", "todo", "issue", "ticket", "card"):
        if name in draft.entities:
            entity = name
    made = draft.entities[entity]
    column = made.first(FieldType.ENUM)
    name = (
        column.name
        if column
        else draft.add_field(
            entity,
            field("status", "enum", options=("To do", "Doing", "Done")),
            ["To do", "Doing", "Done"],
        )
    )
    draft.manage(entity, editor(draft, intent), source_of(intent))
    page = draft.page("board", "Board", weight=25, source=source_of(intent))
    feature = Board(id=f"board_{entity}", entity=entity, column=name, source=source_of(intent))
    return claim(draft.add(feature, page.name), "show")
