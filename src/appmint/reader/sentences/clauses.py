"""Clauses of a sentence as intents: who does what with which things."""

import re
from dataclasses import replace

from appmint.reader.sentences.chunks import TOKEN, Chunk, Word, chunks, is_gerund, is_verb
from appmint.reader.sentences.clause_subjects import name_from, take_people
from appmint.reader.sentences.field_words import kind_of
from appmint.reader.sentences.found import Found, telling_words
from appmint.reader.sentences.intents import Intent
from appmint.reader.sentences.limits import blank_limits
from appmint.reader.sentences.noun_clauses import take_noun
from appmint.reader.sentences.phrases import closes_with, noun_phrase
from appmint.reader.sentences.segment import Sentence
from appmint.reader.sentences.spelling import corrected
from appmint.reader.sentences.verb_clauses import take_strange, take_verb
from appmint.reader.words.actions import ACTION_NOUNS, VERBS
from appmint.reader.words.grammar import (
    ALLOWING,
    BOTH,
    EASE,
    FEATURE_WORDS,
    HAVING,
    LETTING,
    STORY,
    is_noise,
)
from appmint.reader.words.inflection import base_form
from appmint.reader.words.nouns import is_plural, singular
from appmint.reader.words.set_phrases import PHRASES


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
    letting = LETTING.match(sentence.text)
    having = HAVING.match(sentence.text)
    if letting:
        skip = max(skip, letting.end())
        subject = singular(letting.group("who").lower())
    if having:
        skip = max(skip, having.end())
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
    told = story or labelled or letting or having
    scan = Found(sentence, index, subject, opening=bool(skip) and not told)
    scan.app = app
    first = "modal" if story or letting or sentence.bullet else ("for" if skip else "start")
    if having and words and words[0].text in FEATURE_WORDS:
        # "It also has functions for ...": what they are for comes next.
        first = "start"
    parts = chunks(words, first)
    for chunk, after in zip(parts, [*parts[1:], None], strict=False):
        if after is not None and after.opener == "to" and _introduces(scan, chunk):
            continue
        _take(scan, chunk)
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


def _introduces(scan: Found, chunk: Chunk) -> bool:
    """Whether a chunk only says who does what follows: "allowing buyers" to compare."""
    who = [word.text for word in chunk.words[1:] if not is_noise(word.text)]
    if chunk.words[0].text not in ALLOWING or len(who) > 3:
        return False
    scan.previous = chunk.words[-1].text
    return True


def _take(scan: Found, chunk: Chunk) -> None:
    """Add what a chunk asks for; verbs are carried over lists."""
    if chunk.opener == "subject":
        name_from(scan, chunk)
        return
    if not _opens(scan, chunk):
        return
    named = scan.detail and scan.last is not None and scan.last.action in _FIELDED
    entry = named and chunk.opener in {"detail", "list"} and not is_gerund(chunk.words[0].text)
    if not entry and _phrase(scan, chunk):
        return
    words = telling_words(chunk.words)
    if not words or _goal(scan, chunk, words) or take_strange(scan, chunk, words):
        return
    if not take_verb(scan, words, chunk):
        take_noun(scan, words, chunk)


def _opens(scan: Found, chunk: Chunk) -> bool:
    """Settle how the words of a chunk are to be read; False when it is dealt with already."""
    if chunk.opener in {"start", "list", "clause", "stop"}:
        take_people(scan, chunk)
        commands = is_verb(chunk.words[0].text) and len(chunk.words) > 1
        if chunk.opener == "start" and scan.mode == "noun" and commands:
            chunk.opener = "modal"
    turns = scan.acted and scan.mode == "noun" and chunk.opener == "list"
    first = chunk.words[0].text
    if turns and is_verb(first) and first not in BOTH and first not in ACTION_NOUNS:
        # After "book a boat for fishing" the list of verbs goes on.
        chunk.opener = "modal"
    if chunk.opener == "tail":
        if scan.mode == "verb" and not scan.pending:
            return False
        chunk.opener = "for"
    if chunk.opener == "to" and scan.previous in EASE | {"how"}:
        if scan.found and scan.found[-1].action == "quality":
            # One goal: "easy" and "to use".
            start, end = scan.found.pop().start, chunk.words[-1].end
            whole = scan.sentence.text[start - scan.sentence.start : end - scan.sentence.start]
            goal = scan.make("quality", "be", "", chunk.words)
            scan.add(replace(goal, text=whole, start=start))
        else:
            scan.add(scan.make("quality", "be", "", chunk.words))
        scan.mode, scan.purpose, scan.previous = "verb", scan.previous in EASE, ""
        return False
    if scan.purpose and chunk.opener == "list" and len(telling_words(chunk.words)) < 2:
        return False
    scan.purpose = False
    if chunk.opener == "to" and scan.previous:
        scan.name_subject(scan.previous, people_only=True)
    steers = scan.last is not None and scan.last.action == "quality"
    steers = steers and scan.previous in _MENUS
    if steers and [word.text for word in chunk.words] == ["items"]:
        # "a menu with items such as": what they are comes next.
        return False
    lists = chunk.opener == "detail" and (scan.previous in FEATURE_WORDS or steers)
    carried = chunk.opener == "detail" and _of_things(scan, chunk)
    scan.previous = chunk.words[-1].text
    if carried:
        # "browse information, including news and reports" browses news and reports.
        scan.mode, scan.detail, chunk.opener = "verb", False, "list"
        return True
    if lists:
        # "features such as workshops and podcasts" lists features, not fields.
        scan.mode, scan.detail, scan.last, scan.opening = "noun", False, None, False
        chunk.opener = "for"
    return _enter(scan, chunk, chunk.opener)


