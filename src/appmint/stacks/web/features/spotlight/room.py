"""A few records of an entity with a link to all of them."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import ExpectCount, Go, Step, Target
from appmint.spec.features import Browse, Spotlight
from appmint.stacks.composition import App, Block, Piece, pascal, prop
from appmint.stacks.templates import import_lines, render
from appmint.stacks.web.entity.shown import sampled
from appmint.stacks.web.features.browse.room import first_sort


def piece(feature: Spotlight, app: App, page: Page) -> Piece:
    entity = app.entity(feature.entity)
    component = pascal(feature.id)
    path = f"src/{entity.folder}/{feature.id.replace('_', '-')}.tsx"
    all_of_them = app.list_page(feature.entity)
    needs = [
        f"#src/{entity.folder}/api.ts use{entity.types}",
        f"#src/{entity.folder}/{entity.file}-card.tsx {entity.type}Card",
        "#components/page.tsx Section",
        "#components/query-view.tsx QueryView",
        "#components/states.tsx LoadingCards",
    ]
    if all_of_them:
        needs += ["#ui/button.tsx Button", "lucide-react ArrowRight", "react-router Link"]
    orders = [first_sort(browse, entity) for browse in app.of_kind(Browse, entity.name)]
    # What the list shows from the latest or best on is shown so here; all else as it was entered.
    sort = next((order for order in orders if order.startswith("-")), "")
    source = render(
        "features/spotlight/spotlight.tsx.jinja",
        head=import_lines(needs),
        e=entity,
        f=feature,
        sort=sort,
        component=component,
        sampled=sampled(app, entity),
        all_of_them=all_of_them,
        heading=prop("heading", feature.heading),
    )
    return Piece(
        block=Block(f"<{component} />", (f"#{path} {component}",)),
        files={path: source},
        needs=frozenset({(feature.entity, "list")}),
    )


def checks(feature: Spotlight, app: App, aspect: str) -> Sequence[Step]:
    page = app.spec.page_of(feature.id)
    if page is None or not app.sample(feature.entity):
        return ()
    return (Go(path=page.path), ExpectCount(target=Target(role="article")))
