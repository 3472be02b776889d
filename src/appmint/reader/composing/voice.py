"""Whose copy an app speaks: a domain's own where the text is about that domain, else none."""

import re
from collections.abc import Set as AbstractSet
from itertools import pairwise

from appmint.reader.drafting.draft import Draft
from appmint.reader.drafting.entities import main_entity
from appmint.reader.knowledge.domains import strong_words
from appmint.reader.knowledge.lexicon_format import Domain
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import singular


def voice_of(draft: Draft, intents: list[Intent]) -> Domain | None:
    """The domain whose page copy and names suit the app, or None.

    A domain speaks for an app whose main records are its own, and for one whose main records are
    of a kind that many domains keep (products, articles) when the text names the domain. It does
    not speak for records that the lexicon does not know: a tool library is no house of books.
    """
    if draft.resume:
        return draft.domains[0] if draft.domains else None
    main = main_entity(draft)
    said = {draft.words.known(each.phrase) for each in intents if each.phrase}
    voice = next((known for known in draft.domains if _speaks(draft, known, main, said)), None)
    draft.foreign = frozenset(
        (known.name, name)
        for known in draft.domains
        for name, entry in known.entities.items()
        if entry.main and known is not voice and (known.name, name) not in said
    )
    return voice


def _speaks(
    draft: Draft, known: Domain, main: str, said: AbstractSet[tuple[str, str] | None]
) -> bool:
    origin = draft.origins.get(main)
    if known.about.text.startswith("I ") and not _ALONE.search(draft.text):
        return False
    if origin == known.name:
        return True
    strong = strong_words(known.name)
    first = _words(draft.text[:400].split(". ")[0])
    spoken = any((known.name, name) in said for name, e in known.entities.items() if e.main)
    named = bool(first & strong) or (spoken and len(_words(draft.text) & strong) > 1)
    return origin == "" and named


_ALONE = re.compile(
    r"\b(?:personal (?:blog|website|site|page|portfolio|brand)|my|i am|i'm|portfolio|freelanc\w+|"
    r"individual (?:blog|website)|(?:artist|writer|photographer|designer|author)'s)\b",
    re.I,
)
"""Words of an app in which one person speaks."""


def _words(text: str) -> set[str]:
    words = [singular(word) for word in re.findall(r"[a-z][a-z-]+", text.lower())]
    return {*words, *(f"{one} {two}" for one, two in pairwise(words))}
