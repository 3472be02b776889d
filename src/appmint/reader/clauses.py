"""Clauses of a sentence as intents: who does what with which things."""

import re
from dataclasses import replace

from appmint.reader.actions import (
    ACTION_NOUNS,
    PHRASES,
    QUALITY_NOUNS,
    QUALITY_VERBS,
    VERBS,
    base_form,
)
from appmint.reader.chunks import TOKEN, Chunk, Word, chunks, is_gerund, is_verb
from appmint.reader.field_words import kind_of
from appmint.reader.found import Found
from appmint.reader.grammar import (
    ALLOWING,
    BOTH,
    EASE,
    FEATURE_ACTIONS,
    FEATURE_WORDS,
    GENERIC,
    HOLDING,
    KIND,
    LIGHT,
    LOOSE,
    MODALS,
    NOISE,
    PEOPLE,
    SPANS,
    STORY,
    STRUCTURE,
    SUBJECTS,
    VERBAL,
    is_noise,
)
from appmint.reader.intents import Intent
from appmint.reader.limits import blank_limits
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
from appmint.reader.plausibility import TECHNOLOGY
from appmint.reader.segment import Sentence
from appmint.reader.spelling import corrected
from appmint.reader.verbs import asks, is_state, put_in, signs_up, strange, verb_form


def intents_of(
    sentence: Sentence, index: int, skip: int = 0, app: frozenset[str] = frozenset()
) -> list[Intent]:
    """The intents of a sentence; `skip` leaves out its first characters, `app` names the app."""
    subject = "user"
    story = STORY.match(sentence.text)
    if story:
        skip = max(skip, story.end())
        sentence = replace(sentence, text=_REASON.sub(_blank, sentence.text))
        subject = singular(story.group("who").split()[-1].lower())
    labelled = _FORM_LABEL.match(sentence.text)
    if labelled:
        # "Report a problem: public form with ...": the form goes by its label.
        skip = max(skip, labelled.end())
    plain = _ABBREVIATION.sub(_blank, sentence.text)
    plain = blank_limits(plain)
    words = [
        Word(
            corrected(match.group().lower()),
            sentence.start + match.start(),
            sentence.start + match.end(),
        )
        for match in TOKEN.finditer(plain, skip)
    ]
    scan = Scan(sentence, index, subject, opening=bool(skip) and not story and not labelled)
    scan.app = app
    first = "modal" if story or sentence.bullet else ("for" if skip else "start")
    parts = chunks(words, first)
    for chunk, after in zip(parts, [*parts[1:], None], strict=False):
        if after is not None and after.opener == "to" and scan.introduces(chunk):
            continue
        scan.take(chunk)
    return scan.finish()


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


_REASON = re.compile(r",?\s+so (?:that )?(?:I|we|they|he|she|it|the|people|my|our)\b.*$", re.I)
"""Why somebody in a user story wants it: no further wish."""
_FORM_LABEL = re.compile(
    r"[A-Z][\w' ]{3,40}:\s*(?=(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,2}form with\b)"
)
_ABBREVIATION = re.compile(r"\(\s*[A-Z][A-Za-z]{0,6}s?\s*\)")
"""An abbreviation in brackets after what it stands for: "air quality index (AQI)"."""


_PHRASES: dict[str, list[tuple[str, str]]] = {}
for _row in PHRASES:
    _PHRASES.setdefault(_row[0].split()[0], []).append(_row)
_CLEARED = frozenset(
    "the a all their its his her my every old expired completed finished cart cache".split()
)
"""What may follow "clear" where it is a verb."""
_ENTERING = frozenset({"create", "edit", "manage", "open", "things"})
_DATED = frozenset("book workflow request cart".split())
_FIELDED = frozenset("create edit manage form upload register profile request book".split())
"""Actions after which "including" lists fields."""


def _thing(word: str) -> bool:
    """Whether a word before "they" is what they do something with."""
    return not (is_noise(word) or is_verb(word) or word in _ASKED)


