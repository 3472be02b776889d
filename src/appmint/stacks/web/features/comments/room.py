"""Comments, replies or rated reviews under a record."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import (
    Click,
    ExpectCount,
    ExpectText,
    Fill,
    Reload,
    SignIn,
    Step,
    Target,
)
from appmint.spec.features import Comments
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
    prop,
    ts,
)
from appmint.stacks.templates import render
from appmint.stacks.web.entity import making
from appmint.stacks.web.visits import account, entry


def piece(feature: Comments, app: App, page: Page) -> Piece:
    """What stands under a record: the list, the form, and their routes."""
    entity = app.entity(feature.entity)
    subject = app.subject(page)
    if subject is None or subject.name != entity.name:
        return Piece()
    record = app.entity(feature.record)
    path = f"/comments/{kebab(feature.id)}"
    file = f"server/routes/{kebab(feature.id)}.ts"
    name = f"{camel(feature.id)}Routes"
    return Piece(
        block=_block(feature, app, entity, record, path),
        files={file: _routes(feature, app, entity, record, name)},
        routes=(Route(path, name, f"#{file}"),),
    )


def _author(record: EntityNames) -> FieldNames | None:
    """The field of the writer's name: the first short text."""
    return next((item for item in record.fields if item.type == "text"), None)


def _body(record: EntityNames) -> FieldNames:
    return next(item for item in record.fields if item.type == "long_text")


def _of_type(record: EntityNames, kind: str) -> FieldNames | None:
    return next((item for item in record.fields if item.type == kind), None)


def _plural(feature: Comments, record: EntityNames) -> str:
    """The heading: the plural of the feature's noun."""
    noun = feature.noun
    if record.labels.lower().startswith(noun.lower()[:4]):
        return record.labels
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def _block(
    feature: Comments, app: App, entity: EntityNames, record: EntityNames, path: str
) -> Block:
    address = f"path={{`/api{path}/${{{entity.var}.id}}`}}"
    rated = _of_type(record, "rating") is not None
    named = _author(record) is not None and not feature.anonymous
    rule = record.access.create
    signed = bool(account(app, rule))
    flags = " rated" if rated else ""
    form = f"<CommentForm {address} {prop('label', feature.noun)}{flags}"
    needs = [
        "#features/comments/comments.tsx Comments",
        "#features/comments/comment-form.tsx CommentForm",
    ]
    if named and not signed:
        field = "<NameField />"
        needs.append("#features/comments/name-field.tsx NameField")
        if app.signs_in and record.owned:
            # The account's own name is shown beside what it writes.
            field = f"<SignedOut>{field}</SignedOut>"
            needs.append("#features/account/allowed.tsx SignedOut")
        form += f" named={{{field}}}"
    form += " />"
    if signed:
        purpose = prop("purpose", f"write a {in_text(feature.noun)}")
        form = f"<MembersOnly {prop('rule', rule)} {purpose}>{form}</MembersOnly>"
        needs.append("#features/account/members-only.tsx MembersOnly")
    heading = _plural(feature, record)
    jsx = (
        f"<Comments {address} {prop('heading', heading)} "
        f"{prop('noun', in_text(feature.noun))} {prop('nouns', in_text(heading))}{flags} "
        f"{prop('nameless', 'Anonymous' if feature.anonymous else 'Guest')}>{form}</Comments>"
    )
    return Block(jsx, tuple(needs))


def _routes(
    feature: Comments, app: App, entity: EntityNames, record: EntityNames, name: str
) -> str:
    link = making.link_to(record, entity)
    author, body, rating = _author(record), _body(record), _of_type(record, "rating")
    moment, day = _of_type(record, "datetime"), _of_type(record, "date")
    given = {link.stored: "id", body.stored: "input.body"}
    if rating:
        given[rating.stored] = "input.rating"
    if author:
        given[author.stored] = _signed(feature, app, author, owned=record.owned)
    source = render(
        "features/comments/routes.ts.jinja",
        name=name,
        e=entity,
        record=record,
        table=record.table,
        link=link,
        author=author,
        body=body,
        rating=rating,
        moment=moment,
        day=None if moment else day,
        order="desc" if rating else "asc",
        seen=making.seen_by(record),
        guard=making.guard,
        env=record.owned or bool(account(app, record.access.read, record.access.create)),
        schema="reviewInput" if rating else "commentInput",
        values=making.values(record, given),
    )
    extra = {
        "#features/comments/schemas.ts": ("commentInput", "reviewInput"),
        "#features/comments/moment.ts": ("writtenAt",),
    }
    return making.route_file(source, (entity, record), extra)


def _signed(feature: Comments, app: App, author: FieldNames, *, owned: bool) -> str:
    """Whose name stands beside the words: the account's own, or what a guest has typed."""
    if feature.anonymous:
        return ts("Anonymous" if author.required else "")
    typed = "input.author || 'Guest'" if author.required else "input.author"
    if not app.signs_in or not owned:
        return typed
    return f"person.role === 'guest' ? {typed} : person.name"


def checks(feature: Comments, app: App, aspect: str) -> Sequence[Step]:
    """Somebody writes; what they wrote is listed, also after a reload."""
    entity, record = app.entity(feature.entity), app.entity(feature.record)
    page = app.detail_page(entity.name)
    if page is None or feature.id not in page.features or not entity.spec.seed:
        return ()
    main = Target(role="main")
    link, body = making.link_to(record, entity), _body(record)
    seeded = next((row for row in record.spec.seed if isinstance(row.get(link.name), int)), None)
    if aspect == "list" and seeded and record.access.read != "owner":
        index = int(str(seeded[link.name]))
        words = str(seeded[body.name]).split("\n")[0][:60].strip()
        return (
            *entry(app, page, record.access.read, index=index),
            ExpectCount(target=Target(role="listitem", name=words), within=main),
        )
    noun = feature.noun.lower()
    words = f"A {noun} written for the check."
    named = _author(record) is not None and not feature.anonymous
    form = Target(role="form", name=f"Write a {noun}")
    steps: list[Step] = [*entry(app, page, record.access.create, record.access.read)]
    if named and not any(isinstance(step, SignIn) for step in steps):
        steps.append(Fill(label="Name", value="Noor Visitor", within=form))
    if _of_type(record, "rating"):
        steps.append(Click(target=Target(role="radio", name="4 stars"), within=form))
    steps += [
        Fill(label=feature.noun, value=words, within=form),
        Click(target=Target(role="button", name=f"Post {noun}")),
        ExpectText(text=f"Your {noun} has been posted", within=Target(role="status")),
        ExpectCount(target=Target(role="listitem", name=words), within=main),
        Reload(),
        ExpectCount(target=Target(role="listitem", name=words), within=main),
    ]
    return steps
