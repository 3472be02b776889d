"""Sharing what is no file: people post what is theirs, and pass on what they find."""

import re
from dataclasses import replace

from appmint.reader.drafting.access import editor
from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.rooms.posting import own_posts
from appmint.reader.sentences.intents import Intent
from appmint.spec.features import Share


def as_shared(draft: Draft, intent: Intent) -> Intent:
    """Of "share it on social media" the network is no thing that is shared."""
    del draft
    channel = intent.action == "share" and _CHANNEL.fullmatch(intent.phrase)
    return replace(intent, phrase="", nominal=True) if channel else intent


def share(draft: Draft, intent: Intent, entity: str) -> Claims:
    """A button that passes a record on, or a form where people post it."""
    if _posted(draft, intent, entity):
        own_posts(draft, intent, entity)
        return claim(draft.manage(entity, editor(draft, intent), source_of(intent)), "create")
    draft.list_page(entity, source_of(intent))
    feature = Share(id=f"share_{entity}", entity=entity, source=source_of(intent))
    return claim(draft.add(feature, draft.detail_page(entity)), "share")


def _posted(draft: Draft, intent: Intent, entity: str) -> bool:
    """Whether sharing a thing means writing it here: "share their stories"."""
    around = draft.text[intent.start : intent.end + _NEAR].split(".")[0]
    if _CHANNEL.search(around) or intent.verb in _PASSING:
        return False
    if draft.entities[entity].owned or intent.own:
        return True
    said = intent.text.lower().split()
    if {"their", "own", "my"} & set(said):
        return True
    return intent.noun in _OWN


_NEAR = 40
"""Characters after a clause in which the channel is named."""
_CHANNEL = re.compile(
    r"\b(?:social (?:media|networks?|platforms?)|friends?|wechat|whatsapp|facebook|twitter|e-?mail|"
    r"links?|moments|circle of friends|elsewhere)\b",
    re.I,
)
_PASSING = frozenset({"forward", "forwarding", "promote", "refer", "invite"})
_OWN = frozenset(
    """photo picture image video story experience idea opinion thought knowledge tip moment diary
    post review memory insight skill status update location advice note mood feeling joy blessing
    creation artwork work recipe""".split()
)
"""What people share by telling it to others here."""
