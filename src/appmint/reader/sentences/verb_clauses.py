"""Clauses that begin with a verb: what is done, what is wished for, and verbs not known."""

from dataclasses import replace

from appmint.reader.sentences.chunks import Chunk, Word
from appmint.reader.sentences.field_words import kind_of
from appmint.reader.sentences.found import Found
from appmint.reader.sentences.noun_clauses import take_named
from appmint.reader.sentences.phrases import (
    action_of,
    is_quality,
    noun_phrase,
    says_nothing,
    view_of,
)
from appmint.reader.sentences.verbs import asks, is_state, put_in, strange, verb_form
from appmint.reader.words.actions import ACTION_NOUNS, QUALITY_VERBS, VERBS
from appmint.reader.words.grammar import (
    BOTH,
    GENERIC,
    HOLDING,
    LIGHT,
    LOOSE,
    MODALS,
    STRUCTURE,
    is_noise,
)
from appmint.reader.words.inflection import base_form


def take_verb(scan: Found, words: list[Word], chunk: Chunk) -> bool:
    """Add what a clause asks for that begins with a verb; False when it begins with none."""
    form = verb_form(words, chunk, in_verbs=scan.mode == "verb")
    if form is None or (form == "plain" and _is_noun(scan, words, chunk)):
        return False
    article = chunk.words[0].text in {"a", "an", "the"}
    if form == "gerund" and article and (scan.detail or scan.opening):
        # "a site for a lending library", "with a recording link": nouns after their article.
        return False
    if form == "said":
        scan.mode, scan.detail = "verb", False
    base, rest = base_form(words[0].text), words[1:]
    if base == "take" and rest and rest[0].text == "part":
        base, rest = "participate", rest[1:]
    if _purpose(scan, base, words) or _rules(scan, base, words) or _puts(scan, base, words):
        return True
    if says_nothing(base, rest):
        return True
    if form == "gerund" and not rest and words[0].text in ACTION_NOUNS and scan.mode == "noun":
        return False
    phrase, own = noun_phrase(rest)
    if phrase in STRUCTURE and (base in LIGHT or VERBS.get(base) == "browse"):
        return True
    if base in HOLDING and scan.thing and rest:
        intent = scan.make("fields", base, scan.thing, words)
        scan.add(replace(intent, fields=tuple(filter(None, [phrase]))))
        scan.detail = True
        return True
    viewed = base in LIGHT or (VERBS.get(base) == "browse" and view_of(rest))
    if viewed and (not rest or take_named(scan, rest, words)):
        if rest and VERBS.get(base) == "browse" and scan.last is not None:
            # What follows in the list is still the verb's: "browse news and boats".
            scan.last = replace(scan.last, action="browse", verb=base, nominal=False)
        return True
    action, reason = action_of(base, phrase, own)
    intent = replace(scan.make(action, base, phrase, words, own=own), reason=reason)
    if not phrase and not rest:
        scan.pending.append(intent)
        scan.last = intent
        return True
    scan.flush(phrase)
    if form == "gerund":
        scan.share_object(intent)
    scan.add(intent)
    return True


def take_strange(scan: Found, chunk: Chunk, words: list[Word]) -> bool:
    """A verb after "can" or "to" that the reader does not know is kept, to be named."""
    found = strange(chunk, words)
    said = scan.sentence.text[: words[0].start - scan.sentence.start].lower().split()
    if found is None or not set(said) & (MODALS | {"to"}):
        return False
    if chunk.opener == "list" and (scan.mode != "verb" or scan.detail):
        return False
    scan.flush("")
    if found == "like":
        scan.add(scan.make("quality", "be", "", words, nominal=True))
        return True
    verb = words[0].text
    phrase, own = noun_phrase(words[1:])
    action, reason = action_of(verb, phrase, own)
    scan.add(replace(scan.make(action, verb, phrase, words, own=own), reason=reason))
    return True


def _purpose(scan: Found, base: str, words: list[Word]) -> bool:
    """A clause that says what the app should be like or why, not what it does."""
    rest = words[1:]
    if words[0].text == "clear" and not (rest and rest[0].text in _CLEARED):
        # "clear instructions" says how they are; "clear the cart" says what is done.
        scan.flush("")
        scan.add(scan.make("quality", "be", "", words, nominal=True))
        return True
    state = base in {"keep", "make"} and rest and is_state(rest[-1].text)
    like = base in LIGHT | LOOSE and is_quality(rest)
    if len(rest) > 2 and rest[0].text == "how" and rest[1].text in {"many", "much"}:
        scan.flush("")
        scan.add(scan.make("chart", base, noun_phrase(rest[2:])[0], words))
        return True
    learned = bool(rest) and rest[0].text == "how"
    if not (state or like or learned or (base in QUALITY_VERBS and base not in VERBS)):
        return False
    phrase, _ = noun_phrase(rest)
    scan.flush(phrase)
    scan.add(scan.make("quality", base, phrase, words))
    return True


def _rules(scan: Found, base: str, words: list[Word]) -> bool:
    """An "apply" without "for": the system applies rules of its own."""
    if base != "apply" or not words[1:] or asks(words[0], scan.sentence):
        return False
    scan.flush("")
    intent = scan.make("hard", base, noun_phrase(words[1:])[0], words)
    scan.add(replace(intent, reason="rules of its own that the system applies"))
    return True


def _puts(scan: Found, base: str, words: list[Word]) -> bool:
    """In "add lamps to the wishlist" the place decides what is done."""
    action = put_in(base, words)
    if action is None:
        return False
    phrase, own = noun_phrase(words[1:])
    scan.flush(phrase)
    verb = "collect" if words[-1].text == "collection" else base
    scan.add(scan.make(action, verb, phrase, words, own=own))
    return True


def _is_noun(scan: Found, words: list[Word], chunk: Chunk) -> bool:
    """Whether a word that could be a verb is the first noun of a list entry."""
    first, last = words[0].text, words[-1].text
    several = chunk.opener == "list" and len(words) > 1
    noun = first in BOTH | {"start", "end"} and len(words) == 2
    if scan.detail and several and noun and kind_of(last):
        return not is_noise(words[1].text)
    if several and (scan.pending or is_noise(words[1].text) or asks(words[0], scan.sentence)):
        return False
    again = scan.last is not None and scan.last.phrase.rpartition(" ")[2] == last in GENERIC
    if several and again and not scan.detail:
        # "browse items, post items": the same things, with a further verb.
        return False
    done = first in {"record", "share", "upload", "download", "export"} and len(words) > 2
    # "share information" shares it, "share records" are those of what was shared.
    done = done or (first == "share" and last in _PASSED_ON)
    if several and first in BOTH and not done and (last in ACTION_NOUNS or last in GENERIC):
        return True
    if scan.detail:
        if first in BOTH or not several:
            return True
        scan.detail = False
    return False


_PASSED_ON = frozenset("information data content details result results items".split())
_CLEARED = frozenset(
    "the a all their its his her my every old expired completed finished cart cache".split()
)
"""What may follow "clear" where it is a verb."""
