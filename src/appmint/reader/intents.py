"""Clauses of a sentence as intents: who does what with which things."""

import re
from dataclasses import dataclass, replace

from appmint.reader.actions import (
    ACTION_NOUNS,
    HARD_VERBS,
    OBJECT_ACTIONS,
    PHRASES,
    QUALITY_NOUNS,
    QUALITY_VERBS,
    VERBS,
    base_form,
)
from appmint.reader.nouns import is_plural, noun_class, singular
from appmint.reader.segment import Sentence

_TOKEN = re.compile(r"[A-Za-z0-9][\w'’/+#.-]*[\w+#]|[A-Za-z0-9]|[,;:()&]")
_LIST = frozenset({",", ";", ":", "(", ")", "&", "and", "or", "then", "plus", "and/or", "but"})
_MODALS = frozenset("can should could may must will shall might would cannot".split())
_DETAIL = frozenset({"including", "includes", "include", "e.g", "namely", "with", "containing"})
_TAIL = frozenset(
    """in on at from by through via using when after before based within during among between into
    onto under over across per without about as while if once upon against so because until toward
    towards around whose""".split()
)
_NOISE = frozenset(
    """also be able to the a an easily quickly automatically directly then simply please then both
    either just freely conveniently efficiently effectively securely anonymously even further help
    their its his her our your my all any some other others various different multiple several
    relevant related corresponding desired own specific certain new existing selected more etc detailed
    basic simple convenient comprehensive online following necessary required each every this that
    these those it they them is are well allow allows allowing enable enables enabling users user able
    such themselves myself themself many favorite favourite real-time additionally furthermore moreover addition need needs want
    wants like would i we you he she there not only""".split()
)
_LIGHT = frozenset(
    """perform conduct provide support have include make do offer realize realise achieve implement
    carry use enjoy complete feature has contain undertake start get allow enable receive obtain take
    give handle engage utilize utilise place answer exchange leave cast fill run_through ask invite
    demand wish""".split()
)
_FEATURE_WORDS = frozenset(
    """function functions functionality functionalities feature features capability capabilities
    module modules service services operation operations option options section sections
    page pages ability interface interfaces system systems process processes task functionalites
    area areas channel button buttons support""".split()
)
_QUALITY_WORDS = frozenset(
    """user-friendly responsive intuitive easy-to-use friendly seamless visually attractive appealing
    scalable secure reliable stable fast robust adaptive beautiful concise aesthetically elegant
    modern cross-browser mobile-friendly""".split()
)
_GENERIC = frozenset(
    """information data details detail content contents record records list lists item items thing
    status type types category categories history result results need needs interest page section
    functions features platform website site system app application mini-program webpage tool software
    criteria way number numbers time times kind kinds variety range set""".split()
)
_BOTH = frozenset(
    """order search report review comment book record display design share list post rate claim request
    contact issue plan process note host document message call test purchase sale register download
    upload favorite bookmark vote chat rank email alert schedule transfer export import survey""".split()
)
_ASKING = frozenset(
    """search apply register look vote enroll enrol sign ask bid query check request sell opt""".split()
)
"""Verbs whose object follows "for"."""
_VERBAL = {
    "generation": "generate",
    "generating": "generate",
    "optimization": "optimize",
    "recognition": "recognize",
    "detection": "detect",
    "conversion": "convert",
    "synchronization": "synchronize",
    "integration": "integrate",
    "execution": "execute",
    "testing": "test",
    "debugging": "debug",
    "encryption": "encrypt",
    "migration": "migrate",
    "backup": "backup",
    "recovery": "restore",
    "playback": "play",
    "streaming": "stream",
    "translation": "translate",
    "extraction": "extract",
    "deployment": "deploy",
    "connection": "connect",
    "withdrawal": "withdraw",
    "trading": "trade",
    "rendering": "render",
    "simulation": "simulate",
    "training": "train",
    "submission": "submit",
    "sending": "send",
    "scheduling": "book",
}
"""Nouns made of a verb: "report generation" is generating reports."""
_KIND = re.compile(
    r"\b(?:web ?sites?|web ?site|sites?|systems?|platforms?|web app(?:lication)?s?|apps?|applications?|"
    r"tools?|mini[- ]?programs?|applets?|web ?pages?|pages?|software|portals?|stores?|shops?|malls?|"
    r"dashboards?|blogs?|forums?|marketplaces?|programs?|modules?|games?|plug-?ins?|interfaces?|"
    r"services?|backends?|planners?|trackers?|managers?|directory|directories|hubs?|communit(?:y|ies)|"
    r"public accounts?|panels?|boards?|cms|crm|erp|database|library|framework|extension|solution)\b",
    re.I,
)
_OPENING = re.compile(
    r"^\W*(?:please\s+|kindly\s+)?(?:help me\s+|let'?s\s+)?"
    r"(?:(?:i|we)(?:'d| would)?\s+(?:want|need|like|am looking for|are looking for)\s+(?:to\s+)?)?"
    r"(?:(?:you to\s+)?(?:implement|create|develop|design|build|make|set up|write|produce|generate|"
    r"construct|have|launch|redesign|program|code)(?:\s+and\s+\w+)?\s+)?(?:me\s+|us\s+)?"
    r"(?:an?|the|our|my)\s+",
    re.I,
)
STAFF = re.compile(
    r"^(?:super)?(?:admin|administrator|moderator|webmaster|backend|background|back)s?$"
)
"""Subjects that are staff wherever people sign in."""
_STORY = re.compile(
    r"^as an? (?P<who>[\w -]+?),? i (?:want|need|would like|wish|can|should be able|must be able)"
    r"(?: to)?(?: be able to)? ",
    re.I,
)


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
class _Word:
    text: str
    start: int
    end: int


