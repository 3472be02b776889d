"""Maps show the records of the app that have a place, and no list of "locations" beside them."""

import pytest

from appmint.reader.reading import interpret
from appmint.spec.app import AppSpec
from appmint.spec.features import Map

FACTORIES = (
    "Build a site with a map of idle factories. Users browse factories and {wish}. The site has "
    "map display."
)


def mapped(spec: AppSpec) -> set[str]:
    return {each.entity for each in spec.features if isinstance(each, Map)}


@pytest.mark.parametrize(
    "wish",
    ["view factory locations", "view map locations", "view the location of factories on the map"],
)
def test_locations_are_places_of_the_main_records_on_the_map(wish: str) -> None:
    spec = interpret(FACTORIES.format(wish=wish))
    assert mapped(spec) == {"factory"}
    assert {each.label for each in spec.entities} == {"Factory"}


def test_storage_locations_are_kept_for_themselves() -> None:
    spec = interpret(
        "Build a warehouse site with a map. Users browse storage locations and see them on a map."
    )
    assert "Storage locations" in {each.title for each in spec.pages}


def test_events_near_a_place_are_events() -> None:
    spec = interpret("Build an event site. Users search for events near a location on a map.")
    assert mapped(spec) == {"event"}
