"""The accounts in a panel: who signs in, with which role, who is blocked, what each role may do."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from appmint.spec.app import Page, Role
from appmint.spec.criteria import (
    Choose,
    Click,
    ExpectCount,
    ExpectText,
    ExpectValue,
    Fill,
    Go,
    Reload,
    SignIn,
    Step,
    Target,
)
from appmint.spec.features import Admin, Manage
from appmint.stacks.composition import App, Block, Route, ts
from appmint.stacks.templates import render
from appmint.stacks.web.features.browse.room import opening_rows
from appmint.stacks.web.features.manage.room import listing

STAFF_ROUTES = (
    Route("/admin/users", "userRoutes", "#features/admin/users-server.ts"),
    Route("/admin/rights", "rightRoutes", "#features/admin/rights-server.ts"),
)
ROUTES = (
    *STAFF_ROUTES,
    Route("/account/rights", "ownRightRoutes", "#features/admin/rights-server.ts"),
)
GUARD = "#features/admin/rights-server.ts withinRights"
RIGHTS = "src/admin/rights.ts"
ASPECTS = ("add_user", "roles", "block", "rights", "permit")
_FIRST = "a-first-password"
_STATUS = Target(role="status")
_RULES = ("read", "create", "update", "delete")
_OF = "Rights of"
_VERBS = {"create": "add", "update": "change", "delete": "delete"}


def tab(app: App, feature: Admin) -> Block:
    """The tab of the accounts, as an element of the list of tabs."""
    open_ = "" if app.is_closed else " open"
    jsx = (
        f"{{ name: 'accounts', label: {ts(label(app, feature))}, "
        f"content: <UsersTab rights={{rights}}{open_} /> }}"
    )
    return Block(jsx, ("#features/admin/users-tab.tsx UsersTab", f"#{RIGHTS} rights"))


def label(app: App, feature: Admin) -> str:
    """What the tab is called, apart from the tabs of records."""
    taken = {app.entity(name).labels.casefold() for name in feature.entities}
    return next(
        name for name in ("Users", "Accounts", "Who signs in") if name.casefold() not in taken
    )


def rights(app: App, feature: Admin) -> str:
    """The access rules of the records, for the table of what each role may do."""
    rows = [_record(app, name) for name in feature.entities]
    return (
        "import type { RecordRights } from '#features/admin/rights-table.tsx'\n\n"
        "/** Who may do what with each kind of record, as the API sees to it. */\n"
        f"export const rights: readonly RecordRights[] = {ts(rows)}\n"
    )


def _record(app: App, name: str) -> dict[str, object]:
    entity = app.entity(name)
    return {
        "records": entity.api.removeprefix("/"),
        "label": entity.labels,
        "nouns": entity.nouns,
        **_access(app, name),
        "changeable": list(_changeable(app, name)),
    }


def _changeable(app: App, name: str) -> Iterator[str]:
    """What people do with the records on pages of the app, so that the right to it tells."""
    for manage in app.of_kind(Manage, name):
        for action, done in (
            ("create", manage.create),
            ("update", manage.edit),
            ("delete", manage.delete),
        ):
            if done:
                yield action


def _access(app: App, name: str) -> dict[str, str]:
    """The rules of an entity; what people keep for themselves anyone may begin."""
    rules = {key: str(getattr(app.entity(name).access, key)) for key in _RULES}
    return rules | ({"create": "anyone"} if rules["create"] == "owner" else {})


def api_test(app: App) -> str:
    """The Vitest tests of the routes: others are refused, and what staff change holds."""
    return render(
        "features/admin/users.test.ts.jinja",
        staff=next(role.name for role in app.roles if role.staff),
        member=_plain(app),
        records=next(
            (
                app.entity(name).api.removeprefix("/")
                for panel in app.of_kind(Admin)
                for name in panel.entities
                if "delete" in _changeable(app, name)
            ),
            None,
        ),
    )


def checks(feature: Admin, app: App, aspect: str, start: Sequence[Step]) -> Sequence[Step]:
    """What staff do with the accounts, beginning with the steps to the panel."""
    opened = (*start, Click(target=Target(role="tab", name=label(app, feature))))
    if aspect == "rights":
        return _rights(feature, app, opened)
    if aspect == "permit":
        return _permit(feature, app, opened) or _rights(feature, app, opened)
    role = _plain(app) or app.roles[0]
    name = app.another("Kim Rowan for the check")
    address = app.another("kim.rowan@example.com")
    found = Fill(label="Search users", value=address)
    added = (*opened, *_added(name, address, role), found)
    match aspect:
        case "add_user":
            return (
                *added,
                ExpectCount(target=Target(role="button", name=f"Block {name}")),
                *_enter(address),
                ExpectText(text="You are signed in", within=_STATUS),
            )
        case "block":
            return (
                *added,
                Click(target=Target(role="button", name=f"Block {name}")),
                ExpectText(text="is blocked", within=_STATUS),
                *_enter(address),
                ExpectText(text="This account is blocked", within=Target(role="alert")),
                *opened,
                found,
                Click(target=Target(role="button", name=f"Unblock {name}")),
                ExpectText(text="may sign in again", within=_STATUS),
            )
        case "roles" if other := next((each for each in app.roles if each != role), None):
            chosen = f"Role of {name}"
            return (
                *added,
                Choose(label=chosen, option=other.label),
                ExpectText(text=f"is now {other.label}", within=_STATUS),
                Reload(),
                found,
                ExpectValue(label=chosen, value=other.name),
            )
    return ()


def _plain(app: App) -> Role | None:
    return next((role for role in app.roles if not role.staff), None)


def _added(name: str, address: str, role: Role) -> tuple[Step, ...]:
    """A new account, made in the dialog."""
    dialog = Target(role="dialog")
    button = Target(role="button", name="Add user")
    return (
        Click(target=button),
        Fill(label="Name", value=name, within=dialog),
        Fill(label="E-mail", value=address, within=dialog),
        Fill(label="First password", value=_FIRST, within=dialog),
        Choose(label="Role", option=role.label, within=dialog),
        Click(target=button, within=dialog),
        ExpectText(text="added", within=_STATUS),
    )


def _enter(address: str) -> tuple[Step, ...]:
    """Staff leave, and the new account tries to sign in."""
    form = Target(role="form", name="Sign in")
    return (
        Click(target=Target(role="button", name="Sign out")),
        ExpectText(text="You are signed out", within=_STATUS),
        Go(path="/sign-in"),
        Fill(label="E-mail", value=address, within=form),
        Fill(label="Password", value=_FIRST, within=form),
        Click(target=Target(role="button", name="Sign in"), within=form),
    )


def _rights(feature: Admin, app: App, opened: tuple[Step, ...]) -> tuple[Step, ...]:
    """The table says of each role what the rules of the records say."""
    steps = list(opened)
    for role in app.roles:
        steps.append(Choose(label=_OF, option=role.label))
        for name in feature.entities[:2]:
            row = " ".join([app.entity(name).labels, *_cells(app, name, role)])
            steps.append(ExpectCount(target=Target(role="row", name=row)))
    return tuple(steps)


def _cells(app: App, name: str, role: Role) -> Iterator[str]:
    """What a row of the table says of a role: an answer, or a box where staff may change it."""
    changeable = () if role.staff else tuple(_changeable(app, name))
    for action, answer in _answers(app, name, role).items():
        if action not in changeable:
            yield answer
        else:
            yield _box(app, name, action)
            if answer == "Own":
                yield answer


def _answers(app: App, name: str, role: Role) -> dict[str, str]:
    """What the rules of a kind of record mean for a role, by action."""
    return {
        action: "Yes"
        if role.staff or rule in ("anyone", "member", role.name)
        else "Own"
        if rule == "owner"
        else "No"
        for action, rule in _access(app, name).items()
    }


def _box(app: App, name: str, action: str) -> str:
    """The name of the box that gives a right."""
    return f"May {_VERBS[action]} {app.entity(name).nouns}"


class _Right(NamedTuple):
    """What a role may do with some records, and the control on a page that shows it."""

    records: str
    action: str
    page: Page
    anchor: str
    """What the page shows in any case."""
    control: Target


def _permit(feature: Admin, app: App, opened: tuple[Step, ...]) -> tuple[Step, ...]:
    """Staff change what a role may do; whoever has the role finds it so. Then it is undone."""
    role = _plain(app)
    changed = next(_deciding(feature, app, role), None) if role else None
    if role is None or changed is None:
        return ()
    name, action, page, title, button = changed
    may = _answers(app, name, role)[action] == "Yes"
    noun = app.entity(name).nouns
    said = {True: f"may {_VERBS[action]} {noun}", False: f"may not {_VERBS[action]} {noun}"}
    box = Click(target=Target(role="checkbox", name=_box(app, name, action)))
    shown = ExpectCount(target=button)
    hidden = ExpectCount(target=button, at_least=0, at_most=0)
    turn = (*opened, Choose(label=_OF, option=role.label), box)
    return (
        *turn,
        ExpectText(text=said[not may], within=_STATUS),
        SignIn(role=role.name),
        Go(path=page.path),
        ExpectText(text=title),
        hidden if may else shown,
        *turn,
        ExpectText(text=said[may], within=_STATUS),
        SignIn(role=role.name),
        Go(path=page.path),
        ExpectText(text=title),
        shown if may else hidden,
    )


def _deciding(feature: Admin, app: App, role: Role) -> Iterator[_Right]:
    """Rights of a role that pages show to be had or not."""
    for name in feature.entities:
        entity = app.entity(name)
        place = listing(app, entity)
        if place is None:
            continue
        browse, page = place
        titles = [app.title_of(name, row) for row in opening_rows(browse, entity)]
        title = next((each for each in titles if titles.count(each) == 1), None)
        answers = _answers(app, name, role)
        for manage in app.of_kind(Manage, name):
            if manage.delete and title and answers["delete"] != "Own":
                yield _Right(
                    name, "delete", page, title, Target(role="button", name=f"Delete {title}")
                )
            if manage.create and page == app.spec.page_of(manage.id):
                link = Target(role="link", name=manage.create_label)
                yield _Right(name, "create", page, page.title, link)
