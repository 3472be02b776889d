"""Intents that move records through states: workflow and board."""

from itertools import pairwise

from appmint.reader.drafting.access import editor
from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import main_entity
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.knowledge.seeds import field
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import name_of
from appmint.spec.entities import Entity, Field, FieldType
from appmint.spec.features import Board, Transition, Workflow

_PAIRS: dict[str, tuple[str, str, str]] = {
    "approve": ("Approve", "Pending", "Approved"),
    "reject": ("Reject", "Pending", "Rejected"),
    "audit": ("Approve", "Pending", "Approved"),
    "auditing": ("Approve", "Pending", "Approved"),
    "approval": ("Approve", "Pending", "Approved"),
    "assign": ("Assign", "Open", "Assigned"),
    "confirm": ("Confirm", "Pending", "Confirmed"),
    "cancel": ("Cancel", "Open", "Cancelled"),
    "cancellation": ("Cancel", "Open", "Cancelled"),
    "return": ("Return", "Out", "Returned"),
    "renew": ("Renew", "Expiring", "Renewed"),
    "ship": ("Ship", "Placed", "Shipped"),
    "deliver": ("Mark as delivered", "Shipped", "Delivered"),
    "close": ("Close", "Open", "Closed"),
    "dispatch": ("Dispatch", "Waiting", "Dispatched"),
    "refund": ("Refund", "Paid", "Refunded"),
    "refunds": ("Refund", "Paid", "Refunded"),
    "check": ("Check in", "Expected", "Checked in"),
    "check-in": ("Check in", "Expected", "Checked in"),
    "transfer": ("Transfer", "Here", "Moved"),
    "borrow": ("Borrow", "On the shelf", "Borrowed"),
    "lend": ("Lend", "On the shelf", "Lent"),
    "resolve": ("Resolve", "Open", "Resolved"),
    "complete": ("Complete", "Open", "Completed"),
    "lock": ("Lock", "Unlocked", "Locked"),
    "unlock": ("Unlock", "Locked", "Unlocked"),
    "mark": ("Mark as done", "Open", "Done"),
    "finish": ("Finish", "Open", "Finished"),
    "enable": ("Enable", "Disabled", "Enabled"),
}


def workflow(draft: Draft, intent: Intent) -> Claims:
    """Named changes of state."""
    words = [w for w in intent.phrase.split() if w not in {"status", "statuses"}]
    entity = entity_for(draft, " ".join(words), source_of(intent))
    made = draft.entities[entity]
    draft.list_page(entity, source_of(intent))
    feature_id = f"workflow_{entity}"
    if feature_id not in draft.features:
        state, transitions = _states(draft, made, intent)
        feature = Workflow(
            id=feature_id,
            entity=entity,
            state=state,
            transitions=transitions,
            source=source_of(intent),
        )
        draft.add(feature, draft.detail_page(entity))
    return claim(feature_id, "act")


def _states(draft: Draft, made: Entity, intent: Intent) -> tuple[str, tuple[Transition, ...]]:
    by = editor(draft, intent)
    found = next(
        (
            each
            for each in made.fields
            if each.type is FieldType.ENUM
            and each.name in {"status", "state", "stage"}
            and len(each.options) > 1
        ),
        None,
    )
    if intent.verb == "mark" and intent.fields:
        return _marked(draft, made, found, intent.fields, by)
    label, first, last = _PAIRS.get(intent.verb, ("Process", "Open", "Done"))
    if found is None:
        name = "state" if any(each.name == "status" for each in made.fields) else "status"
        options: tuple[str, ...] = (first, last)
        if last == "Approved":
            options = (first, last, "Rejected")
        draft.add_field(
            made.name,
            field(name, "enum", options=options),
            [options[at % 3 // 2] for at in range(6)],
        )
        steps = [Transition(name=name_of(label), label=label, from_=(first,), to=last, by=by)]
        if last == "Approved":
            steps.append(
                Transition(name="reject", label="Reject", from_=(first,), to="Rejected", by=by)
            )
        return name, tuple(steps)
    steps = []
    for before, after in pairwise(found.options):
        steps.append(
            Transition(
                name=name_of(f"to_{after}"),
                label=f"Mark as {after.lower()}",
                from_=(before,),
                to=after,
                by=by,
            )
        )
    if len(found.options) == 2 and found.options[-1] in _DONE:
        again = found.options
        steps.append(
            Transition(name="reopen", label="Reopen", from_=(again[1],), to=again[0], by=by)
        )
    return found.name, tuple(steps)


_DONE = frozenset({"Completed", "Done", "Finished", "Closed", "Resolved"})
"""States that were perhaps reached by mistake: there is a way back."""


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
    wanted = [*states, *(each for each in options[:1] if each not in states)]
    steps = [
        Transition(
            name=name_of(f"to_{after}"),
            label=f"Mark as {after.lower()}",
            from_=tuple(each for each in options if each != after),
            to=after,
            by=by,
        )
        for after in wanted
    ]
    return name, tuple(steps)


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
