"""A panel for one role: every named entity as a table with create, edit, delete; the accounts."""

from collections.abc import Mapping, Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import (
    Click,
    ExpectCount,
    ExpectNoText,
    ExpectText,
    ExpectUrl,
    Fill,
    Go,
    Reload,
    SignIn,
    Step,
    Target,
)
from appmint.spec.features import Admin, Manage
from appmint.stacks.composition import (
    App,
    Block,
    EntityNames,
    FieldNames,
    Piece,
    kebab,
    prop,
    ts,
)
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.entity import fields
from appmint.stacks.web.entity.shown import title_expression
from appmint.stacks.web.features.admin import users
from appmint.stacks.web.features.manage.room import fill

_LONG = ("long_text", "image", "file", "url")
_COLUMNS = 5


def piece(feature: Admin, app: App, page: Page) -> Piece:
    files: dict[str, str] = {}
    needs: set[tuple[str, str]] = set()
    imports = ["#features/admin/admin-tabs.tsx AdminTabs"]
    tabs = []
    for entity in (app.entity(name) for name in feature.entities):
        path = f"src/{entity.folder}/admin-{entity.folder}.tsx"
        files[path] = _list(app, entity)
        imports.append(f"#{path} Admin{entity.types}")
        tabs.append(
            f"{{ name: {ts(kebab(entity.spec.plural))}, label: {ts(entity.labels)}, "
            f"content: <Admin{entity.types} /> }}"
        )
        needs |= {(entity.name, name) for name in ("list", "one", "create", "update", "delete")}
        needs |= {(item.target, "list") for item in entity.relations}
    if feature.accounts:
        block = users.tab(app, feature)
        tabs.append(block.jsx)
        imports += block.imports
        files[users.RIGHTS] = users.rights(app, feature)
    jsx = f"<AdminTabs tabs={{[{', '.join(tabs)}]}} />"
    if page.role == "anyone":
        jsx = f"<StaffGate {prop('rule', feature.role)}>{jsx}</StaffGate>"
        imports.append("#features/admin/staff-gate.tsx StaffGate")
    return Piece(
        block=Block(jsx, tuple(imports)),
        files=files,
        routes=users.ROUTES if feature.accounts else (),
        guards=(users.GUARD,) if feature.accounts else (),
        needs=frozenset(needs),
    )


def _columns(entity: EntityNames) -> list[FieldNames]:
    others = [
        item for item in entity.fields if item is not entity.display and item.type not in _LONG
    ]
    return [entity.display, *others][:_COLUMNS]


def _list(app: App, entity: EntityNames) -> str:
    columns = _columns(entity)
    cells = {item.name: fields.shown(app, item, entity.var) for item in columns}
    link = app.link(entity.name, entity.var)
    title = title_expression(entity, entity.var)
    if link:
        cells[entity.display.name] = Block(
            f'<Link className="link" to={link}>{{{title}}}</Link>', ("react-router Link",)
        )
    body = render(
        "features/admin/list.tsx.jinja",
        e=entity,
        fields=columns,
        cells={name: block.jsx for name, block in cells.items()},
        title=title,
        saved_title=title_expression(entity, "saved"),
    )
    known: Mapping[str, Sequence[str]] = {
        "react": ("useState",),
        "lucide-react": (entity.icon,),
        f"#src/{entity.folder}/api.ts": (
            f"use{entity.types}",
            f"useDelete{entity.type}",
            f"useRestore{entity.type}",
        ),
        f"#src/{entity.folder}/{entity.file}-form.tsx": (f"{entity.type}Form",),
        f"#shared/{entity.file}.ts": (f"type {entity.type}",),
        "#components/query-view.tsx": ("QueryView",),
        "#components/states.tsx": ("EmptyState", "LoadingRows"),
        "#features/admin/admin-list.tsx": (
            "AdminPages",
            "AdminToolbar",
            "RowActions",
            "useAdminQuery",
        ),
        "#lib/api.ts": ("messageOf",),
        "#lib/format.ts": ("formatDate",),
        "#lib/toasts.ts": ("toast",),
        "#ui/dialog.tsx": ("Dialog", "DialogContent"),
        "#ui/table.tsx": (
            "Table",
            "TableBody",
            "TableCell",
            "TableHead",
            "TableHeader",
            "TableRow",
        ),
    }
    needs = [entry for block in cells.values() for entry in block.imports]
    return import_lines([*needs, *used_imports(known, body)]) + "\n" + body


