"""Everyday phrases that name something else than their words: offers, menus, files of films."""

import re
from dataclasses import replace

from appmint.reader.drafting.draft import Draft
from appmint.reader.drafting.vocabulary import BUYING
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import singular


def as_switching(draft: Draft, intent: Intent) -> Intent:
    """One switches between the pages of an app by its navigation, which every app has."""
    del draft
    pages = intent.action == "hard" and intent.verb == "switch" and intent.phrase == "pages"
    return replace(intent, action="quality", reason="") if pages else intent


def as_media_files(draft: Draft, intent: Intent) -> Intent:
    """Video files are videos, and no documents beside them."""
    del draft
    words = intent.phrase.split()
    things = _IN_FILES.get(singular(words[-2])) if words[1:] else None
    if things is None or words[-1] not in {"file", "files"}:
        return intent
    return replace(intent, phrase=" ".join([*words[:-2], things]))


def as_menus(draft: Draft, intent: Intent) -> Intent:
    """Menus beside roles and permissions lead through an app; those of a kitchen list dishes."""
    words = intent.phrase.split()
    if not words or singular(words[-1]) != "menu" or not _RIGHTS.search(draft.text):
        return intent
    if _KITCHEN.search(draft.text):
        return intent
    return replace(intent, phrase="menu entries", nominal=True)


_RIGHTS = re.compile(r"\b(?:roles?|permissions?|system|department) (?:management|settings)\b", re.I)
_KITCHEN = re.compile(
    r"\b(?:dish(?:es)?|food|meals?|restaurants?|canteen|kitchen|catering)\b", re.I
)


def as_animation(draft: Draft, intent: Intent) -> Intent:
    """How parts of a page move is drawn for each app, and is no list of animations."""
    del draft
    moving = intent.action in {"things", "browse"} and intent.phrase.endswith("animation effects")
    if not moving:
        return intent
    return replace(intent, action="hard", reason="animations drawn for this app")


_IN_FILES = {
    "video": "videos",
    "audio": "recordings",
    "music": "songs",
    "image": "images",
    "picture": "pictures",
    "photo": "photos",
}
"""What a file holds -> what it is called."""


def as_offers(draft: Draft, intent: Intent) -> Intent:
    """Flash sales and group buying are offers for a short time, listed with their price."""
    del draft
    said = _OFFERS.search(intent.text)
    if said is None or intent.action not in {"cart", "things", "browse", "request"}:
        return intent
    phrase = "flash sales" if said["flash"] else "group purchases"
    action = "request" if intent.action == "request" else "browse"
    return replace(intent, action=action, phrase=phrase, nominal=True)


_OFFERS = re.compile(
    r"\b(?:(?P<flash>flash (?:sales?|deals?)|seckill(?: activities)?)|"
    r"group(?:-| )(?:buying|buys?|purchas(?:es?|ing)))$",
    re.I,
)


def as_content(draft: Draft, intent: Intent) -> Intent:
    """The content of the website is what it keeps, and no list of websites."""
    del draft
    said = intent.phrase in _SITES and intent.text.lower().endswith(" content")
    return replace(intent, phrase="content") if said else intent


_SITES = frozenset({"website", "site", "web", "web page", "webpage", "page"})


def as_sales(draft: Draft, intent: Intent) -> Intent:
    """Sales in a list of what is managed are records of sales, where nobody buys in the app."""
    alone = intent.action == "cart" and intent.text.lower() == "sales"
    if not alone or BUYING.search(draft.text):
        return intent
    return replace(intent, action="manage", verb="manage", phrase="sales")
