"""The test of the routes of points that goes with an app: none are made of nothing."""

from collections.abc import Mapping, Sequence

from appmint.spec.features import Points
from appmint.stacks.composition import App
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.visits import account


def api_test(feature: Points, app: App, address: str) -> Mapping[str, str]:
    """Path -> source; `address` is that of the routes."""
    body = render(
        "features/points/api-test.ts.jinja",
        address=address,
        role=account(app, app.entity(feature.record).access.create),
        visit=feature.visit,
        reward=app.entity(feature.reward) if feature.reward else None,
        cost=feature.cost,
        noun=feature.noun,
    )
    known: dict[str, Sequence[str]] = {
        "vitest": ("describe", "expect", "it"),
        "./signed-in.ts": ("signedIn",),
        "./visitor.ts": ("visitor",),
    }
    return {"tests/api/points.test.ts": import_lines(used_imports(known, body)) + "\n" + body}
