"""A sentence as chunks between its commas, conjunctions and small words."""

import re
from dataclasses import dataclass

from appmint.reader.words.actions import HARD_VERBS, QUALITY_VERBS, VERBS
from appmint.reader.words.grammar import (
    ALLOWING,
    ASKING,
    DETAIL,
    FEATURE_WORDS,
    LIGHT,
    LIST,
    MODALS,
    PEOPLE,
    STRUCTURE,
    is_noise,
)
from appmint.reader.words.inflection import base_form
from appmint.reader.words.nouns import noun_class

TOKEN = re.compile(r"[A-Za-z0-9][\w'’/+#.-]*[\w+#]|[A-Za-z0-9]|[,;:()&]")


@dataclass(frozen=True)
class Word:
    """A word or mark in lower case, with its place in the text."""

    text: str
    start: int
    end: int


@dataclass
class Chunk:
    """Words between two marks, and what opened them."""

    words: list[Word]
    opener: str
    """What stands before it: "to", "list", "detail", "for", "modal", "clause", "start"."""


_CLAUSES = frozenset({"start", "list", "clause", "stop"})


def _opener(words: list[Word], at: int, current: Chunk) -> tuple[str, int]:
    """What the word at a place opens ("word": nothing; "": it is left out), and its length."""
    word = words[at].text
    following = words[at + 1].text if at + 1 < len(words) else ""
    if word in LIST:
        return ("stop" if word in {";", "(", ":"} else "list"), 1
    if word in MODALS:
        return "modal", 1
    if word == "as" and following == "well":
        return "list", 3
    if word in {"such", "as"} and following == "as":
        return "detail", 2
    if word in DETAIL:
        return ("detail" if word != "with" else "with"), 1
    if word == "to" and (is_verb(_first_telling(words, at + 1)) or _lets(current.words)):
        return "to", 1
    if word == "for":
        return _opened_by_for(current, following), 1
    if word == "of" and _ends_generic(current.words):
        return "for", 1
    return ("clause" if word in {"where", "which", "that", "who"} else "word"), 1


def _lets(before: list[Word]) -> bool:
    """Whether "to" after these words is followed by what somebody may do: "allow users to"."""
    texts = [word.text for word in before[-4:]]
    people = bool(texts) and (noun_class(texts[-1]) == "person" or texts[-1] in PEOPLE)
    return people and bool(set(texts[:-1]) & ALLOWING)


def _first_telling(words: list[Word], at: int) -> str:
    """The first word from a place on that says something: "to quickly find" is "to find"."""
    while at < len(words) and is_noise(words[at].text):
        at += 1
    return words[at].text if at < len(words) else ""


def _opened_by_for(current: Chunk, following: str) -> str:
    if current.words and base_form(current.words[-1].text) in ASKING:
        return ""
    named = not current.words or _ends_generic(current.words) or following.endswith("ing")
    return "for" if named else "tail"


def chunks(words: list[Word], first: str) -> list[Chunk]:
    """The chunks of a sentence's words; `first` opens the first one."""
    found = [Chunk([], first)]

    def open_chunk(opener: str) -> None:
        if found[-1].words:
            found.append(Chunk([], opener))
        else:
            found[-1].opener = opener

    at = 0
    while at < len(words):
        opener, step = _opener(words, at, found[-1])
        if opener == "modal" and found[-1].words and found[-1].opener in _CLAUSES:
            found[-1].opener = "subject"
        if opener == "word":
            found[-1].words.append(words[at])
        elif opener:
            open_chunk(opener)
        at += step
    return [chunk for chunk in found if chunk.words]


def _ends_generic(words: list[Word]) -> bool:
    return bool(words) and words[-1].text in FEATURE_WORDS | STRUCTURE


def is_verb(word: str) -> bool:
    """Whether a word is the base form of a verb that the reader knows."""
    base = base_form(word)
    return base == word and (
        word in VERBS
        or word in HARD_VERBS
        or word in QUALITY_VERBS
        or word in LIGHT
        or word in {"be", "go", "ask", "become"}
    )


def is_gerund(word: str) -> bool:
    """Whether a word is the "-ing" form of a verb that the reader knows."""
    return word.endswith("ing") and base_form(word) != word
