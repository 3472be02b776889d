"""What is calculated: by the formulas another reader found, or by those that are known."""

import re

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.titles import title_from
from appmint.reader.knowledge.calculators import KnownCalculator, calculator_for, calculators
from appmint.reader.sentences.intents import Intent
from appmint.reader.sentences.joining import calculation_for
from appmint.spec.facts import Calculation
from appmint.spec.features import Calculator


def calculate(draft: Draft, intent: Intent) -> Claims:
    """A calculator of what the clause names. What has no known formula is not met."""
    made: KnownCalculator | Calculation | None = calculation_for(intent, draft.facts)
    made = made or _known(draft, intent)
    if made is None:
        draft.refuse(intent, "This would need formulas of its own, which are not built yet.")
        return []
    page = draft.page(
        "calculator",
        title_from(intent, "Calculator"),
        "/calculator",
        weight=57,
        source=source_of(intent),
    )
    same = next((each for each in draft.of_kind(Calculator) if each.heading == made.heading), None)
    feature = same or Calculator(
        id=_free_id(draft, "calculator"),
        heading=made.heading,
        terms=made.terms,
        results=made.results,
        source=source_of(intent),
    )
    return claim(draft.add(feature, page.name), "compute")


def _known(draft: Draft, intent: Intent) -> KnownCalculator | None:
    """The calculator that the clause names; one that names none means what its text speaks of."""
    shared = _SHARED.match(draft.text, intent.end)
    clause = f"{intent.phrase} {intent.text} {shared.group() if shared else ''}"
    found = calculator_for(clause, draft.text)
    if found or intent.phrase or intent.verb not in _TOOLS:
        return found
    return calculator_for(draft.text, draft.text) or calculators()[-1]


_SHARED = re.compile(r" and [\w-]+ of [^,.;:\n]+")
"""What the next figure is of is what this one is of too: "the speed and output of a machine"."""
_TOOLS = frozenset({"calculator", "calculators"})


def _free_id(draft: Draft, wanted: str) -> str:
    """`wanted`, or one with a number behind it when another feature has it."""
    made, count = wanted, 1
    while made in draft.features:
        count += 1
        made = f"{wanted}_{count}"
    return made
