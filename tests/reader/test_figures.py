"""Key figures and charts say in plain words what they count."""

from appmint.reader.reading import interpret
from appmint.spec.features import Chart, Figures, Report

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
