"""Files of records: upload, download with history, share link."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

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
    Upload,
)
from appmint.spec.features import Manage, Transfer
from appmint.stacks.composition import (
    App,
    Block,
    EntityNames,
    ExtraPage,
    FieldNames,
    Piece,
    Route,
    camel,
    kebab,
    pascal,
    prop,
    ts,
)
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.entity.asked import (
    OPEN,
    SERVER_VALUE_IMPORTS,
    guard,
    member_rule,
    page_rule,
    server_value,
    sign_in_steps,
)
from appmint.stacks.web.entity.fields import is_kept_by_app, with_article
from appmint.stacks.web.entity.shown import title_expression
from appmint.stacks.web.features.manage.room import fill
from appmint.stacks.web.features.request.room import relation_to

_COUNTERS = re.compile(r"(downloads|download_count|downloaded)")
_TEXT_ENDINGS = ("txt", "md", "csv", "json")
_PICTURE_ENDINGS = ("png", "jpg", "jpeg", "gif", "webp")
_SOUND_ENDINGS = ("wav", "mp3", "ogg")


def piece(feature: Transfer, app: App, page: Page) -> Piece:
    entity = app.entity(feature.entity)
    type_, name = pascal(feature.id), camel(feature.id)
    client = f"src/{entity.folder}/{kebab(feature.id)}.tsx"
    files: dict[str, str] = {}
    routes: list[Route] = []
    pages: list[ExtraPage] = []
    needs: set[tuple[str, str]] = set()
    subject = app.subject(page)
    on_record = subject is not None and subject.name == entity.name
    block = card = action = None
    if feature.download or feature.share:
        files[client] = _client(feature, app, entity)
        panel = f"<{type_}Panel {entity.var}={{{entity.var}}} />"
        block = Block(panel, (f"#{client} {type_}Panel",)) if on_record else None
        actions = f"<{type_}Actions {entity.var}={{{entity.var}}} />"
        card = Block(actions, (f"#{client} {type_}Actions",))
    if feature.download:
        server = f"server/routes/{kebab(feature.id)}.ts"
        files[server] = _server(feature, app, entity)
        routes.append(
            Route(f"{entity.api}/:id/{kebab(feature.file)}", f"{name}Routes", f"#{server}")
        )
    if feature.upload and entity.access.create != "nobody":
        path = f"src/{entity.folder}/upload-{entity.file}.tsx"
        files[path] = _upload_page(app, entity)
        address = _upload_path(entity)
        pages.append(ExtraPage(address, f"Upload{entity.type}Page", f"#{path}"))
        routes.append(Route("/uploads", "uploadRoutes", "#server/http/uploads.ts"))
        needs.add((entity.name, "create"))
        needs |= {(item.target, "list") for item in entity.relations}
        action = None if on_record else _upload_link(entity, address)
    return Piece(
        block=block,
        action=action,
        card=card,
        files=files,
        routes=tuple(routes),
        pages=tuple(pages),
        needs=frozenset(needs),
    )


def _upload_path(entity: EntityNames) -> str:
    return f"/upload-{kebab(entity.name)}"


def _upload_link(entity: EntityNames, address: str) -> Block:
    jsx = f"<AddLink {prop('label', f'Upload {entity.noun}')} {prop('to', address)} />"
    needs = ["#components/add-link.tsx AddLink"]
    rule = member_rule(entity, "create")
    if rule:
        jsx = f"<Allowed {prop('rule', rule)}>{jsx}</Allowed>"
        needs.append("#features/account/allowed.tsx Allowed")
    return Block(jsx, tuple(needs))


def _upload_page(app: App, entity: EntityNames) -> str:
    listing = app.list_page(entity.name)
    back = listing.path if listing else "/"
    to = (app.link(entity.name, "saved") or "").strip("{}") or ts(back)
    body = render(
        "features/transfer/upload.tsx.jinja",
        e=entity,
        heading=f"Upload {with_article(entity.noun)} {entity.noun}",
        back=back,
        rule=member_rule(entity, "create"),
        title=title_expression(entity, "saved"),
        to=to,
    )
    known: Mapping[str, Sequence[str]] = {
        "react-router": ("useNavigate",),
        f"#src/{entity.folder}/{entity.file}-form.tsx": (f"{entity.type}Form",),
        "#components/page.tsx": ("PageBody",),
        "#features/account/allowed.tsx": ("Guarded",),
        "#lib/format.ts": ("formatDate",),
        "#lib/toasts.ts": ("toast",),
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def _share(app: App, entity: EntityNames) -> str:
    """The JSX expression of the address that a shared link leads to."""
    link = app.link(entity.name, entity.var)
    listing = app.list_page(entity.name)
    return link or "{" + ts(listing.path if listing else "/") + "}"


def _client(feature: Transfer, app: App, entity: EntityNames) -> str:
    body = render(
        "features/transfer/transfer.tsx.jinja",
        f=feature,
        e=entity,
        file=entity.field(feature.file),
        type=pascal(feature.id),
        place=kebab(feature.file),
        share=_share(app, entity),
        title=title_expression(entity, entity.var),
    )
    known: Mapping[str, Sequence[str]] = {
        "lucide-react": ("FileText",),
        f"#shared/{entity.file}.ts": (f"type {entity.type}",),
        "#components/page.tsx": ("Section",),
        "#features/transfer/download-history.tsx": ("DownloadHistory",),
        "#features/transfer/file-actions.tsx": ("DownloadButton", "ShareButton"),
        "#lib/file-name.ts": ("fileName",),
        "#lib/format.ts": ("formatDate",),
        "#ui/card.tsx": ("Card",),
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def _server(feature: Transfer, app: App, entity: EntityNames) -> str:
    record = app.entity(feature.record) if feature.record else None
    relation = relation_to(record, entity) if record else None
    given = {relation.name, "downloaded_at"} if relation else set()
    counter = next(
        (
            item
            for item in entity.fields
            if item.type == "number" and _COUNTERS.fullmatch(item.name)
        ),
        None,
    )
    body = render(
        "features/transfer/server.ts.jinja",
        name=camel(feature.id),
        e=entity,
        file=entity.field(feature.file),
        place=kebab(feature.file),
        r=record,
        relation=relation,
        rest=[item for item in record.fields if item.name not in given] if record else [],
        server_value=server_value,
        counter=counter,
        guard=guard(entity.access.read),
        reads_own=entity.access.read == "owner" and entity.owned,
        told=_told(entity),
        told_line=_told_line,
    )
    tables = (entity.table, *([record.table] if record else []))
    known: Mapping[str, Sequence[str]] = {
        "drizzle-orm": ("and", "desc", "eq", "sql"),
        "hono": ("Hono",),
        "#features/request/keeping.ts": ("kept",),
        "#features/transfer/kept-file.ts": ("downloadHeaders", "keptFile"),
        "#server/db/client.ts": ("db",),
        "#server/db/schema.ts": tables,
        "#server/http/errors.ts": ("notFound",),
        "#server/http/session.ts": (
            "type Actor",
            "type Env",
            "ensureActor",
            "mayTouch",
            "requireMember",
            "requireRole",
        ),
        "#server/http/validate.ts": ("idParam", "validate"),
        **SERVER_VALUE_IMPORTS,
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def _told(entity: EntityNames) -> list[FieldNames]:
    """What the file of a seeded record tells."""
    kinds = ("text", "long_text", "enum", "date", "number")
    named = [item for item in entity.public_fields if item is not entity.display]
    return [item for item in named if item.type in kinds]


def _told_line(item: FieldNames) -> str:
    value = f"row.{item.stored}"
    if item.type == "long_text":
        return value
    label = item.label.replace("`", "").replace("$", "").replace("\\", "")
    given = f"{value} !== null" if item.type == "number" and not item.required else value
    line = f"`{label}: ${{{value}}}`"
    return line if item.required else f"{given} ? {line} : ''"


def checks(feature: Transfer, app: App, aspect: str) -> Sequence[Step]:
    entity = app.entity(feature.entity)
    if aspect == "upload":
        return _upload_steps(feature, app, entity) if feature.upload else ()
    found = _with_file(feature, app, entity)
    if found is None:
        return ()
    index, page = found
    title = app.display_of(feature.entity, index)
    own = entity.access.read == "owner"
    if own and not app.roles:
        return ()
    signing = (
        (SignIn(role=app.roles[0].name),)
        if own
        else sign_in_steps(app, page_rule(page), entity.access.read)
    )
    start = (*signing, Go(path=page.path))
    status = Target(role="status")
    if aspect == "share" and feature.share:
        return (
            *start,
            Click(target=Target(role="button", name=f"Copy link: {title}")),
            ExpectText(text=f"The link to {title}", within=status),
        )
    if aspect != "download" or not feature.download:
        return ()
    suffix = _suffix(str(entity.spec.seed[index][feature.file]))
    button = Target(role="button", name=f"Download {title}")
    steps: tuple[Step, ...] = (
        *start,
        ExpectDownload(target=button, suffix=suffix),
        ExpectText(text="is being downloaded", within=status),
    )
    if feature.record and ":id" in _record_path(feature, app):
        history = Target(role="list", name="Your downloads")
        steps = (*steps, ExpectText(text="Downloaded on", within=history))
    return steps


def _suffix(name: str) -> str:
    """How the name of the file made from a seeded name ends."""
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if ending in _PICTURE_ENDINGS:
        return ".png"
    if ending in _SOUND_ENDINGS:
        return ".wav"
    return f".{ending}" if ending in _TEXT_ENDINGS else ".pdf"


def _record_path(feature: Transfer, app: App) -> str:
    detail = app.detail_page(feature.entity)
    return detail.path if detail and feature.id in detail.features else ""


def _with_file(feature: Transfer, app: App, entity: EntityNames) -> tuple[int, Page] | None:
    """A seed row that has a file of its own, and the page with its buttons."""
    own = entity.access.read == "owner"
    for index, row in enumerate(entity.spec.seed):
        name = str(row.get(feature.file) or "")
        if not name or name.startswith("http") or (own and index % 2):
            continue
        detail = app.detail_page(feature.entity)
        if detail and feature.id in detail.features:
            path = detail.path.replace(":id", str(index + 1))
            return index, detail.model_copy(update={"path": path})
        listing = app.list_page(feature.entity)
        return (index, listing) if listing else None
    return None


def _upload_steps(feature: Transfer, app: App, entity: EntityNames) -> Sequence[Step]:
    name = app.another(f"Uploaded {entity.noun} for the check")
    steps: list[Step] = []
    for item in entity.fields:
        step: Step | None
        if is_kept_by_app(item):
            continue
        if item.name == feature.file:
            step = Upload(label=item.label, file_name=_UPLOADED, content="A paper.\n")
        else:
            step = fill(app, item, name if item is entity.display else None)
        needed = item.required or item is entity.display or item.name == feature.file
        if step is None and item.required and item.type not in ("boolean", "enum"):
            return ()
        if step is not None and needed:
            steps.append(step)
    if entity.display.type != "text" or entity.access.create == "nobody":
        return ()
    listing = app.list_page(entity.name)
    last: Sequence[Any] = ()
    if app.detail_page(entity.name) is not None:
        last = (ExpectText(text=name, within=Target(role="heading")),)
        if not entity.field(feature.file).private:
            last = (*last, ExpectText(text=_UPLOADED))
    elif listing is not None:
        last = (ExpectCount(target=Target(role="main")), ExpectText(text=name))
    rule = entity.access.create
    return (
        *(sign_in_steps(app, rule) if rule not in OPEN else ()),
        Go(path=_upload_path(entity)),
        *steps,
        Click(target=Target(role="button", name=_submit(app, entity))),
        ExpectText(text="is uploaded", within=Target(role="status")),
        *last,
    )


_UPLOADED = "Minutes of May.txt"
"""The name of the file that the check uploads: people find it under this name again."""


def _submit(app: App, entity: EntityNames) -> str:
    """What the entity's form calls its button."""
    manage = next(app.of_kind(Manage, entity.name), None)
    return manage.create_label if manage else f"Add {entity.noun}"