@dataclass
class _Chunk:
    words: list[_Word]
    opener: str
    """What stands before it: "to", "list", "detail", "for", "modal", "clause", "start"."""


_LEADING = re.compile(r"\b(?:an?|the|our|my|need|needs|want|wants|and|simple|is)\b|[^\w\s'-]")


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
    lead = _OPENING.match(sentence.text)
    begin = lead.end() if lead else 0
    limit = re.search(
        r"\b(?:for|to|that|which|where|with|so|using|called|named|of|in which)\b|[,.:]",
        sentence.text[begin:],
    )
    stop = begin + (limit.start() if limit else len(sentence.text[begin:]))
    kinds = list(_KIND.finditer(sentence.text, begin, stop))
    if not kinds:
        if lead is None or not lead.group().strip():
            return None
        topic = sentence.text[begin:stop].strip().lower()
        return Opening(topic, "", sentence.start + begin, sentence.start + stop, stop)
    kind = kinds[-1]
    topic = _LEADING.split(sentence.text[begin : kind.start()].lower())[-1].strip()
    return Opening(
        topic, kind.group().lower(), sentence.start + begin, sentence.start + kind.end(), kind.end()
    )


def intents_of(sentence: Sentence, index: int, skip: int = 0) -> list[Intent]:
    """The intents of a sentence; `skip` leaves out its first characters."""
    subject = "user"
    story = _STORY.match(sentence.text)
    if story:
        skip = max(skip, story.end())
        subject = singular(story.group("who").split()[-1].lower())
    words = [
        _Word(match.group().lower(), sentence.start + match.start(), sentence.start + match.end())
        for match in _TOKEN.finditer(sentence.text, skip)
    ]
    scan = _Scan(sentence, index, subject, opening=bool(skip) and not story)
    first = "modal" if story or sentence.bullet else ("for" if skip else "start")
    for chunk in _chunks(words, first):
        scan.take(chunk)
    return scan.finish()


