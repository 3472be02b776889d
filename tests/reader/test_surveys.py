"""Questionnaires are filled in and evaluated; a single survey stays a form."""

from appmint.reader.reading import interpret
from appmint.spec import problems
from appmint.spec.app import AppSpec
from appmint.spec.features import Chart, Form, Lookup, Manage, Mine, Request, Share

PARISH = (
    "Please build a questionnaire platform for a parish. Residents should be able to fill out "
    "questionnaires and view their own answers to surveys. Staff create questionnaires and analyze "
    "survey results."
)


def claimed(spec: AppSpec, text: str) -> list[str]:
    """The kinds of feature that a criterion claims."""
    kinds = {each.id: each.kind for each in spec.features}
    return [kinds[c.feature] for each in spec.criteria if each.text == text for c in each.claims]


def test_a_questionnaire_is_filled_in_on_its_page_and_the_answers_are_kept() -> None:
    spec = interpret(PARISH)
    asked = next(each for each in spec.features if isinstance(each, Request))
    answers = next(each for each in spec.entities if each.name == asked.record)
    assert (asked.entity, asked.verb) == ("questionnaire", "Fill in")
    assert answers.owned
    assert any(isinstance(each, Mine) and each.entity == asked.record for each in spec.features)
    assert any(isinstance(each, Manage) and each.entity == asked.entity for each in spec.features)
    assert [each for each in problems(spec) if "proves it" not in each.sentence] == []


def test_results_of_questionnaires_are_charts_over_the_answers() -> None:
    spec = interpret(PARISH)
    charts = {each.measure.entity for each in spec.features if isinstance(each, Chart)}
    assert "questionnaire_answer" in charts
    assert claimed(spec, "Analyze survey results") == ["chart"]


def test_what_the_opening_names_is_what_the_app_is_about() -> None:
    spec = interpret(
        "Please build a seminar site. People can file complaints, read complaints, search "
        "complaints and book seminars."
    )
    assert [each.title for each in spec.pages if each.navigation][1] == "Seminars"


def test_one_satisfaction_survey_is_a_form() -> None:
    spec = interpret("Please build a bakery site with loaves and a satisfaction survey form.")
    assert any(isinstance(each, Form) for each in spec.features)
    assert not any(isinstance(each, Request) for each in spec.features)


def test_what_is_found_is_passed_on_and_what_is_ones_own_is_posted() -> None:
    spec = interpret(
        "Please build a kite shop. Users can browse kites, share kites on social media and share "
        "their stories."
    )
    assert [each.entity for each in spec.features if isinstance(each, Share)] == ["kite"]
    assert claimed(spec, "Share kites on social media") == ["share"]
    assert claimed(spec, "Share their stories") == ["manage"]


def test_forms_that_people_look_after_are_filled_in_on_their_pages() -> None:
    spec = interpret(
        "Please build a quarry office. Users can create and edit forms. Workers fill out forms and "
        "submit them."
    )
    asked = next(each for each in spec.features if isinstance(each, Request))
    assert (asked.entity, asked.once) == ("form", False)


def test_abbreviations_are_written_in_capitals() -> None:
    spec = interpret("Please build a depot site with POS management and VIP management.")
    assert {"POS", "VIPs"} & {each.label_plural for each in spec.entities}


def test_the_state_of_ones_feedback_is_looked_up_where_the_feedback_is_kept() -> None:
    spec = interpret(
        "Please build a ferry site. Passengers submit feedback. "
        "They check the status of their feedback."
    )
    sent = next(each for each in spec.features if isinstance(each, Form))
    found = next(each for each in spec.features if isinstance(each, Lookup))
    assert sent.entity == found.entity
    kept = next(each for each in spec.entities if each.name == sent.entity)
    assert {"status", "reference"} <= {each.name for each in kept.fields}


def test_a_network_is_no_thing_that_is_shared() -> None:
    spec = interpret("Please build a kite shop with kites. Users share it on social media.")
    assert [each.entity for each in spec.features if isinstance(each, Share)] == ["kite"]


def test_what_people_say_of_a_record_stands_below_what_is_done_with_it() -> None:
    spec = interpret(
        "Please build a chapel site. Visitors review talks, save talks and share talks by e-mail."
    )
    page = next(each for each in spec.pages if each.path == "/talks/:id")
    assert page.features[-1].startswith("reviews_")
