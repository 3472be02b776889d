"""No list of an app is made of words that name nothing that one keeps."""

import pytest

from appmint.reader.reading import interpret
from appmint.reader.words.nouns import singular
from appmint.spec.app import AppSpec
from appmint.spec.features import Shop


def labels(spec: AppSpec) -> set[str]:
    return {each.label for each in spec.entities}


@pytest.mark.parametrize(
    ("text", "senseless", "kept"),
    [
        (
            "A multi-vendor fair site. It supports multi-vendor, self-service and walks. "
            "Visitors can browse walks and add walks.",
            {"Multi-vendor", "Self-service"},
            "Walk",
        ),
        (
            "A kite club site. Members can design and develop kites, and browse kites.",
            {"Develop kite"},
            "Kite",
        ),
        (
            "A beekeeping site. Keepers can earn fees, view earning fees and browse hives.",
            {"Earn fee", "Earning fee"},
            "Fee",
        ),
        (
            "A pottery site with centralized data management. People browse bowls and add bowls.",
            {"Centralized", "Centralized record"},
            "Bowl",
        ),
        (
            "A site for choir records. Singers browse songs, filter and compare songs by composer.",
            {"Compare", "And compare"},
            "Song",
        ),
        (
            "A tide table app. It must have error handling and an exception handling mechanism. "
            "Sailors browse harbours.",
            {"Error", "Exception"},
            "Harbour",
        ),
        (
            "A hillwalking blog. Authors edit walk titles and walk descriptions, and add walks.",
            {"Walk title"},
            "Walk",
        ),
    ],
)
def test_a_word_that_names_nothing_makes_no_list(text: str, senseless: set[str], kept: str) -> None:
    found = labels(interpret(text))
    assert not found & senseless
    assert kept in found


@pytest.mark.parametrize(
    "noun", ["Parking space", "Training plan", "Check-in", "Self-portrait", "Pre-order"]
)
def test_a_word_before_a_noun_stays_where_it_names_the_thing(noun: str) -> None:
    many = f"{noun.lower()}s"
    spec = interpret(f"A site for a club. People can browse {many}, add {many} and edit {many}.")
    assert noun in labels(spec)


def test_what_is_bought_is_never_the_guest_or_the_wallet() -> None:
    spec = interpret(
        "A shop for wool with guest checkout. Visitors browse wool, add it to the cart and pay. "
        "Customers recharge their wallet."
    )
    shop = next(each for each in spec.features if isinstance(each, Shop))
    assert shop.product not in {"guest", "wallet", "account"}
    assert "Guest" not in labels(spec)


def test_a_personal_account_is_the_profile() -> None:
    spec = interpret(
        "A seed exchange. Gardeners browse seeds, add seeds and manage their personal accounts."
    )
    assert "Personal account" not in labels(spec)
    assert any(each.kind == "profile" for each in spec.features)


def test_complaints_feedback_and_messages_do_not_say_the_same() -> None:
    spec = interpret(
        "A tram company site. Riders submit complaints, leave feedback and browse lines."
    )
    said = {
        each.name: {str(row["message"]) for row in each.seed}
        for each in spec.entities
        if each.name in {"complaint", "feedback"}
    }
    assert len(said["complaint"]) == len(said["feedback"]) == 3
    assert not said["complaint"] & said["feedback"]


def test_words_of_a_dictionary_have_a_meaning_and_an_example() -> None:
    spec = interpret("A dialect site. People can browse words, add words and search words.")
    made = next(each for each in spec.entities if each.label == "Word")
    assert {"term", "meaning", "example"} <= {each.name for each in made.fields}
    assert len({str(row["term"]) for row in made.seed}) == len(made.seed)


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("diagnoses", "diagnosis"),
        ("hypotheses", "hypothesis"),
        ("time-series", "time-series"),
        ("check-ins", "check-in"),
    ],
)
def test_plurals_of_foreign_and_joined_words(many: str, one: str) -> None:
    assert singular(many) == one
