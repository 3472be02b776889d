"""Intents: who does what with which things; and what kind of app a text opens with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from appmint.reader.sentences.segment import Sentence, blanked
from appmint.reader.sentences.spelling import corrected
from appmint.reader.words.grammar import KIND, LEADING, OPENING
from appmint.reader.words.inflection import base_form
from appmint.reader.words.nouns import singular


@dataclass(frozen=True)
class Intent:
    """One thing the text asks for."""

    action: str
    """An action of `actions.VERBS`, or "quality", "hard", "unknown"."""
    verb: str
    phrase: str
    """What it is done with, in lower case without articles; empty when not said."""
    text: str
    start: int
    end: int
    sentence: int = 0
    subject: str = "user"
    own: bool = False
    """True: "my", "their own"."""
    nominal: bool = False
    """True: named by a noun ("order management") rather than by a verb."""
    reason: str = ""
    """For "hard": what would be needed."""
    fields: tuple[str, ...] = ()
    """Fields named outright: "with title, price and photo"."""

    @property
    def noun(self) -> str:
        """The last word of the phrase, singular; "" without one."""
        return singular(self.phrase.rpartition(" ")[2])


def without(sentence: Sentence, found: Sequence[Intent]) -> Sentence:
    """The sentence with the words of these intents replaced by spaces."""
    rest = sentence.text
    for each in found:
        rest = blanked(rest, each.start - sentence.start, each.end - sentence.start)
    return replace(sentence, text=rest)


@dataclass(frozen=True)
class Opening:
    """The words that say what the app is: "a booking site for a tennis club"."""

    topic: str
    """The words before the kind word, lower case."""
    kind: str
    start: int
    end: int
    rest: int
    """Offset in the sentence where its clauses begin."""


def opening_of(sentence: Sentence) -> Opening | None:
    """What kind of app the sentence asks for, or None when it asks for none."""
    lead = OPENING.match(sentence.text)
    begin = lead.end() if lead else 0
    limit = re.search(
        r"\b(?:for|to|that|which|where|with|so|using|called|named|of|in which)\b|[,.:]",
        sentence.text[begin:],
    )
    stop = begin + (limit.start() if limit else len(sentence.text[begin:]))
    kinds = list(KIND.finditer(sentence.text, begin, stop))
    if not kinds:
        if lead is None or not lead.group().strip():
            return None
        topic = sentence.text[begin:stop].strip().lower()
        return Opening(topic, "", sentence.start + begin, sentence.start + stop, stop)
    kind = kinds[-1]
    topic = LEADING.split(sentence.text[begin : kind.start()].lower())[-1].strip()
    return Opening(
        topic, kind.group().lower(), sentence.start + begin, sentence.start + kind.end(), kind.end()
    )


_LINKING = re.compile(r"^(?:also )?(?:be )?(?=\w)", re.I)
"""What links a clause to the ones before it and asks for nothing: "there should also be a blog"."""


def spoken(intent: Intent) -> str:
    """A clause in the customer's words, with the object that follows a later verb."""
    text = _LINKING.sub("", intent.text)
    if intent.phrase and not intent.nominal:
        if base_form(text.split()[0].lower()) != intent.verb and len(text.split()) < 5:
            text = f"{intent.verb} {text}"
        said = " ".join(corrected(word) for word in text.casefold().split())
        if intent.phrase.split()[-1] not in said:
            text = f"{text} {intent.phrase}"
    return text[:1].upper() + text[1:]
