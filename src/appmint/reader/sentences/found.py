"""The intents found in one sentence so far, and what they carry on to the next clause."""

import re
from dataclasses import replace

from appmint.reader.sentences.chunks import Word
from appmint.reader.sentences.intents import Intent
from appmint.reader.sentences.phrases import action_of, noun_phrase
from appmint.reader.sentences.segment import Sentence
from appmint.reader.words.actions import VERBS
from appmint.reader.words.grammar import STAFF, TAIL, TRAILING, is_noise
from appmint.reader.words.inflection import base_form
from appmint.reader.words.nouns import is_plural, noun_class, singular

_ITS = re.compile(r"(see|view|show|display|check|read) its ")


def _with_own_parts(intents: list[Intent]) -> list[Intent]:
    """The intents with "see its photo and weekly fee" as fields of the thing before it."""
    whole: list[Intent] = []
    looked = ""
    for intent in intents:
        before = whole[-1] if whole else None
        begins = _ITS.match(intent.text.lower())
        goes_on = looked == intent.verb and not intent.text.lower().startswith(intent.verb)
        if before and before.phrase and intent.phrase and (begins or goes_on):
            looked = intent.verb
            fields = (*before.fields, intent.phrase)
            whole[-1] = replace(before, fields=fields, end=max(before.end, intent.end))
        else:
            looked = ""
            whole.append(intent)
    return whole


_SEEN_IN = re.compile(
    r"(?P<view>\b(?:in|on|as) (?:an?|the) (?:[a-z-]+ )?(?P<noun>calendar|map|chart|graph))\b", re.I
)
_VIEW = {"calendar": "calendar", "map": "map", "chart": "chart", "graph": "chart"}


_NEXT_VERB = re.compile(r",? (?:and |or )?([a-z]+)\b")
_OF_RECORDS = frozenset({"create", "edit", "delete", "manage", "workflow"})
"""What is done with records that one registers."""
_OF_LISTS = _OF_RECORDS - {"workflow"} | {"browse", "search", "open", "upload", "download"}
"""What is done with the records of one list, so that its verbs share their object."""
_BARE = re.compile(r"[A-Za-z]+ing")
_LISTED = re.compile(r"\s*,?\s*(?:and|or|&)?\s*")


class Found:
    """Keeps the intents of a sentence, the subject and the verbs that wait for an object."""

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
        self.acted = False
        """True in "for" after verbs with "can" or "to": a verb may follow in the list."""
        self.goal: Intent | None = None
        self.app: frozenset[str] = frozenset()
        self.purpose = False
        """True in the list after "easy to": none of its verbs names a function."""

    def finish(self) -> list[Intent]:
        self.found.extend(self.pending)
        self.pending = []
        self.found.extend(self._views())
        self.found.sort(key=lambda intent: (intent.start, intent.end))
        return _with_own_parts(self.found)

    def _views(self) -> list[Intent]:
        """The views that clauses ask for by the way: "see the walks in a calendar"."""
        made = []
        for intent in self.found:
            if intent.action not in {"browse", "things", "search", "open"} or intent.nominal:
                continue
            start = intent.start - self.sentence.start
            match = _SEEN_IN.search(self.sentence.text[start:][: len(intent.text) + 24])
            if match is None or not intent.phrase:
                continue
            begin = intent.start + match.start("view")
            made.append(
                replace(
                    intent,
                    action=_VIEW[match["noun"].lower()],
                    text=match["view"],
                    start=begin,
                    end=begin + len(match["view"]),
                    nominal=True,
                    fields=(),
                )
            )
        return made

    def field(self, words: list[Word]) -> None:
        phrase, _ = noun_phrase(words)
        if words[0].text in {"what", "where", "when"}:
            phrase = " ".join(word.text for word in words)
        if phrase and self.last is not None and self.last in self.found:
            at = self.found.index(self.last)
            self.last = replace(
                self.last, fields=(*self.last.fields, phrase), end=max(self.last.end, words[-1].end)
            )
            self.found[at] = self.last

    def add(self, intent: Intent, keep: bool = False) -> None:
        self.found.append(intent)
        if not keep or self.last is None:
            self.last = intent

    def flush(self, phrase: str) -> None:
        for intent in self.pending:
            if self._signs_up(intent):
                self.found.append(replace(intent, action="register"))
                continue
            action, reason = action_of(intent.verb, phrase, intent.own)
            self.found.append(replace(intent, action=action, reason=reason, phrase=phrase))
        self.pending = []

    def share_object(self, intent: Intent) -> None:
        """Give a gerund's object to the bare ones listed before: "creating and managing forms"."""
        if intent.action not in _OF_LISTS or not intent.phrase:
            return
        begin = self.sentence.start
        said = self.sentence.text[intent.start - begin : intent.end - begin].partition(" ")[2]
        following = intent.start
        for at in range(len(self.found) - 1, -1, -1):
            before = self.found[at]
            between = self.sentence.text[before.end - begin : following - begin]
            if not _BARE.fullmatch(before.text) or not _LISTED.fullmatch(between):
                return
            verb = base_form(before.text)
            action, reason = action_of(verb, intent.phrase, intent.own)
            if action in _OF_LISTS:
                self.found[at] = replace(
                    before,
                    action=action,
                    verb=verb,
                    phrase=intent.phrase,
                    text=f"{before.text} {said}",
                    own=intent.own,
                    nominal=False,
                    reason=reason,
                )
            following = before.start

    def _signs_up(self, intent: Intent) -> bool:
        """Whether somebody registers: "register, browse patterns", not "register and edit cars"."""
        rest = self.sentence.text[intent.end - self.sentence.start :].lower()
        following = _NEXT_VERB.match(rest)
        verb = base_form(following[1]) if following else ""
        return intent.verb == "register" and bool(verb) and VERBS.get(verb) not in _OF_RECORDS

    def share_profile(self, phrase: str) -> None:
        """Of "view and edit their personal information" both verbs are about the person."""
        about = [each for each in self.pending if _of_person(each)]
        self.found += [replace(each, action="profile", phrase=phrase) for each in about]
        self.pending = [each for each in self.pending if each not in about]

    def name_subject(self, word: str, *, people_only: bool = False) -> None:
        if is_plural(word) or not people_only:
            noun = singular(word)
            if noun in self.app and not is_plural(word):
                # "The download manager should have": the app, no person.
                self.subject = "user"
            elif noun_class(noun) == "person" or STAFF.match(noun):
                self.subject = noun
            elif not people_only:
                self.subject = "user"

    def make(
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


def telling_words(words: list[Word]) -> list[Word]:
    """The words from the first on that says something."""
    kept = list(words)
    while kept and is_noise(kept[0].text):
        kept.pop(0)
    return kept


def _of_person(intent: Intent) -> bool:
    """Whether a verb, said of what is personal, is about one's profile."""
    return action_of(intent.verb, "personal", intent.own)[0] == "profile"
