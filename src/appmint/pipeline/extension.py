"""What an app and its description become when parts are written for it, or given up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from appmint.llm.errors import ModelError
from appmint.llm.plans import Planned
from appmint.pipeline.stages import Proven
from appmint.spec import Action, AppSpec, Bespoke, Criterion, Hero, Page, Unmet


@dataclass(frozen=True)
class Chapter:
    """One criterion more that the app meets: a commit of its history."""

    message: str
    """The criterion, in the customer's words."""
    criterion: str
    """Its id."""
    spec: AppSpec
    custom: Mapping[str, str]
    """All code written for the app so far, by path."""


@dataclass(frozen=True)
class Skipped:
    """A criterion that was not built, and why."""

    criterion: str
    text: str
    reason: str


@dataclass(frozen=True)
class Extended:
    """The last green app, and how it came to be. Without chapters it does what the floor does."""

    floor: AppSpec
    proven: Proven
    custom: Mapping[str, str]
    chapters: tuple[Chapter, ...]
    skipped: tuple[Skipped, ...]
    trouble: ModelError | None = None
    """What ended the extension early, where the service or the budget gave out."""


def with_criterion(spec: AppSpec, planned: Planned, criterion: Criterion) -> AppSpec:
    """The spec with the part and one criterion more; a wish whose criteria are all there is met."""
    begun = spec
    if all(feature.id != planned.feature.id for feature in spec.features):
        begun = invited(planned.begun_in(spec), planned.feature, planned.page)
    criteria = (*begun.criteria, criterion)
    ids = {each.id for each in criteria}
    met = {
        wish.text
        for wish in planned.wishes
        if all(each.id in ids for each in criteria_of(planned, wish))
    }
    unmet = tuple(each for each in begun.unmet if each.text not in met)
    return begun.model_copy(update={"criteria": criteria, "unmet": unmet})


_BUTTONS = 3
"""How many an opening has at most."""
_BUTTON_CHARS = 28


def invited(spec: AppSpec, part: Bespoke, page: Page) -> AppSpec:
    """The spec whose home page opens with a button to a part on a page of its own.

    What code was written for is what people come for: it goes before the pages of the records,
    and behind parts that were there before.
    """
    home = next((each for each in spec.pages if each.path == "/"), None)
    opening = next(
        (
            each
            for each in spec.features
            if isinstance(each, Hero) and home and each.id in home.features
        ),
        None,
    )
    if opening is None or page.role != "anyone" or page.path == "/" or ":" in page.path:
        return spec
    if len(opening.actions) >= _BUTTONS or any(
        action.page == page.name for action in opening.actions
    ):
        return spec
    written = {each.id for each in spec.features if isinstance(each, Bespoke)}
    of_parts = {each.name for each in spec.pages if written.intersection(each.features)}
    before = [each for each in opening.actions if each.page in of_parts]
    label = part.heading if len(part.heading) <= _BUTTON_CHARS else page.title
    rest = [each for each in opening.actions if each not in before]
    actions = (*before, Action(label=label, page=page.name), *rest)
    return _with_actions(spec, {opening.id: actions})


def _with_actions(spec: AppSpec, actions: Mapping[str, tuple[Action, ...]]) -> AppSpec:
    features = tuple(
        each.model_copy(update={"actions": actions[each.id]}) if each.id in actions else each
        for each in spec.features
    )
    return spec.model_copy(update={"features": features})


def criteria_of(planned: Planned, wish: Unmet) -> Sequence[Criterion]:
    """What shows that a wish is met: as planned, else what has its place in the text, else all."""
    ids = planned.shown_by.get(wish.text, ())
    own = [
        each
        for each in planned.criteria
        if each.id in ids or (not ids and each.source == wish.source)
    ]
    return own or planned.criteria


def without_worthless(planned: Planned, worthless: Iterable[str]) -> Planned:
    """The part without criteria that prove nothing, and without wishes that only these show."""
    dropped = set(worthless)
    left = tuple(each for each in planned.criteria if each.id not in dropped)
    wishes = tuple(
        wish
        for wish in planned.wishes
        if any(each.id not in dropped for each in criteria_of(planned, wish))
    )
    shown_by = {
        wish.text: planned.shown_by[wish.text] for wish in wishes if wish.text in planned.shown_by
    }
    return replace(planned, criteria=left, wishes=wishes, shown_by=shown_by)


def with_reasons(spec: AppSpec, reasons: Mapping[str, str]) -> AppSpec:
    """The spec whose unmet wishes, by their text, say why they are not built."""
    unmet = tuple(
        each.model_copy(update={"reason": reasons.get(each.text, each.reason)})
        for each in spec.unmet
    )
    return spec.model_copy(update={"unmet": unmet})


def without_part(spec: AppSpec, feature: Bespoke, reason: str) -> AppSpec:
    """The spec without a part: what was claimed of it is unmet, a page of it alone goes.

    Buttons that lead to such a page go, too.
    """
    claimed = [each for each in spec.criteria if any(c.feature == feature.id for c in each.claims)]
    pages = []
    for page in spec.pages:
        shown = tuple(each for each in page.features if each != feature.id)
        if shown:
            pages.append(page.model_copy(update={"features": shown}))
    unmet = [Unmet(text=each.text, reason=reason, source=each.source) for each in claimed]
    left = {page.name for page in pages}
    spec = _with_actions(
        spec,
        {
            each.id: tuple(action for action in each.actions if action.page in left)
            for each in spec.features
            if isinstance(each, Hero)
        },
    )
    return spec.model_copy(
        update={
            "features": tuple(each for each in spec.features if each.id != feature.id),
            "pages": tuple(pages),
            "criteria": tuple(each for each in spec.criteria if each not in claimed),
            "unmet": (*spec.unmet, *unmet),
        }
    )
