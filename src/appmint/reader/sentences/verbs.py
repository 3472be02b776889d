"""Verbs in their clause: whether a word is one, and what the words beside it make of it."""

from typing import Literal

from appmint.reader.sentences.chunks import Chunk, Word, is_verb
from appmint.reader.sentences.phrases import is_quality
from appmint.reader.sentences.segment import Sentence
from appmint.reader.words.actions import ACTION_NOUNS, HARD_VERBS, QUALITY_VERBS, VERBS
from appmint.reader.words.grammar import ASKING, LIGHT, PEOPLE
from appmint.reader.words.inflection import base_form
from appmint.reader.words.nouns import is_plural, noun_class
from appmint.reader.words.plausibility import CONCRETE

Form = Literal["plain", "gerund", "said"]


def verb_form(words: list[Word], chunk: Chunk, *, in_verbs: bool) -> Form | None:
    """How the first word is a verb ("said": "that shows"), None when it is none.

    Args:
        words: the words of the clause from its first telling one.
        chunk: the chunk they stand in.
        in_verbs: True after "can", "should" or "to", where a base form is a verb.
    """
    first = words[0].text
    base = base_form(first)
    if not (base in VERBS or base in HARD_VERBS or base in QUALITY_VERBS or base in LIGHT):
        return None
    if first == base:
        before = chunk.words[: chunk.words.index(words[0])]
        # After "browse games and" the words "the online store" name a thing.
        named = bool({word.text for word in before} & _ARTICLES)
        return "plain" if in_verbs and not named else None
    if first.endswith("ing"):
        ends = ACTION_NOUNS.get(words[-1].text)
        # "booking confirmation" confirms bookings, "betting tips" are tips.
        noun = first in ACTION_NOUNS or (first in CONCRETE and len(words) > 1)
        noun = noun and not in_verbs and ends in _OF_ACTIONS
        return None if noun or (base in {"bet", "participate"} and words[1:]) else "gerund"
    return "said" if first.endswith("s") and chunk.opener == "clause" and words[1:] else None


def strange(chunk: Chunk, words: list[Word]) -> Literal["verb", "like"] | None:
    """Whether the first word after "can" or "to" is a verb that is not known, or how it should be.

    `words` are those of the chunk from its first telling one. In a list of verbs it is one where
    no noun could stand: "add recipes, reuse existing ones".
    """
    first = words[0].text
    follows = words[1].text if len(words) > 2 else ""
    listed = chunk.opener == "list" and follows in _AFTER_VERBS
    listed = listed and first not in _JOINING and not first.endswith("ing")
    if not (listed or chunk.opener in {"modal", "to"}) or not first.isalpha():
        return None
    if base_form(first) != first:
        return None
    if is_verb(first) or first in ACTION_NOUNS | dict.fromkeys(PEOPLE) or is_plural(first):
        return None
    before = [word.text for word in chunk.words[: chunk.words.index(words[0])]]
    if noun_class(first) == "person" or set(before) & _BEFORE_NOUNS:
        return None
    if "be" in before and "able" not in before and not first.endswith("ed"):
        return "like" if first.endswith(_LIKE) or is_quality(words) else None
    return "verb"


_ARTICLES = frozenset("a an the their his her its our my".split())
_BEFORE_NOUNS = _ARTICLES | frozenset("your some any all favorite".split())
_JOINING = frozenset(
    """when where while if because since until before after through during between within without
    about across against via per as than into onto upon once whether both either such including
    by on in at of from with under over""".split()
)
_AFTER_VERBS = frozenset(
    """a an the their his her its our my existing other these those all any each every different
    various multiple several new""".split()
)
_LIKE = ("able", "ible", "ive", "al", "ful", "ant", "ent", "ic", "ous", "friendly")


def asks(word: Word, sentence: Sentence) -> bool:
    """Whether "for" follows a verb that takes its object so: "search for boats"."""
    rest = sentence.text[word.end - sentence.start :].split(None, 1)
    follows = rest[0].lower().strip(",.;") if rest else ""
    return base_form(word.text) in ASKING and follows in {"", "for", "to", "online", "now"}


def signs_up(phrase: str, word: Word, sentence: Sentence) -> bool:
    """Whether "X registration" is about accounts: X is somebody, or signing in follows."""
    rest = sentence.text[word.end - sentence.start :][:24].lower()
    people = noun_class(phrase) == "person" or phrase.split()[-1] in _ACCOUNTS
    return people or "login" in rest or "log in" in rest


def put_in(base: str, words: list[Word]) -> str | None:
    """The action that the place of "add lamps to the wishlist" makes of it, else None."""
    texts = [word.text for word in words]
    return _KEEPING.get(texts[-1]) if base in _PUTTING and "to" in texts[2:] else None


def is_state(word: str) -> bool:
    """Whether a word says how somebody is kept: "keep members informed"."""
    return word.endswith(("ed", "able", "ful", "ive")) and len(word) > 5


_OF_ACTIONS = frozenset({"workflow", "manage", "lookup"})
_ACCOUNTS = frozenset("account accounts user membership email phone company merchant".split())
_PUTTING = frozenset({"add", "save", "put", "move"})
_KEEPING = {
    **dict.fromkeys("collection favorites favourites wishlist bookmarks".split(), "save"),
    **dict.fromkeys(["cart", "basket"], "cart"),
}
