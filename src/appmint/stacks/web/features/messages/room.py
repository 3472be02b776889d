"""Conversations between people or in groups: pick one, write, read the thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from appmint.spec.app import Page
from appmint.spec.criteria import (
    Click,
    ExpectCount,
    ExpectText,
    Fill,
    Reload,
    Step,
    Target,
    Upload,
)
from appmint.spec.features import Messages
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
from appmint.stacks.web.features.messages.api_test import api_test
from appmint.stacks.web.visits import account, entry

_EXTRAS = {"sender": "text", "attachment": "file", "answer": "boolean", "read": "boolean"}
"""What a message may have beside its words: name and type of the field."""


def piece(feature: Messages, app: App, page: Page) -> Piece:
    """People, thread and composer in the page, and their routes; a link on a person's page."""
    person, record = app.entity(feature.person), app.entity(feature.record)
    subject, home = app.subject(page), _home(feature, app)
    if subject is not None and subject.name == person.name and home is not None:
        return Piece(action=_link(person, home))
    path = f"/messages/{kebab(feature.id)}"
    # Not by the id alone: an entity may be called messages, too.
    file = f"server/routes/{kebab(feature.id)}-threads.ts"
    name = f"{camel(feature.id)}ThreadsRoutes"
    extras = _extras(record)
    attach = " attach" if "attachment" in extras else ""
    jsx = f"<Messenger {prop('path', f'/api{path}')} {prop('nouns', person.nouns)}{attach} />"
    needs = ["#features/messages/messenger.tsx Messenger"]
    rule = record.access.create
    if account(app, rule):
        jsx = f'<MembersOnly {prop("rule", rule)} purpose="write messages">{jsx}</MembersOnly>'
        needs.append("#features/account/members-only.tsx MembersOnly")
    routes = [Route(path, name, f"#{file}")]
    if attach:
        routes.append(Route("/uploads", "uploadRoutes", "#server/http/uploads.ts"))
    header = None
    if "read" in extras and account(app, rule):
        way = f"{prop('path', f'/api{path}')} {prop('to', page.path)}"
        header = Block(
            f"<UnreadLink {way} {prop('rule', rule)} />",
            ("#features/messages/unread-link.tsx UnreadLink",),
        )
    return Piece(
        block=Block(jsx, tuple(needs)),
        header=header,
        files={file: _routes(feature, app, name), **api_test(feature, app, path)},
        routes=tuple(routes),
    )


def _extras(record: EntityNames) -> Mapping[str, FieldNames]:
    """What messages have beside their words, by the name of the field."""
    return {item.name: item for item in record.fields if _EXTRAS.get(item.name) == item.type}


@dataclass(frozen=True)
class Join:
    """How accounts become people one can write to, as parts of an SQL statement."""

    columns: str
    values: str


def _routes(feature: Messages, app: App, name: str) -> str:
    person, record = app.entity(feature.person), app.entity(feature.record)
    extras, shared = _extras(record), record.access.read != "owner"
    link, body, at = (
        making.link_to(record, person),
        record.field("body"),
        record.field("sent_at"),
    )
    email = next((item for item in person.fields if item.type == "email"), None)
    email = email if app.signs_in and not shared else None
    given = {link.stored: "id", body.stored: "input.body", at.stored: "localMoment(new Date())"}
    if "sender" in extras:
        given[extras["sender"].stored] = "person.name"
    if "attachment" in extras:
        given[extras["attachment"].stored] = "input.attachment"
    source = render(
        "features/messages/routes.ts.jinja",
        name=name,
        p=person,
        record=record,
        t=record.table,
        link=link,
        body=body,
        at=at,
        email=email,
        shared=shared,
        extras=extras,
        join=_join(person, email) if email and feature.accounts else None,
        label=making.label(app, person),
        guard=making.guard,
        reads=record.access.create if account(app, record.access.create) else person.access.read,
        schema="fileMessageInput" if "attachment" in extras else "messageInput",
        values=making.values(record, given),
    )
    extra = {
        "#features/messages/schemas.ts": ("fileMessageInput", "messageInput"),
        "#features/messages/server.ts": ("conversations", "inOrder", "seenBy"),
        "#server/db/accounts.ts": ("users",),
    }
    return making.route_file(source, (person, record), extra)


