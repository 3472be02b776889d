"""Rooms about figures: what they generate, what they reckon, and how they are checked."""

from collections.abc import Mapping
from typing import Any

import pytest

from appmint.builder.repository import sources
from appmint.spec import AppSpec, problems
from appmint.spec.criteria import (
    Click,
    ExpectCount,
    ExpectDownload,
    ExpectText,
    Fill,
    SignIn,
    Step,
)
from appmint.spec.features import Calculator, Measure, Result, Term
from appmint.stacks.composition import App
from appmint.stacks.web.features.calculator.arithmetic import NotArithmetic, reckoned, typescript
from appmint.stacks.web.features.calculator.room import input_names
from appmint.stacks.web.features.figures.expected import (
    figure,
    settled,
    written_money,
    written_number,
)
from tests.stacks.figures_spec import raw, spec, staff_spec

NAMES = {"a": "a", "b_c": "bC"}


@pytest.fixture(scope="module")
def app() -> AppSpec:
    return spec()


@pytest.fixture(scope="module")
def files(app: AppSpec) -> Mapping[str, str]:
    return sources(app)


@pytest.fixture(scope="module")
def staff_files() -> Mapping[str, str]:
    return sources(staff_spec())


def steps(app: AppSpec, criterion: str) -> tuple[Step, ...]:
    return next(item for item in app.criteria if item.id == criterion).steps


def texts(app: AppSpec, criterion: str) -> list[str]:
    return [step.text for step in steps(app, criterion) if isinstance(step, ExpectText)]


def names(app: AppSpec, criterion: str) -> list[str]:
    return [
        step.target.name or "" for step in steps(app, criterion) if isinstance(step, ExpectCount)
    ]


def test_the_sample_apps_are_sound_and_every_criterion_can_be_checked(app: AppSpec) -> None:
    assert not problems(app)
    assert not app.unmet
    assert all(criterion.steps for criterion in app.criteria)
    assert not problems(staff_spec())


def test_figures_are_computed_in_sql(files: Mapping[str, str]) -> None:
    route = files["server/routes/figures-key-figures.ts"]
    assert "sum(gauges.cost).mapWith(Number)" in route
    assert 'eq(gauges.state, "In service")' in route


def test_figures_are_exact_where_nothing_changes_the_records(app: AppSpec) -> None:
    assert names(app, "key_figures") == [
        "Gauges: 7",
        "In service: 3",
        "Money spent: ",
        "Average trust: 3.71",
        "Birds seen: ",
    ]


def test_records_that_visitors_add_are_not_settled(app: AppSpec) -> None:
    context = App(app)
    assert settled(context, context.entity("gauge"))
    assert not settled(context, context.entity("sighting"))


def test_only_readers_of_own_records_see_own_records(staff_files: Mapping[str, str]) -> None:
    route = staff_files["server/routes/figures-key-figures.ts"]
    assert 'readable(c, gauges, "member")' in route
    assert 'readable(c, sightings, "owner")' in route
    assert 'admit(c, "engineer")' in staff_files["server/routes/report-gauge.ts"]


def test_private_columns_are_in_reports_for_staff_alone(staff_files: Mapping[str, str]) -> None:
    assert "note: gauges.note" in staff_files["server/routes/report-gauge.ts"]
    data = raw()
    data["entities"][1]["fields"][8]["private"] = True
    feature = next(item for item in data["features"] if item["id"] == "report_gauge")
    feature["columns"].append("trust")
    public = sources(AppSpec.model_validate(data))
    assert "trust" not in public["server/routes/report-gauge.ts"]


def test_a_chart_by_a_relation_to_its_own_entity_joins_under_another_name(
    staff_files: Mapping[str, str],
) -> None:
    route = staff_files["server/routes/chart-state.ts"]
    assert "alias(gauges, 'upstream')" in route
    assert "leftJoin(upstreamRecord" in route


def test_a_chart_is_checked_by_its_picture_and_its_table(app: AppSpec) -> None:
    assert names(app, "chart_state")[0] == "Gauges by state: "
    assert "In service 3" in names(app, "chart_state")
    assert Click in {type(step) for step in steps(app, "chart_state")}


def test_a_curve_has_a_point_for_each_of_the_latest_records(
    app: AppSpec, files: Mapping[str, str]
) -> None:
    route = files["server/routes/chart-curve-level.ts"]
    assert 'pointsOf(gauges, { id, moment, value }, readable(c, gauges, "anyone"), 5)' in route
    assert names(app, "curve_level")[0] == "Level curve: 5 points, from"


def test_only_who_may_read_records_sees_their_curve(staff_files: Mapping[str, str]) -> None:
    assert 'readable(c, gauges, "member")' in staff_files["server/routes/chart-curve-level.ts"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"group_by": "state"}, "group_by"),
        ({"latest": 1}, '"latest" is 1'),
        ({"style": "bar"}, 'the "style" is line'),
    ],
)
def test_a_curve_that_cannot_be_drawn_is_refused(change: dict[str, Any], said: str) -> None:
    data = raw()
    feature = next(item for item in data["features"] if item["id"] == "curve_level")
    feature |= change
    assert any(said in str(each) for each in problems(AppSpec.model_validate(data)))


def test_figures_that_are_counted_anew_must_be_seen_to_be(app: AppSpec) -> None:
    assert "Counted 2 times" in texts(app, "figures_now_update")


