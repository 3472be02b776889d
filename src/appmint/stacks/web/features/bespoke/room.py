"""A part written for one app alone: the builder makes its beginning, and where it plugs in."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import Step
from appmint.spec.features import Bespoke
from appmint.stacks.composition import App, Block, Piece, Route, prop, ts
from appmint.stacks.templates import render
from appmint.stacks.web.features.bespoke.places import places


def piece(feature: Bespoke, app: App, page: Page) -> Piece:
    """The part where it stands, and what stands there until it is written."""
    at = places(feature)
    purpose = " ".join(feature.purpose.replace("*/", "").split())
    values = {"at": at, "heading": prop("heading", feature.heading), "purpose": purpose}
    files = {at.view: render("features/bespoke/view.tsx.jinja", **values)}
    if feature.api:
        rule = "" if page.role == "anyone" else ts(page.role)
        files[at.server] = render("features/bespoke/routes.ts.jinja", rule=rule, **values)
        files[at.shared] = render("features/bespoke/schema.ts.jinja", **values)
    return Piece(
        block=Block(f"<{at.component} />", (f"#{at.view} {at.component}",)),
        files=files,
        routes=(Route(at.address, at.routes, f"#{at.server}"),) if feature.api else (),
        needs=frozenset(_needs(feature, app)),
    )


def _needs(feature: Bespoke, app: App) -> Sequence[tuple[str, str]]:
    """What the part can do with the records it works with: all but take them away."""
    wanted = []
    for name in feature.entities:
        access = app.entity(name).access
        wanted += [(name, "list"), (name, "one")]
        wanted += [
            (name, operation)
            for operation, who in (("create", access.create), ("update", access.update))
            if who != "nobody"
        ]
    return wanted


def checks(feature: Bespoke, app: App, aspect: str) -> Sequence[Step]:
    """None: nothing general proves it. Its criteria bring steps of their own."""
    return ()
