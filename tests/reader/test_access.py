"""Who may change what follows from whom the text names."""

from appmint.reader.reading import interpret, read
from appmint.spec import problems
from appmint.spec.app import AppSpec
from appmint.spec.entities import Access, Entity
from appmint.spec.features import Workflow

MUSEUM = (
    "Please build a website for our village museum. Visitors can browse exhibits and read news. "
    "Administrators can edit news and manage exhibits. Visitors can post memories."
)


def kept(spec: AppSpec, plural: str) -> Entity:
    return next(each for each in spec.entities if each.label_plural == plural)


def test_what_administrators_manage_nobody_else_changes() -> None:
    spec = interpret(MUSEUM)
    admins = {"create": "admin", "update": "admin", "delete": "admin"}
    for plural in ("News", "Exhibits"):
        assert kept(spec, plural).access == Access(read="anyone", **admins)
    assert any(role.staff for role in spec.roles)
    assert any(each.kind == "account" for each in spec.features)


def test_what_visitors_post_stays_theirs() -> None:
    memory = kept(interpret(MUSEUM), "Memories")
    assert memory.owned
    assert (memory.access.create, memory.access.update) == ("anyone", "owner")


def test_staff_sign_in_under_the_name_the_text_gives_them() -> None:
    spec = interpret(
        "Please build a site for a game library. Readers can browse games. Librarians add, edit "
        "and delete games."
    )
    assert [role.label for role in spec.roles if role.staff] == ["Librarian"]
    assert kept(spec, "Games").access.update == "librarian"


def test_records_stay_open_where_the_text_names_nobody() -> None:
    spec = interpret("A pantry list with functions for browsing, adding and editing groceries.")
    assert not spec.roles
    assert {each.access.create for each in spec.entities if not each.owned} >= {"anyone"}


def test_only_signed_in_people_enter_what_is_said_to_be_theirs_to_enter() -> None:
    spec = interpret(
        "Please build a site for river watchers. Everyone can browse readings. Only signed-in "
        "helpers may enter readings."
    )
    assert kept(spec, "Readings").access.create == "member"


def test_an_app_called_a_manager_is_nobody() -> None:
    spec = interpret(
        "Please implement a download manager. The download manager should have functions for "
        "adding downloads and deleting downloads."
    )
    assert not spec.roles


def test_where_people_sign_in_nobody_changes_records_without() -> None:
    spec = read(
        "Build a management system for a repair workshop. Users should be able to log in, browse "
        "machines, add machines and edit machines."
    )
    access = spec.entity("device").access
    assert (access.read, access.create, access.update) == ("anyone", "member", "member")
    assert problems(spec) == []
    assert [each.text for each in spec.unmet] == []


def test_on_a_public_site_each_changes_what_they_have_added() -> None:
    spec = read(
        "Build a website for a village swap shelf. Users log in, browse items, post items and "
        "delete items. Use honeydew for the background."
    )
    made = spec.entity("item")
    assert made.owned
    assert made.access.create == "member"
    assert (made.access.update, made.access.delete) == ("owner", "owner")


def test_visitors_who_are_said_to_add_something_need_no_account() -> None:
    spec = read(
        "Build a website for reporting street lights. Visitors can add reports. "
        "Administrators log in and manage lamps."
    )
    assert spec.entity("report").access.create == "anyone"


def test_orders_belong_to_those_who_placed_them_and_to_staff() -> None:
    spec = read(
        "Build an online tea shop with product browsing, shopping cart and order management. "
        "Users browse teas, add teas to the cart and place orders."
    )
    access = spec.entity("order").access
    assert (access.read, access.create, access.update) == ("owner", "admin", "admin")
    assert "admin" in {each.name for each in spec.roles}
    assert problems(spec) == []


def test_sharing_orders_opens_them_to_nobody_else() -> None:
    spec = read(
        "Build an online tea shop. Users browse teas, add teas to the cart, place orders and "
        "share orders with friends."
    )
    assert spec.entity("order").access.read == "owner"


def test_where_people_sign_in_nobody_moves_records_without() -> None:
    spec = read(
        "Build a website for a repair workshop. Users log in, add repair tickets and resolve "
        "repair tickets."
    )
    (flow,) = (each for each in spec.features if isinstance(each, Workflow))
    assert {each.by for each in flow.transitions} == {"member"}
    assert problems(spec) == []
