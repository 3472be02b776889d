"""A printable paper made from one record: quote, voucher, invoice, certificate; with PDF."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import (
    Click,
    ExpectCount,
    ExpectDownload,
    ExpectText,
    Go,
    SignIn,
    Step,
    Target,
)
from appmint.spec.features import Document, Mine
from appmint.spec.labels import in_text
from appmint.stacks.composition import (
    App,
    Block,
    EntityNames,
    ExtraPage,
    FieldNames,
    Piece,
    jsx_text,
    kebab,
    pascal,
    ts,
)
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.entity import fields
from appmint.stacks.web.entity.asked import OPEN, is_reference, sign_in_steps
from appmint.stacks.web.entity.shown import title_expression
from appmint.stacks.web.features.mine.room import making

_TOTALS = ("total", "amount", "price", "cost", "fee")
_SHOWN_ELSEWHERE = ("image", "file", "colour")


def piece(feature: Document, app: App, page: Page) -> Piece:
    """What the paper adds where it stands on `page`."""
    entity = app.entity(feature.entity)
    component = pascal(feature.id)
    path = f"src/{entity.folder}/{kebab(feature.id)}.tsx"
    files = {path: _document(feature, app, entity)}
    needs = frozenset({(entity.name, "one")})
    subject = app.subject(page)
    if subject is not None and subject.name == entity.name:
        jsx = f"<{component} {entity.var}={{{entity.var}}} />"
        return Piece(block=Block(jsx, (f"#{path} {component}",)), files=files, needs=needs)
    own_page = f"src/{entity.folder}/{kebab(feature.id)}-page.tsx"
    files[own_page] = _page(feature, entity, page, f"#{path}")
    address = own_path(feature, entity)
    link = "{`" + address.replace(":id", "${" + entity.var + ".id}") + "`}"
    return Piece(
        card=Block(
            f'<Button asChild variant="outline" size="sm"><Link to={link}>'
            f"{jsx_text(feature.title)}</Link></Button>",
            ("#ui/button.tsx Button", "react-router Link"),
        ),
        files=files,
        pages=(ExtraPage(address, f"{component}Page", f"#{own_page}"),),
        needs=needs,
    )


def own_path(feature: Document, entity: EntityNames) -> str:
    """The address of the paper where it does not stand on the record's page."""
    return f"/{kebab(entity.spec.plural)}/:id/{kebab(feature.id)}"


def _page(feature: Document, entity: EntityNames, page: Page, module: str) -> str:
    component = pascal(feature.id)
    needs = [
        f"{module} {component}",
        f"#src/{entity.folder}/api.ts use{entity.type}",
        "#components/page.tsx PageBody",
        "#components/query-view.tsx QueryView",
        "#components/states.tsx LoadingFacts",
        "#lib/record-id.ts useRecordId",
    ]
    title = title_expression(entity, "current.data")
    if "formatDate" in title:
        needs.append("#lib/format.ts formatDate")
    return render(
        "features/document/page.tsx.jinja",
        head=import_lines(needs),
        f=feature,
        e=entity,
        component=component,
        title=title,
        back="/" if ":" in page.path else page.path,
    )


