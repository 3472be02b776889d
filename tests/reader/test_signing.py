"""Accounts are called what the text calls those who have them."""

from appmint.reader.reading import interpret
from appmint.spec.features import Account


def roles(text: str) -> list[str]:
    return [each.label for each in interpret(text).roles]


def test_each_kind_of_people_that_registers_chooses_its_own() -> None:
    spec = interpret(
        "Please build a site for music lessons. Tutors can register and log in, students can "
        "register, and they book lessons."
    )
    account = next(each for each in spec.features if isinstance(each, Account))
    assert account.register_roles == ("tutor", "student")
    assert [each.label for each in spec.roles] == ["Tutor", "Student"]


def test_an_organisation_may_have_the_account() -> None:
    text = "Build a directory of choirs with choir pages, club registration and login."
    assert roles(text) == ["Club"]


def test_plain_users_stay_members_beside_others() -> None:
    text = (
        "Build a food ordering site. Users should be able to log in and order dishes. It should "
        "allow restaurants to register and manage dishes."
    )
    assert roles(text) == ["Member", "Restaurant"]


def test_users_alone_are_members() -> None:
    assert roles("Build a shop for tea. Users can register and log in.") == ["Member"]


def test_a_word_that_only_adds_is_no_thing() -> None:
    spec = interpret("Build a site for lessons. Tutors can add lessons. Parents register too.")
    assert "too" not in {each.name for each in spec.entities}
