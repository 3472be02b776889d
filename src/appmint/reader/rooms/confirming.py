"""Confirmations: what a visitor sees after sending, booking, ordering or adding something."""

import re
from dataclasses import replace

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft
from appmint.reader.sentences.intents import Intent
from appmint.spec.features import Booking, Feature, Form, Manage, Request, Shop


def as_confirmed(draft: Draft, intent: Intent) -> Intent:
    """The intent as one about the confirmation of a deed, and not about records of its own.

    E-mail that the app should send by itself is said to be missing: the outbox sends what
    somebody writes.
    """
    del draft
    if intent.action == "outbox" and intent.verb in _GETTING and _CONFIRMS.search(intent.text):
        return replace(intent, action="hard", reason="e-mail that the app sends by itself")
    shown = intent.action in _SHOWN and _SEEN.search(intent.text)
    return replace(intent, action="confirmed") if shown else intent


_SHOWN = frozenset("browse things document open workflow create".split())
_GETTING = frozenset("receive get".split())
_CONFIRMS = re.compile(r"\bconfirmations?\b", re.I)
_SEEN = re.compile(
    r"\b(?:confirmation|success|thank[ -]you|acknowledge?ment) "
    r"(?:messages?|pages?|notices?|notifications?|screens?|prompts?|dialogs?|pop-?ups?|notes?)\b|"
    r"\b(?:see|show|display|get|receive|view)(?:s|ing)? (?:an? |the |their |order |booking )*"
    r"confirmation\b(?! (?:e-?mail|mail|sms|code))",
    re.I,
)


def confirm(draft: Draft, intent: Intent) -> Claims:
    """The deed that the confirmation follows: the last one named before it in the text."""
    done: list[Feature] = [each for each in draft.features.values() if isinstance(each, _DEEDS)]
    ordered: list[Feature] = [each for each in done if isinstance(each, Shop)]
    if ordered and _ORDER.search(draft.text[max(0, intent.start - _NEAR) : intent.end + _NEAR]):
        done = ordered
    before = [each for each in done if _place(each) <= intent.start]
    if not done:
        draft.refuse(intent, "It is not clear what is confirmed by this.")
        return []
    feature = max(before, key=_place) if before else done[0]
    return claim(feature.id, _ASPECTS[feature.kind])


_DEEDS = (Form, Request, Booking, Shop, Manage)
_ASPECTS = {
    "form": "submit",
    "request": "submit",
    "booking": "book",
    "shop": "checkout",
    "manage": "create",
}
"""Kind of feature -> the aspect whose check sees the confirmation."""
_ORDER = re.compile(r"\b(?:orders?|ordering|checkout|check out|purchases?|payment)\b", re.I)
_NEAR = 60
"""Characters around a clause in which the deed is named."""


def _place(feature: Feature) -> int:
    """Where the text asks for a feature; 0 where it does not."""
    return feature.source.start or 0
