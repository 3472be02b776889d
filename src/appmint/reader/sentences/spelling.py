"""Slips of the pen in words the reader knows: "recieve", "managment", "articals"."""

from functools import lru_cache

from appmint.reader.knowledge.domains import common
from appmint.reader.words.actions import ACTION_NOUNS, HARD_VERBS, QUALITY_VERBS, VERBS
from appmint.reader.words.inflection import base_form
from appmint.reader.words.nouns import CLASSED, plural, singular

_SHORTEST = 7
_SHORTEST_UNEVEN = 8
"""Below this length a letter more or less makes another word: "planner", "planer"."""


@lru_cache(maxsize=4096)
def corrected(word: str) -> str:
    """The known word that a lower-case word is a slip of; the word itself where there is none.

    Only slips that make no other English word are mended: two letters swapped, one of a double
    letter or a vowel of a long word missing, and the ending "-cal" for "-cle".
    """
    known = _known()
    if len(word) < _SHORTEST or not word.isalpha():
        return word
    if word in known or singular(word) in known or base_form(word) in known:
        return word
    found = next((each for each in _variants(word) if each[0] == word[0] and each in known), None)
    return found or word


def _variants(word: str) -> list[str]:
    found = [
        word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        for at in range(1, len(word) - 1)
        if word[at] != word[at + 1]
    ]
    endings = [each for each in ("cal", "cals") if word.endswith(each)]
    found += [f"{word.removesuffix(each)}cle{each[3:]}" for each in endings]
    found += [word[:at] + word[at - 1] + word[at:] for at in range(1, len(word))]
    if len(word) >= _SHORTEST_UNEVEN:
        inner = range(2, len(word) - 2)
        found += [word[:at] + letter + word[at:] for at in inner for letter in "aeiou"]
    return found


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """All single words that the reader knows, with their usual forms."""
    words = {*VERBS, *ACTION_NOUNS, *HARD_VERBS, *QUALITY_VERBS, *CLASSED}
    for entry in common().entities.values():
        words |= {part for each in entry.words for part in each.split()}
    long = {word for word in words if len(word) >= _SHORTEST - 1 and word.isalpha()}
    verbs = {word for word in long if word in VERBS}
    return frozenset({*long, *map(plural, long - verbs)} - _OTHERS)


_OTHERS = frozenset({"complaint", "summarise", "prioritise"})
"""Words too near to other English words to be meant by a slip."""
