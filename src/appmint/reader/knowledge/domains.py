"""The lexicon: which domains a text belongs to, and their files, read only when needed."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from appmint.reader.knowledge.lexicon_files import domain_names, parsed, text_of
from appmint.reader.knowledge.lexicon_format import Domain, DomainEntity
from appmint.reader.words.nouns import singular
from appmint.spec.source import Model, Name

_WORDS_BLOCK = re.compile(r"^(?:words|needs):.*?(?=^(?!needs)\S)", re.M | re.S)
_SHORTEST_STEM = 4
_LONGEST_ENDING = 5
_ENOUGH = 9.0
"""A domain below this score says too little about the text to be used."""
_OFTEN = 3
"""A strong word said so often is sign enough by itself."""
_MANIFOLD = frozenset(
    """library call environment conversion server electronic examination exam plugin task project
    commission distribution software personnel advertisement application""".split()
)
"""Strong words that mean other things as often: a component library, an API call, a PHP project."""


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
    needs: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def _said_of() -> dict[str, _Words]:
    """Domain -> its words; reads only that part of each file."""
    blocks = ((name, _WORDS_BLOCK.search(text_of(name))) for name in domain_names())
    return {name: parsed(block.group(), _Words) for name, block in blocks if block}


@lru_cache(maxsize=1)
def _index() -> dict[str, list[tuple[str, int]]]:
    """Stem or two-word phrase -> (domain, weight)."""
    index: dict[str, list[tuple[str, int]]] = {}
    for name, said in _said_of().items():
        for stem, weight in said.words.items():
            index.setdefault(stem.lower(), []).append((name, weight))
    return index


def _is_its_business(name: str, text: str) -> bool:
    """Whether a text says a word that the domain is nothing without: a rental rents."""
    needs = _said_of()[name].needs
    return not needs or re.search(rf"\b(?:{'|'.join(needs)})", text.lower()) is not None


@lru_cache(maxsize=128)
def strong_words(name: str) -> frozenset[str]:
    """The words that name a domain outright."""
    return frozenset(
        stem
        for stem, rows in _index().items()
        if any(found == name and strength > 2 for found, strength in rows)
    )


@dataclass
class _Tally:
    """What the words of a text say for each domain."""

    scores: dict[str, float] = field(default_factory=dict)
    signs: dict[str, set[str]] = field(default_factory=dict)
    """Domain -> the words that speak for it."""
    named: set[str] = field(default_factory=set)
    """Domains that a word names outright, again and again."""


def _tally(text: str, opening: str) -> _Tally:
    index = _index()
    tally = _Tally()
    for weight, source in ((1.0, text), (2.0, opening)):
        words = re.findall(r"[a-z][a-z-]+", source.lower())
        for stem, count in Counter(_stems(words, index)).items():
            rows = index[stem]
            rarity = 1.0 / (1 + 0.15 * (len(rows) - 1))
            phrase = 1.5 if " " in stem else 1.0
            for name, strength in rows:
                gain = strength**1.5 * min(count, 3) ** 0.5 * weight * rarity * phrase
                tally.scores[name] = tally.scores.get(name, 0.0) + gain
                tally.signs.setdefault(name, set()).add(stem)
                if strength > 2 and count >= _OFTEN and stem not in _MANIFOLD:
                    tally.named.add(name)
    return tally


def retrieve(text: str, opening: str, limit: int = 2) -> list[str]:
    """The names of the domains a text belongs to, best first.

    Words of `opening`, what the app is said to be, count three times. Two words are needed, or
    one that names the domain, is said often and outweighs all others. A second domain is named
    only when it is close to the first.
    """
    tally = _tally(text, opening)
    scores = {name: score for name, score in tally.scores.items() if _is_its_business(name, text)}
    sure = {name: score for name, score in scores.items() if len(tally.signs[name]) > 1}
    if not any(score >= _ENOUGH for score in sure.values()):
        most = max(scores.values(), default=0.0)
        named = tally.named & scores.keys()
        sure = {name: max(most, _ENOUGH) for name in named if scores[name] == most}
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
