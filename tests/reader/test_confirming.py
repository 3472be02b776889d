"""Confirmations belong to what was done; operations, users and sellers are read as meant."""

import pytest

from appmint.reader.reading import interpret
from appmint.spec.app import AppSpec


def _claims(spec: AppSpec, words: str) -> set[str]:
    """What the criteria whose text has these words claim: "shop.checkout"."""
    return {
        f"{each.feature}.{each.aspect}"
        for criterion in spec.criteria
        if words in criterion.text.lower()
        for each in criterion.claims
    }


@pytest.mark.parametrize(
    "wish",
    [
        "The shop should show a thank you page after checkout.",
        "After payment the site displays a confirmation message.",
        "Customers see an order confirmation.",
    ],
)
def test_what_confirms_an_order_is_the_end_of_the_checkout(wish: str) -> None:
    spec = interpret(f"Build a shop for a pottery. Customers can add pots to the cart. {wish}")
    assert {"shop.checkout"} <= {
        f"{each.feature}.{each.aspect}" for c in spec.criteria for each in c.claims
    }
    assert not {"thank", "confirmation", "confirmation_message"} & {e.name for e in spec.entities}


def test_a_confirmation_follows_the_deed_before_it() -> None:
    spec = interpret(
        "Build a site for a rowing club. Visitors can browse boats and book boats. The site "
        "should show a success notification."
    )
    assert _claims(spec, "success notification") <= {"book_boat.book"}
    assert all("notification" not in each.name for each in spec.entities)
    assert not spec.unmet


def test_a_confirmation_of_nothing_is_unclear() -> None:
    spec = interpret("Build a site about castles. Visitors browse castles. It shows success pages.")
    assert [each.text for each in spec.unmet] == ["Shows success pages"]


def test_mail_that_the_app_would_send_by_itself_is_not_built() -> None:
    spec = interpret(
        "Build a shop for a pottery. Customers can buy pots and receive a confirmation email."
    )
    assert len(spec.unmet) == 1 and "sends by itself" in spec.unmet[0].reason


def test_operations_by_their_nouns_are_those_on_records() -> None:
    spec = interpret(
        "Build a tool for a weaving mill. Users can browse looms and perform data queries, "
        "insertions, updates and deletions."
    )
    assert _claims(spec, "quer") == {"browse_loom.search"}
    assert _claims(spec, "insertions") == {"manage_loom.create"}
    assert _claims(spec, "updates") == {"manage_loom.edit"}
    assert _claims(spec, "deletions") == {"manage_loom.delete"}
    assert {each.name for each in spec.entities} == {"loom"}


def test_reading_is_an_operation_beside_the_others_only() -> None:
    spec = interpret("Build a tool for kites. It has functions for creating, reading and deleting.")
    assert _claims(spec, "reading") == {"browse_kite.list"}


@pytest.mark.parametrize("wish", ["Administrators can manage users.", "It has user management."])
def test_managing_users_is_managing_the_accounts_of_those_who_sign_in(wish: str) -> None:
    spec = interpret(f"Build a site for kites. People log in and browse kites. {wish}")
    assert "Users" not in {each.label_plural for each in spec.entities}
    assert _claims(spec, "user") == {"admin.add_user", "admin.block"}


def test_managing_users_is_managing_people_where_nobody_signs_in() -> None:
    spec = interpret("Build a site for kites. It has kite browsing and user management.")
    people = {each.name for each in spec.entities if each.label_plural == "Users"}
    assert len(people) == 1
    managed = f"manage_{people.pop()}"
    assert _claims(spec, "user") >= {f"{managed}.create", f"{managed}.edit", f"{managed}.delete"}


def test_who_sells_what_is_theirs_offers_it() -> None:
    spec = interpret("Build a market for growers. Growers sell their own plums and buy seeds.")
    claims = _claims(spec, "sell")
    assert len(claims) == 1 and claims.pop().endswith(".create")


def test_verbs_in_a_list_are_no_nouns() -> None:
    spec = interpret(
        "Build a site for a kite club. Members can upload photos, merge photos, earn points and "
        "swap kites."
    )
    assert {each.text.split()[0].lower() for each in spec.unmet} == {"merge", "swap"}
    assert all("earn" not in each.name and "swap" not in each.name for each in spec.entities)


def test_a_home_page_and_a_page_for_a_thing_are_there() -> None:
    spec = interpret("Build a site for a bakery. It has a homepage, a bread page and a menu page.")
    assert _claims(spec, "homepage") == {"hero.show"}
    assert not spec.unmet


def test_how_much_an_app_should_bear_is_a_goal_and_keeps_nothing() -> None:
    spec = interpret(
        "Build a site for a ferry line. Visitors browse ferries. The site should handle a large "
        "number of visits."
    )
    assert not spec.unmet
    assert all("visit" not in each.name for each in spec.entities)


def test_queries_for_a_thing_are_a_search() -> None:
    spec = interpret("Build a harbour site. It has functions for ferry queries and news.")
    assert _claims(spec, "queries") == {"browse_ferry.search"}


def test_exchanges_are_not_claimed() -> None:
    spec = interpret("Build a club site. Visitors can browse kites and exchange kites.")
    assert "exchanges" in spec.unmet[0].reason


def test_stop_and_restart_in_a_list_are_deeds() -> None:
    spec = interpret(
        "Build a tool for pumps. Operators can view pumps, stop selected pumps and restart all "
        "pumps."
    )
    assert {each.name for each in spec.entities} == {"pump"}
    assert _claims(spec, "stop") == {"workflow_pump.act"}


def test_balances_are_shown_where_they_are_kept_only() -> None:
    stamps = interpret(
        "Build a site for a bakery. Customers collect stamps and check their balance."
    )
    assert [each.text for each in stamps.unmet] == ["Check their balance"]
    wallet = interpret(
        "Build a wallet site. Users can log in, check their balance, view their account balance "
        "and recharge."
    )
    shown = {each.partition(".")[0] for each in _claims(wallet, "balance")}
    assert shown == {"browse_wallet"}
    assert any("balance" in each.name for each in wallet.entity("wallet").fields)


def test_buyers_who_customise_do_not_change_the_shop() -> None:
    spec = interpret(
        "Build an online mug store. Customers can browse mugs, "
        "customize mugs and add mugs to the cart."
    )
    assert "options" in spec.unmet[0].reason
    assert "manage_mug" not in {each.id for each in spec.features}
    site = interpret("Build a site for a kite shop. Staff can customize kites.")
    assert not site.unmet
