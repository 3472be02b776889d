"""Acceptance steps of criteria, made from what each criterion claims of the app's features."""

from collections.abc import Sequence

from appmint.spec.app import AppSpec, Unmet
from appmint.spec.criteria import (
    Click,
    Criterion,
    ExpectColour,
    ExpectText,
    ExpectUrl,
    Go,
    SignIn,
    Step,
    Target,
)
from appmint.spec.features import Bespoke
from appmint.stacks.composition import App
from appmint.stacks.web.rooms import kinds, room
from appmint.stacks.web.visits import account


def attach(spec: AppSpec) -> AppSpec:
    """The spec with steps for every criterion.

    A criterion that claims nothing, or a part written for this app, brings its own. One none of
    whose claims can be checked moves to `unmet`, so that nothing is claimed that is not proven.
    """
    app = App(spec)
    criteria: list[Criterion] = []
    unmet = list(spec.unmet)
    for criterion in spec.criteria:
        steps = _steps(criterion, app)
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
    features = [app.spec.feature(claim.feature) for claim in criterion.claims]
    if not features or any(isinstance(feature, Bespoke) for feature in features):
        return criterion.steps
    steps: list[Step] = []
    for claim, feature in zip(criterion.claims, features, strict=True):
        if feature.kind in kinds():
            steps += room(feature).checks(feature, app, claim.aspect)
    return _signed_in(app, steps) if app.is_closed and not _by_strangers(criterion, app) else steps


def _by_strangers(criterion: Criterion, app: App) -> bool:
    """Whether the criterion is about the way in, or about who is not let in."""
    return any(
        claim.aspect == "refuse" or app.spec.feature(claim.feature).kind == "account"
        for claim in criterion.claims
    )


def _signed_in(app: App, steps: Sequence[Step]) -> Sequence[Step]:
    """The steps, begun with an account, in an app that strangers may not enter."""
    role = account(app, "member")
    if not steps or isinstance(steps[0], SignIn) or not role:
        return steps
    return (SignIn(role=role), *steps)


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
    steps: list[Step] = list(_signed_in(app, (Go(path="/"),)) if app.is_closed else [Go(path="/")])
    first = len(steps)
    shown = ("anyone", "member") if app.is_closed else ("anyone",)
    bar = Target(role="navigation", name="Main")
    for page in app.spec.pages:
        if app.in_navigation(page) and page.path != "/" and page.role in shown:
            steps += [
                Click(target=Target(role="link", name=page.title), within=bar),
                ExpectUrl(path=page.path),
                ExpectText(text=page.title, within=Target(role="heading")),
            ]
    home = next(page for page in app.spec.pages if page.path == "/")
    if len(steps) > first and home.navigation:
        steps += [
            Click(target=Target(role="link", name=home.title), within=bar),
            ExpectUrl(path="/"),
        ]
    return steps if len(steps) > first else ()
