"""Fields and samples of nouns that no domain knows."""

import pytest

from appmint.reader.knowledge.kinds import fields_of, kind_of, kinds, rows_of_kind
from appmint.reader.knowledge.lexicon_format import DomainField, seed_value_fits
from appmint.reader.reading import read
from appmint.spec import problems
from appmint.spec.entities import FieldType


@pytest.mark.parametrize("name", sorted(kinds()))
def test_sample_records_of_a_kind_fit_their_fields_and_have_names_of_their_own(name: str) -> None:
    kind = kinds()[name]
    rows = rows_of_kind(kind, "paper lantern")
    fields = fields_of(kind)
    assert set(kind.seed) <= set(kind.fields)
    assert len(rows) >= 6
    assert len({str(row[fields[0].name]) for row in rows}) == len(rows)
    for field in fields:
        form: DomainField = kind.fields[field.name]
        for row in rows:
            assert seed_value_fits(form, row[field.name], 0), (name, field.name, row[field.name])
        if field.unique:
            assert len({str(row[field.name]) for row in rows}) == len(rows)


def test_a_word_means_one_kind_but_for_clues_in_the_text() -> None:
    plain = [word for kind in kinds().values() for word in kind.words]
    assert len(plain) == len(set(plain)), {word for word in plain if plain.count(word) > 1}
    assert all(bool(kind.unsure) == bool(kind.clues) for kind in kinds().values())
    assert kind_of("tool", "neighbours borrow tools") is not kind_of("tool", "an online tool")


def test_people_have_names_and_addresses() -> None:
    rows = rows_of_kind(kind_of("volunteer"), "volunteer")
    assert all(len(str(row["name"]).split()) == 2 for row in rows)
    assert all("@example." in str(row["email"]) for row in rows)


def test_no_form_asks_when_a_record_was_updated_or_for_a_vague_category() -> None:
    for kind in kinds().values():
        assert "updated_on" not in kind.fields
        assert all("Standard" not in field.options[:1] for field in fields_of(kind)[:2])


def test_the_last_word_says_what_kind_of_thing_a_noun_names() -> None:
    fields = {each.name: each.type for each in fields_of(kind_of("delivery route"))}
    assert fields["start"] is FieldType.TEXT and fields["distance"] is FieldType.NUMBER
    assert "amount" in {each.name for each in fields_of(kind_of("host commission"))}


def test_an_app_of_unknown_nouns_holds_together() -> None:
    spec = read(
        "Build a website for a kite club. Members browse kite flights, browse alarms, manage "
        "sewing patterns and book a workbench."
    )
    assert problems(spec) == []
    assert spec.entity("kite_flight").field("destination").label == "To"


def test_no_form_insists_on_the_day_of_the_last_change() -> None:
    spec = read("Build a site for documents. Users browse documents, add documents and edit them.")
    assert not spec.entity("document").field("updated_on").required


@pytest.mark.parametrize(
    ("noun", "text", "field"),
    [
        ("luggage storage", "", "zone"),
        ("shelf", "", "zone"),
        ("table structure", "", "columns"),
        ("data structure", "visualize algorithms", "finding"),
        ("programming language", "", "extension"),
        ("language", "share code snippets in any programming language", "extension"),
        ("language", "a school of foreign tongues", "spoken_in"),
        ("protocol", "a server for sockets", "port"),
        ("protocol", "a hotel for dogs", "applies_to"),
        ("frame", "a shop that sells glasses", "price"),
        ("source", "", "gives"),
        ("time slot", "", "status"),
        ("car wash", "", "hours"),
        ("luggage", "", "brought_at"),
        ("smartwatch", "", "battery"),
        ("haircut", "", "minutes"),
        ("permission", "", "granted_by"),
    ],
)
def test_a_word_with_several_meanings_takes_the_one_that_the_text_confirms(
    noun: str, text: str, field: str
) -> None:
    assert field in kind_of(noun, text).fields


@pytest.mark.parametrize("noun", ["object", "box", "relationship", "smock", "door"])
def test_a_noun_of_no_sure_kind_has_numbered_records_without_a_price(noun: str) -> None:
    rows = rows_of_kind(kind_of(noun), noun)
    assert all("price" not in row for row in rows)
    assert [str(row["name"])[-5:] for row in rows[:2]] == ["A-101", "A-102"]


def test_contracts_are_made_with_somebody_for_a_term() -> None:
    spec = read("Build an office app for a vineyard with contract management.")
    contract = spec.entity("contract")
    assert contract.label_plural == "Contracts"
    assert {"party", "value", "starts_on", "ends_on", "status"} <= {f.name for f in contract.fields}
