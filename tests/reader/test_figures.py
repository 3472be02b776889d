"""Key figures and charts say in plain words what they count."""

import pytest

from appmint.reader.knowledge.seeds import Row, field
from appmint.reader.reading import interpret
from appmint.reader.rooms.charts import amount, is_level
from appmint.reader.rooms.figures import is_figure, is_summed
from appmint.spec.entities import Entity
from appmint.spec.features import Chart, Figures, Measure, Report

DEPOTS = (
    "Please create a fleet dashboard. Users can manage invoices, view data analysis of invoices "
    "and compare them."
)


def test_a_state_is_counted_in_the_words_of_its_records() -> None:
    figures = next(each for each in interpret(DEPOTS).features if isinstance(each, Figures))
    labels = [each.label for each in figures.measures]
    assert not any(label.startswith("Status:") for label in labels)
    assert any(label.endswith(" invoices") for label in labels[1:])


def test_records_by_day_are_shown_over_time() -> None:
    headings = {each.heading for each in interpret(DEPOTS).features if isinstance(each, Chart)}
    assert "Invoices over time" in headings


def test_a_report_is_grouped_by_what_the_text_sets_side_by_side() -> None:
    spec = interpret(
        "Please create a call centre system. Users can manage the calls of each agent and generate "
        "reports of calls."
    )
    report = next(each for each in spec.features if isinstance(each, Report))
    assert report.group_by == "agent"


@pytest.mark.parametrize(
    ("name", "unit", "summed"),
    [
        ("quantity", "pcs", True),
        ("distance", "km", True),
        ("average_mark", "", False),
        ("completion", "%", False),
        ("temperature", "°C", False),
        ("age", "", False),
        ("reorder_at", "", False),
        ("pass_mark", "%", False),
        ("year", "", False),
    ],
)
def test_marks_shares_and_thresholds_are_not_added_up(name: str, unit: str, summed: bool) -> None:
    assert is_summed(field(name, "number", unit=unit)) is summed


def test_what_is_laid_down_once_is_no_figure_at_all() -> None:
    assert not is_figure(field("reorder_at", "number"))
    assert is_figure(field("average_mark", "number"))


def test_an_average_or_a_total_is_not_said_twice() -> None:
    assert amount("exam", field("average_mark", "number")).label == "Average mark"
    assert amount("order", field("total", "money", unit="USD")).label == "Total"
    assert amount("exam", field("duration", "number")).label == "Average duration"


def test_reports_average_what_they_do_not_add_up() -> None:
    spec = interpret(
        "Build a driving exam site. Users can browse theory tests, browse inventory, generate "
        "reports of theory tests and generate inventory reports."
    )
    reports = [each for each in spec.features if isinstance(each, Report)]
    totals = {name for each in reports for name in each.total}
    assert "quantity" in totals
    assert not totals & {"reorder_at", "pass_mark", "minutes"}
    assert "minutes" in {name for each in reports for name in each.average}


def test_charts_of_orders_are_for_those_who_may_read_orders() -> None:
    spec = interpret(
        "Build a shop. Users can log in, browse products and place orders. Admins can manage "
        "products and view charts of order data."
    )
    chart = next(each for each in spec.features if isinstance(each, Chart))
    assert chart.measure.entity == "order"
    page = spec.page_of(chart.id)
    assert page is not None
    assert page.role in {role.name for role in spec.roles if role.staff}


def test_charts_that_nobody_could_see_are_said_to_be_left_out() -> None:
    spec = interpret("Build a shop. Users browse products, place orders and view order statistics.")
    assert any("private" in each.reason for each in spec.unmet)


def test_a_chart_whose_bars_are_all_alike_stays_off_the_home_page() -> None:
    name = field("kind", "enum", options=("A", "B"))
    rows: tuple[Row, ...] = tuple({"kind": kind} for kind in ("A", "B"))
    made = Entity(
        name="thing",
        plural="things",
        label="Thing",
        label_plural="Things",
        icon="box",
        fields=(name,),
        display="kind",
        seed=rows,
    )
    drawn = Chart(
        id="chart",
        heading="Things by kind",
        measure=Measure(label="Number of things", entity="thing"),
        group_by="kind",
    )
    assert is_level(made, drawn)
    assert not is_level(made.model_copy(update={"seed": (*rows, {"kind": "A"})}), drawn)
