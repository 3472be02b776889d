"""Sections that a bare noun names: where people meet, what is introduced, what is looked after."""

import re
from dataclasses import replace

from appmint.reader.drafting.draft import Draft
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import is_plural


def as_meeting(draft: Draft, intent: Intent) -> Intent:
    """A fan community or an alumni circle is where people talk, like a forum."""
    del draft
    named = intent.action == "things" and intent.nominal and _MEETING.search(intent.phrase)
    return replace(intent, action="comment", verb="meet") if named else intent


_MEETING = re.compile(r"(?:^|\b[\w-]+ )(?:community|circle|plaza)$")


def as_introduced(draft: Draft, intent: Intent) -> Intent:
    """Introductions to attractions are what the attractions' own pages say."""
    if intent.action not in _SHOWN or not intent.phrase.endswith(("introduction", "introductions")):
        return intent
    after = _TO.search(intent.text)
    thing = after[1] if after else intent.phrase.rpartition(" ")[0]
    known = bool(thing) and draft.words.plausible(thing)
    return replace(intent, phrase=thing, action="browse") if known else intent


_SHOWN = frozenset({"browse", "things", "open"})
_TO = re.compile(
    r"\bintroductions? (?:to|of|for|about) (?:the |different |various |each |all )*"
    r"([a-z-]+(?: [a-z-]+)?)$"
)


def as_several(draft: Draft, intent: Intent) -> Intent:
    """Multi-store management is looking after stores."""
    del draft
    several = intent.action == "manage" and _SEVERAL.search(intent.phrase)
    return replace(intent, phrase=several[1]) if several else intent


_SEVERAL = re.compile(r"\bmulti-([a-z]+)$")


def as_set(draft: Draft, intent: Intent) -> Intent:
    """Setting alarm rules or proxy servers keeps a list that one adds to."""
    last = intent.phrase.rpartition(" ")[2]
    set_up = intent.action == "things" or (intent.action == "edit" and last == "rules")
    if not set_up or intent.verb not in _SETTING:
        return intent
    kept = bool(last) and is_plural(last) and not draft.words.abstract(intent.phrase)
    kept = kept and draft.words.plausible(intent.phrase)
    return replace(intent, action="manage", reason="") if kept else intent


_SETTING = frozenset({"set", "set_up", "configure", "define", "specify"})