def _join(person: EntityNames, email: FieldNames) -> Join:
    given = {person.display.stored: '"account"."name"', email.stored: '"account"."email"'}
    return Join(*making.columns(person, given, owner='"account"."id"'))


def _home(feature: Messages, app: App) -> Page | None:
    """The page with the conversations, which is no person's own."""
    found = [page for page in app.spec.pages if feature.id in page.features]
    return next((page for page in found if app.subject(page) is None), None)


def _link(person: EntityNames, home: Page) -> Block:
    """The link from a person's page to the messages with them."""
    address = f"{{`{home.path}?with=${{{person.var}.id}}`}}"
    jsx = (
        f'<Button asChild variant="outline"><Link to={address}>'
        '<MessageCircle aria-hidden="true" />Write a message</Link></Button>'
    )
    needs = ("lucide-react MessageCircle", "react-router Link", "#ui/button.tsx Button")
    return Block(jsx, needs)


def checks(feature: Messages, app: App, aspect: str) -> Sequence[Step]:
    """Somebody finds again what they have written to a person, or what was written to them."""
    page = _home(feature, app)
    person, record = app.entity(feature.person), app.entity(feature.record)
    if aspect == "received":
        return _received(feature, app, page)
    shown = str(app.sample(feature.person).get(making.naming_field(person).name, ""))
    attachment = _extras(record).get("attachment")
    if page is None or not shown or (aspect == "attach" and attachment is None):
        return ()
    words = f"Shall we meet on Thursday at noon?{' See the notes.' if aspect == 'attach' else ''}"
    log = Target(role="log")
    steps: tuple[Step, ...] = (
        *entry(app, page, record.access.create, person.access.read),
        *_opened(shown),
        Fill(label="Message", value=words),
    )
    if aspect == "attach":
        steps += (
            Upload(label="File to attach", file_name="notes.txt", content="What to bring."),
            ExpectCount(target=Target(role="button", name="Remove the file")),
        )
    steps += (
        Click(target=Target(role="button", name="Send")),
        ExpectText(text=words, within=log),
        Reload(),
        ExpectText(text=words, within=log),
    )
    if aspect == "attach":
        return (*steps, ExpectCount(target=Target(role="link", name="notes.txt"), within=log))
    if aspect == "list":
        thread = Target(role="region", name=f"Messages with {shown}")
        return (*steps, ExpectCount(target=thread))
    return steps


def _opened(name: str) -> tuple[Step, ...]:
    """The conversation with somebody, chosen from the list."""
    link = Target(role="link", name=name)
    return (Click(target=link, within=Target(role="navigation", name="Conversations")),)


def _received(feature: Messages, app: App, page: Page | None) -> Sequence[Step]:
    """A sample message of somebody else is read: in a group any, else an answer."""
    person, record = app.entity(feature.person), app.entity(feature.record)
    shared = record.access.read != "owner"
    link = making.link_to(record, person).name
    # Every other row is the first demo account's own.
    rows = [
        row
        for at, row in enumerate(record.spec.seed)
        if (shared and at % 2) or (not shared and row.get("answer") and not at % 2)
    ]
    if page is None or not rows or not (shared or app.signs_in):
        return ()
    row = rows[0]
    other = person.spec.seed[int(str(row[link]))]
    shown = str(other.get(making.naming_field(person).name, ""))
    role = app.roles[0].name if app.roles else ""
    start = entry(app, page, *([role] if role and not shared else []), record.access.create)
    return (*start, *_opened(shown), ExpectText(text=str(row["body"]), within=Target(role="log")))
