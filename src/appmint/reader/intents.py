"""Clauses of a sentence as intents: who does what with which things."""

import re
from dataclasses import dataclass, replace

from appmint.reader.actions import (
    ACTION_NOUNS,
    HARD_VERBS,
    PHRASES,
    QUALITY_NOUNS,
    QUALITY_VERBS,
    VERBS,
    base_form,
)
from appmint.reader.chunks import TOKEN, Chunk, Word, chunks, is_verb
from appmint.reader.grammar import (
    BOTH,
    FEATURE_ACTIONS,
    FEATURE_WORDS,
    GENERIC,
    HOLDING,
    KIND,
    LEADING,
    LIGHT,
    LOOSE,
    NOISE,
    OPENING,
    PEOPLE,
    STAFF,
    STORY,
    TAIL,
    TRAILING,
    VERBAL,
)
from appmint.reader.nouns import is_plural, noun_class, singular
from appmint.reader.phrases import (
    action_of,
    before_tail,
    closes_with,
    is_quality,
    is_system,
    noun_phrase,
    view_of,
)
from appmint.reader.segment import Sentence


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


def intents_of(sentence: Sentence, index: int, skip: int = 0) -> list[Intent]:
    """The intents of a sentence; `skip` leaves out its first characters."""
    subject = "user"
    story = STORY.match(sentence.text)
    if story:
        skip = max(skip, story.end())
        subject = singular(story.group("who").split()[-1].lower())
    words = [
        Word(match.group().lower(), sentence.start + match.start(), sentence.start + match.end())
        for match in TOKEN.finditer(sentence.text, skip)
    ]
    scan = _Scan(sentence, index, subject, opening=bool(skip) and not story)
    first = "modal" if story or sentence.bullet else ("for" if skip else "start")
    for chunk in chunks(words, first):
        scan.take(chunk)
    return scan.finish()


