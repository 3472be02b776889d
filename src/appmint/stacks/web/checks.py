"""Acceptance steps of criteria, made from what each criterion claims of the app's features."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from appmint.spec.app import AppSpec, Unmet
from appmint.spec.criteria import (
    Click,
    Criterion,
    ExpectColour,
    ExpectText,
    ExpectUrl,
    Fill,
    Go,
    Step,
    Target,
)
from appmint.stacks.composition import App
from appmint.stacks.web.rooms import kinds, room


def attach(spec: AppSpec) -> AppSpec:
    """The spec with steps for every criterion.

    A criterion none of whose claims can be checked moves to `unmet`, so that nothing is claimed
    that is not proven.
    """
    app = App(spec)
    criteria: list[Criterion] = []
    unmet = list(spec.unmet)
    typed = _Typed(app)
    for criterion in spec.criteria:
        steps = typed.once(_steps(criterion, app))
        if steps:
            criteria.append(criterion.model_copy(update={"steps": tuple(steps)}))
        else:
            reason = "This part is not built yet."
            unmet.append(Unmet(text=criterion.text, reason=reason, source=criterion.source))
    return spec.model_copy(update={"criteria": tuple(criteria), "unmet": tuple(unmet)})


def _steps(criterion: Criterion, app: App) -> Sequence[Step]:
    if criterion.id == "colours":
        return colours(app)
    if criterion.id == "navigation":
        return navigation(app)
    steps: list[Step] = []
    for claim in criterion.claims:
        feature = app.spec.feature(claim.feature)
        if feature.kind in kinds():
            steps += room(feature).checks(feature, app, claim.aspect)
    return steps


class _Typed:
    """What criteria type into fields that take no value twice: all run on one database."""

    def __init__(self, app: App) -> None:
        self._unique = {
            field.label: field.type
            for entity in app.entities
            for field in entity.fields
            if field.spec.unique and field.type in ("text", "email")
        }
        self._used: set[tuple[str, str]] = set()

    def once(self, steps: Sequence[Step]) -> Sequence[Step]:
        """The steps, with another value wherever an earlier criterion has typed the same."""
        own = {
            (step.label, step.value)
            for step in steps
            if isinstance(step, Fill) and step.label in self._unique
        }
        for label, value in sorted(own & self._used):
            other = value
            for number in count(2):
                other = _numbered(value, number, self._unique[label])
                if (label, other) not in self._used:
                    break
            steps = [type(step)(**_put(step.model_dump(), value, other)) for step in steps]
            own = own - {(label, value)} | {(label, other)}
        self._used |= own
        return steps


def _numbered(value: str, number: int, kind: str) -> str:
    name, at, host = value.partition("@")
    return f"{name}{number}{at}{host}" if kind == "email" else f"{value} {number}"


def _put(part: Any, value: str, other: str) -> Any:
    """The step's parts with `other` in place of `value` in every text."""
    if isinstance(part, str):
        return part.replace(value, other)
    if isinstance(part, dict):
        return {key: _put(each, value, other) for key, each in part.items()}
    return [_put(each, value, other) for each in part] if isinstance(part, list | tuple) else part


def colours(app: App) -> Sequence[Step]:
    """The page and its components have the asked colours."""
    theme = app.spec.theme
    return (
        Go(path="/"),
        ExpectColour(of="background", hex=theme.background.hex),
        ExpectColour(of="component", hex=theme.component.hex),
    )


def navigation(app: App) -> Sequence[Step]:
    """Every entry of the navigation opens its page, and the home page can be reached from there."""
    steps: list[Step] = [Go(path="/")]
    bar = Target(role="navigation", name="Main")
    for page in app.spec.pages:
        if app.in_navigation(page) and page.path != "/" and page.role == "anyone":
            steps += [
                Click(target=Target(role="link", name=page.title), within=bar),
                ExpectUrl(path=page.path),
                ExpectText(text=page.title, within=Target(role="heading")),
            ]
    home = next(page for page in app.spec.pages if page.path == "/")
    if len(steps) > 1 and home.navigation:
        steps += [
            Click(target=Target(role="link", name=home.title), within=bar),
            ExpectUrl(path="/"),
        ]
    return steps if len(steps) > 1 else ()
