"""The lexicon: which domains a text belongs to, and their files, read only when needed."""

import re
from functools import lru_cache

from appmint.reader.knowledge.lexicon_files import domain_names, parsed, text_of
from appmint.reader.knowledge.lexicon_format import Domain, DomainEntity
from appmint.reader.words.nouns import singular
from appmint.spec.source import Model, Name

_WORDS_BLOCK = re.compile(r"^words:.*?(?=^\S)", re.M | re.S)
_SHORTEST_STEM = 4
_LONGEST_ENDING = 5
_ENOUGH = 9.0
"""A domain below this score says too little about the text to be used."""


class Common(Model):
    """Entities that many domains share."""

    entities: dict[Name, DomainEntity]


@lru_cache(maxsize=1)
def common() -> Common:
    """The cross-domain entities of `lexicon/_common.yaml`."""
    return parsed(text_of("_common"), Common)


@lru_cache(maxsize=128)
def domain(name: str) -> Domain:
    """The domain of one lexicon file. Raises FileNotFoundError for an unknown name."""
    return parsed(text_of(name), Domain)


class _Words(Model):
    words: dict[str, int]


@lru_cache(maxsize=1)
def _index() -> dict[str, list[tuple[str, int]]]:
    """Stem or two-word phrase -> (domain, weight); reads only the `words` part of each file."""
    index: dict[str, list[tuple[str, int]]] = {}
    for name in domain_names():
        block = _WORDS_BLOCK.search(text_of(name))
        if block is None:
            continue
        for stem, weight in parsed(block.group(), _Words).words.items():
            index.setdefault(stem.lower(), []).append((name, weight))
    return index


@lru_cache(maxsize=128)
def strong_words(name: str) -> frozenset[str]:
    """The words that name a domain outright."""
    return frozenset(
        stem
        for stem, rows in _index().items()
        if any(found == name and strength > 2 for found, strength in rows)
    )


def retrieve(text: str, opening: str, limit: int = 2) -> list[str]:
    """The names of the domains a text belongs to, best first.

    Words of `opening`, what the app is said to be, count three times. A second domain is named
    only when it is close to the first.
    """
    index = _index()
    scores: dict[str, float] = {}
    signs: dict[str, set[str]] = {}
    for weight, source in ((1.0, text), (2.0, opening)):
        words = re.findall(r"[a-z][a-z-]+", source.lower())
        seen: dict[str, int] = {}
        for stem in _stems(words, index):
            seen[stem] = seen.get(stem, 0) + 1
        for stem, count in seen.items():
            rows = index[stem]
            rarity = 1.0 / (1 + 0.15 * (len(rows) - 1))
            phrase = 1.5 if " " in stem else 1.0
            for name, strength in rows:
                gain = strength**1.5 * min(count, 3) ** 0.5 * weight * rarity * phrase
                scores[name] = scores.get(name, 0.0) + gain
                signs.setdefault(name, set()).add(stem)
    sure = {name: score for name, score in scores.items() if len(signs[name]) > 1}
    ranked = sorted(sure.items(), key=lambda row: (-row[1], row[0]))
    if not ranked or ranked[0][1] < _ENOUGH:
        return []
    best = ranked[0][1]
    return [name for name, score in ranked[:limit] if score >= max(_ENOUGH, best * 0.55)]


def _stems(words: list[str], index: dict[str, list[tuple[str, int]]]) -> list[str]:
    found = []
    for at, word in enumerate(words):
        for form in dict.fromkeys((word, singular(word))):
            if form in index:
                found.append(form)
                break
            for size in range(
                len(form) - 1, max(_SHORTEST_STEM, len(form) - _LONGEST_ENDING) - 1, -1
            ):
                if form[:size] in index:
                    found.append(form[:size])
                    break
            else:
                continue
            break
        if at + 1 < len(words):
            pair = f"{word} {singular(words[at + 1])}"
            plain = f"{word} {words[at + 1]}"
            found.extend(phrase for phrase in dict.fromkeys((pair, plain)) if phrase in index)
    return found
