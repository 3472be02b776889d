"""Answers of a domain that promise a function are given only by apps that have it."""

import re

from appmint.reader.drafting.draft import Draft
from appmint.reader.drafting.wording import faq
from appmint.spec.features import Chatbot, Content, Item

_PROMISES: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = tuple(
    (re.compile(rf"\b(?:{said})", re.I), frozenset(kinds.split()))
    for said, kinds in (
        (r"csv|as a text file|download (?:a|the) |three formats", "transfer report backup"),
        (r"import contacts|import data", "transfer"),
        (r"make a link|share the link|share (?:it|outside)|if you share", "share transfer"),
        (r"notif", "notifications outbox"),
        (r"reminder|we write when", ""),
        (r"by e-mail", "outbox"),
        (r"sign-in page|sign in\b|your account|my account|on your profile", "account"),
        (r"(?:the|a|through the|on the|wish) form\b", "form request booking"),
        (r"by chat|in this chat", "messages chatbot"),
        (r"tracking page|tracking link|look-up page|waybill number", "lookup"),
        (r"the order page|your order page|shop page|to the cart", "shop"),
        (r"page of your (?:booking|appointment)", "mine booking"),
        (r"with one click|on your card's page", "workflow request"),
        (r"choose refund|open the payment", "workflow"),
        (r"how do i book", "booking request"),
        (r"choose forgotten|among up to nine|print the label|named access|restricted", ""),
        (r"managers see|without pay figures|put on its home screen", ""),
        (r"photograph it|with a photo", "transfer form request"),
    )
)
"""Words of an answer, and the kinds of feature of which the app must have one; none: no app has."""
_FEWEST = 4
_MOST = 6


def keep_promises(draft: Draft) -> None:
    """Leave out questions whose answer the app does not keep; those about what it does come in."""
    for feature in list(draft.features.values()):
        if isinstance(feature, Content) and feature.layout == "faq":
            draft.update(feature.id, items=_kept(draft, feature.items))
        elif isinstance(feature, Chatbot):
            draft.update(feature.id, answers=_kept(draft, feature.answers))


def _kept(draft: Draft, items: tuple[Item, ...]) -> tuple[Item, ...]:
    kept = tuple(each for each in items if promised(draft, each))
    if kept == items or len(kept) >= _FEWEST:
        return kept
    said = {each.title for each in kept}
    own = (each for each in faq(draft) if each.title not in said)
    return (*kept, *own)[:_MOST]


def promised(draft: Draft, item: Item) -> bool:
    """Whether the app has what the question and its answer speak of."""
    kinds = {each.kind for each in draft.features.values()}
    return all(
        kinds & wanted
        for said, wanted in _PROMISES
        if said.search(item.title) or said.search(item.text)
    )
