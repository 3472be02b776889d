"""A public form that keeps what was sent and confirms it."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import Click, ExpectCount, ExpectText, Fill, Go, Step, Target, inside
from appmint.spec.features import Form
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
)
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.entity import fields
from appmint.stacks.web.entity.asked import (
    SERVER_VALUE_IMPORTS,
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


def piece(feature: Form, app: App, page: Page) -> Piece:
    """What the form adds where it stands on `page`."""
    entity = app.entity(feature.entity)
    parts = asked_fields(app, entity)
    name, type_ = camel(feature.id), pascal(feature.id)
    path = f"/forms/{kebab(feature.id)}"
    client = f"src/{entity.folder}/{kebab(feature.id)}.tsx"
    server = f"server/routes/{kebab(feature.id)}.ts"
    schema = f"shared/{kebab(feature.id)}.ts"
    return Piece(
        block=Block(f"<{type_} />", (f"#{client} {type_}",)),
        files={
            client: _client(feature, app, parts, path),
            server: _server(feature, app, parts),
            schema: shared_source(parts, name, type_),
        },
        routes=(Route(path, f"{name}Routes", f"#{server}"), *upload_routes(parts)),
        needs=frozenset((target, "list") for target in parts.relation_targets),
    )


def upload_routes(parts: AskedFields) -> tuple[Route, ...]:
    """The route that takes files in, where the form asks for some."""
    return (Route("/uploads", "uploadRoutes", "#server/http/uploads.ts"),) if parts.uploads else ()


def shared_source(parts: AskedFields, name: str, type_: str, rule: str = "") -> str:
    """The file with the schema of what is asked; `rule` is the argument of a `refine`."""
    entity = parts.entity
    needs = ["zod type z", f"#shared/{entity.file}.ts {entity.var}Input"]
    return render(
        "features/form/shared.ts.jinja",
        head=import_lines(needs),
        r=entity,
        name=name,
        type=type_,
        left_out=parts.left_out,
        rule=rule,
    )


def form_imports(app: App, parts: AskedFields, stem: str, type_: str) -> dict[str, Sequence[str]]:
    """What the source of a form may use, by module; `stem` is the shared file's name."""
    targets = [app.entity(name) for name in parts.relation_targets]
    known: dict[str, Sequence[str]] = {
        "react": ("useState",),
        "react-hook-form": ("FormProvider", "useForm"),
        "react-router": ("Link",),
        "@hookform/resolvers/zod": ("zodResolver",),
        "zod": ("type z",),
        "#components/fields.tsx": ("FormActions", "FormError"),
        "#components/page.tsx": ("Section",),
        "#components/query-view.tsx": ("QueryView",),
        "#components/states.tsx": ("LoadingRows",),
        "#features/form/confirmation.tsx": ("Confirmation",),
        "#features/form/members-only.tsx": ("MembersOnly",),
        "#features/form/receipt.ts": ("type Receipt",),
        "#lib/api.ts": ("messageOf", "request"),
        "#lib/changes.ts": ("useChange",),
        "#lib/form-errors.ts": ("showServerErrors",),
        "#lib/toasts.ts": ("toast",),
        f"#shared/{stem}.ts": (f"{type_[:1].lower()}{type_[1:]}Input", f"type {type_}Input"),
        "#ui/button.tsx": ("Button",),
        "#ui/card.tsx": ("Card", "CardContent"),
    }
    return known | {
        f"#src/{other.folder}/api.ts": (f"use{other.type}Options",) for other in targets
    }


def with_controls(app: App, parts: AskedFields, known: dict[str, Sequence[str]], body: str) -> str:
    """The source of a form with the imports of its controls and of what else it uses."""
    needs = [
        entry for item in parts.asked for entry in fields.control(app, parts.entity, item).imports
    ]
    return import_lines([*needs, *used_imports(known, body)]) + "\n" + body


