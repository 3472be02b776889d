"""Whether words that a model gives stand in the customer's text, and where."""

import re
import unicodedata

from appmint.spec.facts import Span

MOST_CHARACTERS = 400
"""Longer quotes are no evidence for one fact."""

_WORD = re.compile(r"\w+")
_SHORT = 4
"""Words up to this length must occur as they are; longer ones may end otherwise."""
_ENDING = 3


def place_of(quote: str, text: str) -> Span | None:
    """Where the quote occurs in the text, or None; spaces, punctuation and case may differ."""
    words = _WORD.findall(quote[: MOST_CHARACTERS + 1])
    if not words or len(quote) > MOST_CHARACTERS:
        return None
    pattern = r"\W+".join(re.escape(word) for word in words)
    found = re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
    return Span(start=found.start(), end=found.end()) if found else None


def supported(words: str, text: str) -> bool:
    """Whether each word occurs in the text, save for how it ends: "booked" supports "booking"."""
    said = _WORD.findall(text.casefold())
    return all(
        any(each.startswith(_stem(word)) for each in said)
        for word in _WORD.findall(words.casefold())
    )


def _stem(word: str) -> str:
    return word if len(word) <= _SHORT else word[: max(_SHORT, len(word) - _ENDING)]


def plain(words: str, most: int) -> str:
    """The words on one line without control or format characters, cut at `most` characters."""
    kept = "".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in words)
    return " ".join(kept.split())[:most].strip()
