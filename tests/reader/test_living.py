"""Sample records of what goes on, and words that look like verbs or things but are none."""

from appmint.reader.reading import interpret
from appmint.spec.features import Figures, Hero, Shop


def test_lists_begin_with_what_goes_on() -> None:
    spec = interpret("Build a marketing site. Users browse campaigns and add campaigns.")
    states = [row["status"] for row in spec.entity("campaign").seed]
    assert states[0] != "Finished" and "Finished" in states


def test_what_pointed_to_a_moved_row_still_points_to_it() -> None:
    text = "Build a marketing site. Users browse campaigns, channels and leads."
    spec = interpret(text)
    for made in spec.entities:
        for link in (each for each in made.fields if each.target):
            rows = spec.entity(str(link.target)).seed
            for row in made.seed:
                assert row.get(link.name) in {None, *range(len(rows))}


def test_polls_that_everybody_sees_are_no_drafts() -> None:
    spec = interpret("Build a voting site. Visitors browse polls and vote. Show voting results.")
    poll = spec.entity("poll")
    assert all("Draft" not in each.options for each in poll.fields)
    assert all("Draft" not in row.values() for row in poll.seed)


def test_clear_before_a_noun_says_how_it_is() -> None:
    spec = interpret(
        "Build a site for a choir. It should have clear navigation menus. Members browse songs "
        "and clear the cart of songs."
    )
    assert not any("menu" in each.name for each in spec.entities)


def test_a_shopping_cart_is_no_thing_that_is_sold() -> None:
    spec = interpret(
        "Build a shopping app. Customers browse products, manage their shopping carts and place "
        "orders. It has a points mall."
    )
    shop = next(each for each in spec.features if isinstance(each, Shop))
    assert shop.product == "product"
    hero = next(each for each in spec.features if isinstance(each, Hero))
    assert "cart" not in hero.heading.lower() and "chosen with care" not in hero.heading


def test_a_forum_is_where_topics_are_discussed() -> None:
    spec = interpret(
        "Build a site for a gardening school with functionalities for course browsing, quizzes "
        "and discussion forums."
    )
    assert "forum" not in {each.name for each in spec.entities}
    assert any(each.kind == "comments" for each in spec.features)


def test_shares_are_averaged_and_amounts_are_summed() -> None:
    spec = interpret("Create a dashboard for a data team with key figures about data sets.")
    measures = [
        each for made in spec.features if isinstance(made, Figures) for each in made.measures
    ]
    kinds = {each.field: each.of for each in measures}
    assert kinds["quality"] == "average"
    assert kinds["rows"] == "sum"


def test_guests_who_ask_for_their_own_see_what_there_is_where_nothing_could_be_theirs() -> None:
    spec = interpret(
        "Build a learning platform for botany. Learners browse and select courses and query their "
        "own learning grades."
    )
    kinds = {each.kind for each in spec.features if getattr(each, "entity", "") == "grade"}
    assert "browse" in kinds and "mine" not in kinds


def test_courses_stand_on_the_page_of_the_pathway_they_belong_to() -> None:
    spec = interpret(
        "Build a site for a sailing school with a course catalog and certification pathways. "
        "Students browse courses and enroll."
    )
    assert any(each.target == "pathway" for each in spec.entity("course").fields)
    detail = next(each for each in spec.features if each.id == "detail_pathway")
    assert getattr(detail, "related", ()) == ("course",)


def test_crud_means_that_records_are_added_changed_and_deleted() -> None:
    spec = interpret("Build a site for a mill. Visitors browse looms. It has CRUD functionality.")
    kinds = {each.kind for each in spec.features if getattr(each, "entity", "") == "loom"}
    assert "manage" in kinds
    assert not spec.unmet
