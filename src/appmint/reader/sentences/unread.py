"""Sentences of which nothing was understood: they are said to be open, never passed over."""

import re
from collections.abc import Iterator, Sequence

from appmint.reader.sentences.intents import Intent, Opening
from appmint.reader.sentences.segment import Sentence
from appmint.spec.app import Unmet
from appmint.spec.source import Source

_REASON = "It is not clear what people do or see there."
_ASKS_NOTHING = re.compile(
    r"^(?:(?:hi|hello|dear|thanks|thank you|many thanks|best|kind|regards)\b|"
    r"(?:we|i) (?:are|am|have|run|own|work|live)\b|(?:our|my) \w+ (?:is|are|has|have)\b)|"
    r"\b(?:use|access|enter|visit) the (?:web ?site|site|system|app|platform)\b|"
    r"\b(?:already|twice|double)\b.*\b(?:cannot|can't|not)\b|"
    r"\b(?:cannot|can't|not)\b.*\b(?:already|twice|double)\b",
    re.I,
)
"""Greetings, who is speaking, words for the app alone, and what bookings keep to anyway."""
_LEAST_WORDS = 5


def unread(
    parts: Sequence[Sentence],
    coloured: Sequence[Sentence],
    opening: Opening | None,
    intents: Sequence[Intent],
) -> Iterator[Unmet]:
    """Each sentence that is no heading, no colour, not the opening, and that asks for nothing."""
    told = {each.sentence for each in intents}
    above = -1
    for index, part in enumerate(parts):
        if not part.bullet:
            above = index
        listed = part.bullet and above in told
        begun = opening is not None and part.start <= opening.start < part.end
        short = len(part.text.split()) < _LEAST_WORDS or _ASKS_NOTHING.search(part.text)
        if index in told or listed or begun or short or part.heading or part in coloured:
            continue
        yield Unmet(
            text=part.text.rstrip(" .;:!"),
            reason=_REASON,
            source=Source(origin="text", start=part.start, end=part.end),
        )
