"""What accounts add to an app: the panel's users, the shut door, names that are known."""

import pytest

from appmint.builder.api_tests import api_tests
from appmint.builder.database import database_files
from appmint.builder.pages import app_files, compose
from appmint.quality.plan import session_plan
from appmint.reader import read
from appmint.spec.criteria import Click, ExpectCount, ExpectUrl, Fill, SignIn
from appmint.stacks.composition import App
from appmint.stacks.web.rooms import room

CHOIR = "Build a website for a choir. Singers log in, browse songs and write comments on songs. "


def made(wish: str) -> App:
    return App(read(CHOIR + wish))


@pytest.fixture(scope="module")
def run_by_staff() -> App:
    return made("It has user management and permission management.")


@pytest.fixture(scope="module")
def shut() -> App:
    return made("Users must log in before using the website. Administrators manage concerts.")


def test_each_aspect_of_the_users_is_checked(run_by_staff: App) -> None:
    panel = run_by_staff.spec.feature("admin")
    for aspect in ("add_user", "roles", "block", "rights", "permit", "refuse"):
        steps = room(panel).checks(panel, run_by_staff, aspect)
        assert any(step.do.startswith("expect") for step in steps), aspect


def test_members_as_well_as_visitors_are_refused(run_by_staff: App) -> None:
    panel = run_by_staff.spec.feature("admin")
    steps = room(panel).checks(panel, run_by_staff, "refuse")
    assert [step.do for step in steps].count("expect_no_text") == 2
    plain = [role.name for role in run_by_staff.roles if not role.staff]
    assert [step.role for step in steps if isinstance(step, SignIn)] == plain


def test_the_routes_of_the_users_are_for_staff_and_attacked(run_by_staff: App) -> None:
    server = app_files(run_by_staff, compose(run_by_staff))["server/app.ts"]
    assert 'route("/admin/users", userRoutes)' in server
    plan = session_plan(run_by_staff.spec, "whole")
    assert plan["staff_routes"] == ["/api/admin/users", "/api/admin/rights"]
    assert plan["member_roles"]
    tests = api_tests(run_by_staff, {})["tests/api/admin-users.test.ts"]
    assert "are closed to members" in tests


def test_staff_decide_what_a_role_may_do_and_its_pages_follow() -> None:
    app = made("Singers add, edit and delete songs. It has permission management.")
    panel = app.spec.feature("admin")
    steps = room(panel).checks(panel, app, "permit")
    boxes = [step for step in steps if isinstance(step, Click) and step.target.role == "checkbox"]
    assert len(boxes) == 2, "what is taken is given back"
    assert [step.at_most for step in steps if isinstance(step, ExpectCount)] == [0, None]
    files = app_files(app, compose(app))
    assert ".use(withActor)\n.use(withinRights)" in files["server/app.ts"]
    assert "CREATE TABLE `role_rights`" in database_files(app, {})[_MIGRATION]
    assert '<Permitted records="songs" action="delete"' in files["src/songs/song-actions.tsx"]


_MIGRATION = "server/db/migrations/0000_first.sql"


def test_a_panel_of_records_alone_has_no_users() -> None:
    app = made("It has an admin panel.")
    files = app_files(app, compose(app))
    assert "withinRights" not in files["server/app.ts"]
    assert "role_rights" not in database_files(app, {})[_MIGRATION]
    assert "userRoutes" not in files["server/app.ts"]
    assert "tests/api/admin-users.test.ts" not in api_tests(app, {})
    assert session_plan(app.spec, "whole")["staff_routes"] == []


def test_the_server_of_a_shut_app_answers_nothing_before_the_way_in(shut: App) -> None:
    server = app_files(shut, compose(shut))["server/app.ts"]
    door = server.index(".use(membersOnly)")
    assert server.index('.route("/account"') < door
    assert server.index('.route("/songs"') > door
    assert "<SignedIn />" in app_files(shut, compose(shut))["src/routes.tsx"]


def test_strangers_are_sent_to_sign_in(shut: App) -> None:
    steps = next(each.steps for each in shut.spec.criteria if each.id == "closed")
    assert steps[1] == ExpectUrl(path="/sign-in")


def test_all_else_in_a_shut_app_is_checked_with_an_account(shut: App) -> None:
    for criterion in shut.spec.criteria:
        ways = {shut.spec.feature(each.feature).kind for each in criterion.claims}
        if criterion.id != "colours" and "account" not in ways:
            assert isinstance(criterion.steps[0], SignIn), criterion.text


def test_who_is_signed_in_is_not_called_to_sign_in(run_by_staff: App) -> None:
    home = app_files(run_by_staff, compose(run_by_staff))["src/pages/home.tsx"]
    assert "<SignedOut><Closing" in home


def test_guests_alone_are_asked_for_a_name_under_what_they_write(run_by_staff: App) -> None:
    page = app_files(run_by_staff, compose(run_by_staff))["src/pages/song.tsx"]
    assert "named={<SignedOut><NameField /></SignedOut>}" in page


def test_an_account_plays_a_quiz_under_its_own_name() -> None:
    text = "Build a quiz site for a choir. It has quizzes with questions. "
    signed = App(read(f"{text} Users must log in before using the website."))
    steps = [step for each in signed.spec.criteria for step in each.steps]
    assert not any(isinstance(step, Fill) and step.label == "Your name" for step in steps)
    files = app_files(signed, compose(signed))
    assert any("owner.role === 'guest' ? player : owner.name" in each for each in files.values())
    assert any("<MemberQuiz" in each for each in files.values())
    guests = App(read(text))
    assert not any("MemberQuiz" in each for each in app_files(guests, compose(guests)).values())