def _chunks(words: list[_Word], first: str) -> list[_Chunk]:
    chunks = [_Chunk([], first)]

    def open_chunk(opener: str) -> None:
        if chunks[-1].words:
            chunks.append(_Chunk([], opener))
        else:
            chunks[-1].opener = opener

    at = 0
    while at < len(words):
        word = words[at].text
        following = words[at + 1].text if at + 1 < len(words) else ""
        step = 1
        if word in _LIST:
            open_chunk("stop" if word in {";", "(", ":"} else "list")
        elif word in _MODALS:
            if chunks[-1].words and chunks[-1].opener in {"start", "list", "clause", "stop"}:
                chunks[-1].opener = "subject"
            open_chunk("modal")
        elif word == "as" and following == "well":
            open_chunk("list")
            step = 3
        elif word in {"such", "as"} and following == "as":
            open_chunk("detail")
            step = 2
        elif word in _DETAIL:
            open_chunk("detail" if word != "with" else "with")
        elif word == "to" and _is_verb(following):
            open_chunk("to")
        elif (
            word == "for" and chunks[-1].words and (base_form(chunks[-1].words[-1].text) in _ASKING)
        ):
            pass
        elif (
            word == "for"
            and chunks[-1].words
            and not (_ends_generic(chunks[-1].words) or following.endswith("ing"))
        ):
            open_chunk("tail")
        elif word == "for" or (word == "of" and _ends_generic(chunks[-1].words)):
            open_chunk("for")
        elif word in {"where", "which", "that", "who"}:
            open_chunk("clause")
        else:
            chunks[-1].words.append(words[at])
        at += step
    return [chunk for chunk in chunks if chunk.words]


def _ends_generic(words: list[_Word]) -> bool:
    return bool(words) and words[-1].text in _FEATURE_WORDS


def _is_verb(word: str) -> bool:
    base = base_form(word)
    return base == word and (
        word in VERBS
        or word in HARD_VERBS
        or word in QUALITY_VERBS
        or word in _LIGHT
        or word in {"be", "go", "ask", "become"}
    )


_SUBJECTS = frozenset("they we you i he she".split())
_FEATURE_ACTIONS = frozenset(
    """calculate map calendar rank chatbot board chart search filter comment review live notify login
    register message report cart contact faq vote quiz lookup compare""".split()
)
_VIEWS = frozenset(
    "map maps calendar leaderboard leaderboards ranking rankings chart charts graph graphs board "
    "dashboard dashboards statistics analytics comparison calculator news faq faqs".split()
)


def _view_of(words: list[_Word]) -> bool:
    """Whether the words name a view ("a calendar of walks") rather than records."""
    texts = [word.text for word in words]
    head = texts[: texts.index("of")] if "of" in texts else _before_tail_texts(texts)
    return bool(head) and head[-1] in _VIEWS


def _before_tail_texts(texts: list[str]) -> list[str]:
    for at, text in enumerate(texts):
        if at and text in _TAIL:
            return texts[:at]
    return texts


_PEOPLE = frozenset("people everyone everybody anyone they we i you".split())
_HOLDING = frozenset("have contain store comprise show display include".split())


def _system(phrase: str) -> bool:
    """Whether a subject is the app itself or somebody, rather than a thing it keeps."""
    last = phrase.split()[-1] if phrase else ""
    return (
        bool(_KIND.fullmatch(last))
        or noun_class(last) == "person"
        or last in {"it", "they", "we", "i", "you", "there", "end", "account", "app"}
    )


