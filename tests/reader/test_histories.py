"""Histories are lists of what was done, accounts are one's own, and databases are databases."""

import pytest

from appmint.reader.drafting.vocabulary import Vocabulary
from appmint.reader.knowledge.kinds import kind_name, kind_of
from appmint.reader.reading import read
from appmint.spec.app import AppSpec

_LOOK = " Use ivory in the background and teal for components."


def claimed(spec: AppSpec, words: str) -> list[str]:
    """What the criteria of which the text has the words claim."""
    return [claim.feature for each in spec.criteria if words in each.text for claim in each.claims]


def test_the_history_of_transactions_is_a_list_of_them() -> None:
    spec = read(
        "Please implement a website for a ferry card. The website should have functionalities for "
        f"wallet balances, transaction history, and routes.{_LOOK}"
    )
    assert claimed(spec, "Transaction history") == ["browse_transaction"]
    assert "content_history" not in [each.id for each in spec.features]


def test_the_history_of_a_village_is_told() -> None:
    spec = read(
        "Please implement a website for a village. The website should have functionalities for "
        f"village history, walks, and houses.{_LOOK}"
    )
    assert claimed(spec, "Village history") == ["content_history"]


def test_the_history_of_rides_holds_no_comments() -> None:
    spec = read(
        "Please implement a website for sleigh rides. Users should be able to log in, book rides, "
        f"comment on rides, and view their ride history.{_LOOK}"
    )
    assert not any("comment" in each for each in claimed(spec, "ride history"))


def test_managing_ones_account_is_changing_ones_own_details() -> None:
    spec = read(
        "Please implement a pottery shop. Users should be able to log in, browse pots, and manage "
        f"their accounts.{_LOOK}"
    )
    assert claimed(spec, "Manage their accounts") == ["profile"]
    assert "account_entry" not in [each.name for each in spec.entities]


def test_who_has_several_accounts_keeps_a_list_of_them() -> None:
    spec = read(
        "Please implement a website for managing multiple accounts of newsletters. Users should be "
        f"able to log in and manage their accounts.{_LOOK}"
    )
    assert "profile" not in claimed(spec, "Manage their accounts")


def test_a_database_has_an_engine_and_a_version() -> None:
    spec = read(
        "Please implement a database management website with SQL queries. Users should be able to "
        f"log in, create databases, delete databases, and monitor databases.{_LOOK}"
    )
    database = next(each for each in spec.entities if each.label == "Database")
    assert {"engine", "version", "connections"} <= {each.name for each in database.fields}


@pytest.mark.parametrize("word", ["pause", "landing", "one-stop", "door-to-door", "customize"])
def test_verbs_and_adjectives_are_no_records(word: str) -> None:
    assert not Vocabulary("Please implement a website for a baker.", []).plausible(word)


def test_a_token_is_held_where_wallets_are_and_no_holding_elsewhere() -> None:
    assert kind_name(kind_of("token holding", "a club with a crypto wallet")) == "holding"
    assert kind_name(kind_of("token", "a website that signs people in")) != "holding"
