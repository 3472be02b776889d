"""What lists are searched, narrowed and ordered by: fields of their records, no further lists."""

from appmint.reader.reading import interpret
from appmint.spec.app import AppSpec
from appmint.spec.features import Browse, Comments


def browse_of(spec: AppSpec, entity: str) -> Browse:
    return next(
        each for each in spec.features if isinstance(each, Browse) and each.entity == entity
    )


def test_what_a_list_is_filtered_by_becomes_its_filters() -> None:
    spec = interpret(
        "Build a website for mountain huts. Visitors browse huts, filter them by price, altitude "
        "and country, and add huts to their favourites."
    )
    huts = next(each for each in spec.entities if each.name == "mountain_hut")
    assert {"price", "altitude", "country"} <= {each.name for each in huts.fields}
    assert {"price", "altitude", "country"} <= set(browse_of(spec, "mountain_hut").filters)
    assert {"altitude", "country"}.isdisjoint(each.name for each in spec.entities)


def test_countries_and_cities_of_the_samples_belong_together() -> None:
    spec = interpret("Build a register of windmills. People filter windmills by country and city.")
    mills = next(each for each in spec.entities if each.name == "windmill")
    places = {(row["city"], row["country"]) for row in mills.seed}
    assert ("Porto", "Portugal") in places
    assert len({city for city, _ in places}) == len(places)


def test_what_a_list_is_sorted_by_becomes_an_order() -> None:
    spec = interpret("Build a site for rowing boats. People sort boats by price and length.")
    assert {"price", "length"} <= set(browse_of(spec, "rowing_boat").sort)


def test_a_keyword_to_search_by_is_no_record() -> None:
    spec = interpret("Build a site about beetles. Visitors search beetles by name or keyword.")
    assert "keyword" not in {each.name for each in spec.entities}


def test_what_stands_after_by_may_also_say_how() -> None:
    spec = interpret("Build a site for recipes. Cooks find recipes by scanning a code.")
    assert [each.name for each in spec.entities] == ["recipe"]


def test_things_somebody_has_done_something_with_count_in_lists() -> None:
    spec = interpret(
        "Build a site for hikers. Hikers browse huts and trails and review the huts and trails "
        "they have visited."
    )
    reviewed = {each.entity for each in spec.features if isinstance(each, Comments)}
    assert len(reviewed) == 2


def test_of_two_kinds_that_are_searched_by_a_word_neither_gets_a_list_of_both_names() -> None:
    spec = interpret(
        "Build a site for a boat shop. Visitors browse products and services. Visitors can search "
        "for related products and services by keyword and get reminders 5 minutes before a lesson."
    )
    named = {each.label.lower() for each in spec.entities}
    assert not [each for each in named if each.endswith(" and") or each[0].isdigit()]