def checks(feature: Admin, app: App, aspect: str) -> Sequence[Step]:
    page = app.spec.page_of(feature.id)
    if page is None or not feature.entities:
        return ()
    first = app.entity(feature.entities[0])
    if aspect == "refuse":
        return _refused(app, page, f"Search {first.nouns}")
    role = feature.role if page.role == "anyone" else page.role
    start: tuple[Step, ...] = (SignIn(role=_account(app, role)), Go(path=page.path))
    if aspect in users.ASPECTS:
        return users.checks(feature, app, aspect, start) if feature.accounts else ()
    opened = tuple(
        ExpectCount(target=Target(role="tab", name=app.entity(name).labels))
        for name in feature.entities
    )
    if aspect == "open":
        return (*start, *opened, ExpectText(text=f"Search {first.nouns}"))
    for name in feature.entities:
        entity = app.entity(name)
        steps = _create(app, entity) or _delete(app, entity)
        if steps:
            tab = Click(target=Target(role="tab", name=entity.labels))
            return (*start, tab, *steps)
    return ()


def _refused(app: App, page: Page, hidden: str) -> tuple[Step, ...]:
    """Neither visitors nor members are let in."""
    main = Target(role="main")
    plain = next((role.name for role in app.roles if not role.staff), None)
    members: tuple[Step, ...] = ()
    if plain:
        members = (
            SignIn(role=plain),
            Go(path=page.path),
            ExpectText(text="Your account may not open this page", within=main),
            ExpectNoText(text=hidden),
        )
    asked = (
        ExpectUrl(path="/sign-in")
        if app.is_closed
        else ExpectText(text="Please sign in", within=main)
    )
    return (Go(path=page.path), asked, ExpectNoText(text=hidden), *members)


def _account(app: App, role: str) -> str:
    names = [each.name for each in app.roles]
    return role if role in names or not names else names[0]


def _create(app: App, entity: EntityNames) -> tuple[Step, ...]:
    """Add a record through the form and find it in the table; empty when that cannot be done."""
    if entity.display.type not in ("text", "long_text"):
        return ()
    name = app.another(f"{entity.label} of the staff for the check")
    dialog = Target(role="dialog")
    steps: list[Step] = []
    for item in entity.fields:
        if fields.is_kept_by_app(item):
            continue
        step = fill(app, item, name if item is entity.display else None)
        if step is None and item.required and item.type not in ("boolean", "enum"):
            return ()
        if step is not None and (item.required or item is entity.display):
            steps.append(step.model_copy(update={"within": dialog}))
    row = Target(role="row", name=name)
    return (
        Click(target=Target(role="button", name=f"Add {entity.noun}")),
        *steps,
        Click(target=Target(role="button", name=_submit(app, entity)), within=dialog),
        ExpectText(text="added", within=Target(role="status")),
        Reload(),
        Fill(label=f"Search {entity.nouns}", value=name),
        ExpectCount(target=row),
        Click(target=Target(role="button", name=f"Delete {name}")),
        ExpectText(text="deleted", within=Target(role="status")),
    )


def _submit(app: App, entity: EntityNames) -> str:
    """What the entity's form calls its button."""
    manage = next(app.of_kind(Manage, entity.name), None)
    return manage.create_label if manage else f"Add {entity.noun}"


def _delete(app: App, entity: EntityNames) -> tuple[Step, ...]:
    """Delete a seeded record and bring it back."""
    name = app.display_of(entity.name)
    if not name or entity.display.type in ("relation", "date", "datetime", "location"):
        return ()
    button = Target(role="button", name=f"Delete {name}")
    return (
        Fill(label=f"Search {entity.nouns}", value=name),
        Click(target=button),
        ExpectText(text="deleted", within=Target(role="status")),
        Click(target=Target(role="button", name="Undo")),
        ExpectCount(target=button),
    )