_TRAILING = frozenset("the a an of to and or also etc not".split())


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

    def take(self, chunk: _Chunk) -> None:
        opener = chunk.opener
        if opener == "subject":
            self._name_subject(chunk.words[-1].text)
            self.thing = _object([word for word in chunk.words if word.text not in _NOISE])[0]
            if _system(self.thing) and chunk.words[0].text not in {"each", "every"}:
                self.thing = ""
            return
        if opener in {"start", "list", "clause", "stop"}:
            self._plain_subject(chunk)
            if (
                opener == "start"
                and self.mode == "noun"
                and _is_verb(chunk.words[0].text)
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
        if opener in {"modal", "to"}:
            self.mode, self.detail = "verb", False
        elif opener == "for" and self.mode == "verb" and self.pending:
            pass
        elif opener in {"for", "clause", "start", "stop"}:
            self.mode, self.detail = "noun", False
            self.last = None
        elif opener == "with" and self.pending:
            self._flush(_object(chunk.words)[0])
            return
        elif opener == "with" and (self.last is None or self.last.action == "topic"):
            self.mode, self.detail = "noun", False
            chunk.opener = "for"
            self.opening = False
        elif opener in {"detail", "with"}:
            self.detail = True
        phrase_action = self._phrase(chunk)
        if phrase_action:
            return
        words = self._strip(chunk.words)
        if not words:
            return
        if self._verb(words, chunk):
            return
        self._nominal(words, chunk)

    def finish(self) -> list[Intent]:
        self.found.extend(self.pending)
        self.pending = []
        self.found.sort(key=lambda intent: (intent.start, intent.end))
        return self.found

    # --- kinds of chunk ---------------------------------------------------------------------

    def _plain_subject(self, chunk: _Chunk) -> None:
        """ "Residents vote in polls": people, then a verb without "can" or "should"."""
        texts = [word.text for word in chunk.words]
        for at, word in enumerate(texts[:3]):
            people = word in _PEOPLE or (
                is_plural(word)
                and (
                    noun_class(word) == "person"
                    or word.endswith(("ers", "ors", "ists", "ants", "ees", "ians"))
                )
            )
            if people and at + 1 < len(texts) and _is_verb(texts[at + 1]):
                self._name_subject(word)
                self.mode, self.detail = "verb", False
                chunk.words = chunk.words[at + 1 :]
                chunk.opener = "modal"
                return

    def _phrase(self, chunk: _Chunk) -> bool:
        joined = " ".join(word.text for word in chunk.words)
        best = max(
            (row for row in PHRASES if _closes(row[0], joined)),
            key=lambda row: len(row[0]),
            default=None,
        )
        if best is None:
            return False
        intent = self._make(best[1], best[0].split()[0], best[0], chunk.words, nominal=True)
        self._flush("")
        self._add(replace(intent, phrase=best[0]))
        return True

    def _verb(self, words: list[_Word], chunk: _Chunk) -> bool:
        first = words[0].text
        base = base_form(first)
        gerund = first.endswith("ing") and base != first
        known = base in VERBS or base in HARD_VERBS or base in QUALITY_VERBS or base in _LIGHT
        plain = base == first and self.mode == "verb"
        if not known or not (gerund or plain):
            return False
        if plain and first in _BOTH and chunk.opener == "list" and len(words) > 1:
            last = words[-1].text
            if last in ACTION_NOUNS or last in _GENERIC:
                return False
        if self.detail and not gerund:
            if first in _BOTH or chunk.opener != "list" or len(words) < 2:
                return False
            self.detail = False
        rest = words[1:]
        if base in _LIGHT and all(word.text in _FEATURE_WORDS | _NOISE for word in rest):
            return True
        if gerund and not rest and first in ACTION_NOUNS and self.mode == "noun":
            return False
        phrase, own = _object(rest)
        if base in QUALITY_VERBS and base not in VERBS:
            self._flush(phrase)
            self._add(self._make("quality", base, phrase, words))
            return True
        if base in _HOLDING and self.thing and rest:
            intent = self._make("fields", base, self.thing, words)
            self._add(replace(intent, fields=tuple(filter(None, [phrase]))))
            self.detail = True
            return True
        if base in _LIGHT | _LOOSE and _is_quality(rest):
            self._flush(phrase)
            self._add(self._make("quality", base, phrase, words))
            return True
        if VERBS.get(base) == "browse" and _view_of(rest) and self._named(rest, words):
            return True
        if base in _LIGHT:
            if not rest:
                return True
            if self._named(rest, words):
                return True
        action, reason = _action(base, phrase, own)
        intent = replace(self._make(action, base, phrase, words, own=own), reason=reason)
        if not phrase and not rest:
            self.pending.append(intent)
            self.last = intent
            return True
        self._flush(phrase)
        self._add(intent)
        return True

    def _nominal(self, words: list[_Word], chunk: _Chunk) -> None:
        if chunk.opener in {"start", "clause"} and self.mode == "noun":
            return
        named = ACTION_NOUNS.get(words[-1].text)
        rated = self.last is not None and self.last.action in {"review", "comment"}
        feature = self.detail and not rated and named in _FEATURE_ACTIONS
        if feature and self._named(words, words):
            return
        if self.detail and self.last is not None and chunk.opener in {"detail", "with", "list"}:
            self._field(words)
            return
        if _is_quality(words) and not self.pending:
            self._add(self._make("quality", "be", "", words))
            return
        if self._named(words, words):
            return
        phrase, own = _object(words)
        if not phrase:
            return
        if self.last is not None and chunk.opener == "list" and not self.last.nominal:
            if words[-1].text.endswith("ed"):
                return
            base = self.last.verb
            action, reason = _action(base, phrase, own)
            intent = replace(self._make(action, base, phrase, words, own=own), reason=reason)
            self._flush(phrase)
            self._add(intent, keep=True)
            return
        if self.mode == "noun" and chunk.opener in {"for", "list"}:
            quality = words[-1].text in QUALITY_NOUNS
            action = "topic" if self.opening else ("quality" if quality else "things")
            self._flush(phrase)
            self._add(self._make(action, "show", phrase, words, nominal=True))

    def _named(self, words: list[_Word], whole: list[_Word]) -> bool:
        """An action noun at the end of the words ("order management"), or before "of"."""
        kept = list(words)
        for at, word in enumerate(kept):
            if word.text == "of" and at and kept[at - 1].text in ACTION_NOUNS:
                action = ACTION_NOUNS[kept[at - 1].text]
                phrase, own = _object(kept[at + 1 :])
                self._flush(phrase)
                verb = kept[at - 1].text
                self._add(self._make(action, verb, phrase, whole, own=own, nominal=True))
                return True
        kept = _before_tail(kept)
        while len(kept) > 1 and kept[-1].text in _FEATURE_WORDS:
            kept.pop()
        if kept and kept[-1].text in _VERBAL:
            phrase, own = _object(kept[:-1])
            base = _VERBAL[kept[-1].text]
            action, reason = _action(base, phrase, own)
            intent = self._make(action, base, phrase, whole, own=own, nominal=True)
            self._flush(phrase)
            self._add(replace(intent, reason=reason))
            return True
        if not kept or kept[-1].text not in ACTION_NOUNS:
            return False
        action = ACTION_NOUNS[kept[-1].text]
        phrase, own = _object(kept[:-1])
        if len(kept) > 1 and action == "browse" and kept[-1].text in _GENERIC and phrase:
            own = own or "personal" in phrase
        self._flush(phrase)
        self._add(self._make(action, kept[-1].text, phrase, whole, own=own, nominal=True))
        return True

    def _field(self, words: list[_Word]) -> None:
        phrase, _ = _object(words)
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
            action, reason = _action(intent.verb, phrase, intent.own)
            self.found.append(replace(intent, action=action, reason=reason, phrase=phrase))
        self.pending = []

    def _name_subject(self, word: str, *, people_only: bool = False) -> None:
        if is_plural(word) or not people_only:
            noun = singular(word)
            if noun_class(noun) == "person" or STAFF.match(noun):
                self.subject = noun
            elif not people_only:
                self.subject = "user"

    def _strip(self, words: list[_Word]) -> list[_Word]:
        kept = list(words)
        while kept and kept[0].text in _NOISE:
            kept.pop(0)
        return kept

    def _make(
        self,
        action: str,
        verb: str,
        phrase: str,
        words: list[_Word],
        *,
        own: bool = False,
        nominal: bool = False,
    ) -> Intent:
        kept = list(words)
        while len(kept) > 1 and (
            kept[-1].text in _TAIL - {"in", "out", "up"} or kept[-1].text in _TRAILING
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


def _is_quality(words: list[_Word]) -> bool:
    texts = [word.text for word in _before_tail(words)]
    return bool(texts) and (
        bool(_QUALITY_WORDS & set(texts))
        or texts[-1] in QUALITY_NOUNS
        or texts in (["it", "easy"], ["it", "easier"], ["easy"], ["sure"])
        or texts[-2:] in (["navigation", "menu"], ["navigation", "bar"], ["data", "storage"])
    )


def _action(base: str, phrase: str, own: bool) -> tuple[str, str]:
    nouns = set(phrase.split())
    for verbs, objects, action in OBJECT_ACTIONS:
        if ("*" in verbs or not verbs or base in verbs) and (
            ("*" in objects and phrase) or objects & nouns
        ):
            return action, ""
    if own and VERBS.get(base) == "browse":
        return "mine", ""
    if base in _LIGHT or base in _LOOSE:
        return (
            "quality" if phrase.split()[-1:] and phrase.split()[-1] in QUALITY_NOUNS else "things"
        ), ""
    if base in VERBS:
        return VERBS[base], ""
    if base in HARD_VERBS:
        last = phrase.split()[-1] if phrase else ""
        return ("quality", "") if last in QUALITY_NOUNS else ("hard", HARD_VERBS[base])
    if base in QUALITY_VERBS:
        return "quality", ""
    return "unknown", ""


_LOOSE = frozenset(
    """keep make know understand learn enjoy set offer release start raise arrange host issue establish
    visit read listen introduce choose pick initiate launch""".split()
)
"""Verbs that show or keep something only when their object is a thing an app keeps."""


def _closes(phrase: str, words: str) -> bool:
    """Whether the phrase stands in the words and no further noun follows it."""
    at = f" {words} ".find(f" {phrase} ")
    if at < 0:
        return False
    rest = words[at + len(phrase) :].split()
    return (
        not rest
        or rest[0] in _TAIL
        or rest[0] in _AFTER_PHRASE
        or (phrase.split()[-1] in {"in", "out", "up"})
    )


_AFTER_PHRASE = _FEATURE_WORDS | {"records", "list", "of", "to", "capabilities", "methods"}


def _before_tail(words: list[_Word]) -> list[_Word]:
    for at, word in enumerate(words):
        if at and word.text in _TAIL:
            return words[:at]
    return list(words)


def _object(words: list[_Word]) -> tuple[str, bool]:
    """The noun phrase at the head of the words, and whether it is the visitor's own."""
    texts = [word.text for word in words]
    own = any(word in {"own", "my", "their"} for word in texts[:3]) and (
        "own" in texts[:3] or texts[0] in {"my", "their"}
    )
    kept: list[str] = []
    if texts and texts[0] in _TAIL - {"by"}:
        texts = texts[1:]
    for at, word in enumerate(texts):
        if word in _SUBJECTS and kept:
            break
        if word.endswith(("'s", "’s", "s'", "s’", "'", "’")):
            continue
        if word in _TAIL or (word == "to" and kept):
            break
        if word == "of" and kept:
            if kept[-1] in _GENERIC or singular(kept[-1]) in _GENERIC or at == 0:
                kept = []
                continue
            break
        if word in _NOISE:
            continue
        kept.append(word)
    while (
        len(kept) > 1
        and (kept[-1] in _GENERIC or kept[-1] in _FEATURE_WORDS)
        and kept[-1] not in {"status", "history", "record", "records", "results"}
    ):
        kept.pop()
    return " ".join(kept[-3:]), own


def head_noun(phrase: str) -> str:
    """The singular head noun phrase: "product orders" -> "product order"."""
    words = phrase.split()
    if not words:
        return ""
    if is_plural(words[-1]):
        words[-1] = singular(words[-1])
    return " ".join(words)
