"""A requirement text read by a model, beside the rules.

The model fills in a small draft; each part of it must be supported by the text. What is left are
facts; the rules compose the app from these and their own. The model never writes a spec.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_ai.models import Model

from appmint.llm.asking import ask
from appmint.llm.drafts import DraftReading
from appmint.llm.prompts import load
from appmint.llm.support import Supported, supported_facts
from appmint.spec import AppSpec, SpecInvalid, validate
from appmint.spec.facts import Facts

Compose = Callable[[Facts], AppSpec]
"""The spec from facts of a text and what the rules find there. Raises SpecInvalid."""


@dataclass(frozen=True)
class Reading:
    """What a text asks for, read by rules and by a model."""

    spec: AppSpec
    facts: Facts
    dropped: tuple[str, ...]
    """What the model found and the text does not say, in a sentence each."""


def read(text: str, compose: Compose, model: Model) -> Reading:
    """The app that the text describes, by what rules and model found in it.

    Args:
        text: what the customer wrote.
        compose: joins facts with what the rules find.
        model: who reads.

    Raises:
        AnswerUnusable: nothing that the model gave within its retries makes a valid spec.
        ModelError: the service cannot be used.
    """
    made: list[Reading] = []

    def wrong_with(draft: DraftReading) -> Sequence[str]:
        made.clear()
        found = _facts(draft, text)
        if isinstance(found, list):
            return found
        if not found.facts.wishes:
            return ["No wish has a quote that occurs in the text: copy its very words."]
        try:
            spec = compose(found.facts)
            validate(spec)
        except SpecInvalid as error:
            return [str(each) for each in error.problems]
        made.append(Reading(spec, found.facts, found.dropped))
        return []

    ask(model, load("read"), {"requirement text": text}, DraftReading, wrong_with)
    return made[0]


def _facts(draft: DraftReading, text: str) -> Supported | list[str]:
    """What of the draft the text supports; or what is wrong with its form, in sentences."""
    try:
        return supported_facts(draft, text)
    except ValidationError as error:
        return list(_sentences(error))


def _sentences(error: ValidationError) -> Iterator[str]:
    for each in error.errors(include_url=False, include_context=False):
        where = ".".join(str(part) for part in each["loc"])
        yield f"{error.title} {where}: {each['msg']} (given: {str(each['input'])[:80]!r})."
