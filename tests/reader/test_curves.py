"""Curves: what is measured is drawn over its time, and from samples enough for a curve."""

import pytest

from appmint.reader import read
from appmint.reader.reading import interpret
from appmint.spec import problems
from appmint.spec.app import AppSpec
from appmint.spec.entities import FieldType
from appmint.spec.features import Browse, Chart

GREENHOUSE = (
    "Build a greenhouse website. Growers can browse a temperature curve of the latest 50 readings, "
    "see a line chart of hourly humidity and view the trend of soil moisture changes."
)


def curves(spec: AppSpec) -> dict[str, Chart]:
    return {
        each.measure.label: each
        for each in spec.features
        if isinstance(each, Chart) and each.latest
    }


def test_a_curve_draws_the_measured_field_itself_over_its_time() -> None:
    spec = interpret(GREENHOUSE)
    curve = curves(spec)["Temperature"]
    drawn = next(each for each in spec.entities if each.name == curve.measure.entity)
    assert drawn.field(curve.measure.field or "").unit == "°C"
    assert drawn.field(curve.group_by).type in {FieldType.DATE, FieldType.DATETIME}
    assert not any("curve" in each.label.lower() for each in spec.entities)


def test_a_curve_has_as_many_points_as_the_text_says() -> None:
    assert curves(interpret(GREENHOUSE))["Temperature"].latest == 50


def test_there_are_samples_enough_for_a_curve_and_each_has_a_name_of_its_own() -> None:
    spec = interpret(GREENHOUSE)
    for curve in curves(spec).values():
        drawn = next(each for each in spec.entities if each.name == curve.measure.entity)
        assert len(drawn.seed) >= 50
        assert len({str(row[drawn.display]) for row in drawn.seed}) == len(drawn.seed)
        assert len({str(row[curve.group_by]) for row in drawn.seed}) == len(drawn.seed)


def test_the_list_of_readings_begins_with_the_latest() -> None:
    spec = interpret(GREENHOUSE)
    curve = curves(spec)["Temperature"]
    listed = next(
        each
        for each in spec.features
        if isinstance(each, Browse) and each.entity == curve.measure.entity
    )
    assert listed.sort[0] == curve.group_by


def test_a_line_chart_is_about_the_noun_after_of() -> None:
    assert {"Humidity", "Soil moisture"} <= curves(interpret(GREENHOUSE)).keys()


@pytest.mark.parametrize(
    ("wish", "drawn"),
    [
        ("view price trend charts", "Price"),
        ("chart the power consumption over time", "Power consumption"),
        ("analyze water usage trends", "Water usage"),
        ("view heart rate curves", "Heart rate"),
    ],
)
def test_trends_of_quantities_are_curves_in_their_unit(wish: str, drawn: str) -> None:
    spec = interpret(f"Please build a website. Users can log in and {wish}.")
    curve = curves(spec)[drawn]
    entity = next(each for each in spec.entities if each.name == curve.measure.entity)
    assert entity.field(curve.measure.field or "").unit


def test_a_pulse_is_somebodys_and_no_stations() -> None:
    spec = interpret("Please build a website. Users can view heart rate curves.")
    entity = next(each for each in spec.entities if each.label == "Heart rate")
    assert entity.fields[0].label == "Person"


def test_a_curve_of_nothing_that_is_measured_is_a_chart_over_the_records() -> None:
    spec = interpret("Build a library site. Users can browse books and view the data curves.")
    assert not curves(spec)
    wish = next(each for each in spec.criteria if "curves" in each.text)
    assert wish.claims[0].feature.startswith("chart_")


def test_sales_over_time_are_counted_and_no_curve() -> None:
    spec = interpret("Build a shop system. Staff manage sales and view the sales trend analysis.")
    assert not curves(spec)


def test_apps_with_curves_are_sound_and_proven() -> None:
    spec = read(f"{GREENHOUSE} Users can add temperature readings.")
    assert not problems(spec)
    proven = {claim.feature for each in spec.criteria for claim in each.claims}
    assert {each.id for each in curves(spec).values()} <= proven