_ASKED = frozenset("what when where how why who whom which whose if that as than like".split())


_LIKE = frozenset({"looks", "feels", "works", "runs", "makes", "helps", "serves", "aims"})
"""Verbs that say what an app is like or for."""


_THEN = frozenset({"after", "once", "when", "upon"})
"""Words before what comes first: "after submission the site shows ..."."""


def _plain(verb: str) -> str:
    return "have" if verb == "has" else base_form(verb)


def _told_of(texts: list[str]) -> int:
    """Where the verb stands in "it has boats" and "the site shows boats"; 0 for other clauses."""
    most = 7 if texts[0] in _THEN else 3
    for at, word in enumerate(texts[:most]):
        verb = texts[at + 1] if at + 1 < len(texts) - 1 else ""
        if (word == "it" or KIND.fullmatch(word)) and verb.endswith("s"):
            base = _plain(verb)
            known = base in LIGHT or base in VERBS
            return at + 1 if base != verb and known and verb not in ALLOWING | _LIKE else 0
    return 0


def _verb_of(texts: list[str], at: int) -> int:
    """Where the verb of the people at a place stands, 0 without one.

    It follows them or what they are of: "members of a rowing club log outings".
    """
    following = texts[at + 1 :]
    if following and is_verb(following[0]):
        return at + 1
    if len(following) < 3 or following[0] != "of":
        return 0
    after = next(
        (place for place in range(2, min(6, len(following))) if is_verb(following[place])), 0
    )
    return at + 1 + after if after else 0


