"""Create, edit and delete records, with validation on both sides and undo of a deletion."""

from collections.abc import Mapping, Sequence
from typing import Any

from appmint.spec.app import Page
from appmint.spec.criteria import (
    Choose,
    Click,
    ExpectCount,
    ExpectText,
    Fill,
    Go,
    SignIn,
    Step,
    Target,
    Upload,
)
from appmint.spec.entities import FieldType
from appmint.spec.features import Browse, Manage
from appmint.stacks.composition import (
    App,
    Block,
    EntityNames,
    ExtraPage,
    FieldNames,
    Piece,
    kebab,
    prop,
)
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.entity.fields import is_end, is_kept_by_app
from appmint.stacks.web.entity.forms import numbered
from appmint.stacks.web.entity.shown import title_expression
from appmint.stacks.web.features.browse.room import opening_rows

_OPEN = ("anyone", "owner", "nobody")


def piece(feature: Manage, app: App, page: Page) -> Piece:
    entity = app.entity(feature.entity)
    src = f"src/{entity.folder}"
    files: dict[str, str] = {}
    pages: list[ExtraPage] = []
    wanted: set[tuple[str, str]] = set()
    card = None
    action = None
    base = _base(app, entity)
    if feature.create:
        wanted |= {(entity.name, "create")}
        path = f"{src}/new-{entity.file}.tsx"
        files[path] = _page(app, entity, feature, base, "new")
        pages.append(ExtraPage(f"{base}/new", f"New{entity.type}Page", f"#{path}"))
        action = _add_button(app, entity, feature, base)
    if feature.edit:
        wanted |= {(entity.name, "update"), (entity.name, "one")}
        path = f"{src}/edit-{entity.file}.tsx"
        files[path] = _page(app, entity, feature, base, "edit")
        pages.append(ExtraPage(f"{base}/:id/edit", f"Edit{entity.type}Page", f"#{path}"))
    if feature.delete:
        wanted.add((entity.name, "delete"))
    if feature.edit or feature.delete:
        name = f"{entity.type}Actions"
        path = f"{src}/{entity.file}-actions.tsx"
        files[path] = _actions(app, entity, feature, base)
        jsx = f"<{name} {entity.var}={{{entity.var}}} />"
        card = Block(jsx, (f"#{path} {name}",))
    subject = app.subject(page)
    on_record = subject is not None and subject.name == entity.name
    for relation in entity.relations:
        wanted.add((relation.target, "list"))
    return Piece(
        action=card if on_record else action,
        upkeep=card,
        files=files,
        pages=tuple(pages),
        needs=frozenset(wanted),
    )


def _base(app: App, entity: EntityNames) -> str:
    """Where the entity's pages live: the address of one record without its id."""
    detail = app.detail_page(entity.name)
    if detail:
        return detail.path.split("/:")[0]
    listing = app.list_page(entity.name)
    return listing.path if listing and listing.path != "/" else f"/{kebab(entity.spec.plural)}"


def _return_path(app: App, entity: EntityNames) -> str:
    listing = app.list_page(entity.name)
    return listing.path if listing else "/"


def _add_button(app: App, entity: EntityNames, feature: Manage, base: str) -> Block:
    link = f"<AddLink {prop('label', feature.create_label)} {prop('to', f'{base}/new')} />"
    needs = ("#components/add-link.tsx AddLink",)
    # Who has no account yet is told on the page that it takes one.
    rule = "" if entity.access.create in (*_OPEN, "member") else entity.access.create
    if _decided(app, entity):
        right = _right(entity, "create", rule)
        return Block(f"<Permitted {right}>{link}</Permitted>", (*needs, _PERMITTED))
    if not rule:
        return Block(link, needs)
    jsx = f"<Allowed {prop('rule', rule)}>{link}</Allowed>"
    return Block(jsx, (*needs, "#features/account/allowed.tsx Allowed"))


_PERMITTED = "#features/admin/permitted.tsx Permitted"


def _decided(app: App, entity: EntityNames) -> bool:
    """Whether staff decide in their panel what each role may do with the records."""
    panel = app.panel_of_accounts
    return panel is not None and entity.name in panel.entities


def _right(entity: EntityNames, action: str, rule: str) -> str:
    """The properties of `Permitted` for an action; `rule` is "" where it is open to everybody."""
    records = prop("records", entity.api.removeprefix("/"))
    own = f" {prop('rule', rule)}" if rule else ""
    return f"{records} {prop('action', action)}{own}"