class _Scan:
    """Reads the chunks of one sentence in order, carrying verbs over lists."""

    def __init__(self, sentence: Sentence, index: int, subject: str, opening: bool) -> None:
        self.sentence = sentence
        self.index = index
        self.subject = subject
        self.found: list[Intent] = []
        self.pending: list[Intent] = []
        self.last: Intent | None = None
        self.mode = "noun"
        self.detail = False
        self.opening = opening
        self.thing = ""
        self.previous = ""

    def take(self, chunk: Chunk) -> None:
        opener = chunk.opener
        if opener == "subject":
            self._name_subject(chunk.words[-1].text)
            self.thing = noun_phrase([word for word in chunk.words if word.text not in NOISE])[0]
            if is_system(self.thing) and chunk.words[0].text not in {"each", "every"}:
                self.thing = ""
            return
        if opener in {"start", "list", "clause", "stop"}:
            self._plain_subject(chunk)
            if (
                opener == "start"
                and self.mode == "noun"
                and is_verb(chunk.words[0].text)
                and len(chunk.words) > 1
            ):
                chunk.opener = "modal"
            opener = chunk.opener
        if opener == "tail":
            if self.mode == "verb" and not self.pending:
                return
            opener = chunk.opener = "for"
        if opener == "to" and self.previous:
            self._name_subject(self.previous, people_only=True)
        self.previous = chunk.words[-1].text
        if not self._enter(chunk, opener):
            return
        if self._phrase(chunk):
            return
        words = self._strip(chunk.words)
        if not words:
            return
        if self._verb(words, chunk):
            return
        self._nominal(words, chunk)

    def _enter(self, chunk: Chunk, opener: str) -> bool:
        """Set what kind of words follow; False when the chunk is dealt with already."""
        if opener in {"modal", "to"}:
            self.mode, self.detail = "verb", False
        elif opener == "for" and self.mode == "verb" and self.pending:
            pass
        elif opener in {"for", "clause", "start", "stop"}:
            self.mode, self.detail = "noun", False
            self.last = None
        elif opener == "with" and self.pending:
            self._flush(noun_phrase(chunk.words)[0])
            return False
        elif opener == "with" and (self.last is None or self.last.action == "topic"):
            self.mode, self.detail = "noun", False
            chunk.opener = "for"
            self.opening = False
        elif opener in {"detail", "with"}:
            self.detail = True
        return True

    def finish(self) -> list[Intent]:
        self.found.extend(self.pending)
        self.pending = []
        self.found.sort(key=lambda intent: (intent.start, intent.end))
        return self.found

    # --- kinds of chunk ---------------------------------------------------------------------

    def _plain_subject(self, chunk: Chunk) -> None:
        """People, then a verb without "can" or "should": "Residents vote in polls"."""
        texts = [word.text for word in chunk.words]
        for at, word in enumerate(texts[:3]):
            people = word in PEOPLE or (
                is_plural(word)
                and (
                    noun_class(word) == "person"
                    or word.endswith(("ers", "ors", "ists", "ants", "ees", "ians"))
                )
            )
            if people and at + 1 < len(texts) and is_verb(texts[at + 1]):
                self._name_subject(word)
                self.mode, self.detail = "verb", False
                chunk.words = chunk.words[at + 1 :]
                chunk.opener = "modal"
                return

    def _phrase(self, chunk: Chunk) -> bool:
        joined = " ".join(word.text for word in chunk.words)
        best = max(
            (row for row in PHRASES if closes_with(row[0], joined)),
            key=lambda row: len(row[0]),
            default=None,
        )
        if best is None:
            return False
        intent = self._make(best[1], best[0].split()[0], best[0], chunk.words, nominal=True)
        self._flush("")
        self._add(replace(intent, phrase=best[0]))
        return True

    def _verb(self, words: list[Word], chunk: Chunk) -> bool:
        first = words[0].text
        base = base_form(first)
        gerund = first.endswith("ing") and base != first
        known = base in VERBS or base in HARD_VERBS or base in QUALITY_VERBS or base in LIGHT
        plain = base == first and self.mode == "verb"
        if not known or not (gerund or plain):
            return False
        if plain and self._is_noun(words, chunk):
            return False
        rest = words[1:]
        if base in LIGHT and all(word.text in FEATURE_WORDS | NOISE for word in rest):
            return True
        if gerund and not rest and first in ACTION_NOUNS and self.mode == "noun":
            return False
        phrase, own = noun_phrase(rest)
        if base in QUALITY_VERBS and base not in VERBS:
            self._flush(phrase)
            self._add(self._make("quality", base, phrase, words))
            return True
        if base in HOLDING and self.thing and rest:
            intent = self._make("fields", base, self.thing, words)
            self._add(replace(intent, fields=tuple(filter(None, [phrase]))))
            self.detail = True
            return True
        if base in LIGHT | LOOSE and is_quality(rest):
            self._flush(phrase)
            self._add(self._make("quality", base, phrase, words))
            return True
        if VERBS.get(base) == "browse" and view_of(rest) and self._named(rest, words):
            return True
        if base in LIGHT:
            if not rest:
                return True
            if self._named(rest, words):
                return True
        action, reason = action_of(base, phrase, own)
        intent = replace(self._make(action, base, phrase, words, own=own), reason=reason)
        if not phrase and not rest:
            self.pending.append(intent)
            self.last = intent
            return True
        self._flush(phrase)
        self._add(intent)
        return True

    def _is_noun(self, words: list[Word], chunk: Chunk) -> bool:
        """Whether a word that could be a verb is the first noun of a list entry."""
        first, last = words[0].text, words[-1].text
        several = chunk.opener == "list" and len(words) > 1
        if several and first in BOTH and (last in ACTION_NOUNS or last in GENERIC):
            return True
        if self.detail:
            if first in BOTH or not several:
                return True
            self.detail = False
        return False

    def _nominal(self, words: list[Word], chunk: Chunk) -> None:
        if chunk.opener in {"start", "clause"} and self.mode == "noun":
            return
        named = ACTION_NOUNS.get(words[-1].text)
        rated = self.last is not None and self.last.action in {"review", "comment"}
        feature = self.detail and not rated and named in FEATURE_ACTIONS
        if feature and self._named(words, words):
            return
        if self.detail and self.last is not None and chunk.opener in {"detail", "with", "list"}:
            self._field(words)
            return
        if is_quality(words) and not self.pending:
            self._add(self._make("quality", "be", "", words, nominal=True))
            return
        if self._named(words, words):
            return
        phrase, own = noun_phrase(words)
        if not phrase:
            return
        if self.last is not None and chunk.opener == "list" and not self.last.nominal:
            if words[-1].text.endswith("ed"):
                return
            base = self.last.verb
            action, reason = action_of(base, phrase, own)
            intent = replace(self._make(action, base, phrase, words, own=own), reason=reason)
            self._flush(phrase)
            self._add(intent, keep=True)
            return
        if self.mode == "noun" and chunk.opener in {"for", "list"}:
            quality = words[-1].text in QUALITY_NOUNS
            action = "topic" if self.opening else ("quality" if quality else "things")
            self._flush(phrase)
            self._add(self._make(action, "show", phrase, words, nominal=True))

    def _named(self, words: list[Word], whole: list[Word]) -> bool:
        """An action noun at the end of the words ("order management"), or before "of"."""
        kept = list(words)
        for at, word in enumerate(kept):
            if word.text == "of" and at and kept[at - 1].text in ACTION_NOUNS:
                action = ACTION_NOUNS[kept[at - 1].text]
                phrase, own = noun_phrase(kept[at + 1 :])
                self._flush(phrase)
                verb = kept[at - 1].text
                self._add(self._make(action, verb, phrase, whole, own=own, nominal=True))
                return True
        kept = before_tail(kept)
        while len(kept) > 1 and kept[-1].text in FEATURE_WORDS:
            kept.pop()
        if len(kept) > 1 and kept[-1].text == "integration" and kept[-2].text in ACTION_NOUNS:
            kept.pop()
        if kept and kept[-1].text in VERBAL:
            phrase, own = noun_phrase(kept[:-1])
            base = VERBAL[kept[-1].text]
            action, reason = action_of(base, phrase, own)
            intent = self._make(action, base, phrase, whole, own=own, nominal=True)
            self._flush(phrase)
            self._add(replace(intent, reason=reason))
            return True
        if not kept or kept[-1].text not in ACTION_NOUNS:
            return False
        action = ACTION_NOUNS[kept[-1].text]
        phrase, own = noun_phrase(kept[:-1])
        if len(kept) > 1 and action == "browse" and kept[-1].text in GENERIC and phrase:
            own = own or "personal" in phrase
        self._flush(phrase)
        self._add(self._make(action, kept[-1].text, phrase, whole, own=own, nominal=True))
        return True

    def _field(self, words: list[Word]) -> None:
        phrase, _ = noun_phrase(words)
        if phrase and self.last is not None and self.last in self.found:
            at = self.found.index(self.last)
            self.last = replace(
                self.last, fields=(*self.last.fields, phrase), end=max(self.last.end, words[-1].end)
            )
            self.found[at] = self.last

    # --- bookkeeping ------------------------------------------------------------------------

    def _add(self, intent: Intent, keep: bool = False) -> None:
        self.found.append(intent)
        if not keep or self.last is None:
            self.last = intent

    def _flush(self, phrase: str) -> None:
        for intent in self.pending:
            action, reason = action_of(intent.verb, phrase, intent.own)
            self.found.append(replace(intent, action=action, reason=reason, phrase=phrase))
        self.pending = []

    def _name_subject(self, word: str, *, people_only: bool = False) -> None:
        if is_plural(word) or not people_only:
            noun = singular(word)
            if noun_class(noun) == "person" or STAFF.match(noun):
                self.subject = noun
            elif not people_only:
                self.subject = "user"

    def _strip(self, words: list[Word]) -> list[Word]:
        kept = list(words)
        while kept and kept[0].text in NOISE:
            kept.pop(0)
        return kept

    def _make(
        self,
        action: str,
        verb: str,
        phrase: str,
        words: list[Word],
        *,
        own: bool = False,
        nominal: bool = False,
    ) -> Intent:
        kept = list(words)
        while len(kept) > 1 and (
            kept[-1].text in TAIL - {"in", "out", "up"} or kept[-1].text in TRAILING
        ):
            kept.pop()
        start, end = kept[0].start, kept[-1].end
        text = self.sentence.text[start - self.sentence.start : end - self.sentence.start]
        return Intent(
            action=action,
            verb=verb,
            phrase=phrase,
            text=text,
            start=start,
            end=end,
            sentence=self.index,
            subject=self.subject,
            own=own,
            nominal=nominal,
        )
