"""The opening of a page; further down the same is a closing band with the next thing to do."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import ExpectText, Go, Step, Target
from appmint.spec.features import Account, Hero, Spotlight
from appmint.stacks.composition import App, Block, Piece, prop, ts
from appmint.stacks.web.entity.pictures import emblems

_PICTURES = 5
"""Places in the collage of `hero.tsx`."""


def piece(feature: Hero, app: App, page: Page) -> Piece:
    actions = [
        {"label": action.label, "to": app.page(action.page).path} for action in feature.actions
    ]
    props = [prop("heading", feature.heading)]
    if feature.text:
        props.append(prop("text", feature.text))
    if actions:
        props.append(f"actions={{{ts(actions)}}}")
    opening = page.features[0] == feature.id
    component, file = ("Hero", "hero") if opening else ("Closing", "closing")
    needs = [f"#components/content/{file}.tsx {component}"]
    if opening:
        icons = emblems(app, _shown_first(app, page), _PICTURES)
        props += [f"icons={{[{', '.join(icons)}]}}"] if icons else []
        needs += [f"lucide-react {icon}" for icon in icons]
    jsx = f"<{component} {' '.join(props)} />"
    if not opening and _leads_in(app, feature):
        jsx = f"<SignedOut>{jsx}</SignedOut>"
        needs.append("#features/account/allowed.tsx SignedOut")
    return Piece(block=Block(jsx, tuple(needs)))


def _leads_in(app: App, feature: Hero) -> bool:
    """Whether the next thing to do is to sign in: nothing for those who have."""
    pages = [app.page(action.page) for action in feature.actions]
    features = [app.spec.feature(name) for page in pages for name in page.features]
    return any(isinstance(each, Account) for each in features)


def _shown_first(app: App, page: Page) -> list[str]:
    """The entities of which the page shows samples."""
    features = (app.spec.feature(name) for name in page.features)
    return [feature.entity for feature in features if isinstance(feature, Spotlight)]


def checks(feature: Hero, app: App, aspect: str) -> Sequence[Step]:
    page = app.spec.page_of(feature.id)
    if page is None:
        return ()
    return (Go(path=page.path), ExpectText(text=feature.heading, within=Target(role="main")))
