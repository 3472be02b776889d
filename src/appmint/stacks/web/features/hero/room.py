"""The opening of a page; further down the same is a closing band with the next thing to do."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import ExpectText, Go, Step, Target
from appmint.spec.features import Hero
from appmint.stacks.composition import App, Block, Piece, prop, ts


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
    need = f"#components/content/{file}.tsx {component}"
    return Piece(block=Block(f"<{component} {' '.join(props)} />", (need,)))


def checks(feature: Hero, app: App, aspect: str) -> Sequence[Step]:
    page = app.spec.page_of(feature.id)
    if page is None:
        return ()
    return (Go(path=page.path), ExpectText(text=feature.heading, within=Target(role="main")))
