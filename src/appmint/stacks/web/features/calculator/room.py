"""Inputs in, results out at once, by formulas that are generated as plain arithmetic."""

import math
from collections.abc import Mapping, Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import Choose, ExpectText, Fill, Step, Target
from appmint.spec.features import Calculator, Result, Term
from appmint.stacks.composition import App, Block, Piece, camel, kebab, prop, ts
from appmint.stacks.templates import import_lines, render
from appmint.stacks.web.features.calculator.arithmetic import reckoned, typescript
from appmint.stacks.web.features.figures.expected import (
    component_name,
    visit,
    written_money,
    written_number,
)

_RESERVED = frozenset(
    "arguments async await break case catch class const continue debugger default delete do else"
    " enum eval export extends false finally for function if implements import in instanceof"
    " interface let new null package private protected public return static super switch this"
    " throw true try typeof var void while with yield".split()
)
CURRENCIES = frozenset(
    "USD EUR GBP CHF CAD AUD NZD JPY CNY INR SEK NOK DKK PLN CZK BRL MXN".split()
)


def piece(feature: Calculator, app: App, page: Page) -> Piece:
    """The inputs and results, and the formulas between them."""
    component = component_name(feature, "CalculatorPanel")
    folder = f"src/{kebab(feature.id)}"
    path = f"{folder}/{kebab(feature.id)}.tsx"
    formulas = f"{folder}/formulas.ts"
    names = input_names(feature)
    functions = _function_names(feature)
    client = render(
        "features/calculator/calculator.tsx.jinja",
        head=import_lines(
            [
                "#features/calculator/calculator-panel.tsx CalculatorPanel",
                *(f"#{formulas} {name}" for name in functions.values()),
            ]
        ),
        component=component,
        heading=prop("heading", feature.heading),
        terms=[_term(term, names) for term in feature.terms],
        results=[_result(result, functions) for result in feature.results],
    )
    source = render(
        "features/calculator/formulas.ts.jinja",
        heading=feature.heading.replace("*/", ""),
        names=list(names.values()),
        functions=[
            (
                functions[result.name],
                result.label,
                typescript(result.expression, names),
                _used(result, names),
            )
            for result in feature.results
        ],
    )
    return Piece(
        block=Block(f"<{component} />", (f"#{path} {component}",)),
        files={path: client, formulas: source},
    )


def input_names(feature: Calculator) -> dict[str, str]:
    """The inputs' names in TypeScript."""
    names = {}
    for term in feature.terms:
        name = camel(term.name)
        names[term.name] = f"{name}Value" if name in _RESERVED else name
    return names


def _function_names(feature: Calculator) -> dict[str, str]:
    taken = {component_name(feature, "CalculatorPanel"), "Inputs"}
    names = {}
    for result in feature.results:
        name = camel(result.name)
        names[result.name] = f"{name}Result" if name in _RESERVED | taken else name
    return names


def _used(result: Result, names: Mapping[str, str]) -> list[str]:
    source = typescript(result.expression, names)
    words = "".join(char if char.isalnum() or char in "_$" else " " for char in source).split()
    return [name for name in names.values() if name in words]


def _term(term: Term, names: Mapping[str, str]) -> str:
    parts = [f"name: {ts(names[term.name])}", f"label: {ts(term.label)}"]
    if term.options:
        pairs = [
            f"{{ label: {ts(label)}, value: {value!r} }}" for label, value in term.options.items()
        ]
        parts.append(f"options: [{', '.join(pairs)}]")
        return "{ " + ", ".join(parts) + " }"
    if term.unit:
        parts.append(f"unit: {ts(term.unit)}")
    parts += [f"initial: {term.default:.12g}", f"minimum: {term.minimum:.12g}"]
    if term.maximum is not None:
        parts.append(f"maximum: {term.maximum:.12g}")
    return "{ " + ", ".join(parts) + " }"


def _result(result: Result, functions: Mapping[str, str]) -> str:
    parts = [f"label: {ts(result.label)}", f"compute: {functions[result.name]}"]
    if result.unit in CURRENCIES:
        parts.append(f"currency: {ts(result.unit)}")
    elif result.unit:
        parts.append(f"unit: {ts(result.unit)}")
    if result.bands:
        bands = [f"{{ label: {ts(label)}, from: {low!r} }}" for label, low in result.bands.items()]
        parts.append(f"bands: [{', '.join(bands)}]")
    return "{ " + ", ".join(parts) + " }"


def checks(feature: Calculator, app: App, aspect: str) -> Sequence[Step]:
    """Other values are entered than the first ones; the results follow."""
    page = app.spec.page_of(feature.id)
    opening = visit(app, page) if page else ()
    region = Target(role="region", name=feature.heading)
    values: dict[str, float] = {}
    steps: list[Step] = []
    for term in feature.terms:
        if term.options:
            option = list(term.options)[-1]
            values[term.name] = term.options[option]
            steps.append(Choose(label=term.label, option=option, within=region))
        else:
            values[term.name] = _another(term)
            steps.append(Fill(label=term.label, value=f"{values[term.name]:.12g}", within=region))
    seen: list[Step] = []
    for result in feature.results:
        value = reckoned(result.expression, values)
        if value is not None:
            # Not its list item: an entry of the navigation may have the result's name.
            seen.append(ExpectText(text=_digits(result, value), within=region))
            if word := band(result, value):
                seen.append(ExpectText(text=word, within=region))
    return (*opening, *steps, *seen) if opening and seen else ()


def _another(term: Term) -> float:
    """A value within the bounds that is not the one the input begins with."""
    higher = term.default * 1.5 if term.default else max(term.minimum, 0) + 3
    value = float(math.ceil(higher)) if higher >= 4 else round(higher, 2)
    if term.maximum is not None and value > term.maximum:
        value = round((term.default + term.minimum) / 2, 2)
    return max(value, term.minimum)


def _digits(result: Result, value: float) -> str:
    """The figure as the app writes it, without its unit or the currency's sign."""
    if result.unit in CURRENCIES:
        return written_money(value * 100, result.unit)
    return written_number(value)


def band(result: Result, value: float) -> str | None:
    """The word for a figure, or None below the first band."""
    reached = [label for label, low in result.bands.items() if value >= low]
    return reached[-1] if reached else None
