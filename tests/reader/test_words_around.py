"""What words near a clause make of it: performance, trends, results, topics, states of records."""

from appmint.reader.reading import interpret
from appmint.spec.app import AppSpec
from appmint.spec.features import Browse, Chart, Leaderboard, Mine, Save, Vote


def titles(spec: AppSpec) -> list[str]:
    """The entries of the navigation."""
    return [each.title for each in spec.pages if each.navigation]


def of_kind(spec: AppSpec, kind: type[Chart] | type[Save]) -> list[str]:
    """The records that the features of a kind are about."""
    return [
        each.measure.entity if isinstance(each, Chart) else each.entity
        for each in spec.features
        if isinstance(each, Chart | Save) and isinstance(each, kind)
    ]


def test_the_performance_of_players_is_a_list_and_that_of_a_site_a_quality() -> None:
    spec = interpret(
        "Please build a volleyball site. Users should be able to browse teams, team rankings and "
        "player performance. Ensure high performance."
    )
    assert "Players" in titles(spec)
    assert not any("performance" in each.lower() for each in titles(spec))


def test_a_ranking_goes_by_points_and_not_by_matches_played() -> None:
    spec = interpret(
        "Please build a handball league website. Visitors can view matches and team rankings."
    )
    board = next(each for each in spec.features if isinstance(each, Leaderboard))
    assert board.score == "points"


def test_a_chart_of_things_without_groups_shows_their_most_telling_number() -> None:
    spec = interpret("Please build a football website with teams, matches and data visualization.")
    chart = next(each for each in spec.features if isinstance(each, Chart))
    assert (chart.measure.field, chart.group_by) == ("points", "name")


def test_trends_in_one_breath_with_news_are_articles() -> None:
    spec = interpret(
        "Please create a website for a roofing firm with services, industry news and trends, and a "
        "contact form."
    )
    assert "Trends" not in titles(spec)
    assert not of_kind(spec, Chart)


def test_results_of_a_vote_have_a_page_called_as_in_the_text() -> None:
    spec = interpret("Please create a polls site. Members cast votes and view voting results.")
    page = next(each for each in spec.pages if each.title == "Voting results")
    assert [type(spec.feature(each)) for each in page.features] == [Vote]


def test_who_follows_topics_follows_the_boards_of_the_forum() -> None:
    spec = interpret(
        "Please create a forum. Readers should be able to write posts, reply to posts and follow "
        "topics of interest."
    )
    assert of_kind(spec, Save) == ["board"]
    assert "Topics" in titles(spec)


def test_reply_records_are_the_visitors_own_replies() -> None:
    spec = interpret(
        "Please create a forum. Users should be able to create posts and reply to posts. It should "
        "have a user center where users can view their own posts, reply records, and their details."
    )
    headings = [each.heading for each in spec.features if isinstance(each, Mine)]
    assert "My replies" in headings


def test_people_who_discuss_anonymously_leave_no_name_and_write_no_letters() -> None:
    spec = interpret(
        "Please create an anonymous discussion forum for nurses to communicate and discuss. They "
        "can post, reply to posts and search posts."
    )
    post = next(each for each in spec.entities if each.label == "Post")
    assert "author" not in {each.name for each in post.fields}
    assert "Messages" not in titles(spec)


def test_records_in_a_named_state_have_a_page_of_their_own() -> None:
    spec = interpret(
        "Please create a call centre system. Users should be able to create calls, view open "
        "calls, and view to-do calls."
    )
    found = {
        next(iter(each.where.values()))
        for each in spec.features
        if isinstance(each, Browse) and each.where
    }
    assert found == {"Open", "To do"}
    assert {"Open calls", "To-do calls"} <= set(titles(spec))


def test_managing_the_business_of_a_trade_lists_no_businesses() -> None:
    spec = interpret(
        "Please create a system to manage insurance business. Staff manage customers, policies and "
        "claims."
    )
    assert "Businesses" not in titles(spec)
    policy = next(each for each in spec.entities if each.name == "policy")
    assert "customer" in {each.target for each in policy.fields}


def test_the_choices_of_a_poll_stay_with_it_beside_a_list_that_is_voted_for() -> None:
    spec = interpret(
        "Create a website for a dance show with videos of dancers, voting, and merchandise sales. "
        "Visitors watch dancer videos and vote."
    )
    assert spec.entity("poll_option").field("poll").target == "poll"


def test_every_poll_has_votes_for_several_of_its_options() -> None:
    spec = interpret("Please create a polls site. Members cast votes and view voting results.")
    options = spec.entity("poll_option").seed
    votes = [row["poll_option"] for row in spec.entity("ballot").seed]
    voted = [{at for at in votes if options[int(str(at))]["poll"] == poll} for poll in range(6)]
    assert all(len(each) > 1 for each in voted)