class Scan(Found):
    """Reads the chunks of one sentence in order, carrying verbs over lists."""

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
        if not words or self._goal(chunk, words) or self._strange(chunk, words):
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
        turns = self.acted and self.mode == "noun" and chunk.opener == "list"
        first = chunk.words[0].text
        if turns and is_verb(first) and first not in BOTH and first not in ACTION_NOUNS:
            # After "book a boat for fishing" the list of verbs goes on.
            chunk.opener = "modal"
        if chunk.opener == "tail":
            if self.mode == "verb" and not self.pending:
                return False
            chunk.opener = "for"
        if chunk.opener == "to" and self.previous in EASE | {"how"}:
            if self.found and self.found[-1].action == "quality":
                # One goal: "easy" and "to use".
                start, end = self.found.pop().start, chunk.words[-1].end
                whole = self.sentence.text[start - self.sentence.start : end - self.sentence.start]
                goal = self._make("quality", "be", "", chunk.words)
                self._add(replace(goal, text=whole, start=start))
            else:
                self._add(self._make("quality", "be", "", chunk.words))
            self.mode, self.purpose, self.previous = "verb", self.previous in EASE, ""
            return False
        if self.purpose and chunk.opener == "list" and len(self._strip(chunk.words)) < 2:
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
            self.acted = False
            self.mode, self.detail = "verb", False
        elif opener == "for" and self.mode == "verb" and self.pending:
            pass
        elif opener in {"for", "clause", "start", "stop"}:
            self.acted = opener == "for" and (self.acted or self.mode == "verb")
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

    # --- kinds of chunk ---------------------------------------------------------------------

    def _strange(self, chunk: Chunk, words: list[Word]) -> bool:
        """A verb after "can" or "to" that the reader does not know is kept, to be named."""
        found = strange(chunk, words)
        said = self.sentence.text[: words[0].start - self.sentence.start].lower().split()
        if found is None or not set(said) & (MODALS | {"to"}):
            return False
        if chunk.opener == "list" and (self.mode != "verb" or self.detail):
            return False
        self._flush("")
        if found == "like":
            self._add(self._make("quality", "be", "", words, nominal=True))
            return True
        verb = words[0].text
        phrase, own = noun_phrase(words[1:])
        action, reason = action_of(verb, phrase, own)
        self._add(replace(self._make(action, verb, phrase, words, own=own), reason=reason))
        return True

    def _plain_subject(self, chunk: Chunk) -> None:
        """People, then a verb without "can" or "should": "Residents vote in polls"."""
        texts = [word.text for word in chunk.words]
        told = _told_of(texts) if chunk.opener == "start" else 0
        if told:
            verb = chunk.words[told]
            self.mode, self.detail = "verb", False
            chunk.words = [replace(verb, text=_plain(verb.text)), *chunk.words[told + 1 :]]
            chunk.opener = "modal"
            return
        for at, word in enumerate(texts[:3]):
            if at and word in SUBJECTS and _thing(texts[at - 1]):
                # "the trails they have walked" are trails.
                chunk.words = chunk.words[:at]
                return
            people = word in PEOPLE or (
                is_plural(word)
                and (
                    noun_class(word) == "person"
                    or word.endswith(("ers", "ors", "ists", "ants", "ees", "ians"))
                )
            )
            begin = _verb_of(texts, at) if people else 0
            if begin:
                self._name_subject(word)
                self.mode, self.detail = "verb", False
                chunk.words = chunk.words[begin:]
                chunk.opener = "modal"
                return

    def _phrase(self, chunk: Chunk) -> bool:
        texts = [word.text for word in chunk.words]
        joined = " ".join(texts)
        rows = (row for text in dict.fromkeys(texts) for row in _PHRASES.get(text, ()))
        best = max(
            (row for row in rows if closes_with(row[0], joined)),
            key=lambda row: len(row[0]),
            default=None,
        )
        if best is None:
            return False
        verb = base_form(chunk.words[0].text)
        intent = self._make(best[1], best[0].split()[0], best[0], chunk.words, nominal=True)
        self._flush("")
        carried = VERBS.get(verb) or (self.last.action if self.last is not None else "")
        if best[0] == "contact information" and carried in _ENTERING:
            # Somebody's details are entered, not shown: they belong to the record at hand.
            self._add(replace(intent, action=carried, phrase="information", verb=verb))
            return True
        if best[1] in {"workflow", "search"}:
            # "look up trains": what follows is the thing.
            after = chunk.words[texts.index(best[0].split()[-1]) + 1 :]
            self._add(replace(intent, phrase=noun_phrase(after)[0] if best[1] == "search" else ""))
        else:
            self._add(replace(intent, phrase=best[0]))
        if VERBS.get(verb) == "browse" and verb not in best[0]:
            # What follows in the list is still the verb's: "showing our team, prices and rooms".
            self.last = replace(intent, action="browse", verb=verb, nominal=False)
        return True

    def _verb(self, words: list[Word], chunk: Chunk) -> bool:
        form = verb_form(words, chunk, in_verbs=self.mode == "verb")
        if form is None or (form == "plain" and self._is_noun(words, chunk)):
            return False
        article = chunk.words[0].text in {"a", "an", "the"}
        if form == "gerund" and article and (self.detail or self.opening):
            # "a site for a lending library", "with a recording link": nouns after their article.
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
        if phrase in STRUCTURE and (base in LIGHT or VERBS.get(base) == "browse"):
            return True
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

    def _purpose(self, base: str, words: list[Word]) -> bool:
        """A clause that says what the app should be like or why, not what it does."""
        rest = words[1:]
        if words[0].text == "clear" and not (rest and rest[0].text in _CLEARED):
            # "clear instructions" says how they are; "clear the cart" says what is done.
            self._flush("")
            self._add(self._make("quality", "be", "", words, nominal=True))
            return True
        state = base in {"keep", "make"} and rest and is_state(rest[-1].text)
        like = base in LIGHT | LOOSE and is_quality(rest)
        if len(rest) > 2 and rest[0].text == "how" and rest[1].text in {"many", "much"}:
            self._flush("")
            self._add(self._make("chart", base, noun_phrase(rest[2:])[0], words))
            return True
        learned = bool(rest) and rest[0].text == "how"
        if not (state or like or learned or (base in QUALITY_VERBS and base not in VERBS)):
            return False
        phrase, _ = noun_phrase(rest)
        self._flush(phrase)
        self._add(self._make("quality", base, phrase, words))
        return True

    def _rules(self, base: str, words: list[Word]) -> bool:
        """An "apply" without "for": the system applies rules of its own."""
        if base != "apply" or not words[1:] or asks(words[0], self.sentence):
            return False
        self._flush("")
        intent = self._make("hard", base, noun_phrase(words[1:])[0], words)
        self._add(replace(intent, reason="rules of its own that the system applies"))
        return True

    def _puts(self, base: str, words: list[Word]) -> bool:
        """In "add lamps to the wishlist" the place decides what is done."""
        action = put_in(base, words)
        if action is None:
            return False
        phrase, own = noun_phrase(words[1:])
        self._flush(phrase)
        verb = "collect" if words[-1].text == "collection" else base
        self._add(self._make(action, verb, phrase, words, own=own))
        return True

    def _is_noun(self, words: list[Word], chunk: Chunk) -> bool:
        """Whether a word that could be a verb is the first noun of a list entry."""
        first, last = words[0].text, words[-1].text
        several = chunk.opener == "list" and len(words) > 1
        noun = first in BOTH | {"start", "end"} and len(words) == 2
        if self.detail and several and noun and kind_of(last):
            return not is_noise(words[1].text)
        if several and (self.pending or is_noise(words[1].text) or asks(words[0], self.sentence)):
            return False
        done = first in {"record", "share", "upload", "download", "export"} and len(words) > 2
        if several and first in BOTH and not done and (last in ACTION_NOUNS or last in GENERIC):
            return True
        if self.detail:
            if first in BOTH or not several:
                return True
            self.detail = False
        return False

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
        if not phrase or phrase in STRUCTURE:
            return
        starts_anew = self.mode == "noun" and chunk.words[0].text in {"a", "an"}
        carried = chunk.opener == "list" and not starts_anew
        if self.last is not None and carried and not self.last.nominal:
            if words[-1].text.endswith("ed"):
                return
            if self.mode == "verb" and self._is_name(words):
                return
            if self.last.action in _DATED and kind_of(phrase) in {"date", "time", "datetime"}:
                # "for a start date and an end date" says when, not what.
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

    def _is_name(self, words: list[Word]) -> bool:
        """Whether all words are written as names in the text: "from Wales and Cornwall"."""
        texts = self.sentence.text
        start = self.sentence.start
        written = [texts[word.start - start : word.end - start] for word in words]
        names = all(each[:1].isupper() and not each.isupper() for each in written)
        return names and not is_plural(words[-1].text)

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
        if len(kept) == 1 and kept is not words and is_gerund(kept[0].text):
            # "perform shipping operations"
            base = base_form(kept[0].text)
            action, reason = action_of(base, "", False)
            self._add(replace(self._make(action, base, "", whole, nominal=True), reason=reason))
            return action != "unknown"
        if not kept or kept[-1].text not in ACTION_NOUNS:
            return False
        action = ACTION_NOUNS[kept[-1].text]
        if kept[-1].text == "wizard" and len(kept) > 2 and kept[-2].text in {"creator", "creation"}:
            kept.pop(-2)
        phrase, own = noun_phrase(kept[:-1])
        if phrase.rpartition(" ")[2] in TECHNOLOGY and action in {"comment", "browse", "live"}:
            outside = self._make("hard", kept[-1].text, phrase, whole, nominal=True)
            self._flush(phrase)
            self._add(replace(outside, reason="connecting to outside services or devices"))
            return True
        if action == "register" and phrase and not signs_up(phrase, kept[-1], self.sentence):
            action = "request" if noun_class(phrase) == "event" else "create"
        if len(kept) > 1 and action == "browse" and kept[-1].text in GENERIC and phrase:
            own = own or "personal" in phrase
        self._flush(phrase or kept[-1].text)
        self._add(self._make(action, kept[-1].text, phrase, whole, own=own, nominal=True))
        return True
