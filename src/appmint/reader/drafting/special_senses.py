"""Words of the common lexicon that mean something else where the text says so."""

import re
from collections.abc import Callable

_SELLS = re.compile(
    r"\b(?:sells?|selling|sold|buy(?:ing)?|purchas(?:e|es|ing)|shopping carts?|check ?out|"
    r"nearby|nearest|opening hours)\b",
    re.I,
)
_SEVERAL = re.compile(
    r"\b(?:stores|shops|outlets|(?:nearby|nearest|offline|physical) (?:store|shop)|"
    r"(?:store|shop) (?:information|locations?|address(?:es)?|details|lists?|finder|locator))\b",
    re.I,
)
_OF_OTHERS = re.compile(
    r"\b(?:merchants?|vendors?|sellers?|tenants?|marketplace|franchis\w+|brands?|"
    r"multi-?(?:store|shop)|(?:open|create|register|own|settle) (?:a |an |their |own |new )*"
    r"(?:online )?(?:store|shop)s?)\b",
    re.I,
)
_LOST = re.compile(
    r"\blost[ -](?:and|&)[ -]found\b|"
    r"\b(?:lost|found) (?:items?|property|objects?|belongings?|articles?)\b",
    re.I,
)
_SERVERS = re.compile(
    r"\b(?:micro-?services?|docker|kubernetes|daemons?|linux|spring (?:boot|cloud)|"
    r"service (?:registry|registration|discovery|calls?|interfaces?|nodes?)|"
    r"(?:web|http|backend|background|system|running) services?)\b",
    re.I,
)


def _has_branches(text: str) -> bool:
    """Whether its stores are the places where one business sells, not the businesses of others."""
    several = _SELLS.search(text) and _SEVERAL.search(text)
    return bool(several) and not _OF_OTHERS.search(text)


_SENSES: tuple[tuple[Callable[[str], object], dict[str, str]], ...] = (
    (
        _has_branches,
        dict.fromkeys(("store", "shop", "outlet"), "branch"),
    ),
    (_LOST.search, dict.fromkeys(("lost", "found", "item", "belonging"), "lost_item")),
    (_SERVERS.search, dict.fromkeys(("service", "web service"), "running_service")),
)
"""What a text must say, and what the words mean then: the stores of one that sells are branches."""

UNNAMED = frozenset({"lost", "found", "item", "belonging"})
"""Words that mean records and are no name for them."""


def meant_here(text: str) -> dict[str, str]:
    """Word -> the entity of the common lexicon that it means in this text."""
    return {word: entity for says, words in _SENSES if says(text) for word, entity in words.items()}
