"""Wishes as people write them: user stories, marks, views by the way, words about themselves."""

from appmint.reader.reading import interpret
from appmint.spec.app import AppSpec
from appmint.spec.features import Calendar, Comments, Mine, Save, Workflow

CAMP = (
    "Please build a website for a holiday farm. Guests can browse the cottages and barns, book a "
    "cottage, read and write reviews of the cottages, and look at their bookings. The site has a "
    "page about the farm."
)


def labels(spec: AppSpec) -> set[str]:
    return {entity.label_plural for entity in spec.entities}


def test_looking_at_their_bookings_is_the_page_of_ones_own() -> None:
    spec = interpret(CAMP)
    claimed = {claim.feature for each in spec.criteria for claim in each.claims}
    mine = [each for each in spec.features if isinstance(each, Mine)]
    assert [each.id for each in mine] == ["mine_booking"]
    assert "mine_booking" in claimed
    assert "browse_booking" not in {each.id for each in spec.features}


def test_reviews_stand_under_what_they_are_of_and_nowhere_else() -> None:
    spec = interpret(CAMP)
    reviews = [each for each in spec.features if isinstance(each, Comments)]
    assert [each.entity for each in reviews] == ["cottage"]
    assert not any(page.title.startswith("Review") for page in spec.pages)


def test_a_page_about_the_house_is_the_about_page() -> None:
    spec = interpret(CAMP)
    assert "/about" in {page.path for page in spec.pages}
    assert not spec.unmet


def test_the_reason_of_a_user_story_asks_for_nothing() -> None:
    spec = interpret(
        "As a librarian, I want to add books so that I know what we own. As a reader, I want to "
        "look through the books so that I can choose one."
    )
    assert not spec.unmet
    assert labels(spec) == {"Books", "Authors"}


def test_records_seen_in_a_calendar_have_a_calendar() -> None:
    spec = interpret(
        "Please build a site for walkers. Visitors can see guided walks in a calendar."
    )
    assert any(isinstance(each, Calendar) for each in spec.features)
    assert any("calendar" in each.text.lower() for each in spec.criteria)


def test_marking_names_the_states() -> None:
    spec = interpret("A task list app. People add tasks and mark tasks as completed.")
    flow = next(each for each in spec.features if isinstance(each, Workflow))
    made = next(each for each in spec.entities if each.name == flow.entity)
    assert made.field(flow.state).options[-1] == "Completed"
    assert len(made.field(flow.state).options) == 2
    assert [each.label for each in flow.transitions] == ["Mark as completed", "Mark as to do"]


def test_several_states_are_each_one_step_away() -> None:
    spec = interpret(
        "A site for lost things. People add finds. Helpers mark finds as new, stored or returned."
    )
    flow = next(each for each in spec.features if isinstance(each, Workflow))
    assert {each.to for each in flow.transitions} == {"New", "Stored", "Returned"}


def test_marking_favourites_keeps_them() -> None:
    spec = interpret("A song site. Singers can browse songs and mark their favourites.")
    assert any(isinstance(each, Save) for each in spec.features)
    assert "Favourites" not in labels(spec)


def test_a_request_sent_by_a_form_on_the_home_page_has_it_there() -> None:
    spec = interpret(
        "Build a site for walking tours. Visitors start a request by the form on the home page."
    )
    home = next(each for each in spec.pages if each.path == "/")
    forms = [each for each in spec.features if each.kind == "form" and each.id in home.features]
    assert [each.entity for each in forms] == ["request_message"]


def test_two_things_that_are_not_built_are_both_named_though_their_words_are_alike() -> None:
    spec = interpret(
        "A site for a bakery. Visitors browse breads. Bakers optimize weekly ovens and optimize "
        "yearly ovens. Visitors synthesize to speech. Members synthesize to music."
    )
    assert [each.text for each in spec.unmet] == [
        "Optimize weekly ovens",
        "Optimize yearly ovens",
        "Synthesize to speech",
        "Synthesize to music",
    ]