def _document(feature: Document, app: App, entity: EntityNames) -> str:
    record = entity.var
    total = _total(entity)
    reference = next((item for item in entity.fields if is_reference(item, entity)), None)
    number = f"paperNumber({ts(_prefix(feature))}, {record}.id)"
    if reference is not None:
        number = f"{record}.{reference.key} || {number}"
    facts = [
        (item.label, plain(item, record))
        for item in entity.fields
        if item not in (total, reference, entity.display)
        and item.type not in (*_SHOWN_ELSEWHERE, "long_text")
    ]
    texts = [
        (item.label, f"{record}.{item.key}")
        for item in entity.fields
        if item.type == "long_text" and item is not entity.display
    ]
    body = render(
        "features/document/document.tsx.jinja",
        f=feature,
        e=entity,
        noun=in_text(feature.title),
        article=fields.with_article(entity.noun),
        component=pascal(feature.id),
        reference=number,
        heading=title_expression(entity, record),
        facts=facts,
        texts=texts,
        total=_total_property(total, record) if total else "",
    )
    known = {
        "#features/document/content.ts": ("paperNumber", "type PaperContent"),
        "#features/document/paper.tsx": ("Paper",),
        "#lib/format.ts": (
            "formatDate",
            "formatDateTime",
            "formatMoney",
            "formatNumber",
            "formatTime",
        ),
        f"#shared/{entity.file}.ts": (f"type {entity.type}",),
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def _prefix(feature: Document) -> str:
    letters = [char for char in feature.title.upper() if char.isascii() and char.isalpha()]
    return "".join(letters[:3]) or "NO"


def _total(entity: EntityNames) -> FieldNames | None:
    """The amount that the paper is about."""
    amounts = [item for item in entity.fields if item.type == "money"]
    named = (item for word in _TOTALS for item in amounts if word in item.name)
    return next(named, amounts[-1] if amounts else None)


def _total_property(total: FieldNames, record: str) -> str:
    value = f"{record}.{total.key}"
    inside = f"{{ label: {ts(total.label)}, value: {plain(total, record, checked=True)} }}"
    if total.required and not total.private:
        return f"total: {inside},"
    return f"...({value} == null ? {{}} : {{ total: {inside} }}),"


def plain(item: FieldNames, record: str, *, checked: bool = False) -> str:
    """A value as plain text, as a TypeScript expression; empty or absent when not given."""
    value = f"{record}.{item.key}"
    match item.type:
        case "relation":
            return f"{value}?.label"
        case "location":
            return f"{value}?.label"
        case "boolean":
            return f"{value} ? 'Yes' : 'No'"
        case "money":
            shown = f"formatMoney({value}, {ts(item.unit)})"
        case "number":
            unit = f", {ts(item.unit)}" if item.unit else ""
            shown = f"formatNumber({value}{unit})"
        case "rating":
            shown = f"`${{{value}}} of 5`"
        case "date" | "datetime" | "time":
            name = {"date": "formatDate", "datetime": "formatDateTime", "time": "formatTime"}
            shown = f"{name[item.type]}({value})"
            return shown if item.required and not item.private else f"{value} && {shown}"
        case _:
            return value
    required = item.required and not item.private
    return shown if required or checked else f"{value} == null ? '' : {shown}"


def checks(feature: Document, app: App, aspect: str) -> Sequence[Step]:
    """What a visitor does to see that the aspect works; empty when it cannot be checked."""
    opened = _open(feature, app)
    if opened is None:
        return ()
    steps, undone = opened
    paper = Target(role="article", name=f"{feature.title} to print")
    seen: tuple[Step, ...] = (
        ExpectCount(target=paper),
        ExpectText(text="Number", within=paper),
        ExpectCount(target=Target(role="button", name="Print")),
    )
    button = Target(role="button", name="Download PDF")
    saved = (ExpectDownload(target=button, suffix=".pdf"),) if aspect == "download" else ()
    return (*steps, *seen, *saved, *undone)


def _open(feature: Document, app: App) -> tuple[tuple[Step, ...], tuple[Step, ...]] | None:
    """Steps to a record's paper, and steps that undo what they made; None when there is no way."""
    entity = app.entity(feature.entity)
    page = app.spec.page_of(feature.id)
    detail = app.detail_page(entity.name)
    if page is None:
        return None
    on_record = detail is not None and feature.id in detail.features
    path = detail.path if detail is not None and on_record else own_path(feature, entity)
    first: tuple[Step, ...] = (Go(path=path.replace(":id", "1")),)
    if entity.spec.seed:
        if entity.access.read in OPEN and entity.access.read != "owner":
            return (*sign_in_steps(app, page.role), *first), ()
        staff = next((role.name for role in app.roles if role.staff), None)
        reader = app.roles[0].name if app.roles else None
        suits = page.role in ("anyone", "member", reader)
        if staff and page.role in ("anyone", "member", staff):
            return (SignIn(role=staff), *first), ()
        if reader and suits and entity.access.read in ("owner", "member", reader):
            return (SignIn(role=reader), *first), ()
    # A guest has to make a record first, and opens it from the list of their own.
    for mine in app.of_kind(Mine, entity.name):
        listing = app.spec.page_of(mine.id)
        made, undone = making(app, entity)
        if listing is not None and made:
            region = Target(role="region", name=mine.heading)
            link = Target(role="link", name=None if on_record else feature.title)
            return (
                *made,
                Go(path=listing.path),
                ExpectCount(target=Target(role="article"), within=region),
                Click(target=link, within=region),
            ), undone
    return None
