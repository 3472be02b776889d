"""Nouns in singular and plural, names and classes."""

import pytest

from appmint.reader.words.nouns import name_of, noun_class, plural, plural_name, singular


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("course", "courses"),
        ("category", "categories"),
        ("box", "boxes"),
        ("person", "people"),
        ("quiz", "quizzes"),
        ("tomato", "tomatoes"),
        ("class", "classes"),
        ("movie", "movies"),
        ("canoe", "canoes"),
        ("shoe", "shoes"),
        ("alias", "aliases"),
        ("bonus", "bonuses"),
    ],
)
def test_singular_and_plural_belong_together(one: str, many: str) -> None:
    assert plural(one) == many
    assert singular(many) == one


def test_a_table_name_differs_from_its_record() -> None:
    assert plural_name("equipment") != "equipment"
    assert plural_name("repair_order") == "repair_orders"


def test_names_are_snake_case_and_short() -> None:
    assert name_of("After-sales Service!") == "after_sales_service"
    assert name_of("123") == "item"
    assert len(name_of("a very long name of something that goes on and on for ever")) <= 40


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("beekeeper", "thing"),
        ("pianist", "person"),
        ("repair order", "case"),
        ("climbing gym", "place"),
        ("summer festival", "event"),
        ("field report", "document"),
    ],
)
def test_nouns_have_a_class(noun: str, kind: str) -> None:
    assert noun_class(noun) == kind
