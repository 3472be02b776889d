"""Clauses of a sentence as intents: who does what with which things."""

import re
from dataclasses import replace

from appmint.reader.actions import (
    ACTION_NOUNS,
    HARD_VERBS,
    PHRASES,
    QUALITY_NOUNS,
    QUALITY_VERBS,
    VERBS,
    base_form,
)
from appmint.reader.chunks import TOKEN, Chunk, Word, chunks, is_gerund, is_verb
from appmint.reader.grammar import (
    ALLOWING,
    ASKING,
    BOTH,
    EASE,
    FEATURE_ACTIONS,
    FEATURE_WORDS,
    GENERIC,
    HOLDING,
    LIGHT,
    LOOSE,
    NOISE,
    PEOPLE,
    SPANS,
    STAFF,
    STORY,
    TAIL,
    TRAILING,
    VERBAL,
    is_noise,
)
from appmint.reader.intents import Intent
from appmint.reader.nouns import is_plural, noun_class, singular
from appmint.reader.phrases import (
    action_of,
    before_tail,
    closes_with,
    is_quality,
    is_system,
    noun_phrase,
    says_nothing,
    view_of,
)
from appmint.reader.segment import Sentence


def intents_of(
    sentence: Sentence, index: int, skip: int = 0, app: frozenset[str] = frozenset()
) -> list[Intent]:
    """The intents of a sentence; `skip` leaves out its first characters, `app` names the app."""
    subject = "user"
    story = STORY.match(sentence.text)
    if story:
        skip = max(skip, story.end())
        subject = singular(story.group("who").split()[-1].lower())
    plain = _ABBREVIATION.sub(lambda match: " " * len(match.group()), sentence.text)
    words = [
        Word(match.group().lower(), sentence.start + match.start(), sentence.start + match.end())
        for match in TOKEN.finditer(plain, skip)
    ]
    scan = Scan(sentence, index, subject, opening=bool(skip) and not story)
    scan.app = app
    first = "modal" if story or sentence.bullet else ("for" if skip else "start")
    parts = chunks(words, first)
    for chunk, after in zip(parts, [*parts[1:], None], strict=False):
        if after is not None and after.opener == "to" and scan.introduces(chunk):
            continue
        scan.take(chunk)
    return scan.finish()


_ABBREVIATION = re.compile(r"\(\s*[A-Z][A-Za-z]{0,6}s?\s*\)")
"""An abbreviation in brackets after what it stands for: "air quality index (AQI)"."""


_OF_ACTIONS = frozenset({"workflow", "manage", "lookup"})
_PUTTING = frozenset({"add", "save", "put", "move"})
_KEEPING = {
    **dict.fromkeys("collection favorites favourites wishlist bookmarks list".split()[:5], "save"),
    **dict.fromkeys(["cart", "basket"], "cart"),
}
"""Where something is put, and the action this is: "add lamps to the wishlist"."""
_ACCOUNTS = frozenset("account accounts user membership email phone company merchant".split())
_FIELDED = frozenset("create edit manage form upload register profile request book".split())
"""Actions after which "including" lists fields."""


def _is_state(word: str) -> bool:
    """Whether a word says how somebody is kept: "keep members informed"."""
    return word.endswith(("ed", "able", "ful", "ive")) and len(word) > 5


