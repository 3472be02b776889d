"""Measurements: one record of several figures, live ones in front, under the text's own words."""

from appmint.reader.reading import interpret
from appmint.spec.app import AppSpec
from appmint.spec.features import Figures, Live

GARDEN = (
    "Build a website for a botanical garden to show real-time weather and air quality. Visitors "
    "browse the current weather and air quality with humidity and temperature, as live data."
)


def live_of(spec: AppSpec) -> Live:
    return next(each for each in spec.features if isinstance(each, Live))


def test_two_words_for_measurements_are_one_list_called_after_both() -> None:
    spec = interpret(GARDEN)
    assert "air_quality" not in {each.name for each in spec.entities}
    assert "Weather and air quality" in {each.title for each in spec.pages}


def test_live_readings_stand_on_the_home_page() -> None:
    spec = interpret(GARDEN)
    home = next(each for each in spec.pages if each.path == "/")
    assert home.features[1] == live_of(spec).id


def test_live_readings_begin_with_the_figures_that_the_text_names() -> None:
    assert set(live_of(interpret(GARDEN)).fields[:2]) == {"temperature", "humidity"}


def test_only_what_is_measured_moves() -> None:
    spec = interpret(
        "Build an apartment site. Users browse apartments with price, rooms and floor area, and "
        "monitor apartments in real time."
    )
    assert not [each for each in spec.features if isinstance(each, Live)]


def test_monitoring_what_is_not_measured_is_its_list_under_figures_counted_anew() -> None:
    spec = interpret("Build a cinema site. Users can monitor seats and browse films.")
    wish = next(each for each in spec.criteria if each.text.startswith("Monitor"))
    kinds = {claim.feature.split("_")[0]: claim.aspect for claim in wish.claims}
    assert kinds == {"watch": "update", "browse": "list"}
    counted = next(each for each in spec.features if each.id == wish.claims[0].feature)
    assert isinstance(counted, Figures)
    assert counted.refresh_s


def test_a_quantity_that_is_monitored_gets_readings_of_its_own() -> None:
    spec = interpret("Build a harbour site. Users browse ships and monitor the water level.")
    entity = next(each for each in spec.entities if each.name == live_of(spec).entity)
    assert entity.field(live_of(spec).fields[0]).unit == "cm"


def test_private_records_are_watched_by_staff_alone() -> None:
    spec = interpret(
        "Build a shop. Users can log in, browse products and place orders. Admins can manage "
        "products and monitor orders in real time."
    )
    watched = next(each for each in spec.features if each.id == "watch_order")
    page = spec.page_of(watched.id)
    assert page is not None
    assert page.role in {role.name for role in spec.roles if role.staff}
