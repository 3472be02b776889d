"""What people ask for on a record itself: a claim to a lost item, an application for a grant.

"Submit a claim for a lost item" and "claim coupons" leave a record that belongs to the item or the
coupon, sent from its page; requests for leave or repairs, which no record offers, are submitted
on their own (`approvals`).
"""

import re
from dataclasses import replace

from appmint.reader.drafting.draft import Draft
from appmint.reader.rooms.approvals import HEADS, MATTERS, OTHER
from appmint.reader.sentences.intents import Intent
from appmint.reader.sentences.phrases import head_noun
from appmint.reader.words.nouns import singular
from appmint.reader.words.plausibility import PLAIN, TECHNOLOGY, describes


def as_claimed(draft: Draft, intent: Intent) -> Intent:
    """The intent as one on the record that is claimed or applied for; reviewing as deciding."""
    words = [singular(word) for word in intent.phrase.split()]
    head = words[-1] if words else ""
    if intent.action == "review" and intent.verb in _DECIDING and head in HEADS:
        return replace(intent, action="workflow", verb="approve", nominal=True)
    if intent.action == "browse" and _CLAIMED.search(intent.text):
        return replace(intent, action="mine", phrase="claims", own=True, nominal=True)
    if intent.action not in _SENT:
        return intent
    if intent.verb == "claim":
        claimed = bool(words) and draft.words.plausible(intent.phrase)
        return replace(intent, action="request") if claimed else intent
    if head not in HEADS or intent.verb not in _SUBMITTING:
        return intent
    if words[-2:-1] and words[-2] in _BOOKED:
        return replace(intent, action="book", phrase=words[-2], nominal=True)
    on = _named_before(draft, words[:-1]) or (_named_after(draft, intent) if not words[:-1] else "")
    if not on:
        return intent
    return replace(intent, action="request", verb=_VERBS[head], phrase=on, nominal=True)


_DECIDING = frozenset("review evaluate examine".split())
_CLAIMED = re.compile(r"\b(?:view|see|check)\w* (?:the |their |all |my )*claimed [a-z]+", re.I)
_BOOKED = frozenset({"appointment"})
_SENT = frozenset("form create request".split())
_SUBMITTING = frozenset("submit file make send raise lodge initiate".split())
_VERBS = {
    "application": "apply",
    "claim": "claim",
    "request": "request",
    "requisition": "request",
}


def _named_before(draft: Draft, words: list[str]) -> str:
    """The record named before "claim": an insurance claim is one on an insurance."""
    last = words[-1] if words else ""
    if last in _TALKS | MATTERS | OTHER | PLAIN | TECHNOLOGY or describes(last):
        return ""
    return last if last and draft.words.known(last) else ""


_TALKS = frozenset("consultation appointment visit meeting interview viewing".split())
"""What is asked for by making one."""


def _named_after(draft: Draft, intent: Intent) -> str:
    """The record named after "for", where the text keeps such: "a claim for a lost item"."""
    found = _FOR.search(draft.text[intent.start : intent.end + _NEAR])
    if found is None:
        return ""
    words = found[1].lower().split()
    for size in (2, 1):
        phrase = head_noun(" ".join(words[:size]))
        refused = set(phrase.split()) & (MATTERS | OTHER | TECHNOLOGY)
        if len(words) >= size and not refused and _kept(draft, phrase):
            return phrase
    return ""


_NEAR = 50
"""Characters after a clause in which it is said for what."""
_FOR = re.compile(
    r"\b(?:claims?|applications?|requests?) (?:for|to|on) (?:the |their |an? |any |specific )*"
    r"([a-z-]+(?: [a-z-]+)?)",
    re.I,
)


def _kept(draft: Draft, phrase: str) -> bool:
    """Whether the text speaks of such records elsewhere, or the lexicon knows them."""
    if draft.words.known(phrase):
        return True
    return draft.words.plausible(phrase) and draft.words.count(phrase) > 1