class Scan:
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
        self.goal: Intent | None = None
        self.app: frozenset[str] = frozenset()
        self.purpose = False
        """True in the list after "easy to": none of its verbs names a function."""

    def introduces(self, chunk: Chunk) -> bool:
        """Whether a chunk only says who does what follows: "allowing buyers" to compare."""
        who = [word.text for word in chunk.words[1:] if not is_noise(word.text)]
        if chunk.words[0].text not in ALLOWING or len(who) > 3:
            return False
        self.previous = chunk.words[-1].text
        return True

    def take(self, chunk: Chunk) -> None:
        if chunk.opener == "subject":
            self._subject(chunk)
            return
        if not self._opens(chunk):
            return
        named = self.detail and self.last is not None and self.last.action in _FIELDED
        entry = named and chunk.opener in {"detail", "list"} and not is_gerund(chunk.words[0].text)
        if not entry and self._phrase(chunk):
            return
        words = self._strip(chunk.words)
        if not words or self._goal(chunk, words):
            return
        if not self._verb(words, chunk):
            self._nominal(words, chunk)

    def _subject(self, chunk: Chunk) -> None:
        self._name_subject(chunk.words[-1].text)
        self.thing = noun_phrase([word for word in chunk.words if word.text not in NOISE])[0]
        if self.thing.rpartition(" ")[2] in self.app:
            self.thing = ""
        if is_system(self.thing) and chunk.words[0].text not in {"each", "every"}:
            self.thing = ""

    def _opens(self, chunk: Chunk) -> bool:
        """Settle how the words of a chunk are to be read; False when it is dealt with already."""
        if chunk.opener in {"start", "list", "clause", "stop"}:
            self._plain_subject(chunk)
            commands = is_verb(chunk.words[0].text) and len(chunk.words) > 1
            if chunk.opener == "start" and self.mode == "noun" and commands:
                chunk.opener = "modal"
        if chunk.opener == "tail":
            if self.mode == "verb" and not self.pending:
                return False
            chunk.opener = "for"
        if chunk.opener == "to" and self.previous in EASE | {"how"}:
            self._add(self._make("quality", "be", "", chunk.words))
            self.mode, self.purpose, self.previous = "verb", self.previous in EASE, ""
            return False
        if self.purpose and chunk.opener == "list":
            return False
        self.purpose = False
        if chunk.opener == "to" and self.previous:
            self._name_subject(self.previous, people_only=True)
        lists = chunk.opener == "detail" and self.previous in FEATURE_WORDS
        self.previous = chunk.words[-1].text
        if lists:
            # "features such as workshops and podcasts" lists features, not fields.
            self.mode, self.detail, self.last, self.opening = "noun", False, None, False
            chunk.opener = "for"
        return self._enter(chunk, chunk.opener)

    def _goal(self, chunk: Chunk, words: list[Word]) -> bool:
        """Whether a clause says what is gained: "help readers understand the rules of chess"."""
        if self.goal is not None and chunk.opener == "for":
            start = self.sentence.start
            between = self.sentence.text[self.goal.end - start : words[0].start - start]
            return bool(re.fullmatch(r"\s*of(?: the| a| an| their| its)?\s*", between))
        helped = words[0] is not chunk.words[0] and chunk.words[0].text in {"help", "helps"}
        if not helped or words[0].text not in {"understand", "learn", "know", "grasp"}:
            return False
        self.goal = self._make("quality", "help", "", chunk.words)
        self._add(self.goal)
        return True

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
            others = {"users", "user", "others", "other"} & {word.text for word in chunk.words}
            self._flush(noun_phrase(chunk.words)[0] or ("users" if others else ""))
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
        verb = base_form(chunk.words[0].text)
        if VERBS.get(verb) == "browse" and verb not in best[0]:
            # What follows in the list is still the verb's: "showing our team, prices and rooms".
            self.last = replace(intent, action="browse", verb=verb, nominal=False)
        return True

    def _verb(self, words: list[Word], chunk: Chunk) -> bool:
        form = self._form(words, chunk)
        if form is None or (form == "plain" and self._is_noun(words, chunk)):
            return False
        if form == "said":
            self.mode, self.detail = "verb", False
        base, rest = base_form(words[0].text), words[1:]
        if self._purpose(base, words) or self._rules(base, words) or self._puts(base, words):
            return True
        if says_nothing(base, rest):
            return True
        if form == "gerund" and not rest and words[0].text in ACTION_NOUNS and self.mode == "noun":
            return False
        phrase, own = noun_phrase(rest)
        if base in HOLDING and self.thing and rest:
            intent = self._make("fields", base, self.thing, words)
            self._add(replace(intent, fields=tuple(filter(None, [phrase]))))
            self.detail = True
            return True
        viewed = base in LIGHT or (VERBS.get(base) == "browse" and view_of(rest))
        if viewed and (not rest or self._named(rest, words)):
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

    def _form(self, words: list[Word], chunk: Chunk) -> str | None:
        """How the first word is a verb: "gerund", "plain", "said" ("that shows"), or None."""
        first = words[0].text
        base = base_form(first)
        if not (base in VERBS or base in HARD_VERBS or base in QUALITY_VERBS or base in LIGHT):
            return None
        if first == base:
            return "plain" if self.mode == "verb" else None
        if first.endswith("ing"):
            ends = ACTION_NOUNS.get(words[-1].text)
            # "booking confirmation" confirms bookings, "betting tips" are tips.
            noun = first in ACTION_NOUNS and self.mode == "noun" and ends in _OF_ACTIONS
            return None if noun or (base in {"bet", "participate"} and words[1:]) else "gerund"
        return "said" if first.endswith("s") and chunk.opener == "clause" and words[1:] else None

    def _purpose(self, base: str, words: list[Word]) -> bool:
        """A clause that says what the app should be like or why, not what it does."""
        rest = words[1:]
        state = base in {"keep", "make"} and rest and _is_state(rest[-1].text)
        like = base in LIGHT | LOOSE and is_quality(rest)
        learned = bool(rest) and rest[0].text == "how"
        if not (state or like or learned or (base in QUALITY_VERBS and base not in VERBS)):
            return False
        phrase, _ = noun_phrase(rest)
        self._flush(phrase)
        self._add(self._make("quality", base, phrase, words))
        return True

    def _rules(self, base: str, words: list[Word]) -> bool:
        """An "apply" without "for": the system applies rules of its own."""
        if base != "apply" or not words[1:] or self._asks(words[0]):
            return False
        self._flush("")
        intent = self._make("hard", base, noun_phrase(words[1:])[0], words)
        self._add(replace(intent, reason="rules of its own that the system applies"))
        return True

    def _puts(self, base: str, words: list[Word]) -> bool:
        """In "add lamps to the wishlist" the place decides what is done."""
        texts = [word.text for word in words]
        action = _KEEPING.get(texts[-1])
        if base not in _PUTTING or action is None or "to" not in texts[2:]:
            return False
        phrase, own = noun_phrase(words[1:])
        self._flush(phrase)
        verb = "collect" if texts[-1] == "collection" else base
        self._add(self._make(action, verb, phrase, words, own=own))
        return True

    def _is_noun(self, words: list[Word], chunk: Chunk) -> bool:
        """Whether a word that could be a verb is the first noun of a list entry."""
        first, last = words[0].text, words[-1].text
        several = chunk.opener == "list" and len(words) > 1
        if several and (is_noise(words[1].text) or self._asks(words[0])):
            return False
        if several and first in BOTH and (last in ACTION_NOUNS or last in GENERIC):
            return True
        if self.detail:
            if first in BOTH or not several:
                return True
            self.detail = False
        return False

    def _asks(self, word: Word) -> bool:
        """Whether "for" follows a verb that takes its object so: "search for boats"."""
        rest = self.sentence.text[word.end - self.sentence.start :].split(None, 1)
        follows = rest[0].lower().strip(",.;") if rest else ""
        return base_form(word.text) in ASKING and follows in {"", "for", "to", "online", "now"}

    def _nominal(self, words: list[Word], chunk: Chunk) -> None:
        if singular(words[-1].text) in SPANS and self.mode == "noun":
            return
        if chunk.opener in {"start", "clause"} and self.mode == "noun":
            return
        named = ACTION_NOUNS.get(words[-1].text)
        rated = self.last is not None and self.last.action in {
            "review",
            "comment",
            "contact",
            "form",
        }
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
        starts_anew = self.mode == "noun" and chunk.words[0].text in {"a", "an"}
        carried = chunk.opener == "list" and not starts_anew
        if self.last is not None and carried and not self.last.nominal:
            if words[-1].text.endswith("ed"):
                return
            base = self.last.verb
            action, reason = action_of(base, phrase, own)
            if self.last.action == "hard":
                action, reason = "hard", self.last.reason
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
        if kept[-1].text == "wizard" and len(kept) > 2 and kept[-2].text in {"creator", "creation"}:
            kept.pop(-2)
        phrase, own = noun_phrase(kept[:-1])
        if action == "register" and phrase and not self._signs_up(phrase, kept[-1]):
            action = "request" if noun_class(phrase) == "event" else "create"
        if len(kept) > 1 and action == "browse" and kept[-1].text in GENERIC and phrase:
            own = own or "personal" in phrase
        self._flush(phrase)
        self._add(self._make(action, kept[-1].text, phrase, whole, own=own, nominal=True))
        return True

    def _signs_up(self, phrase: str, word: Word) -> bool:
        """Whether "X registration" is about accounts: X is somebody, or signing in follows."""
        rest = self.sentence.text[word.end - self.sentence.start :][:24].lower()
        people = noun_class(phrase) == "person" or phrase.split()[-1] in _ACCOUNTS
        return people or "login" in rest or "log in" in rest

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
        while kept and is_noise(kept[0].text):
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
