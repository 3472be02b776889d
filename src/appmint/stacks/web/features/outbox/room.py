"""Write to recipients by e-mail, SMS or WhatsApp; kept, and marked as simulated."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import (
    Choose,
    Click,
    ExpectCount,
    ExpectText,
    Fill,
    Reload,
    Step,
    Target,
    Upload,
)
from appmint.spec.features import Outbox
from appmint.stacks.composition import (
    App,
    Block,
    EntityNames,
    FieldNames,
    Piece,
    Route,
    camel,
    kebab,
    prop,
)
from appmint.stacks.templates import render
from appmint.stacks.web.entity import making
from appmint.stacks.web.visits import account, entry


def piece(feature: Outbox, app: App, page: Page) -> Piece:
    """Composer and sent list in the page, and their routes."""
    record = app.entity(feature.record)
    path = f"/outbox/{kebab(feature.id)}"
    file = f"server/routes/{kebab(feature.id)}.ts"
    name = f"{camel(feature.id)}Routes"
    attachment = _attachment(feature, record)
    attach = " attach" if attachment else ""
    jsx = f"<Outbox {prop('path', f'/api{path}')} {prop('channel', feature.channel)}{attach} />"
    needs = ["#features/outbox/outbox.tsx Outbox"]
    rule = record.access.create
    if account(app, rule):
        jsx = f'<MembersOnly {prop("rule", rule)} purpose="write">{jsx}</MembersOnly>'
        needs.append("#features/account/members-only.tsx MembersOnly")
    routes = [Route(path, name, f"#{file}")]
    if attachment:
        routes.append(Route("/uploads", "uploadRoutes", "#server/http/uploads.ts"))
    return Piece(
        block=Block(jsx, tuple(needs)),
        files={file: _routes(feature, app, name)},
        routes=tuple(routes),
    )


def _address(feature: Outbox, app: App) -> FieldNames:
    kind = "email" if feature.channel == "e-mail" else "phone"
    return next(item for item in app.entity(feature.recipient).fields if item.type == kind)


def _attachment(feature: Outbox, record: EntityNames) -> FieldNames | None:
    """The field that keeps a file sent along; e-mails only."""
    if feature.channel != "e-mail":
        return None
    return next((item for item in record.fields if item.type == "file"), None)


def _routes(feature: Outbox, app: App, name: str) -> str:
    person, record = app.entity(feature.recipient), app.entity(feature.record)
    mail = feature.channel == "e-mail"
    link, body, at = (
        making.link_to(record, person),
        record.field("body"),
        record.field("sent_at"),
    )
    subject = record.field("subject") if mail else None
    attachment = _attachment(feature, record)
    given = {link.stored: "id", body.stored: "input.body", at.stored: "localMoment(new Date())"}
    if subject:
        given[subject.stored] = "input.subject"
    if attachment:
        given[attachment.stored] = "input.attachment"
    reads = record.access.create if account(app, record.access.create) else person.access.read
    source = render(
        "features/outbox/routes.ts.jinja",
        name=name,
        channel=feature.channel,
        p=person,
        record=record,
        t=record.table,
        link=link,
        body=body,
        at=at,
        subject=subject,
        file=attachment,
        address=_address(feature, app),
        label=making.label(app, person),
        seen=making.seen_by(record),
        env=app.signs_in or record.owned,
        guard=making.guard,
        reads=reads,
        schema="emailInput" if mail else "textInput",
        values=making.values(record, given),
        **_template(feature, app),
    )
    extra = {
        "#features/outbox/schemas.ts": ("emailInput", "textInput"),
        "#server/db/insert.ts": ("insert",),
    }
    tables = [person, record]
    if feature.template:
        tables.append(app.entity(feature.template))
    return making.route_file(source, tables, extra)


def _template(feature: Outbox, app: App) -> dict[str, object]:
    """Where a template's name, subject and text are kept, found by type."""
    if not feature.template:
        return {"letter": None}
    letter = app.entity(feature.template)
    texts = [item for item in letter.fields if item.type == "text"]
    prose = [item for item in letter.fields if item.type == "long_text"]
    body = next(iter([*prose, *reversed(texts)]), letter.display)
    named = [item for item in texts if item.name == "subject"]
    others = [item for item in texts if item not in (letter.display, body)]
    subject = next(iter([*named, *others]), letter.display)
    return {
        "letter": letter,
        "letter_label": making.label(app, letter),
        "letter_subject": f"{letter.table}.{subject.stored}",
        "letter_body": f"{letter.table}.{body.stored}",
    }


def checks(feature: Outbox, app: App, aspect: str) -> Sequence[Step]:
    """Somebody writes to a recipient and finds it among what was sent."""
    page = app.spec.page_of(feature.id)
    person, record = app.entity(feature.recipient), app.entity(feature.record)
    shown = str(app.sample(feature.recipient).get(making.naming_field(person).name, ""))
    attachment = _attachment(feature, record)
    if page is None or not shown or (aspect == "attach" and attachment is None):
        return ()
    mail = feature.channel == "e-mail"
    words = f"We look forward to seeing you on Friday. ({aspect})"
    subject = f"Your visit on Friday ({aspect})"
    # E-mails and SMS may be written on one page.
    form = Target(role="form", name=f"New {feature.channel}")
    sent = Target(role="main")
    item = Target(role="listitem", name=subject if mail else words)
    steps: list[Step] = [
        *entry(app, page, record.access.create, person.access.read),
        ExpectText(text="No real"),
        Choose(label="To", option=shown, within=form),
    ]
    if mail:
        steps.append(Fill(label="Subject", value=subject, within=form))
    steps.append(Fill(label="Message", value=words, within=form))
    if aspect == "attach":
        steps.append(Upload(label="Attachment", file_name="notes.txt", content="What to bring."))
    steps += [
        Click(target=Target(role="button", name=f"Send {feature.channel}")),
        ExpectText(text="Sent to 1 recipient (simulated)", within=Target(role="status")),
        ExpectCount(target=item, within=sent),
        Reload(),
        ExpectCount(target=item, within=sent),
    ]
    if aspect == "attach":
        steps.append(ExpectCount(target=Target(role="link", name="Attachment"), within=sent))
    return steps
