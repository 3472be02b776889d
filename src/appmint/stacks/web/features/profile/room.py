"""The person's own details: one record of an owned entity, edited in place."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import (
    Click,
    ExpectCount,
    ExpectText,
    ExpectValue,
    Fill,
    Go,
    Reload,
    Step,
    Target,
    inside,
)
from appmint.spec.features import Profile
from appmint.stacks.composition import App, Block, Piece, Route, kebab, pascal
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.entity import fields
from appmint.stacks.web.entity.asked import (
    AskedFields,
    asked_fields,
    fill_steps,
    guard,
    member_rule,
    page_rule,
    references_exist,
    server_value,
    sign_in_steps,
)
from appmint.stacks.web.features.form.room import (
    form_imports,
    server_imports,
    shared_source,
    upload_routes,
    with_controls,
)

_FORM = Target(role="form", name="Your details")


def piece(feature: Profile, app: App, page: Page) -> Piece:
    """What the details adds where it stands on `page`."""
    entity = app.entity(feature.entity)
    parts = asked_fields(app, entity)
    name, type_ = _names(feature)
    path = f"{entity.api}/mine"
    stem = f"own-{kebab(feature.id)}"
    client = f"src/{entity.folder}/{stem}.tsx"
    server = f"server/routes/{stem}.ts"
    return Piece(
        block=Block(f"<{type_} />", (f"#{client} {type_}",)),
        files={
            client: _client(feature, app, parts, path),
            server: _server(feature, app, parts),
            f"shared/{stem}.ts": shared_source(parts, name, type_),
        },
        routes=(Route(path, f"{name}Routes", f"#{server}"), *upload_routes(parts)),
        needs=frozenset((target, "list") for target in parts.relation_targets),
    )


def _names(feature: Profile) -> tuple[str, str]:
    """Names that differ from those of an entity called as the feature is."""
    return f"own{pascal(feature.id)}", f"Own{pascal(feature.id)}"


def _rule(parts: AskedFields) -> str | None:
    return member_rule(parts.entity, "create") or member_rule(parts.entity, "read")


def _client(feature: Profile, app: App, parts: AskedFields, path: str) -> str:
    entity = parts.entity
    name, type_ = _names(feature)
    body = render(
        "features/profile/profile.tsx.jinja",
        e=entity,
        name=name,
        type=type_,
        path=path,
        asked=parts.asked,
        rule=_rule(parts),
        targets=[app.entity(target) for target in parts.relation_targets],
        control=lambda item: fields.control(app, entity, item).jsx,
        initial=fields.initial,
    )
    known = form_imports(app, parts, f"own-{kebab(feature.id)}", type_) | {
        "@tanstack/react-query": ("useQuery",),
        "#features/profile/saved-mark.tsx": ("SavedMark",),
    }
    return with_controls(app, parts, known, body)


def _server(feature: Profile, app: App, parts: AskedFields) -> str:
    entity = parts.entity
    rule = _rule(parts)
    texts = {item.name: item.stored for item in parts.asked if item.type in ("text", "email")}
    suggested = [
        f"{stored}: actor.{name}" for name, stored in texts.items() if name in ("name", "email")
    ]
    body = render(
        "features/profile/server.ts.jinja",
        e=entity,
        name=_names(feature)[0],
        asked=parts.asked,
        left_out=parts.left_out,
        guard=guard(rule) if rule else "",
        read_guard=guard(rule) if rule else "",
        suggested=", ".join(suggested) if app.signs_in else "",
        unique=[item for item in parts.asked if item.spec.unique],
        server_value=server_value,
        constraints=[
            line
            for line in references_exist(entity, parts.asked, app)
            if line.startswith("await mustExist")
        ],
    )
    known = server_imports(app, parts, f"own_{feature.id}") | {
        "#features/request/keeping.ts": ("kept",),
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def checks(feature: Profile, app: App, aspect: str) -> Sequence[Step]:
    """What a visitor does to see that the aspect works; empty when it cannot be checked."""
    page = app.spec.page_of(feature.id)
    if page is None or ":" in page.path:
        return ()
    entity = app.entity(feature.entity)
    parts = asked_fields(app, entity)
    opened: tuple[Step, ...] = (
        *sign_in_steps(app, page_rule(page), _rule(parts) or "anyone"),
        Go(path=page.path),
        ExpectCount(target=_FORM),
    )
    filled = fill_steps(app, parts.asked)
    typed = next((step for step in filled or () if isinstance(step, Fill)), None)
    if aspect != "update":
        return (*opened, ExpectCount(target=Target(role="button", name="Save changes")))
    if not filled or typed is None:
        return ()
    return (
        *opened,
        *inside(_FORM, filled),
        Click(target=Target(role="button", name="Save changes"), within=_FORM),
        ExpectText(text="saved", within=Target(role="status")),
        Reload(),
        ExpectValue(label=typed.label, value=typed.value),
    )
