"""What the rules found, joined with what another reader found in the same text."""

from collections.abc import Sequence
from dataclasses import replace

from appmint.reader.sentences.intents import Intent
from appmint.reader.sentences.segment import Sentence
from appmint.spec.facts import Calculation, Facts, Span, Thing, Wish

_SAME = {
    "things": "browse",
    "permissions": "admin",
    "register": "account",
    "login": "account",
    "logout": "account",
    "password": "account",
    "cart": "shop",
    "pay": "shop",
}
"""Actions that one feature answers are one wish."""
_STRUCTURE = frozenset({"described", "fields", "topic"})
"""Intents that say what the app is about or what a record has; no wish stands in their place."""
_UNREAD = frozenset({"hard", "unknown"})


def joined(
    intents: Sequence[Intent], facts: Facts, text: str, parts: Sequence[Sentence]
) -> list[Intent]:
    """The intents of both readers in the order of the text.

    A wish that both found stays as the rules have it. Where the two read one place differently,
    the other reader's wish stands. What only one found is kept.
    """
    kept: list[Intent] = []
    met: set[int] = set()
    for intent in intents:
        here = [each for each in facts.wishes if _shared(intent, each.span)]
        same = [each for each in here if _kind(each.action) == _kind(intent.action)]
        if same:
            met |= {id(each) for each in same}
            kept.append(_completed(intent, same[0]))
        elif intent.action in _STRUCTURE or not _in_its_place(intent, here):
            kept.append(intent)
    made = [*kept, *(_intent(each, text, parts) for each in facts.wishes if id(each) not in met)]
    made += [_said(each.span, "described", each.noun, text, parts) for each in facts.things]
    made += [
        _said(each.span, "calculate", "", text, parts)
        for each in facts.calculations
        if not any(other.action == "calculate" and _shared(other, each.span) for other in made)
    ]
    return sorted(made, key=lambda each: (each.start, -each.end))


def calculation_for(intent: Intent, facts: Facts) -> Calculation | None:
    """The formulas for an intent that asks for a calculator, or None."""
    near = [each for each in facts.calculations if _shared(intent, each.span)]
    return max(near, key=lambda each: _shared(intent, each.span), default=None)


def thing_for(intent: Intent, facts: Facts) -> Thing | None:
    """The described kind of record that an intent stands for, or None."""
    return next(
        (
            each
            for each in facts.things
            if (each.span.start, each.span.end, each.noun)
            == (intent.start, intent.end, intent.phrase)
        ),
        None,
    )


def _kind(action: str) -> str:
    return _SAME.get(action, action)


def _shared(intent: Intent, span: Span) -> int:
    """How many characters of the text both speak of."""
    return max(0, min(intent.end, span.end) - max(intent.start, span.start))


def _in_its_place(intent: Intent, wishes: Sequence[Wish]) -> bool:
    """Whether the wishes are a reading of the very words of the intent.

    That words ask for nothing is believed of nouns and of what the rules could not read; a verb
    with something to do stays asked for.
    """
    if not intent.nominal and intent.action not in _UNREAD:
        wishes = [each for each in wishes if each.action != "quality"]
    length = intent.end - intent.start
    covered = sum(_shared(intent, each.span) for each in wishes)
    if covered * 2 < length:
        return False
    if intent.action in _UNREAD or any(_begins(each, intent) for each in wishes):
        return True
    return length * 5 >= max(each.span.end - each.span.start for each in wishes) * 2


def _begins(wish: Wish, intent: Intent) -> bool:
    """Whether the intent is the beginning of the wish, or its verb: less of the same clause."""
    return wish.span.start == intent.start or wish.verb == intent.verb


def _completed(intent: Intent, wish: Wish) -> Intent:
    """An intent of the rules with what only the other reader saw of it."""
    return replace(
        intent,
        phrase=intent.phrase or wish.thing,
        own=intent.own or wish.own,
        fields=intent.fields or wish.details,
    )


def _intent(wish: Wish, text: str, parts: Sequence[Sentence]) -> Intent:
    bespoke = wish.action == "bespoke"
    return replace(
        _said(wish.span, "hard" if bespoke else wish.action, wish.thing, text, parts),
        verb=wish.verb,
        subject=wish.by,
        own=wish.own,
        reason=wish.needs if bespoke else "",
        fields=wish.details,
    )


def _said(span: Span, action: str, phrase: str, text: str, parts: Sequence[Sentence]) -> Intent:
    """An intent in exactly the words of a span."""
    return Intent(
        action=action,
        verb="have",
        phrase=phrase,
        text=text[span.start : span.end],
        start=span.start,
        end=span.end,
        sentence=sum(part.start <= span.start for part in parts[1:]),
        nominal=True,
    )
