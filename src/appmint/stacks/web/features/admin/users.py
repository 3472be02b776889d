"""The accounts in a panel: who signs in, with which role, who is blocked, what each role may do."""

from collections.abc import Sequence

from appmint.spec.app import Role
from appmint.spec.criteria import (
    Choose,
    Click,
    ExpectCount,
    ExpectText,
    ExpectValue,
    Fill,
    Go,
    Reload,
    Step,
    Target,
)
from appmint.spec.features import Admin
from appmint.stacks.composition import App, Block, Route, ts
from appmint.stacks.templates import render

ROUTE = Route("/admin/users", "userRoutes", "#features/admin/users-server.ts")
RIGHTS = "src/admin/rights.ts"
ASPECTS = ("add_user", "roles", "block", "rights")
_FIRST = "a-first-password"
_STATUS = Target(role="status")
_RULES = ("read", "create", "update", "delete")


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
    rows = [{"label": app.entity(name).labels, **_access(app, name)} for name in feature.entities]
    return (
        "import type { RecordRights } from '#features/admin/rights-table.tsx'\n\n"
        "/** Who may do what with each kind of record, as the API sees to it. */\n"
        f"export const rights: readonly RecordRights[] = {ts(rows)}\n"
    )


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
    )


def checks(feature: Admin, app: App, aspect: str, start: Sequence[Step]) -> Sequence[Step]:
    """What staff do with the accounts, beginning with the steps to the panel."""
    opened = (*start, Click(target=Target(role="tab", name=label(app, feature))))
    if aspect == "rights":
        return _rights(feature, app, opened)
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
        steps.append(Choose(label="Rights of", option=role.label))
        for name in feature.entities[:2]:
            row = " ".join([app.entity(name).labels, *_answers(app, name, role)])
            steps.append(ExpectCount(target=Target(role="row", name=row)))
    return tuple(steps)


def _answers(app: App, name: str, role: Role) -> list[str]:
    """What the table says of a role and a kind of record."""
    rules = _access(app, name).values()
    return [
        "Yes"
        if role.staff or rule in ("anyone", "member", role.name)
        else "Own"
        if rule == "owner"
        else "No"
        for rule in rules
    ]
