"""A model's draft as facts: each checked against the text, what it does not say left out."""

import re
from dataclasses import dataclass

from appmint.llm.drafts import (
    DraftCalculation,
    DraftPart,
    DraftQuestion,
    DraftReading,
    DraftThing,
    DraftWish,
)
from appmint.llm.quoting import place_of, plain, supported
from appmint.spec import FieldType, Result, Term
from appmint.spec.facts import Calculation, Doubt, Facts, Part, Span, Thing, Wish

MOST_WISHES, MOST_THINGS, MOST_PARTS, MOST_CALCULATIONS, MOST_DOUBTS = 60, 14, 16, 4, 5
_WORDS, _LABEL, _SENTENCE = 48, 60, 240
"""Characters of a noun, of a label and of a sentence that is shown."""


@dataclass(frozen=True)
class Supported:
    """The facts that the text supports, and a sentence for each that it does not."""

    facts: Facts
    dropped: tuple[str, ...]


def supported_facts(draft: DraftReading, text: str) -> Supported:
    """What of a draft the text supports. Raises ValidationError where a part has no valid form."""
    check = _Check(text)
    wishes = [check.wish(each) for each in draft.wishes[:MOST_WISHES]]
    things = [check.thing(each) for each in draft.things[:MOST_THINGS]]
    calculations = [check.calculation(each) for each in draft.calculations[:MOST_CALCULATIONS]]
    doubts = [check.doubt(each) for each in draft.questions[:MOST_DOUBTS]]
    facts = Facts(
        name=check.name(draft.name),
        wishes=tuple(dict.fromkeys(filter(None, wishes))),
        things=tuple(filter(None, things)),
        calculations=tuple(filter(None, calculations)),
        doubts=tuple(filter(None, doubts)),
    )
    return Supported(facts, tuple(check.dropped))


class _Check:
    """Looks facts up in one text and keeps a sentence for each that it does not support."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.dropped: list[str] = []

    def name(self, given: str) -> str:
        """The app's name, where the text writes it with these very letters as a name."""
        name = plain(given, _LABEL)
        if not name or (name in self.text and name[:1].isupper()):
            return name
        self.dropped.append(f"The app's name “{name}” is not in the text.")
        return ""

    def wish(self, draft: DraftWish) -> Wish | None:
        span = self._span(draft.quote, "wish")
        if span is None:
            return None
        return Wish(
            span=span,
            action=draft.action,
            verb=_verb(draft.verb) or "use",
            thing=self._noun(draft.thing),
            by=self._noun(draft.by) or "user",
            own=draft.own,
            details=tuple(filter(None, (self._noun(each) for each in draft.details[:MOST_PARTS]))),
            needs=plain(draft.needs, _SENTENCE) if draft.action == "bespoke" else "",
        )

    def thing(self, draft: DraftThing) -> Thing | None:
        span, noun = self._span(draft.quote, "record"), self._noun(draft.noun)
        if span is None or not noun:
            return None
        parts = [self._part(each, draft.noun) for each in draft.fields[:MOST_PARTS]]
        kept = {each.label.casefold(): each for each in parts if each is not None}
        return Thing(span=span, noun=noun, parts=tuple(kept.values())) if kept else None

    def calculation(self, draft: DraftCalculation) -> Calculation | None:
        span = self._span(draft.quote, "calculation")
        if span is None:
            return None
        return Calculation(
            span=span,
            heading=plain(draft.heading, _LABEL),
            terms=tuple(
                Term(
                    name=each.name,
                    label=plain(each.label, _LABEL),
                    unit=plain(each.unit, 12),
                    default=each.default,
                    minimum=each.minimum,
                    maximum=each.maximum,
                    options={plain(option.label, _LABEL): option.value for option in each.options},
                )
                for each in draft.inputs
            ),
            results=tuple(
                Result(
                    name=each.name,
                    label=plain(each.label, _LABEL),
                    expression=plain(each.expression, 400),
                    unit=plain(each.unit, 12),
                    bands={plain(band.label, _LABEL): band.lower_bound for band in each.bands},
                )
                for each in draft.results
            ),
        )

    def doubt(self, draft: DraftQuestion) -> Doubt | None:
        span = self._span(draft.quote, "question")
        question = plain(draft.question, _SENTENCE)
        assumption = plain(draft.assumption, _SENTENCE)
        if span is None or not question or not assumption:
            return None
        return Doubt(span=span, question=question, assumption=assumption)

    def _span(self, quote: str, of: str) -> Span | None:
        span = place_of(quote, self.text)
        if span is None:
            self.dropped.append(f"The text does not say “{plain(quote, _LABEL)}” ({of}).")
        return span

    def _noun(self, words: str) -> str:
        """The words in small letters, where the text has them; "" where not."""
        noun = " ".join(_NOUN.findall(plain(words, _WORDS).lower()))
        if not noun or supported(noun, self.text):
            return noun
        if noun != "user":
            self.dropped.append(f"The text does not speak of “{noun}”.")
        return ""

    def _part(self, draft: DraftPart, noun: str) -> Part | None:
        label = plain(" ".join(_NOUN.findall(draft.label)), _LABEL)
        if not label or not _HEADING.fullmatch(draft.label) or not supported(label, self.text):
            self.dropped.append(f"The text gives “{noun}” no “{label}”.")
            return None
        options = [plain(each, _LABEL) for each in draft.options[:MOST_PARTS]]
        said = tuple(dict.fromkeys(each for each in options if each and supported(each, self.text)))
        chosen = draft.type is FieldType.ENUM
        if chosen and len(said) < len(options):
            self.dropped.append(f"The text does not list all choices of “{label}”.")
        return Part(
            label=label[:1].upper() + label[1:],
            type=FieldType.TEXT if chosen and len(said) < 2 else draft.type,
            options=said if chosen and len(said) >= 2 else (),
            target=self._noun(draft.target),
            required=draft.required,
        )


_NOUN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HEADING = re.compile(r"\w[\w \-/&'’(),%#?:]*\.?\s*")
"""What may stand above a field: words, neither a path nor code that the text happens to have."""


def _verb(words: str) -> str:
    found = _NOUN.findall(plain(words, _WORDS).lower())
    return found[0] if found else ""
