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
    """Flash sales, group buying and promotions are offers, listed with their terms."""
    del draft
    said = _OFFERS.search(intent.text)
    if said is None or intent.action not in {"cart", "things", "browse", "request"}:
        return intent
    phrase = next(phrase for kind, phrase in _OFFERED.items() if said[kind])
    action = "request" if intent.action == "request" else "browse"
    return replace(intent, action=action, phrase=phrase, nominal=True)


_OFFERS = re.compile(
    r"\b(?:(?P<flash>flash (?:sales?|deals?)|seckill(?: activities)?)|"
    r"(?P<promotion>promotion(?:al)? (?:information|content|messages?|offers?))|"
    r"(?P<group>group(?:-| )(?:buying|buys?|purchas(?:es?|ing))))$",
    re.I,
)
_OFFERED = {
    "flash": "flash sales",
    "group": "group purchases",
    "promotion": "promotional offers",
}
"""What an offer is -> what it is listed as."""


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


def as_store(draft: Draft, intent: Intent) -> Intent:
    """The online store of a museum or a club is its shop: what it sells goes into a cart."""
    del draft
    trade = intent.action == "things" and intent.phrase in {"e-commerce", "ecommerce"}
    shop = trade or (intent.action in {"browse", "things", "open"} and _SHOP.search(intent.text))
    return replace(intent, action="cart", phrase="products") if shop else intent


_SHOP = re.compile(
    r"\b(?:(?:online|web|e-?commerce|gift) (?:store|shop|mall)|"
    r"(?:second-hand|flea|used|online|trading) market|market ?place)$",
    re.I,
)


def as_map_moves(draft: Draft, intent: Intent) -> Intent:
    """A map is drawn larger and moved: every map can do that."""
    words = set(re.findall(r"[a-z]+", intent.text.lower()))
    moves = words & _MOVES and words <= _MOVES | _AROUND and _ON_MAP.search(draft.text)
    return replace(intent, action="map", phrase="", reason="") if moves else intent


_MOVES = frozenset("zoom zooming zooms pan panning pans".split())
_AROUND = frozenset("in out and the map maps of on functions controls".split())
_ON_MAP = re.compile(r"\bmaps?\b", re.I)


def as_strengths(draft: Draft, intent: Intent) -> Intent:
    """The advantages of a product are told on the page about it, and are no list of records."""
    del draft
    words = intent.phrase.split()
    told = intent.action in {"browse", "things"} and intent.verb in _TELLING
    return replace(intent, action="about") if told and set(words[-1:]) & _STRENGTHS else intent


_TELLING = frozenset("browse understand learn know showcase introduce highlight see".split())
_STRENGTHS = frozenset("advantage advantages strengths benefits highlights".split())


def as_wished_quality(draft: Draft, intent: Intent) -> Intent:
    """Ease of use is how an app should be; that it has two parts says nothing by itself."""
    del draft
    said = intent.action == "things" and _QUALITY.fullmatch(intent.text)
    return replace(intent, action="quality") if said else intent


_QUALITY = re.compile(
    r"(?:(?:have|has|with) )?(?:(?:great |good )?ease of use|"
    r"(?:two|three|four|several|multiple) (?:main )?(?:parts|sides|ends|versions))",
    re.I,
)


def as_grades(draft: Draft, intent: Intent) -> Intent:
    """Asking for grades shows them; it marks nothing."""
    del draft
    shown = intent.verb == "grade" and intent.action == "hard" and _SHOWN.search(intent.text)
    return (
        replace(intent, action="browse", phrase="grades", reason="", nominal=True)
        if shown
        else intent
    )


_SHOWN = re.compile(
    r"\bgrades? (?:inquir(?:y|ies)|query|queries|view(?:ing)?|lookup|check)\b", re.I
)


def as_learning(draft: Draft, intent: Intent) -> Intent:
    """Learning online, where there are courses, is working through a course.

    Learning paths and records are what they are called: nobody learns a path.
    """
    if intent.verb == "learn" and _LEARNT.match(intent.text) and intent.phrase:
        action = "things" if intent.action == "browse" else intent.action
        return replace(
            intent, action=action, verb="show", phrase=f"learning {intent.phrase}", nominal=True
        )
    learning = intent.action in {"things", "request", "browse"} and _LEARNING.search(intent.text)
    if not learning or not _COURSES.search(draft.text):
        return intent
    return replace(intent, action="browse", phrase="courses", nominal=True)


_LEARNT = re.compile(
    r"learning (?:paths?|plans?|resources?|materials?|records?|cent(?:er|re)s?|statistics)\b", re.I
)
_LEARNING = re.compile(
    r"^(?:(?:have|has|participate in|take part in|engage in|start|begin|support|provide|conduct) )?"
    r"(?:(?:online|course|distance|remote) )+learning$",
    re.I,
)
_COURSES = re.compile(r"\b(?:courses?|lessons?|training|education(?:al)?)\b", re.I)
