"""Clauses that name the states of a record: "marks reports as new, checked or closed"."""

import re

from appmint.reader.sentences.intents import Intent, without
from appmint.reader.sentences.segment import Sentence
from appmint.reader.words.nouns import label_of, singular

_STATE = (
    r"[a-z]+(?:-[a-z]+)?(?: (?:progress|paid|stock|stolen|missing|repair|use|service|transit|"
    r"maintenance|review))?"
)
_MARK = re.compile(
    r"\b(?P<verb>mark(?:s|ing|ed)?|sets?|flags?)\s+"
    r"(?P<what>(?:(?:an?|the|their|each|all|my|its|any)\s+)?(?:[a-z-]+\s+){1,3}?)as\s+(?:an?\s+)?"
    rf"(?P<states>{_STATE}(?:(?:,\s*(?:or |and )?|\s+(?:or|and)\s+){_STATE})*)",
    re.I,
)
_WORDS = frozenset(
    """new open done read unread paid unpaid active inactive urgent important complete pending
    available unavailable private public final late present absent sick in lost found good broken
    full empty clean dirty ready sold occupied free busy overdue""".split()
)
_KEPT = frozenset("favourite favorite favourites favorites favored bookmarked".split())


def marked(sentence: Sentence, index: int) -> tuple[list[Intent], Sentence]:
    """What the sentence lets people mark, with the states, and the sentence without it."""
    found = []
    text = sentence.text
    for match in _MARK.finditer(sentence.text):
        what = re.sub(
            r"^(?:an?|the|their|each|all|my|its|any)\s+", "", match["what"].strip().lower()
        )
        states, end = _states(match)
        phrase = "" if what in {"it", "them", "this", "that", "these"} else what
        if not states:
            continue
        kept = states[0].lower() in _KEPT
        start = match.start()
        found.append(
            Intent(
                action="save" if kept else "workflow",
                verb="favorite" if kept else "mark",
                phrase=phrase,
                text=text[start:end],
                start=sentence.start + start,
                end=sentence.start + end,
                sentence=index,
                subject=_subject(text[:start]),
                nominal=True,
                fields=() if kept else states,
            )
        )
    return found, without(sentence, found)


def _states(match: re.Match[str]) -> tuple[tuple[str, ...], int]:
    """The states named, as labels, and where the last of them ends."""
    states: list[str] = []
    end = match.end()
    at = match.start("states")
    for part in re.finditer(_STATE, match["states"], re.I):
        word = part.group().lower()
        if word in {"or", "and"}:
            continue
        first = word.split()[0]
        if not (first in _WORDS | _KEPT or first.endswith(("ed", "en", "ne", "pt"))):
            break
        states.append(label_of(word))
        end = at + part.end()
    return tuple(dict.fromkeys(states)), end


def _subject(before: str) -> str:
    """Who marks: of whom the sentence says what they can do, else the last word before the verb."""
    able = _ABLE.findall(before.lower())
    if able:
        return singular(able[-1])
    words = re.findall(r"[a-z-]+", before.lower())
    while words and words[-1] in _HELPING:
        words.pop()
    return singular(words[-1]) if words else "user"


_ABLE = re.compile(r"\b([a-z-]+) (?:can|could|may|must|should|will)\b")
_HELPING = frozenset("can could may must should will be able to also and then".split())
