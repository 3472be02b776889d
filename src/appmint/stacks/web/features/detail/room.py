"""One record in full, with the records that point to it."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import Click, ExpectCount, ExpectText, ExpectUrl, Go, Step, Target
from appmint.spec.features import Browse, Detail
from appmint.stacks.composition import App, Block, EntityNames, Piece, jsx_text, together
from appmint.stacks.templates import import_lines, render
from appmint.stacks.web.features.browse.room import opening_rows


def piece(feature: Detail, app: App, page: Page) -> Piece:
    entity = app.entity(feature.entity)
    parts = [f"<{entity.type}Facts {entity.var}={{{entity.var}}} />"]
    needs = [f"#src/{entity.folder}/{entity.file}-facts.tsx {entity.type}Facts"]
    files = {}
    wanted = {(feature.entity, "one")}
    for name in feature.related:
        other = app.entity(name)
        component = f"{entity.type}{other.types}"
        path = f"src/{entity.folder}/{entity.file}-{other.folder}.tsx"
        files[path] = _related(app, entity, other, component)
        parts.append(f"<{component} {entity.var}={{{entity.var}}} />")
        needs.append(f"#{path} {component}")
        wanted.add((name, "list"))
    return Piece(block=Block(together(parts), tuple(needs)), files=files, needs=frozenset(wanted))


def _related(app: App, entity: EntityNames, other: EntityNames, component: str) -> str:
    relation = next(item for item in other.relations if item.target == entity.name)
    needs = [
        f"#src/{other.folder}/api.ts use{other.types}",
        f"#src/{other.folder}/{other.file}-card.tsx {other.type}Card",
        f"#shared/{entity.file}.ts type {entity.type}",
        "#components/page.tsx Section",
        "#components/query-view.tsx QueryView",
        "#components/states.tsx EmptyState",
        "#components/states.tsx LoadingCards",
        f"lucide-react {other.icon}",
    ]
    return render(
        "features/detail/related.tsx.jinja",
        head=import_lines(needs),
        e=entity,
        o=other,
        component=component,
        relation=relation,
        empty=jsx_text(f"No {other.nouns} yet."),
    )


def checks(feature: Detail, app: App, aspect: str) -> Sequence[Step]:
    page = app.spec.page_of(feature.id)
    if page is None or page.role != "anyone" or not app.sample(feature.entity):
        return ()
    entity = app.entity(feature.entity)
    for browse in app.of_kind(Browse, feature.entity):
        rows = opening_rows(browse, entity)
        listing = app.spec.page_of(browse.id)
        hidden = entity.access.read == "owner"
        if listing is None or not rows or listing.role != "anyone" or hidden:
            continue
        shown = app.title_of(entity.name, rows[0])
        steps: list[Step] = [
            Go(path=listing.path),
            Click(target=Target(role="link", name=shown), within=Target(role="main")),
            ExpectUrl(path=page.path.split("/:")[0]),
            ExpectText(text=shown, within=Target(role="heading")),
        ]
        fact = next(
            (
                item
                for item in entity.public_fields
                if item is not entity.display and item.type in ("text", "enum", "long_text")
            ),
            None,
        )
        value = rows[0].get(fact.name) if fact else None
        if value:
            start = str(value).split("\n")[0][:60].strip()
            steps.append(ExpectText(text=start, within=Target(role="main")))
        if aspect == "related" and feature.related:
            other = app.entity(feature.related[0])
            steps.append(ExpectCount(target=Target(role="region", name=other.labels)))
        return steps
    return ()
