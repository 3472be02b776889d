"""Criteria: the clauses that are met, in the words of the text, and those of every app."""

from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.sentences.intents import Intent, spoken
from appmint.reader.sentences.segment import Sentence
from appmint.spec.app import Theme
from appmint.spec.criteria import Claim, Criterion
from appmint.spec.source import Source


def criteria_of(
    draft: Draft, intents: list[Intent], met: dict[int, list[Claim]]
) -> list[Criterion]:
    """The criteria of the intents that are met, in order, what says the same once."""
    made: list[Criterion] = []
    seen: set[str] = set()
    for intent in intents:
        claims = draft.claimed(met.get(id(intent), ()))
        if not claims:
            continue
        key = " ".join(sorted(f"{each.feature}.{each.aspect}" for each in claims))
        words = intent.text.casefold()
        if key in seen or words in seen:
            continue
        seen |= {key, words}
        made.append(
            Criterion(
                id=f"c{len(made) + 1}",
                text=spoken(intent),
                claims=claims,
                source=source_of(intent),
            )
        )
    return made


def fixed_criteria(theme: Theme, sentences: list[Sentence]) -> list[Criterion]:
    """The criteria of the colours, where the text names some, and of the navigation."""
    made = []
    if sentences:
        last = sentences[-1]
        made.append(
            Criterion(
                id="colours",
                text=f"The background is {theme.background.label} and the components are "
                f"{theme.component.label}",
                source=Source(origin="text", start=last.start, end=last.end),
            )
        )
    made.append(Criterion(id="navigation", text="Every entry of the navigation opens its page"))
    return made
