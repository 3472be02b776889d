"""One vote a person in a poll, with results; or an up-vote on a record."""

import re
from collections.abc import Mapping, Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import Click, ExpectCount, ExpectText, Go, Reload, Step, Target
from appmint.spec.features import Browse, Vote
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
    prop,
)
from appmint.stacks.templates import import_lines, render
from appmint.stacks.web.entity import making
from appmint.stacks.web.entity.shown import title_expression
from appmint.stacks.web.visits import account, entry

_CLOSES = re.compile(r"^(clos|end|until|expir|deadline|due)")


def piece(feature: Vote, app: App, page: Page) -> Piece:
    """The poll in the page, or the button on cards and on the record's page; and its routes."""
    entity = app.entity(feature.entity)
    path = f"/vote/{kebab(feature.id)}"
    file = f"server/routes/{kebab(feature.id)}.ts"
    name = f"{camel(feature.id)}Routes"
    subject = app.subject(page)
    on_record = subject is not None and subject.name == entity.name
    routes = (Route(path, name, f"#{file}"),)
    if feature.option is None:
        button = _up_vote(feature, app, path)
        files = {file: _up_vote_routes(feature, app, name)}
        return Piece(action=button if on_record else None, card=button, files=files, routes=routes)
    poll = _poll(
        feature, app, path, keyed=not on_record, results=not on_record and _on_record(feature, app)
    )
    files = {file: _poll_routes(feature, app, name)}
    if on_record:
        return Piece(block=poll, files=files, routes=routes)
    component = pascal(feature.id)
    source = f"src/{entity.folder}/{kebab(feature.id)}.tsx"
    files[source] = _all_polls(entity, poll, component)
    return Piece(
        block=Block(f"<{component} />", (f"#{source} {component}",)),
        files=files,
        routes=routes,
        needs=frozenset({(entity.name, "list")}),
    )


def _title(entity: EntityNames) -> tuple[str, list[str]]:
    title = title_expression(entity, entity.var)
    return title, (["#lib/format.ts formatDate"] if title.startswith("formatDate") else [])


def _up_vote(feature: Vote, app: App, path: str) -> Block:
    entity, record = app.entity(feature.entity), app.entity(feature.record)
    title, needs = _title(entity)
    jsx = f"<UpVote {prop('path', f'/api{path}')} id={{{entity.var}.id}} title={{{title}}} />"
    needs.append("#features/vote/up-vote.tsx UpVote")
    if account(app, record.access.create):
        jsx = f"<Allowed {prop('rule', record.access.create)}>{jsx}</Allowed>"
        needs.append("#features/account/allowed.tsx Allowed")
    return Block(jsx, tuple(needs))


def _on_record(feature: Vote, app: App) -> bool:
    """Whether people vote on each poll's own page: a page of all polls then shows the results."""
    page = app.detail_page(feature.entity)
    return page is not None and feature.id in page.features


def _poll(feature: Vote, app: App, path: str, *, keyed: bool, results: bool) -> Block:
    entity, record = app.entity(feature.entity), app.entity(feature.record)
    title, needs = _title(entity)
    needs.append("#features/vote/poll.tsx Poll")
    gate = ""
    if account(app, record.access.create):
        rule = prop("rule", record.access.create)
        gate = f' gate={{(ballot) => <MembersOnly {rule} purpose="vote">{{ballot}}</MembersOnly>}}'
        needs.append("#features/account/members-only.tsx MembersOnly")
    key = f"key={{{entity.var}.id}} " if keyed else ""
    shown = " results" if results else ""
    address = f"path={{`/api{path}/${{{entity.var}.id}}`}}"
    jsx = f"<Poll {key}{address} question={{{title}}}{gate}{shown} />"
    return Block(jsx, tuple(needs))


def _all_polls(entity: EntityNames, poll: Block, component: str) -> str:
    needs = [
        *poll.imports,
        f"#src/{entity.folder}/api.ts use{entity.types}",
        "#components/query-view.tsx QueryView",
        "#components/states.tsx EmptyState",
        "#components/states.tsx LoadingRows",
    ]
    return render(
        "features/vote/polls.tsx.jinja",
        head=import_lines(needs),
        e=entity,
        component=component,
        poll=poll.jsx,
    )


def _up_vote_routes(feature: Vote, app: App, name: str) -> str:
    entity, record = app.entity(feature.entity), app.entity(feature.record)
    link = making.link_to(record, entity)
    names, shown = making.columns(record, {link.stored: "${id}"})
    body = render(
        "features/vote/up-vote.ts.jinja",
        name=name,
        e=entity,
        record=record,
        table=record.table,
        link=link,
        columns=names,
        values=shown,
        guard=making.guard,
    )
    return making.route_file(body, (entity, record))


