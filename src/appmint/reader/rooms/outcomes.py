"""Wishes that a list would seem to meet although what brings its records forth is not there."""

import re
from dataclasses import replace

from appmint.reader.drafting.draft import Draft
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.actions import HARD_VERBS
from appmint.reader.words.grammar import VERBAL
from appmint.reader.words.inflection import base_form
from appmint.reader.words.nouns import is_plural, singular
from appmint.reader.words.plausibility import TECHNOLOGY
from appmint.spec.criteria import Claim


def as_outcome(draft: Draft, intent: Intent) -> Intent:
    """What recognition or conversion brings forth is there only with the conversion itself."""
    del draft
    words = re.findall(r"[a-z-]+", intent.text.lower())
    if intent.noun == "watermark" and intent.action in _SHOWN | {"create", "things", "manage"}:
        # It is put into a picture or a document.
        return replace(intent, action="hard", reason="processing of pictures")
    if intent.action not in _SHOWN or not words or singular(words[-1]) in _WRITTEN:
        return intent
    base = _of_results(words) or _of_participle(words)
    return replace(intent, action="hard", reason=HARD_VERBS[base]) if base else intent


_SHOWN = frozenset("browse things open download save share compare search edit copy".split())
_WRITTEN = frozenset(
    """report document invoice quote quotation certificate receipt voucher chart ticket label
    statement summary link url menu order""".split()
)
"""What an app does make by itself."""


def _of_results(words: list[str]) -> str:
    """The verb behind "recognition results", if its work is not done here."""
    if len(words) < 2 or singular(words[-1]) not in {"result", "output"}:
        return ""
    base = VERBAL.get(words[-2], "")
    return base if base in _MAKING else ""


def _of_participle(words: list[str]) -> str:
    """The verb behind "the converted files", if its work is not done here."""
    made = (base_form(word) for word in words if word.endswith("ed"))
    return next((base for base in made if base in _MAKING), "")


_MAKING = HARD_VERBS.keys() & frozenset(
    """crawl scrape compile recognize detect translate render encrypt optimize extract parse
    predict forecast convert generate merge transcribe synthesize diagnose""".split()
)
"""Verbs whose outcome is something new."""


def as_making(draft: Draft, intent: Intent) -> Intent:
    """Editing code or a layout takes an editor made for it; editing records does not do it."""
    words = intent.phrase.split()
    if intent.action not in {"edit", "create", "manage", "delete"} or not words:
        return intent
    noun = singular(words[-1])
    need = _EDITORS.get(noun)
    if noun == "field" and words[:-1] not in (["form"], ["custom"], ["input"]):
        return intent
    if noun == "code" and not (len(words) == 1 or words[-2] in _LANGUAGES):
        return intent
    if _FITTING.search(intent.text):
        return replace(intent, action="quality")
    listed = intent.action != "edit" and is_plural(words[-1]) and noun != "field"
    main = draft.entities.get(draft.main)
    kept = main is not None and any(noun in each.name.split("_") for each in main.fields)
    if need is None or kept or listed or draft.words.said_kept(intent.phrase):
        return intent
    return replace(intent, action="hard", reason=need)


_FITTING = re.compile(
    r"\blayout\b.*\b(?:devices?|screens?)\b|\b(?:good|smooth|nice)\b.* effects?\b", re.I
)
"""What every app takes care of by itself."""
_LANGUAGES = TECHNOLOGY | frozenset({"source", "program", "their", "own"})
_EDITORS = {
    "code": "an editor for program code",
    **dict.fromkeys(("style", "layout", "font", "appearance"), "an editor for how things look"),
    **dict.fromkeys(("effect", "animation"), "an editor for animations"),
    "field": "an editor for the fields of a form",
}


def only_listed(intent: Intent, claims: list[Claim]) -> bool:
    """Whether points or coupons that are to be earned or used are no more than listed."""
    noun = intent.noun
    taken = intent.action == "things" and intent.verb in _TAKING and noun in _REWARDS
    return taken and all(each.aspect == "list" for each in claims)


_TAKING = frozenset("use apply receive earn obtain get redeem collect enjoy".split())
_REWARDS = frozenset(
    "point coupon reward voucher commission bonus gift discount coin credit token badge".split()
)
