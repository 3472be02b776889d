"""Steps that somebody confirms: the return of what was lost, the receipt of goods, a resolution.

Such a step is taken on the record itself, by whom it concerns: its owner, or the staff who say
that they verify it. Certificates, codes and licences are looked up instead (`files.lookup`).
"""

import re
from dataclasses import replace

from appmint.reader.drafting.access import editor
from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import main_entity
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.rooms.moving import Move, add_move, state_of
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import noun_class, singular
from appmint.spec.features import Workflow

_SENT = ("Shipped", "Dispatched", "In transit", "Out for delivery", "Delivered", "On its way")
_DONE = ("Resolved", "Solved", "Fixed", "Completed", "Done", "Finished", "Closed")
_LENT = ("Out", "On loan", "Borrowed", "Lent", "Rented", "Checked out", "Overdue")

_STEPS = {
    "return": Move("Confirm return", "Out", "Returned", late=True, starts=_LENT),
    "receipt": Move("Confirm receipt", "On its way", "Received", late=True, starts=_SENT),
    "arrival": Move("Confirm arrival", "On its way", "Arrived", late=True, starts=_SENT),
    "delivery": Move("Confirm delivery", "On its way", "Delivered", starts=_SENT),
    "handover": Move("Confirm handover", "Waiting", "Handed over", late=True),
    "pickup": Move("Confirm pickup", "Waiting", "Picked up", late=True),
    "resolution": Move("Confirm resolution", "Resolved", "Confirmed", late=True, starts=_DONE),
    "completion": Move("Confirm completion", "Completed", "Confirmed", late=True, starts=_DONE),
}
"""What is confirmed -> the step."""
_CONFIRMING = frozenset("verify verification confirm confirmation acknowledge".split())
_TURNED = frozenset("workflow lookup browse things".split())


def as_step(draft: Draft, intent: Intent) -> Intent:
    """The intent as a step of the record whose return, receipt or resolution is confirmed."""
    del draft
    confirmed = intent.verb in _CONFIRMING and intent.action in _TURNED
    return replace(intent, action="step") if confirmed and _what(intent) else intent


def _what(intent: Intent) -> str:
    """The noun of the step in an intent: "return" in "the return of items"; "" for others."""
    words = [singular(word) for word in intent.phrase.split()[-1:]]
    return next((word for word in words if word in _STEPS), "")


def step(draft: Draft, intent: Intent) -> Claims:
    """A button on the record for whom the step concerns."""
    move = _STEPS[_what(intent)]
    entity = _concerned(draft, intent)
    made = draft.entities[entity]
    draft.list_page(entity, source_of(intent))
    by = editor(draft, intent)
    if by in {"anyone", "member"} and made.owned and draft.roles:
        by = "owner"
    return claim(add_move(draft, entity, move, by, source_of(intent)), "act")


def _concerned(draft: Draft, intent: Intent) -> str:
    """The records whose step it is: those that are named with it, else what people wait for."""
    said = _OF.search(draft.text[intent.start : intent.end + _NEAR])
    after = said[1].lower().split() if said else []
    before = intent.phrase.split()[:-1]
    for words in (after[:2], after[:1], before):
        phrase = " ".join([*words[:-1], *(singular(word) for word in words[-1:])])
        if phrase in _GOODS and "order" in draft.entities:
            return "order"
        if phrase and (draft.words.known(phrase) or draft.words.plausible(phrase)):
            return entity_for(draft, phrase, source_of(intent))
    moved = [each.entity for each in draft.of_kind(Workflow)]
    waiting = [
        name
        for name, made in draft.entities.items()
        if noun_class(made.label) == "case" and (made.owned or state_of(made) is not None)
    ]
    ordered = [name for name in ("order",) if name in draft.entities and not moved]
    return next(iter([*ordered, *(set(moved) & set(waiting)), *waiting, *moved]), "") or (
        main_entity(draft)
    )


_OF = re.compile(
    r"\b(?:return|receipt|arrival|delivery|handover|pickup|resolution|completion) "
    r"of (?:the |their |an? |all )*([a-z-]+(?: [a-z-]+)?)",
    re.I,
)
_NEAR = 40
"""Characters after a clause in which it is said of what."""
_GOODS = frozenset("goods good purchase merchandise product item".split())
