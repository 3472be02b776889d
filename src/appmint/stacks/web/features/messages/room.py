"""Conversations between people: pick somebody, write, read the thread."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import Click, ExpectCount, ExpectText, Fill, Reload, Step, Target
from appmint.spec.features import Messages
from appmint.stacks.composition import App, Block, EntityNames, Piece, Route, camel, kebab, prop
from appmint.stacks.templates import render
from appmint.stacks.web.entity import making
from appmint.stacks.web.visits import account, entry


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
    link, body, at = (
        making.link_to(record, person),
        record.field("body"),
        record.field("sent_at"),
    )
    email = next((item for item in person.fields if item.type == "email"), None)
    given = {link.stored: "id", body.stored: "input.body", at.stored: "localMoment(new Date())"}
    source = render(
        "features/messages/routes.ts.jinja",
        name=name,
        p=person,
        record=record,
        t=record.table,
        link=link,
        body=body,
        at=at,
        email=email if app.signs_in else None,
        label=making.label(app, person),
        guard=making.guard,
        values=making.values(record, given),
    )
    extra = {
        "#features/messages/schemas.ts": ("messageInput",),
        "#server/db/accounts.ts": ("users",),
    }
    module = making.route_file(source, (person, record), extra)
    jsx = f"<Messenger {prop('path', f'/api{path}')} {prop('nouns', person.nouns)} />"
    needs = ["#features/messages/messenger.tsx Messenger"]
    rule = record.access.create
    if account(app, rule):
        jsx = f'<MembersOnly {prop("rule", rule)} purpose="write messages">{jsx}</MembersOnly>'
        needs.append("#features/account/members-only.tsx MembersOnly")
    return Piece(
        block=Block(jsx, tuple(needs)),
        files={file: module},
        routes=(Route(path, name, f"#{file}"),),
    )


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
    """Somebody writes to a person and finds the message again."""
    page = _home(feature, app)
    person, record = app.entity(feature.person), app.entity(feature.record)
    shown = str(app.sample(feature.person).get(making.naming_field(person).name, ""))
    if page is None or not shown:
        return ()
    words = "Shall we meet on Thursday at noon?"
    log = Target(role="log")
    steps: tuple[Step, ...] = (
        *entry(app, page, record.access.create, person.access.read),
        Click(
            target=Target(role="link", name=shown),
            within=Target(role="navigation", name="Conversations"),
        ),
        Fill(label="Message", value=words),
        Click(target=Target(role="button", name="Send")),
        ExpectText(text=words, within=log),
        Reload(),
        ExpectText(text=words, within=log),
    )
    if aspect == "list":
        thread = Target(role="region", name=f"Messages with {shown}")
        return (*steps, ExpectCount(target=thread))
    return steps
