"""The noun phrase of a clause: its object, and what a verb does with it."""

from appmint.reader.sentences.chunks import Word
from appmint.reader.words.actions import HARD_VERBS, QUALITY_NOUNS, QUALITY_VERBS, VERBS
from appmint.reader.words.grammar import (
    AFTER_PHRASE,
    FEATURE_WORDS,
    GENERIC,
    KIND,
    LIGHT,
    LOOSE,
    NOISE,
    QUALITY_WORDS,
    STRUCTURE,
    SUBJECTS,
    TAIL,
    VIEWS,
    is_noise,
)
from appmint.reader.words.nouns import is_plural, noun_class, singular
from appmint.reader.words.object_actions import OBJECT_ACTIONS
from appmint.reader.words.plausibility import ABSTRACT, PROPERTIES, describes


def view_of(words: list[Word]) -> bool:
    """Whether the words name a view ("a calendar of walks") rather than records."""
    texts = [word.text for word in words]
    head = texts[: texts.index("of")] if "of" in texts else _before_tail_texts(texts)
    return bool(head) and head[-1] in VIEWS


def _before_tail_texts(texts: list[str]) -> list[str]:
    for at, text in enumerate(texts):
        if at and text in TAIL:
            return texts[:at]
    return texts


def is_system(phrase: str) -> bool:
    """Whether a subject is the app itself or somebody, rather than a thing it keeps."""
    last = phrase.split()[-1] if phrase else ""
    return (
        bool(KIND.fullmatch(last))
        or noun_class(last) == "person"
        or last in {"it", "they", "we", "i", "you", "there", "end", "account", "app"}
    )


def is_quality(words: list[Word]) -> bool:
    """Whether the words say what the app is like ("a clear layout"), not what it does."""
    texts = [word.text for word in before_tail(words)]
    return bool(texts) and (
        bool(QUALITY_WORDS & set(texts))
        or any(text.startswith("easy-to-") or text.endswith("-friendly") for text in texts)
        or texts[-1] in QUALITY_NOUNS
        or texts in (["it", "easy"], ["it", "easier"], ["easy"], ["sure"])
        or [singular(text) for text in texts[-2:]] in (*_STEERING, ["data", "storage"])
        or [singular(text) for text in texts[-2:]] in _CARE
        or [singular(text) for text in texts[-3:-1]] in _CARE
    )


_STEERING = (
    ["navigation", "menu"],
    ["navigation", "bar"],
    ["information", "architecture"],
    ["site", "architecture"],
    ["page", "structure"],
    ["site", "structure"],
)
"""What people find their way by: every app has it."""
_CARE = (["error", "handling"], ["exception", "handling"])
"""What every app takes care of by itself, before "mechanism" or alone."""


_PRESENTED = frozenset("company business institution organization school firm brand studio".split())
_ACTS = frozenset({"action", "actions", "operation", "operations", "queries", "settings"})
_USING = frozenset({"use", "utilize", "utilise", "access", "open", "visit", "launch", "enter"})
_APP = (
    NOISE | FEATURE_WORDS | STRUCTURE | frozenset({"whole", "wechat", "framework", "html5", "h5"})
)
_PARTICLES = frozenset({"out", "up", "off", "down", "back"})
_GRASPING = frozenset({"understand", "learn", "know"})
_SIGN_UPS = frozenset(
    """account accounts membership email phone company merchant profile number online website
    platform system app""".split()
)
_LOOKED_UP = frozenset({"query", "inquire", "enquire"})
"""Verbs of search that with "their own" mean a list of one's own."""
_JOINING = frozenset({"connect", "integrate"})
_SIDES = frozenset("companies company businesses business communities community people".split())
"""Bringing people together is what an app is for; the rest of the text says how."""


def action_of(base: str, phrase: str, own: bool) -> tuple[str, str]:
    """The action of a verb with its object; for "hard" also what would be needed."""
    nouns = set(phrase.split())
    if not phrase.endswith("personal"):
        # "personal orders" are orders; what is "personal" alone is about the person.
        nouns.discard("personal")
    for verbs, objects, action in OBJECT_ACTIONS:
        if ("*" in verbs or not verbs or base in verbs) and (
            ("*" in objects and phrase) or objects & nouns
        ):
            return action, ""
    if own and (VERBS.get(base) == "browse" or base in _LOOKED_UP):
        return "mine", ""
    last = phrase.split()[-1] if phrase else ""
    vague = bool(KIND.fullmatch(last)) or last in {"data", "content", "interface"}
    vague = vague or singular(last) in {"button", "element", "link"}
    if base in {"interact", "engage", "communicate"} and vague:
        return "quality", ""
    if [singular(word) for word in phrase.split()[-2:]] in _STEERING:
        return "quality", ""
    if base == "register" and phrase and not (noun_class(last) == "person" or last in _SIGN_UPS):
        return ("request" if noun_class(last) == "event" else "create"), ""
    if base == "introduce" and (singular(last) in _PRESENTED or KIND.fullmatch(last)):
        return "about", ""
    if base in _GRASPING and singular(last) in PROPERTIES | ABSTRACT:
        return "browse", ""
    if base in LIGHT or base in LOOSE:
        return ("quality" if last in QUALITY_NOUNS else "things"), ""
    if base in VERBS:
        return VERBS[base], ""
    if base in HARD_VERBS:
        bringing = base in _JOINING and (noun_class(last) == "person" or last in _SIDES)
        quality = bringing or last in QUALITY_NOUNS
        return ("quality", "") if quality else ("hard", HARD_VERBS[base])
    if base in QUALITY_VERBS:
        return "quality", ""
    return "unknown", ""


