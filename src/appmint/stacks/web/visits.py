"""The beginnings of checks: who signs in, and where the visitor goes first."""

from appmint.spec.app import Page
from appmint.spec.criteria import Go, SignIn, Step
from appmint.stacks.composition import App

_OPEN = ("anyone", "owner", "nobody")


def entry(app: App, page: Page, *rules: str, index: int = 0) -> tuple[Step, ...]:
    """Sign in where the page or one of the rules asks for it, and open the page.

    `index` is the 0-based seed row whose page is opened, where the page shows one record.
    """
    role = account(app, page.role, *rules)
    signing: tuple[Step, ...] = (SignIn(role=role),) if role else ()
    return (*signing, Go(path=page.path.replace(":id", str(index + 1))))


def account(app: App, *rules: str) -> str:
    """The role whose demo account meets all the rules of access; "" when nobody need sign in."""
    asked = [rule for rule in dict.fromkeys(rules) if rule not in _OPEN]
    named = [rule for rule in asked if rule != "member"]
    if not asked or not app.roles:
        return ""
    if len(named) == 1:
        return named[0]
    if named:
        return next(iter(app.staff_roles()), named[0])
    plain = [role.name for role in app.roles if not role.staff]
    return (plain or [app.roles[0].name])[0]