def _page(app: App, entity: EntityNames, feature: Manage, base: str, which: str) -> str:
    action = "create" if which == "new" else "update"
    rule = _guarded(entity.access.create if which == "new" else entity.access.update)
    body = render(
        f"features/manage/{which}.tsx.jinja",
        e=entity,
        title=feature.create_label,
        saved_title=title_expression(entity, "saved"),
        number=_number_given(entity),
        rule=rule,
        guard="PermittedPage" if _decided(app, entity) else "Guarded",
        right=_right(entity, action, rule) if _decided(app, entity) else prop("rule", rule),
        back=_return_path(app, entity),
        to=(app.link(entity.name, "saved") or "").strip("{}")
        if app.detail_page(entity.name)
        else "",
    )
    known = {
        f"#src/{entity.folder}/{entity.file}-form.tsx": (f"{entity.type}Form",),
        f"#src/{entity.folder}/api.ts": (f"use{entity.type}",),
        "#components/page.tsx": ("PageBody",),
        "#components/query-view.tsx": ("QueryView",),
        "#components/states.tsx": ("LoadingFacts",),
        "#features/account/allowed.tsx": ("Guarded",),
        "#features/admin/permitted.tsx": ("PermittedPage",),
        "#lib/record-id.ts": ("useRecordId",),
        "#lib/toasts.ts": ("toast",),
        "#lib/format.ts": ("formatDate",),
        "react-router": ("useNavigate",),
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def _guarded(rule: str) -> str:
    """The rule under which a page of a form opens; "" for one that is open to everybody."""
    return "" if rule in _OPEN else rule


def _number_given(entity: EntityNames) -> FieldNames | None:
    """The number that the app gave a new record and its name does not tell."""
    given = (item for item in entity.public_fields if numbered(entity, item) is not None)
    return next((item for item in given if item is not entity.display), None)


def _actions(app: App, entity: EntityNames, feature: Manage, base: str) -> str:
    access = entity.access
    title = title_expression(entity, entity.var)
    body = render(
        "features/manage/actions.tsx.jinja",
        e=entity,
        f=feature,
        base=base,
        title=title,
        edit_rule=access.update,
        delete_rule=access.delete,
        decided=_decided(app, entity),
        right=_right,
    )
    known = {
        f"#src/{entity.folder}/api.ts": (f"useDelete{entity.type}", f"useRestore{entity.type}"),
        f"#shared/{entity.file}.ts": (f"type {entity.type}",),
        "#ui/button.tsx": ("Button",),
        "#lib/toasts.ts": ("toast",),
        "#lib/format.ts": ("formatDate",),
        "#lib/api.ts": ("messageOf",),
        "#features/account/allowed.tsx": ("Allowed",),
        "#features/admin/permitted.tsx": ("Permitted",),
        "react-router": ("Link",),
        "lucide-react": ("Pencil", "Trash2"),
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def checks(feature: Manage, app: App, aspect: str) -> Sequence[Step]:
    entity = app.entity(feature.entity)
    place = listing(app, entity)
    if place is None or not entity.spec.seed:
        return ()
    browse, page = place
    role = "row" if browse.layout == "table" else "article"
    rule = {
        "create": entity.access.create,
        "edit": entity.access.update,
        "delete": entity.access.delete,
    }[aspect]
    signing: tuple[Step, ...] = () if rule in _OPEN else (SignIn(role=_role(app, rule)),)
    makes = rule == "owner" or aspect == "create"
    name = app.another(_new_name(entity)) if makes else ""
    make = _create(app, entity, feature, name) if makes else ()
    rows = opening_rows(browse, entity)
    if rule == "owner":
        if not feature.create or entity.access.create == "nobody":
            return ()
        if not make:
            # One that is called by another record's name cannot be told when it is new.
            rows = app.demo_rows(entity.name)
            signing = (SignIn(role=app.roles[0].name),) if rows else ()
    titles = [app.title_of(entity.name, row) for row in rows]
    # Of two records of one name the check could not tell which one is gone.
    found = next((at for at, title in enumerate(titles) if titles.count(title) == 1), None)
    if found is None:
        return ()
    shown, row = titles[found], rows[found]
    if rule == "owner" and make:
        # One's own record comes first: others' may not be touched.
        adds = entity.access.create
        account = () if adds in _OPEN else (SignIn(role=_role(app, adds)),)
        signing = (*account, Go(path=page.path), *make)
        shown = name
    find: tuple[Step, ...] = (Go(path=page.path),)
    if browse.search:
        find += (Fill(label=f"Search {entity.nouns}", value=shown),)
    item = Target(role=role, name=shown)
    find += (ExpectCount(target=item),)
    match aspect:
        case "create" if feature.create:
            if not make:
                return ()
            steps: tuple[Step, ...] = (*signing, Go(path=page.path), *make)
            return (
                *steps,
                Go(path=page.path),
                *_search(browse, entity, name),
                ExpectCount(target=Target(role=role, name=name)),
            )
        case "edit" if feature.edit:
            change = _change(entity, row)
            if change is None:
                return ()
            step, value = change
            return (
                *signing,
                *find,
                Click(target=Target(role="link", name=f"Edit {shown}")),
                step,
                Click(target=Target(role="button", name="Save changes")),
                ExpectText(text="saved", within=Target(role="status")),
                *([ExpectText(text=value)] if app.detail_page(entity.name) else []),
            )
        case "delete" if feature.delete:
            # Records of another list on the page may name this one; its own button is the list's.
            button = Target(role="button", name=f"Delete {shown}")
            return (
                *signing,
                *find,
                Click(target=button),
                ExpectText(text="deleted", within=Target(role="status")),
                ExpectCount(target=button, at_least=0, at_most=0),
                Click(target=Target(role="button", name="Undo")),
                ExpectCount(target=button),
            )
    return ()


def _search(browse: Browse, entity: EntityNames, words: str) -> tuple[Step, ...]:
    return (Fill(label=f"Search {entity.nouns}", value=words),) if browse.search else ()


def _role(app: App, rule: str) -> str:
    return app.roles[0].name if rule == "member" else rule


def listing(app: App, entity: EntityNames) -> tuple[Browse, Page] | None:
    """The list that shows most of an entity's records, with its page."""
    for browse in sorted(app.of_kind(Browse, entity.name), key=lambda item: len(item.where)):
        page = app.spec.page_of(browse.id)
        if page is not None:
            return browse, page
    return None


def _new_name(entity: EntityNames) -> str:
    samples = {"email": "new.person@example.com", "phone": "+1 555 0199"}
    return samples.get(entity.display.type, f"New {entity.noun} for the check")


def _change(entity: EntityNames, row: Mapping[str, Any]) -> tuple[Step, str] | None:
    """A change of one field of a record and how it reads afterwards; None where none is certain."""
    others = [item for item in entity.fields if item is not entity.display]
    texts = [item for item in others if item.type in ("text", "long_text") and not item.spec.unique]
    texts.sort(key=lambda item: item.type != "long_text")
    if texts:
        value = "Changed by its owner"
        return Fill(label=texts[0].label, value=value), value
    for item in others:
        choices = [each for each in item.options if each != row.get(item.name)]
        if item.type == "enum" and choices and not item.moved:
            return Choose(label=item.label, option=choices[-1]), choices[-1]
    return None


def _create(app: App, entity: EntityNames, feature: Manage, name: str) -> tuple[Step, ...]:
    """Open the form, fill what is required and send it; empty when it cannot be filled."""
    steps: list[Step] = [Click(target=Target(role="link", name=feature.create_label))]
    if entity.display.type not in ("text", "email", "phone", "long_text"):
        return ()
    for item in entity.fields:
        if is_kept_by_app(item):
            continue
        step = fill(app, item, name if item is entity.display else None)
        if step is None and item.required and item.type not in ("boolean", "enum"):
            return ()
        if step is not None and (item.required or item is entity.display):
            steps.append(step)
    steps += [
        Click(target=Target(role="button", name=feature.create_label)),
        ExpectText(text="added", within=Target(role="status")),
    ]
    return tuple(steps)


_SAMPLES: dict[str, str] = {
    "text": "Sample",
    "long_text": "A few plain words for the check.",
    "number": "3",
    "money": "25.00",
    "date": "2031-05-20",
    "time": "10:30",
    "datetime": "2031-05-20T10:30",
    "email": "visitor@example.com",
    "url": "https://example.com",
    "phone": "+1 555 0123",
    "colour": "#336699",
    "location": "Lisbon, Portugal",
}


_ENDS = {"date": "2031-05-21", "datetime": "2031-05-20T11:30"}
"""The same for what ends: it follows its start."""


def fill(app: App, item: FieldNames, value: str | None = None) -> Step | None:
    """The step that gives a field a valid value in a form; None where no value can be known."""
    if item.type == "relation":
        option = app.display_of(item.target)
        return Choose(label=item.label, option=option) if option else None
    if item.type == "rating":
        return Choose(label=item.label, option="4 stars")
    if item.type == "enum":
        return Choose(label=item.label, option=item.options[-1])
    if item.type in ("boolean", "image"):
        return None
    if item.type == "file":
        return Upload(label=item.label, file_name="paper.txt", content="A paper.\n")
    text: Any = value or (is_end(item.name) and _ENDS.get(item.type)) or _SAMPLES[item.type]
    spec = item.spec
    if spec.unique and value is None:
        text = app.another(text)
    if spec.type is FieldType.NUMBER:
        low = spec.minimum if spec.minimum is not None else 1
        high = spec.maximum if spec.maximum is not None else low + 2
        text = f"{min(low + 1, high):g}"
    return Fill(label=item.label, value=str(text))