def closes_with(phrase: str, words: str) -> bool:
    """Whether the phrase stands in the words and no further noun follows it."""
    at = f" {words} ".find(f" {phrase} ")
    if at < 0:
        return False
    rest = words[at + len(phrase) :].split()
    return (
        not rest
        or rest[0] in TAIL
        or rest[0] in AFTER_PHRASE
        or (phrase.split()[-1] in {"in", "out", "up"})
    )


def says_nothing(base: str, rest: list[Word]) -> bool:
    """Whether a verb with its words names no function: "have features", "have visited"."""
    texts = [word.text for word in rest]
    if base in LIGHT and all(text in FEATURE_WORDS | NOISE for text in texts):
        return True
    if base in _USING and texts and all(_is_app(text) for text in texts):
        # "use the framework", "access the whole site": what it does is said elsewhere.
        return True
    if base == "click" and texts[-1:] and singular(texts[-1]) in {"button", "icon", "link"}:
        return True
    if base in {"perform", "take"} and all(
        text in NOISE | _ACTS | FEATURE_WORDS or describes(text) for text in texts
    ):
        return True
    if base in {"have", "provide"} and all(
        text in NOISE | FEATURE_WORDS or describes(text) for text in texts
    ):
        # "have three main modules": what they do follows.
        return True
    if base in {"have", "contain"} and all(text in GENERIC | NOISE for text in texts):
        return True
    if base == "have" and texts[-1:] and texts[-1] in {"panel", "panels", "side", "portal"}:
        # "a student panel, where students can ...": what it does is said after it.
        return noun_class(" ".join(texts[:-1])) == "person" or texts[-2:-1] == ["company"]
    return base == "have" and len(texts) == 1 and texts[0].endswith("ed")


def _is_app(word: str) -> bool:
    """Whether a word means the app itself or adds nothing."""
    return word in _APP or is_noise(word) or KIND.fullmatch(word) is not None


def before_tail(words: list[Word]) -> list[Word]:
    """The words before the first preposition that is not the first word."""
    for at, word in enumerate(words):
        if at and word.text in TAIL:
            return words[:at]
    return list(words)


def noun_phrase(words: list[Word]) -> tuple[str, bool]:
    """The noun phrase at the head of the words, and whether it is the visitor's own."""
    texts = [word.text for word in words]
    while len(texts) > 1 and texts[0] in TAIL - {"by"}:
        texts = texts[1:]
    own = any(word in {"own", "my", "their"} for word in texts[:3]) and (
        "own" in texts[:3] or texts[0] in {"my", "their"}
    )
    kept: list[str] = []
    while texts and (texts[0] in TAIL - {"by"} or is_noise(texts[0])):
        texts = texts[1:]
    for at, word in enumerate(texts):
        if word in SUBJECTS and kept:
            break
        if word.endswith(("'s", "’s", "s'", "s’", "'", "’")):
            continue
        if word in TAIL or (word == "to" and kept):
            break
        if word == "of" and not kept:
            continue
        if word == "of":
            if at == 0 or kept[-1] in GENERIC or singular(kept[-1]) in GENERIC | PROPERTIES:
                kept = []
                continue
            break
        if is_noise(word) or word in _PARTICLES:
            continue
        kept.append(word)
    while (
        len(kept) > 1
        and (kept[-1] in GENERIC or kept[-1] in FEATURE_WORDS)
        and kept[-1] not in {"status", "history", "record", "records", "results"}
        and not (kept[-2] in _SUCH and singular(kept[-1]) == "item")
    ):
        kept.pop()
    return " ".join(kept[-3:]), own


_SUCH = frozenset("stolen missing donated borrowed".split())
"""What happened to an item makes it one to keep a record of."""


def head_noun(phrase: str) -> str:
    """The singular head noun phrase: "product orders" -> "product order"."""
    words = phrase.split()
    if not words:
        return ""
    if words[-1] == "leaves" and len(words) > 1:
        words[-1] = "leaf"
    elif is_plural(words[-1]):
        words[-1] = singular(words[-1])
    return " ".join(words)
