"""The controls of a player: songs and films play on their own pages, and are paused there."""

import re
from dataclasses import replace

from appmint.reader.drafting.draft import Draft
from appmint.reader.drafting.media import FILMS, SOUNDS
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.actions import HARD_VERBS
from appmint.reader.words.nouns import singular

_CONTROLS = frozenset(
    """play pause stop resume rewind fast-forward forward replay skip mute fast
    playing pausing stopping rewinding""".split()
)
"""What one does with something that plays."""
_PARTS = frozenset("volume playback speed progress control bar mode list player".split())
"""Words for the player and what is set on it."""
_FOUGHT = re.compile(
    r"\b(?:engage|engaging|participate|participating|take part|fight) in (?:the )?(?:[a-z]+ )?"
    r"(?:battles?|combats?|duels?|fights?)\b|"
    r"\baccording to (?:the )?game rules\b",
    re.I,
)
_SET = re.compile(r"\b(?:volume|playback (?:speed|progress|mode|control)|progress bar)s?\b", re.I)
_SHOWS = frozenset({"things", "browse", "open", "edit", "manage", "unknown", "hard", "workflow"})


def as_played(draft: Draft, intent: Intent) -> Intent:
    """The intent as one that opens what plays, where it names a control of the player.

    What is fought out or done by the rules of a game is playing it.
    """
    if intent.action in _SHOWS | {"quality", "request"} and _FOUGHT.search(intent.text):
        return replace(intent, action="hard", reason=HARD_VERBS["play"])
    if intent.action not in _SHOWS:
        return intent
    words = intent.phrase.split()
    if intent.action == "hard" and intent.verb == "play" and words:
        played = singular(words[-1]) in SOUNDS | FILMS
        if played:
            return replace(intent, action="open", reason="")
    if not _controls(intent):
        return intent
    thing = _thing(draft)
    return (
        replace(intent, action="open", reason="", phrase=thing, nominal=True) if thing else intent
    )


def _controls(intent: Intent) -> bool:
    """Whether a clause names nothing but a control: "pause", "adjust the volume"."""
    if _SET.search(intent.text):
        return True
    said = {singular(word) for word in re.findall(r"[a-z-]+", intent.text.lower())}
    said -= {"and", "the", "or", "have", "function", "video", "audio", "music", "song", "track"}
    return bool(said & _CONTROLS) and said <= _CONTROLS | _PARTS | FILMS | SOUNDS | _FILES


_FILES = frozenset(
    {"file", "media", "medium", "data", "replayed", "selected", "uploaded", "online"}
)


def _thing(draft: Draft) -> str:
    """What plays in the app: the films of its text, else its sounds; "" where nothing does."""
    words = [singular(word) for word in re.findall(r"[a-z-]+", draft.text.lower())]
    for kind in (FILMS, SOUNDS):
        found = [word for word in words if word in kind]
        if found:
            return max(dict.fromkeys(found), key=found.count)
    return ""
