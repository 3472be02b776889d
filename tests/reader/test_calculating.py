"""Calculators: what they compute is what the clause names, or it is said to be missing."""

import pytest
from pydantic import ValidationError

from appmint.reader.knowledge.calculators import KnownCalculator
from appmint.reader.reading import read
from appmint.spec.app import AppSpec
from appmint.spec.features import Calculator

_LOOK = " Use ivory in the background and teal for components."


def headings(spec: AppSpec) -> list[str]:
    return [each.heading for each in spec.features if isinstance(each, Calculator)]


@pytest.mark.parametrize(
    ("wish", "heading"),
    [
        ("calculate the freight of a parcel", "Shipping cost"),
        ("calculate commissions", "Commission"),
        ("convert currencies", "Currency converter"),
        ("estimate the profitability of a product line", "Profit"),
        (
            "calculate the efficiency and output of the production line",
            "Output of a production line",
        ),
        ("calculate the price of a fence", "Estimate the cost"),
        ("use the loan calculator", "Loan instalment"),
    ],
)
def test_a_calculator_computes_what_the_clause_names(wish: str, heading: str) -> None:
    spec = read(
        f"Please implement a website for a carpenter. Users should be able to {wish}.{_LOOK}"
    )
    assert headings(spec) == [heading]


def test_two_subjects_have_a_calculator_each_on_one_page() -> None:
    spec = read(
        "Please implement a website for a courier. Users should be able to calculate shipping "
        f"costs, calculate the postage again and calculate the tax.{_LOOK}"
    )
    assert headings(spec) == ["Shipping cost", "Sales tax"]
    assert [page.path for page in spec.pages].count("/calculator") == 1


def test_a_figure_without_a_known_formula_is_not_claimed() -> None:
    spec = read(
        "Please implement a website for hikers. Users should be able to browse huts and "
        f"calculate the avalanche probability.{_LOOK}"
    )
    assert headings(spec) == []
    assert any("formulas" in each.reason for each in spec.unmet)


def test_a_calculator_by_itself_reckons_with_two_numbers() -> None:
    spec = read(f"Please implement a website with notes and a calculator.{_LOOK}")
    assert headings(spec) == ["Two numbers"]


def test_of_two_that_a_clause_names_alike_the_text_decides() -> None:
    wish = f"Users should be able to calculate their savings.{_LOOK}"
    assert headings(read(f"Please implement a website on solar panels for roofs. {wish}")) == [
        "Solar yield"
    ]
    assert headings(read(f"Please implement a website on pension investments. {wish}")) == [
        "Savings plan"
    ]


def test_a_calculator_may_only_count_with_its_inputs() -> None:
    with pytest.raises(ValidationError, match="wind, which is no input"):
        KnownCalculator.model_validate(
            {
                "heading": "Line length",
                "words": ["line"],
                "terms": [{"name": "height", "label": "Height"}],
                "results": [{"name": "line", "label": "Line", "expression": "height * wind"}],
            }
        )
