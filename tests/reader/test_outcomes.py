"""What a list would seem to meet, and is not there: outcomes of work that no app does."""

import pytest

from appmint.reader.reading import read
from tests.reader.test_everyday_phrases import claimed, labels


def reasons(text: str) -> dict[str, str]:
    return {each.text: each.reason for each in read(text).unmet}


@pytest.mark.parametrize(
    ("wish", "need"),
    [
        ("view the recognition results", "recognition by a trained model"),
        ("download the converted photos", "conversion of files or formats"),
        ("browse predicted sightings", "predictions by a trained model"),
        ("edit source code", "an editor for program code"),
        ("customize the layout", "an editor for how things look"),
        ("delete form fields", "an editor for the fields of a form"),
    ],
)
def test_an_outcome_is_missing_with_the_work_it_comes_from(wish: str, need: str) -> None:
    found = reasons(f"Build a website for bird watchers. Users upload photos and {wish}.")
    assert [need in reason for reason in found.values()] == [True]


def test_what_an_app_makes_itself_is_shown() -> None:
    found = reasons(
        "Build a website for bird watchers. Users browse sightings, generate reports and view "
        "generated reports."
    )
    assert found == {}


def test_layouts_that_fit_every_screen_are_a_quality() -> None:
    found = reasons(
        "Build a website for bird watchers. Users browse sightings. The site should adjust its "
        "layout to different devices."
    )
    assert found == {}


def test_gifts_to_be_received_are_more_than_a_list_of_gifts() -> None:
    text = "Build a website for bird watchers. Users browse sightings and receive gifts."
    assert list(reasons(text)) == ["Receive gifts"]
    assert "Gifts" in labels(read(text))


def test_things_that_are_set_can_be_added() -> None:
    spec = read("Build a website for a radio club. Users browse masts and set proxy servers.")
    assert claimed(spec, "Set proxy servers")[0][1] == "create"


def test_what_the_site_itself_does_is_named_as_missing() -> None:
    found = reasons("Build a website for photos. Users upload photos. The site recognizes birds.")
    assert list(found) == ["Recognizes birds"]


@pytest.mark.parametrize("said", ["password modification", "password change", "password update"])
def test_passwords_are_changed_and_are_no_records(said: str) -> None:
    spec = read(f"Build a website for a choir with login, registration and {said}.")
    assert claimed(spec, said) == [("account", "password")]
    assert not {"Passwords", "Logins"} & labels(spec)


def test_both_verbs_are_about_what_is_personal() -> None:
    spec = read(
        "Build a website for a choir. Users log in, browse songs, and view and edit their personal "
        "information."
    )
    assert claimed(spec, "View personal information") == [("profile", "show")]
    assert claimed(spec, "Edit their personal information") == [("profile", "update")]


def test_managing_logins_is_signing_in() -> None:
    spec = read("Build a website for managing login and registration. Users browse songs.")
    assert claimed(spec, "Managing login") == [("account", "sign_in")]


def test_requests_of_a_kind_are_kept_where_people_sign_in() -> None:
    text = "Build a website for a housing estate. Residents submit repair requests and read news."
    spec = read(f"{text} Administrators log in and process repair requests.")
    made = spec.entity("repair_request")
    assert made.owned
    assert made.access.read == "owner"
    assert claimed(spec, "Submit repair requests") == [("manage_repair_request", "create")]


def test_information_that_is_shared_makes_no_list_of_shares() -> None:
    spec = read("Build a website for clubs. Users log in, browse clubs and share information.")
    assert "Shares" not in labels(spec)


@pytest.mark.parametrize(
    "said", ["password recovery", "password reset", "reset their passwords", "retrieve passwords"]
)
def test_a_forgotten_password_is_not_met_by_changing_a_known_one(said: str) -> None:
    spec = read(f"Build a website for a choir. Users log in, browse songs, and {said}.")
    assert said.capitalize() in {each.text for each in spec.unmet}
    assert claimed(spec, said) == []
    assert "account" in {each.id for each in spec.features}