def _poll_routes(feature: Vote, app: App, name: str) -> str:
    entity, record = app.entity(feature.entity), app.entity(feature.record)
    option = app.entity(feature.option or "")
    vote = making.link_to(record, option)
    given = {vote.stored: "${option}"}
    for relation in record.relations:
        if relation.target == entity.name:
            given[relation.stored] = "${id}"
    names, shown = making.columns(record, given)
    body = render(
        "features/vote/poll.ts.jinja",
        name=name,
        e=entity,
        option=option,
        record=record,
        table=record.table,
        link=making.link_to(option, entity),
        vote=vote,
        label=making.label(app, option),
        closes=_closing(entity),
        columns=names,
        values=shown,
        guard=making.guard,
    )
    return making.route_file(body, (entity, option, record))


def _closing(entity: EntityNames) -> FieldNames | None:
    """The field of the day or moment after which votes are refused."""
    return next(
        (
            item
            for item in entity.public_fields
            if item.type in ("date", "datetime") and _CLOSES.match(item.name)
        ),
        None,
    )


def checks(feature: Vote, app: App, aspect: str) -> Sequence[Step]:
    """Somebody sees the options, votes once, and sees the results."""
    if feature.option is None:
        return _up_vote_checks(feature, app, aspect)
    page = app.spec.page_of(feature.id)
    entity, option = app.entity(feature.entity), app.entity(feature.option)
    link = making.link_to(option, entity)
    polls = [
        (at, [row for row in option.spec.seed if row.get(link.name) == at])
        for at, poll in enumerate(entity.spec.seed)
        if _open(entity, poll)
    ]
    polls = [(at, rows) for at, rows in polls if len(rows) > 1]
    if page is None or not polls:
        return ()
    voted = _voted_by_demo(feature, app)
    free = [each for each in polls if each[0] not in voted]
    if aspect == "results":
        # Voting and looking take different polls where there are two: a vote cannot be undone.
        at, options = polls[-1]
    elif free:
        at, options = free[0]
    else:
        return ()
    words = str(options[0].get(making.naming_field(option).name, ""))
    question = app.display_of(entity.name, at)
    poll = Target(role="region", name=question)
    read, create = entity.access.read, app.entity(feature.record).access.create
    start = entry(app, page, read, create, index=at)
    choice = Target(role="radio", name=words)
    shown: tuple[Step, ...] = (
        ExpectText(text="%", within=poll),
        ExpectText(text="Total:", within=poll),
        ExpectCount(target=Target(role="progressbar"), at_least=len(options), within=poll),
    )
    match aspect:
        case "options":
            radios = Target(role="radio")
            return (
                *start,
                ExpectCount(target=radios, at_least=len(options), within=poll),
                ExpectCount(target=choice, within=poll),
            )
        case "results":
            look = Click(target=Target(role="button", name="See results"), within=poll)
            # Who has voted sees the results at once.
            return (*start, *shown) if at in voted else (*start, look, *shown)
        case "vote" | "show":
            return (
                *start,
                Click(target=choice, within=poll),
                Click(target=Target(role="button", name="Vote"), within=poll),
                ExpectText(text="Your vote has been counted", within=Target(role="status")),
                Reload(),
                ExpectText(text="A vote cannot be changed", within=poll),
                *shown,
            )
    return ()


def _voted_by_demo(feature: Vote, app: App) -> frozenset[int]:
    """The polls, by seed row, in which the account that checks sign in with has voted already."""
    record, option = app.entity(feature.record), app.entity(feature.option or "")
    role = account(app, record.access.create, app.entity(feature.entity).access.read)
    if not role or role != app.roles[0].name:
        return frozenset()
    vote, link = (
        making.link_to(record, option),
        making.link_to(option, app.entity(feature.entity)),
    )
    chosen = [row.get(vote.name) for row in app.demo_rows(record.name)]
    rows = option.spec.seed
    polls = [rows[at].get(link.name) for at in chosen if isinstance(at, int) and at < len(rows)]
    return frozenset(at for at in polls if isinstance(at, int))


def _open(entity: EntityNames, poll: Mapping[str, object]) -> bool:
    closes = _closing(entity)
    value = poll.get(closes.name) if closes else None
    return value is None or (isinstance(value, int) and value >= 0)


def _up_vote_checks(feature: Vote, app: App, aspect: str) -> Sequence[Step]:
    entity, record = app.entity(feature.entity), app.entity(feature.record)
    page = app.detail_page(entity.name)
    if page is None or feature.id not in page.features:
        browse = next(iter(app.of_kind(Browse, entity.name)), None)
        page = app.spec.page_of(browse.id) if browse else None
    shown = app.display_of(entity.name)
    if page is None or not shown or entity.display.type not in ("text", "long_text"):
        return ()
    main, status = Target(role="main"), Target(role="status")
    button = Target(role="button", name=f"Vote for {shown}")
    start = entry(app, page, record.access.create)
    if aspect in ("options", "results"):
        return (*start, ExpectCount(target=button, within=main))
    return (
        *start,
        Click(target=button, within=main),
        ExpectText(text=f"Your vote for {shown} counts", within=status),
        Go(path=page.path.replace(":id", "1")),
        # Withdrawn, so that the next visit of the same account begins as this one.
        Click(target=button, within=main),
        ExpectText(text=f"Your vote for {shown} is withdrawn", within=status),
    )
