"""Calculators: what is computed in many apps, with its formulas, known by the words for it."""

import ast
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field as Setting
from pydantic import model_validator

from appmint.reader.knowledge.lexicon_files import parsed, text_of
from appmint.reader.words.nouns import plural
from appmint.spec.features import Result, Term
from appmint.spec.source import Label, Model


class KnownCalculator(Model):
    """Inputs and results of one subject; see `spec.features.Calculator`."""

    heading: Label
    words: Annotated[tuple[str, ...], Setting(min_length=1)]
    """What a text calls the figures, singular and in lower case."""
    terms: Annotated[tuple[Term, ...], Setting(min_length=1)]
    results: Annotated[tuple[Result, ...], Setting(min_length=1)]

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        known = {term.name for term in self.terms}
        for result in self.results:
            for name in _names_in(result.expression):
                if name not in known:
                    raise ValueError(f"{result.name} counts with {name}, which is no input")
            if any(low >= high for low, high in pairwise(result.bands.values())):
                raise ValueError(f"the bands of {result.name} do not ascend")
        return self


class _Calculators(Model):
    calculators: tuple[KnownCalculator, ...]


@lru_cache(maxsize=1)
def calculators() -> tuple[KnownCalculator, ...]:
    """All calculators of `lexicon/_calculators.yaml`."""
    return parsed(text_of("_calculators"), _Calculators).calculators


def calculator_for(clause: str, text: str) -> KnownCalculator | None:
    """The calculator that a clause names, by the longest name first.

    Of several that it names alike, the one of whose figures the whole text says more.
    """
    best = max(calculators(), key=lambda each: (_named(each, clause), _named(each, text)))
    return best if _named(best, clause) > (0, 0) else None


def _named(calculator: KnownCalculator, text: str) -> tuple[int, int]:
    """The words of the longest name of its figures that a text says, and how many it says."""
    said = [
        word
        for word in calculator.words
        if re.search(rf"\b(?:{re.escape(word)}|{re.escape(plural(word))})\b", text.lower())
    ]
    return max((len(word.split()) for word in said), default=0), len(said)


def _names_in(expression: str) -> Iterable[str]:
    """The inputs an expression counts with. Raises ValueError when it is not plain arithmetic."""
    try:
        tree = ast.parse(expression, mode="eval")
    except SyntaxError as error:
        raise ValueError(f"{expression!r} is not arithmetic") from error
    allowed = (
        ast.Expression,
        ast.BinOp,
        ast.UnaryOp,
        ast.USub,
        ast.Add,
        ast.Sub,
        ast.Mult,
        ast.Div,
        ast.Pow,
        ast.Name,
        ast.Load,
        ast.Constant,
    )
    for node in ast.walk(tree):
        if not isinstance(node, allowed):
            raise ValueError(f"{expression!r} may hold only + - * / ** and brackets")
    return [node.id for node in ast.walk(tree) if isinstance(node, ast.Name)]
