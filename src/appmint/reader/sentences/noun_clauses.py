"""Clauses without a verb: nouns of action ("order management"), things, fields and goals."""

from dataclasses import replace

from appmint.reader.sentences.chunks import Chunk, Word, is_gerund
from appmint.reader.sentences.field_words import kind_of
from appmint.reader.sentences.found import Found
from appmint.reader.sentences.phrases import action_of, before_tail, is_quality, noun_phrase
from appmint.reader.sentences.verbs import signs_up
from appmint.reader.words.actions import ACTION_NOUNS, QUALITY_NOUNS
from appmint.reader.words.grammar import (
    FEATURE_ACTIONS,
    FEATURE_WORDS,
    GENERIC,
    SPANS,
    STRUCTURE,
    VERBAL,
)
from appmint.reader.words.inflection import base_form
from appmint.reader.words.nouns import is_plural, noun_class, singular
from appmint.reader.words.plausibility import TECHNOLOGY


def take_noun(scan: Found, words: list[Word], chunk: Chunk) -> None:
    """Add what a clause without a verb of its own asks for, a field of the last thing included."""
    if singular(words[-1].text) in SPANS and scan.mode == "noun":
        return
    if chunk.opener in {"start", "clause"} and scan.mode == "noun":
        return
    named = ACTION_NOUNS.get(words[-1].text)
    rated = scan.last is not None and scan.last.action in {
        "review",
        "comment",
        "contact",
        "form",
    }
    feature = scan.detail and not rated and named in FEATURE_ACTIONS
    if feature and take_named(scan, words, words):
        return
    if scan.detail and scan.last is not None and chunk.opener in {"detail", "with", "list"}:
        scan.field(words)
        return
    if is_quality(words) and not scan.pending:
        scan.add(scan.make("quality", "be", "", words, nominal=True))
        return
    if _named_in_list(scan, words, chunk):
        return
    phrase, own = noun_phrase(words)
    if not phrase or phrase in STRUCTURE:
        return
    starts_anew = scan.mode == "noun" and chunk.words[0].text in {"a", "an"}
    carried = chunk.opener == "list" and not starts_anew
    if scan.last is not None and carried and not scan.last.nominal:
        if words[-1].text.endswith("ed"):
            return
        if scan.mode == "verb" and _is_name(scan, words):
            return
        if scan.last.action in _DATED and kind_of(phrase) in {"date", "time", "datetime"}:
            # "for a start date and an end date" says when, not what.
            return
        base = scan.last.verb
        action, reason = action_of(base, phrase, own)
        if scan.last.action == "hard":
            action, reason = "hard", scan.last.reason
        intent = replace(scan.make(action, base, phrase, words, own=own), reason=reason)
        scan.flush(phrase)
        scan.add(intent, keep=True)
        return
    if scan.mode == "noun" and chunk.opener in {"for", "list"}:
        quality = words[-1].text in QUALITY_NOUNS
        action = "topic" if scan.opening else ("quality" if quality else "things")
        scan.flush(phrase)
        scan.add(scan.make(action, "show", phrase, words, nominal=True))


def _named_in_list(scan: Found, words: list[Word], chunk: Chunk) -> bool:
    """A noun of action; after the "news" of "browse news and boats" the list goes on."""
    before = scan.last
    if not take_named(scan, words, words):
        return False
    looked = before is not None and before.action == "browse" and not before.nominal
    if looked and chunk.opener == "list" and scan.mode == "verb":
        scan.last = before
    return True


def take_named(scan: Found, words: list[Word], whole: list[Word]) -> bool:
    """An action noun at the end of the words ("order management"), or before "of"."""
    kept = list(words)
    for at, word in enumerate(kept):
        if word.text == "of" and at and kept[at - 1].text in ACTION_NOUNS:
            action = ACTION_NOUNS[kept[at - 1].text]
            phrase, own = noun_phrase(kept[at + 1 :])
            scan.flush(phrase)
            verb = kept[at - 1].text
            scan.add(scan.make(action, verb, phrase, whole, own=own, nominal=True))
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
        intent = scan.make(action, base, phrase, whole, own=own, nominal=True)
        scan.flush(phrase)
        scan.add(replace(intent, reason=reason))
        return True
    if len(kept) == 1 and kept is not words and is_gerund(kept[0].text):
        # "perform shipping operations"
        base = base_form(kept[0].text)
        action, reason = action_of(base, "", False)
        scan.add(replace(scan.make(action, base, "", whole, nominal=True), reason=reason))
        return action != "unknown"
    if not kept or kept[-1].text not in ACTION_NOUNS:
        return False
    action = ACTION_NOUNS[kept[-1].text]
    if kept[-1].text == "wizard" and len(kept) > 2 and kept[-2].text in {"creator", "creation"}:
        kept.pop(-2)
    phrase, own = noun_phrase(kept[:-1])
    if phrase.rpartition(" ")[2] in TECHNOLOGY and action in {"comment", "browse", "live"}:
        outside = scan.make("hard", kept[-1].text, phrase, whole, nominal=True)
        scan.flush(phrase)
        scan.add(replace(outside, reason="connecting to outside services or devices"))
        return True
    if action == "register" and phrase and not signs_up(phrase, kept[-1], scan.sentence):
        action = "request" if noun_class(phrase) == "event" else "create"
    if len(kept) > 1 and action == "browse" and kept[-1].text in GENERIC and phrase:
        own = own or "personal" in phrase
    scan.flush(phrase or kept[-1].text)
    scan.add(scan.make(action, kept[-1].text, phrase, whole, own=own, nominal=True))
    return True


def _is_name(scan: Found, words: list[Word]) -> bool:
    """Whether all words are written as names in the text: "from Wales and Cornwall"."""
    texts = scan.sentence.text
    start = scan.sentence.start
    written = [texts[word.start - start : word.end - start] for word in words]
    names = all(each[:1].isupper() and not each.isupper() for each in written)
    return names and not is_plural(words[-1].text)


_DATED = frozenset("book workflow request cart".split())