def _client(feature: Form, app: App, parts: AskedFields, path: str) -> str:
    entity = parts.entity
    body = render(
        "features/form/form.tsx.jinja",
        name=camel(feature.id),
        type=pascal(feature.id),
        path=path,
        heading=feature.heading,
        text=feature.text,
        confirmation=feature.confirmation,
        submit_label=feature.submit_label,
        toast=f"{entity.label} sent.",
        again=f"Send another {entity.noun}",
        asked=parts.asked,
        reference=parts.reference,
        rule=member_rule(entity, "create"),
        targets=[app.entity(name) for name in parts.relation_targets],
        control=lambda item: fields.control(app, entity, item).jsx,
        initial=fields.initial,
    )
    known = form_imports(app, parts, kebab(feature.id), pascal(feature.id))
    return with_controls(app, parts, known, body)


def _server(feature: Form, app: App, parts: AskedFields) -> str:
    entity = parts.entity
    rule = guard(entity.access.create)
    body = render(
        "features/form/server.ts.jinja",
        name=camel(feature.id),
        heading=feature.heading,
        r=entity,
        actor=entity.owned or rule,
        guard=rule,
        left_out=parts.left_out,
        reference=parts.reference,
        server_value=server_value,
        constraints=references_exist(entity, parts.asked, app),
    )
    return import_lines(used_imports(server_imports(app, parts, feature.id), body)) + "\n" + body


def server_imports(app: App, parts: AskedFields, feature_id: str) -> dict[str, Sequence[str]]:
    """What the source of a route that keeps a record may use, by module."""
    entity: EntityNames = parts.entity
    tables = {entity.table, *(app.entity(item.target).table for item in entity.relations)}
    return {
        "drizzle-orm": ("and", "eq", "gt", "gte", "lt", "lte", "ne", "notInArray", "or", "sql"),
        "hono": ("Hono",),
        "#server/db/client.ts": ("db",),
        "#server/db/schema.ts": tuple(sorted(tables)),
        "#server/http/constraints.ts": ("mustBeFree", "mustExist"),
        "#server/http/spans.ts": ("mustFollow",),
        "#server/http/errors.ts": ("Refusal", "notFound"),
        "#server/http/session.ts": (
            "type Env",
            "ensureActor",
            "mayTouch",
            "requireMember",
            "requireRole",
        ),
        "#server/http/validate.ts": ("idParam", "validate"),
        f"#shared/{kebab(feature_id)}.ts": (f"{camel(feature_id)}Input",),
        **SERVER_VALUE_IMPORTS,
    }


def checks(feature: Form, app: App, aspect: str) -> Sequence[Step]:
    """What a visitor does to see that the aspect works; empty when it cannot be checked."""
    page = app.spec.page_of(feature.id)
    entity = app.entity(feature.entity)
    asked = asked_fields(app, entity).asked
    filled = fill_steps(app, asked)
    if page is None or filled is None:
        return ()
    form = Target(role="form", name=feature.heading)
    send = Click(target=Target(role="button", name=feature.submit_label), within=form)
    opened = (
        *sign_in_steps(app, page_rule(page), entity.access.create),
        Go(path=page.path.replace(":id", "1")),
    )
    typed = inside(form, filled)
    if aspect == "validate":
        refused = _refused(asked, form, send, typed)
        return (*opened, *refused) if refused else ()
    return (
        *opened,
        *typed,
        send,
        ExpectText(text="sent.", within=Target(role="status")),
        ExpectText(text=feature.confirmation, within=Target(role="region", name=feature.heading)),
        ExpectCount(target=form, at_least=0, at_most=0),
    )


def _refused(
    asked: Sequence[FieldNames], form: Target, send: Click, filled: Sequence[Step]
) -> tuple[Step, ...]:
    """Sent empty and with a wrong address, the form says what is missing and keeps what is in it.

    Empty where nothing in the form is required.
    """
    name = next((item for item in asked if item.required and item.type in _TEXTS), None)
    address = next((item for item in asked if item.type == "email"), None)
    if name is None:
        return ()
    steps: list[Step] = [
        send,
        ExpectText(text=f"Enter {fields.in_sentence(name)}.", within=form),
    ]
    if address is not None:
        steps += [
            *filled,
            Fill(label=address.label, value="name.example.com", within=form),
            send,
            ExpectText(text="Enter an e-mail address like name@example.com.", within=form),
        ]
    return (*steps, ExpectCount(target=form))


_TEXTS = ("text", "long_text")
