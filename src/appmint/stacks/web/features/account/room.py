"""Register, sign in, sign out, change of password, demo accounts."""

from collections.abc import Sequence

from appmint.spec.app import Page
from appmint.spec.criteria import (
    Click,
    ExpectCount,
    ExpectText,
    ExpectUrl,
    Fill,
    Go,
    SignIn,
    Step,
    Target,
)
from appmint.spec.features import Account
from appmint.stacks.composition import App, Block, ExtraPage, Piece, Route

_STATUS = Target(role="status")


def piece(feature: Account, app: App, page: Page) -> Piece:
    return Piece(
        block=Block("<SignIn />", ("#features/account/sign-in.tsx SignIn",)),
        header=Block("<AccountMenu />", ("#features/account/account-menu.tsx AccountMenu",)),
        routes=(Route("/account", "accountRoutes", "#features/account/server.ts"),),
        pages=(
            ExtraPage("/register", "RegisterPage", "#features/account/register.tsx"),
            ExtraPage("/account", "AccountPage", "#features/account/account-page.tsx"),
        ),
    )


def checks(feature: Account, app: App, aspect: str) -> Sequence[Step]:
    page = app.spec.page_of(feature.id)
    if page is None or not app.roles:
        return ()
    role = next((item for item in app.roles if not item.staff), app.roles[0])
    form = Target(role="form", name="Sign in")
    enter = Click(target=Target(role="button", name="Sign in"), within=form)
    match aspect:
        case "register" if any(not item.staff for item in app.roles):
            address = f"new.{role.name.replace('_', '.')}@example.com"
            return (
                Go(path="/register"),
                Fill(label="Name", value="Robin Vale"),
                Fill(label="E-mail", value=address),
                Fill(label="Password", value="a-long-password"),
                Click(target=Target(role="button", name="Create account")),
                ExpectText(text="Your account has been created", within=_STATUS),
                ExpectText(text="Robin Vale"),
            )
        case "sign_in" | "show":
            return (SignIn(role=role.name), ExpectText(text="You are signed in", within=_STATUS))
        case "reject":
            return (
                Go(path=page.path),
                Fill(label="E-mail", value="nobody@example.com", within=form),
                Fill(label="Password", value="not-the-password", within=form),
                enter,
                ExpectText(text="is not right", within=Target(role="alert")),
            )
        case "sign_out":
            return (
                SignIn(role=role.name),
                Click(target=Target(role="button", name="Sign out")),
                ExpectText(text="You are signed out", within=_STATUS),
            )
        case "closed" if app.is_closed:
            inner = next(each for each in app.spec.pages if each.role != "anyone")
            return (
                Go(path=inner.path.replace(":id", "1")),
                ExpectUrl(path="/sign-in"),
                ExpectCount(target=form),
                SignIn(role=role.name),
                Go(path=inner.path.replace(":id", "1")),
                ExpectUrl(path=inner.path.replace(":id", "1")),
                ExpectCount(target=form, at_least=0, at_most=0),
            )
        case "password":
            return (
                SignIn(role=role.name),
                Go(path="/account"),
                Fill(label="Password now", value="not-the-password"),
                Fill(label="New password", value="another-long-password"),
                Click(target=Target(role="button", name="Change password")),
                ExpectText(text="This is not your password"),
            )
    return ()
