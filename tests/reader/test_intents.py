"""Clauses become intents whatever the wording."""

import pytest

from appmint.reader.sentences.clauses import intents_of
from appmint.reader.sentences.intents import Intent, opening_of
from appmint.reader.sentences.segment import sentences


def intents(text: str) -> list[Intent]:
    sentence = sentences(text)[0]
    opening = opening_of(sentence)
    return intents_of(sentence, 0, opening.rest if opening and opening.kind else 0)


def pairs(text: str) -> list[tuple[str, str]]:
    return [(each.action, each.phrase) for each in intents(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Members should be able to browse, search and filter boats.",
            [("browse", "boats"), ("search", "boats"), ("filter", "boats")],
        ),
        (
            "As a gardener, I want to swap notes and save plants so that I remember them.",
            [("save", "plants")],
        ),
        ("Residents vote in polls.", [("vote", "polls")]),
        ("Visitors can place orders and make payments.", [("cart", "place orders"), ("pay", "")]),
        (
            "The site must offer functionalities for plant management and price comparison.",
            [("manage", "plant"), ("compare", "price")],
        ),
        ("Users can view their own bookings.", [("mine", "bookings")]),
        ("Users can write reviews.", [("review", "reviews")]),
        ("Search recipes by title.", [("search", "recipes")]),
        (
            "It should have functionalities for adding, editing, and deleting beehives.",
            [("create", "beehives"), ("edit", "beehives"), ("delete", "beehives")],
        ),
        (
            "Please build a registry for managing and publishing lighthouse logs.",
            [("manage", "lighthouse logs"), ("create", "lighthouse logs")],
        ),
        (
            "It should have functionalities for browsing, searching, and adding comments.",
            [("browse", ""), ("search", ""), ("comment", "comments")],
        ),
    ],
)
def test_a_clause_becomes_an_intent(text: str, expected: list[tuple[str, str]]) -> None:
    found = pairs(text)
    for pair in expected:
        assert pair in found


def test_the_subject_is_who_acts() -> None:
    found = intents("Users can browse boats and administrators can manage harbours.")
    assert [(each.subject, each.action) for each in found] == [
        ("user", "browse"),
        ("administrator", "manage"),
    ]


def test_fields_named_outright_stay_with_their_verb() -> None:
    found = intents("Owners can add boats with name, length and photo.")
    assert found[0].fields == ("name", "length", "photo")


def test_purposes_are_quality_and_not_functions() -> None:
    found = intents("The site should have a user-friendly interface and ensure privacy.")
    assert {each.action for each in found} == {"quality"}


def test_what_no_feature_does_says_what_it_would_need() -> None:
    found = intents("Users can translate letters.")
    assert found[0].action == "hard"
    assert found[0].reason == "machine translation"


def test_every_intent_is_a_span_of_the_text() -> None:
    text = "Customers can search for lamps, add lamps to the cart and check out."
    for each in intents(text):
        assert text[each.start : each.end] == each.text


@pytest.mark.parametrize(
    ("said", "actions"),
    [
        ("register, browse patterns and add patterns", ["register", "browse", "create"]),
        ("register and edit patterns", ["create", "edit"]),
        ("register patterns", ["create"]),
    ],
)
def test_who_registers_registers_records_only_where_these_are_changed(
    said: str, actions: list[str]
) -> None:
    assert [each.action for each in intents(f"Users should be able to {said}.")] == actions


def test_the_same_things_with_a_further_verb_are_no_new_things() -> None:
    assert [each.verb for each in intents("Users browse items, post items and search items.")] == [
        "browse",
        "post",
        "search",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Visitors can browse news, regattas and boats.",
        "Visitors can browse information, including regattas, news and boats.",
    ],
)
def test_a_list_goes_on_after_news_and_after_information(text: str) -> None:
    assert {("browse", "regattas"), ("browse", "boats")} <= {
        *pairs(text),
        *(("browse", each.phrase) for each in intents(text) if each.action == "things"),
    }
    assert "news" in {each.action for each in intents(text)}


def test_fields_after_information_stay_fields() -> None:
    found = intents("Visitors can browse information, including title, price and photo.")
    assert [each.fields for each in found] == [("title", "price", "photo")]