def _of_things(scan: Found, chunk: Chunk) -> bool:
    """Whether a chunk begins the list of things that information or content is made of."""
    last = scan.last
    told = last is not None and not last.nominal and last.phrase in _MADE_OF
    if not told or scan.previous not in _MADE_OF or is_gerund(chunk.words[0].text):
        return False
    said = scan.sentence.text[chunk.words[0].start - scan.sentence.start :]
    items = [each for each in _ITEMS.split(said.strip(" .")) if each]
    fields = [each for each in items if kind_of(each)]
    plural = [each for each in items if is_plural(each.split()[-1])]
    return len(items) > 1 and len(fields) * 2 < len(items) and len(plural) * 2 >= len(items)


_MENUS = frozenset({"menu", "menus", "bar", "bars", "navigation"})
"""What a list of pages follows."""
_MADE_OF = frozenset({"information", "content", "contents"})
_ITEMS = re.compile(r",\s*(?:and |or )?|\s+and\s+|\s+or\s+")


def _goal(scan: Found, chunk: Chunk, words: list[Word]) -> bool:
    """Whether a clause says what is gained: "help readers understand the rules of chess"."""
    if scan.goal is not None and chunk.opener == "for":
        start = scan.sentence.start
        between = scan.sentence.text[scan.goal.end - start : words[0].start - start]
        return bool(re.fullmatch(r"\s*of(?: the| a| an| their| its)?\s*", between))
    helped = words[0] is not chunk.words[0] and chunk.words[0].text in {"help", "helps"}
    if not helped or words[0].text not in {"understand", "learn", "know", "grasp"}:
        return False
    scan.goal = scan.make("quality", "help", "", chunk.words)
    scan.add(scan.goal)
    return True


def _enter(scan: Found, chunk: Chunk, opener: str) -> bool:
    """Set what kind of words follow; False when the chunk is dealt with already."""
    if opener in {"modal", "to"}:
        scan.acted = False
        scan.mode, scan.detail = "verb", False
    elif opener == "for" and scan.mode == "verb" and scan.pending:
        pass
    elif opener in {"for", "clause", "start", "stop"}:
        scan.acted = opener == "for" and (scan.acted or scan.mode == "verb")
        scan.mode, scan.detail = "noun", False
        scan.last = None
    elif opener == "with" and scan.pending:
        others = {"users", "user", "others", "other"} & {word.text for word in chunk.words}
        scan.flush(noun_phrase(chunk.words)[0] or ("users" if others else ""))
        return False
    elif opener == "with" and (scan.last is None or scan.last.action == "topic"):
        scan.mode, scan.detail = "noun", False
        chunk.opener = "for"
        scan.opening = False
    elif opener in {"detail", "with"}:
        scan.detail = True
    return True


def _phrase(scan: Found, chunk: Chunk) -> bool:
    """Add what a set phrase in a chunk asks for; False where there is none."""
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
    intent = scan.make(best[1], best[0].split()[0], best[0], chunk.words, nominal=True)
    if best[1] == "profile":
        scan.share_profile(best[0])
    scan.flush("")
    carried = VERBS.get(verb) or (scan.last.action if scan.last is not None else "")
    if best[0] == "contact information" and carried in _ENTERING:
        # Somebody's details are entered, not shown: they belong to the record at hand.
        scan.add(replace(intent, action=carried, phrase="information", verb=verb))
        return True
    if best[1] in {"workflow", "search"}:
        # "look up trains": what follows is the thing.
        after = chunk.words[texts.index(best[0].split()[-1]) + 1 :]
        scan.add(replace(intent, phrase=noun_phrase(after)[0] if best[1] == "search" else ""))
    else:
        scan.add(replace(intent, phrase=best[0]))
    if VERBS.get(verb) == "browse" and verb not in best[0]:
        # What follows in the list is still the verb's: "showing our team, prices and rooms".
        scan.last = replace(intent, action="browse", verb=verb, nominal=False)
    return True


_PHRASES: dict[str, list[tuple[str, str]]] = {}
for _row in PHRASES:
    _PHRASES.setdefault(_row[0].split()[0], []).append(_row)
_ENTERING = frozenset({"create", "edit", "manage", "open", "things"})
_FIELDED = frozenset("create edit manage form upload register profile request book".split())
"""Actions after which "including" lists fields."""
