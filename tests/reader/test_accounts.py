"""The accounts of those who sign in: looked after by staff, asked for at the door, one a role."""

import pytest

from appmint.reader.reading import interpret, read
from appmint.spec import problems
from appmint.spec.app import AppSpec
from appmint.spec.features import Admin

CHOIR = "Build a website for a choir. Singers log in and browse songs. "


def claimed(spec: AppSpec) -> set[str]:
    return {each.aspect for criterion in spec.criteria for each in criterion.claims}


def panel(spec: AppSpec) -> Admin:
    return next(each for each in spec.features if isinstance(each, Admin))


@pytest.mark.parametrize(
    "wish",
    [
        "It has permission management.",
        "Administrators can assign roles to users.",
        "Administrators manage user roles.",
        "It should have role management.",
    ],
)
def test_permissions_are_given_to_the_accounts(wish: str) -> None:
    spec = interpret(CHOIR + wish)
    assert panel(spec).accounts
    assert claimed(spec) >= {"refuse", "roles", "permit"}


@pytest.mark.parametrize("wish", ["It has user management.", "Administrators can block users."])
def test_users_are_the_accounts_of_those_who_sign_in(wish: str) -> None:
    spec = read(CHOIR + wish)
    assert panel(spec).accounts
    assert claimed(spec) >= {"add_user", "block"}
    assert "Users" not in {each.label_plural for each in spec.entities}
    assert problems(spec) == []
    assert spec.unmet == ()


def test_bank_accounts_are_no_accounts_of_users() -> None:
    spec = interpret(CHOIR + "Administrators manage accounts and invoices.")
    assert "add_user" not in claimed(spec)


def test_a_panel_asked_for_without_permissions_has_records_alone() -> None:
    assert not panel(interpret(CHOIR + "It has an admin panel.")).accounts


@pytest.mark.parametrize(
    "rule",
    [
        "Users need to log in before accessing the system.",
        "Users must log in to use the website.",
        "Everyone has to sign in before they can view any content.",
        "It ensures that only authorized users can access and manipulate data.",
        "Login is required to access the app.",
    ],
)
def test_an_app_that_strangers_may_not_enter_is_shut(rule: str) -> None:
    spec = read(f"Build a website for a choir. It lists songs and concerts. {rule}")
    open_pages = [page.path for page in spec.pages if page.role == "anyone"]
    assert open_pages == ["/sign-in"]
    rules = {who for made in spec.entities for who in made.access.model_dump().values()}
    assert "anyone" not in rules
    shut = next(each for each in spec.criteria if each.id == "closed")
    assert shut.steps
    assert problems(spec) == []


@pytest.mark.parametrize(
    "rule",
    [
        "Users can log in and use the website.",
        "Only registered users can access the management interface.",
        "Users should be able to log in to view their orders.",
    ],
)
def test_an_app_is_not_shut_for_a_part_of_it(rule: str) -> None:
    spec = interpret(f"Build a website for a choir. It lists songs and concerts. {rule}")
    assert next(page.role for page in spec.pages if page.path == "/") == "anyone"


def test_each_portal_has_a_role_of_its_own() -> None:
    spec = interpret(
        "Build a platform for cooking with a merchant side, a customer side and an admin end. "
        "Merchants add dishes. Customers browse dishes."
    )
    assert {role.name: role.staff for role in spec.roles} == {
        "admin": True,
        "merchant": False,
        "customer": False,
    }
    assert spec.entity("dish").access.create == "member"
    assert not {each.label_plural for each in spec.entities} & {"Merchant sides", "Customer sides"}


def test_front_end_and_back_end_are_no_portals() -> None:
    assert not interpret(
        "Build a note board with a front end and a back end. It lists notes."
    ).roles


def test_staff_who_do_anything_sign_in() -> None:
    spec = interpret(
        "Build a website for a choir. Visitors browse songs. Administrators view statistics."
    )
    assert [role.name for role in spec.roles if role.staff] == ["admin"]
