"""Records that are given to somebody: a driver for a vehicle, a person for a task."""

from collections.abc import Mapping, Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import Choose, Click, ExpectCount, ExpectText, Go, Reload, Step, Target
from appmint.spec.features import Assign
from appmint.spec.labels import in_text
from appmint.stacks.composition import (
    App,
    Block,
    EntityNames,
    FieldNames,
    Piece,
    Route,
    camel,
    kebab,
    pascal,
    prop,
)
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.entity.asked import OPEN, page_rule, sign_in_steps
from appmint.stacks.web.entity.fields import with_article
from appmint.stacks.web.entity.shown import title_expression

NOBODY = "Not assigned yet"


def piece(feature: Assign, app: App, page: Page) -> Piece:
    """What the feature adds where it stands on `page`: it is for the record's own page."""
    entity, relation = app.entity(feature.entity), _relation(feature, app)
    subject = app.subject(page)
    if subject is None or subject.name != entity.name:
        return Piece()
    type_ = pascal(feature.id)
    client = f"src/{entity.folder}/{kebab(feature.id)}.tsx"
    server = f"server/routes/{kebab(feature.id)}.ts"
    return Piece(
        block=Block(f"<{type_} {entity.var}={{{entity.var}}} />", (f"#{client} {type_}",)),
        upkeep=_link(feature, app, entity),
        files={
            client: _client(feature, app, entity, relation),
            server: _server(feature, app, entity, relation),
        },
        routes=(
            Route(
                f"{entity.api}/:id/{kebab(feature.relation)}",
                f"{camel(feature.id)}Routes",
                f"#{server}",
            ),
        ),
        needs=frozenset({(relation.target, "list")}),
    )


def heading(feature: Assign, app: App) -> str:
    """How the part of the page is called: "Assign driver"."""
    return f"Assign {in_text(_relation(feature, app).label)}"


def _relation(feature: Assign, app: App) -> FieldNames:
    return app.entity(feature.entity).field(feature.relation)


def _link(feature: Assign, app: App, entity: EntityNames) -> Block | None:
    """The way from each card or row to the choice, for those who may assign."""
    to = app.link(entity.name, entity.var)
    if to is None:
        return None
    address = to.replace("`}", f"#{kebab(feature.id)}`}}")
    title = title_expression(entity, entity.var)
    jsx = f'<RequestLink to={address} label="Assign" title={{{title}}} />'
    needs = ["#features/request/request-link.tsx RequestLink"]
    if title.startswith("formatDate"):
        needs.append("#lib/format.ts formatDate")
    if feature.by not in OPEN:
        jsx = f"<Allowed {prop('rule', feature.by)}>{jsx}</Allowed>"
        needs.append("#features/account/allowed.tsx Allowed")
    elif feature.by == "owner":
        jsx = f"{{{entity.var}.mine && {jsx}}}"
    return Block(jsx, tuple(needs))


def _client(feature: Assign, app: App, entity: EntityNames, relation: FieldNames) -> str:
    target = app.entity(relation.target)
    guarded = feature.by not in OPEN
    mine = f"{entity.var}.mine" if feature.by == "owner" else "true"
    body = render(
        "features/assign/assign.tsx.jinja",
        e=entity,
        t=target,
        relation=relation,
        type=pascal(feature.id),
        heading=heading(feature, app),
        place=kebab(feature.relation),
        anchor=kebab(feature.id),
        guarded=guarded,
        allowed=f"may(account, '{feature.by}')" if guarded else mine,
        title=title_expression(entity, entity.var),
    )
    known: Mapping[str, Sequence[str]] = {
        f"#shared/{entity.file}.ts": (f"type {entity.type}",),
        f"#src/{target.folder}/api.ts": (f"use{target.type}Options",),
        "#features/account/allowed.tsx": ("may",),
        "#features/account/session.ts": ("useSession",),
        "#features/assign/assignment.tsx": ("Assignment",),
        "#lib/format.ts": ("formatDate",),
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def _server(feature: Assign, app: App, entity: EntityNames, relation: FieldNames) -> str:
    target = app.entity(relation.target)
    body = render(
        "features/assign/server.ts.jinja",
        e=entity,
        t=target,
        relation=relation,
        name=camel(feature.id),
        by=feature.by,
        article=with_article(entity.noun),
    )
    tables = dict.fromkeys((entity.table, target.table))
    known: Mapping[str, Sequence[str]] = {
        "drizzle-orm": ("and", "eq", "sql"),
        "hono": ("Hono",),
        "zod": ("z",),
        "#features/request/keeping.ts": ("kept",),
        "#features/workflow/permission.ts": ("mustBeAllowed",),
        "#server/db/client.ts": ("db",),
        "#server/db/schema.ts": tuple(tables),
        "#server/http/constraints.ts": ("mustExist",),
        "#server/http/errors.ts": ("notFound",),
        "#server/http/session.ts": ("type Env",),
        "#server/http/validate.ts": ("idParam", "validate"),
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def checks(feature: Assign, app: App, aspect: str) -> Sequence[Step]:
    """Assign a record that nobody has yet, see it kept, and take it back."""
    del aspect
    entity, relation = app.entity(feature.entity), _relation(feature, app)
    page = app.detail_page(feature.entity)
    given = app.display_of(relation.target)
    free = [at for at, row in enumerate(entity.spec.seed) if row.get(feature.relation) is None]
    own = "owner" in (feature.by, entity.access.read) and feature.by in (*OPEN, "member")
    if own:
        # Every other seeded record belongs to the account of the first role.
        free = [at for at in free if app.roles and at % 2 == 0]
    if page is None or not given or not free:
        return ()
    part = Target(role="region", name=heading(feature, app))
    status = Target(role="status")
    title = app.display_of(feature.entity, free[0])
    signing = sign_in_steps(app, feature.by, page_rule(page), entity.access.read)
    if own and not signing:
        signing = sign_in_steps(app, "member")
    return (
        *signing,
        Go(path=page.path.replace(":id", str(free[0] + 1))),
        ExpectText(text=NOBODY, within=part),
        Choose(label=relation.label, option=given, within=part),
        Click(target=Target(role="button", name="Assign"), within=part),
        ExpectText(text=f"{title} is assigned: {given}.", within=status),
        Reload(),
        ExpectCount(target=Target(role="button", name="Unassign"), within=part),
        ExpectText(text=given, within=part),
        Click(target=Target(role="button", name="Unassign"), within=part),
        ExpectText(text=f"{title} is not assigned any more.", within=status),
        ExpectText(text=NOBODY, within=part),
    )
