"""Measurements: one record of several figures, live ones in front, under the text's own words."""

from appmint.reader.reading import interpret
from appmint.spec.app import AppSpec
from appmint.spec.features import Live

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
