"""The reader's entry: text -> sentences -> intents -> spec."""

import re
from itertools import takewhile

from appmint.reader.composing.compose import compose
from appmint.reader.composing.naming import blank_name
from appmint.reader.drafting.described import described, described_list
from appmint.reader.drafting.draft import Draft
from appmint.reader.errors import NotAnApp, TextEmpty, TextTooLong
from appmint.reader.knowledge.domains import domain, retrieve
from appmint.reader.rooms.searching import sought
from appmint.reader.rooms.table import ROOMS
from appmint.reader.rooms.turning import turned
from appmint.reader.sentences.choices import bracketed
from appmint.reader.sentences.chunks import Word
from appmint.reader.sentences.clauses import intents_of
from appmint.reader.sentences.colours import theme_of, without_colours
from appmint.reader.sentences.groups import group_of
from appmint.reader.sentences.intents import Intent, Opening, opening_of
from appmint.reader.sentences.joining import joined
from appmint.reader.sentences.languages import translated
from appmint.reader.sentences.limits import limits
from appmint.reader.sentences.marks import marked
from appmint.reader.sentences.phrases import noun_phrase
from appmint.reader.sentences.segment import Sentence, blank_addresses, sentences
from appmint.reader.sentences.telling import told
from appmint.reader.sentences.unread import unread
from appmint.reader.words.actions import ACTION_NOUNS
from appmint.reader.words.grammar import STORY
from appmint.spec.app import AppSpec
from appmint.spec.facts import Facts
from appmint.spec.validation import validate
from appmint.stacks.web.checks import attach

MOST_CHARACTERS = 20_000
"""Longer texts are refused."""

_APP = re.compile(
    r"\b(?:apps?|applications?|web ?sites?|sites?|web ?pages?|pages?|platforms?|systems?|software|"
    r"tools?|portals?|stores?|shops?|dashboards?|users?|customers?|mini-?programs?|online|blogs?|"
    r"forums?|marketplaces?|trackers?|booking|games?|database|admin|crm|erp|mall|interface)\b",
    re.I,
)


NO_FACTS = Facts()


def read(text: str, name: str | None = None, facts: Facts = NO_FACTS) -> AppSpec:
    """The app that a requirement text describes, each criterion with its browser steps.

    Args:
        text: what the customer wrote.
        name: the app's name, when it is decided elsewhere.
        facts: what another reader found in this text; joined with what the rules find.

    Raises:
        TextEmpty: there is nothing but white space.
        TextTooLong: more than `MOST_CHARACTERS`.
        NotAnApp: no part of it describes an app.
        SpecInvalid: the facts make no app that can be built.
    """
    spec = interpret(text, name, facts)
    if facts != NO_FACTS:
        validate(spec.model_copy(update={"criteria": ()}))
    return attach(spec)


def interpret(text: str, name: str | None = None, facts: Facts = NO_FACTS) -> AppSpec:
    """What the text asks for, before any criterion has steps; raises as `read` does."""
    if not text.strip():
        raise TextEmpty
    if len(text) > MOST_CHARACTERS:
        raise TextTooLong(len(text), MOST_CHARACTERS)
    parts = sentences(blank_name(blank_addresses(text)))
    theme, coloured = theme_of(parts)
    opening, by_rules = understand(parts, coloured)
    intents = joined(by_rules, facts, text, parts)
    done = [each for each in intents if each.action in ROOMS]
    wanted = [each for each in intents if each.action in ROOMS or each.action in _WISHED]
    asked = bool(_APP.search(text)) or bool(coloured) or (opening is not None and len(wanted) > 1)
    asked = asked or any(each.action == "described" for each in done)
    asked = asked or any(STORY.match(part.text) for part in parts)
    asked = asked or len({each.action for each in done if each.subject != "user"}) > 1
    wished = any(each.action != "quality" for each in facts.wishes)
    if not wished and (not asked or (opening is None and not done and not coloured)):
        raise NotAnApp
    if opening is None and parts[0].heading:
        opening = Opening(parts[0].text.lower(), "", parts[0].start, parts[0].end, 0)
    topic = f"{opening.topic} {opening.kind}" if opening else ""
    draft = Draft(text, [domain(each) for each in retrieve(text, topic)])
    draft.choices = [each for part in parts for each in bracketed(part)[0]]
    draft.unmet.extend(limits([part for part in parts if part not in coloured]))
    if facts == NO_FACTS:
        draft.unmet.extend(unread(parts, coloured, opening, by_rules))
    draft.facts = facts
    intents = joined([turned(draft, each) for each in by_rules], facts, text, parts)
    return compose(text, name or facts.name, draft, theme, opening, intents, coloured)


_WISHED = frozenset({"unknown", "hard"})
"""What is wished for, though nothing makes it."""


def understand(
    parts: list[Sentence], coloured: list[Sentence]
) -> tuple[Opening | None, list[Intent]]:
    """What kind of app is asked for, and all intents in order."""
    opening: Opening | None = None
    intents: list[Intent] = []
    listed: set[int] = set()
    for index, whole in enumerate(parts):
        part = without_colours(whole) if whole in coloured else whole
        if part is None or index in listed:
            continue
        if part.heading:
            bullets = _bullets(parts[index + 1 :])
            each = described_list(part, bullets, index)
            if each is not None:
                intents.append(each)
                listed |= set(range(index + 1, index + 1 + len(bullets)))
            continue
        for before in (translated, told, described, marked, sought):
            said, part = before(part, index)
            intents.extend(said)
        _, part = bracketed(part)
        skip = 0
        if opening is None:
            opening = opening_of(part) or (group_of(part) if index == 0 else None)
            skip = opening.rest if opening else 0
            intents.extend(_asked_by(opening, part, index))
        app = frozenset(f"{opening.topic} {opening.kind}".split()[-2:]) if opening else frozenset()
        intents.extend(intents_of(part, index, skip, app))
    return opening, intents


def _bullets(parts: list[Sentence]) -> list[Sentence]:
    """The bullets at the beginning of the parts."""
    return list(takewhile(lambda part: part.bullet, parts))


def goals(text: str) -> list[Intent]:
    """What the text says the app should be like ("fast", "easy to use"), in order.

    No feature does these and none is claimed to: they are kept apart from what is not built.
    """
    parts = sentences(blank_name(blank_addresses(text)))
    _, coloured = theme_of(parts)
    return [each for each in understand(parts, coloured)[1] if each.action == "quality"]


def _asked_by(opening: Opening | None, part: Sentence, index: int) -> list[Intent]:
    """What the words for the app itself ask for: a "boat rental site" rents boats."""
    words = opening.topic.split() if opening else []
    action = ACTION_NOUNS.get(words[-1], "") if words else ""
    if opening is None or action not in {"book", "vote"}:
        return []
    phrase, _ = noun_phrase([Word(word, 0, 0) for word in words[:-1]])
    at = part.text.lower().find(opening.topic)
    if at < 0:
        return []
    start = part.start + at
    text = part.text[at : at + len(opening.topic)]
    end = start + len(text)
    return [Intent(action, words[-1], phrase, text, start, end, sentence=index, nominal=True)]