def test_the_drawing_library_is_fetched_only_where_there_is_a_chart(
    files: Mapping[str, str],
) -> None:
    importers = [path for path, source in files.items() if "from 'recharts'" in source]
    assert importers == ["features/chart/drawing.tsx"]
    data = raw()
    data["features"] = [item for item in data["features"] if item["kind"] != "chart"]
    kept = {item["id"] for item in data["features"]}
    for page in data["pages"]:
        page["features"] = [name for name in page["features"] if name in kept]
    data["pages"] = [page for page in data["pages"] if page["features"]]
    data["criteria"] = []
    assert "recharts" not in sources(AppSpec.model_validate(data))["package.json"]


def test_a_comparison_is_checked_with_records_that_are_not_chosen_already(app: AppSpec) -> None:
    assert names(app, "compare_gauge_compare") == [
        "Mill Pond gauge",
        "Stonebridge gauge",
        "Lindenau gauge",
    ]


def test_a_report_is_checked_by_its_total_and_its_files(app: AppSpec) -> None:
    assert "71,400.50" in texts(app, "report_gauge_generate")
    assert "Average 107.21" in texts(app, "report_gauge_generate")
    downloads = [s for s in steps(app, "report_gauge_download") if isinstance(s, ExpectDownload)]
    assert [step.suffix for step in downloads] == [".csv", ".pdf"]


def test_live_readings_must_be_seen_to_change(app: AppSpec) -> None:
    assert "Update 2" in texts(app, "live_gauge_update")
    assert "Simulated live data" in texts(app, "live_gauge")


def test_a_live_reading_is_as_exact_as_what_is_kept(files: Mapping[str, str]) -> None:
    route = files["server/routes/live-gauge.ts"]
    assert "drifted(row.values.level, row.id, now, { decimals: 1, minimum: 0 })" in route


def test_a_calculator_is_checked_with_figures_reckoned_here(app: AppSpec) -> None:
    width = 18
    depth = 2.1
    filled = [step.value for step in steps(app, "calculator_compute") if isinstance(step, Fill)]
    assert filled == ["18", "2.1", "0.75"]
    speed = 22 * (width * depth / (width + 2 * depth)) ** (2 / 3) * (0.75 / 100) ** 0.5
    expected = [
        written_number(speed),
        "Brisk",
        written_money(100 * (2500 + 310.55 * 18 + 84), "EUR"),
    ]
    assert texts(app, "calculator_compute") == expected


def test_formulas_are_plain_arithmetic(files: Mapping[str, str]) -> None:
    formulas = files["src/calculator/formulas.ts"]
    assert "2500 + 310.55 * width - -depth * 40" in formulas
    assert "export const exportResult = " in formulas


@pytest.mark.parametrize(
    ("expression", "written"),
    [
        ("a + b_c * 2", "a + bC * 2"),
        ("(a + b_c) * 2", "(a + bC) * 2"),
        ("a - (b_c - 1)", "a - (bC - 1)"),
        ("a / (b_c / 2)", "a / (bC / 2)"),
        ("a * (b_c * 2)", "a * (bC * 2)"),
        ("-a ** 2", "-(a ** 2)"),
        ("(-a) ** 2", "(-a) ** 2"),
        ("a ** -b_c", "a ** -bC"),
        ("a ** b_c ** 2", "a ** bC ** 2"),
        ("(a ** b_c) ** 2", "(a ** bC) ** 2"),
        ("--a", "-(-a)"),
        ("+a * 1.5", "a * 1.5"),
    ],
)
def test_expressions_keep_their_meaning_in_typescript(expression: str, written: str) -> None:
    assert typescript(expression, NAMES) == written


@pytest.mark.parametrize(
    "expression",
    ["__import__('os')", "a.real", "a if a else 1", "c", "a[0]", "'a'", "True", "a // 2", "a +"],
)
def test_nothing_but_arithmetic_is_generated(expression: str) -> None:
    with pytest.raises(NotArithmetic):
        typescript(expression, NAMES)


def test_what_has_no_value_is_not_asked_for() -> None:
    assert reckoned("1 / a", {"a": 0}) is None
    assert reckoned("a ** 0.5", {"a": -1}) is None
    assert reckoned("10 ** a ** a", {"a": 99}) is None


def test_inputs_named_like_words_of_the_language_get_other_names() -> None:
    feature = Calculator(
        id="pay",
        heading="Pay",
        terms=(Term(name="new", label="New"), Term(name="tax_rate", label="Tax")),
        results=(Result(name="net", label="Net", expression="new * tax_rate"),),
    )
    assert input_names(feature) == {"new": "newValue", "tax_rate": "taxRate"}


def test_figures_are_written_as_the_app_writes_them() -> None:
    assert written_number(1234567.891) == "1,234,567.89"
    assert written_number(3.0) == "3"
    assert written_number(0.005) == "0.01"
    assert written_money(123456, "EUR") == "1,234.56"
    assert written_money(1500, "JPY") == "1,500"


def test_an_average_leaves_out_what_is_not_given() -> None:
    measure = Measure(label="Flow", entity="gauge", of="average", field="flow")
    assert figure(measure, [{"flow": 2}, {"flow": None}, {"flow": 4}]) == 3
    assert figure(measure, [{"flow": None}]) is None


def test_a_page_for_accounts_is_checked_after_signing_in() -> None:
    guarded = staff_spec()
    assert steps(guarded, "report_gauge_generate")[0] == SignIn(role="engineer")
    assert steps(guarded, "map_gauge")[0] == SignIn(role="warden")
    assert not any(isinstance(step, SignIn) for step in steps(guarded, "calculator_compute"))
