"""The rooms about people: what they add to an app, and how they are checked."""

from typing import Any

import pytest

from appmint.builder.pages import app_files, compose
from appmint.reader import read
from appmint.spec import AppSpec, problems
from appmint.spec.criteria import Click, ExpectText, Fill, SignIn, Target, Upload
from appmint.spec.entities import Field, FieldType
from appmint.spec.features import ASPECTS, Feature
from appmint.stacks.composition import App, FieldNames
from appmint.stacks.web.entity import making
from appmint.stacks.web.rooms import room
from appmint.stacks.web.visits import account, entry
from tests.stacks.people_spec import members_spec, raw, spec

KINDS = (
    "comments",
    "save",
    "vote",
    "messages",
    "outbox",
    "notifications",
    "leaderboard",
    "chatbot",
)
WITHOUT = {("outbox_sms", "attach"), ("messages", "attach"), ("messages", "received")}


@pytest.fixture(scope="module")
def guests() -> App:
    return App(spec())


@pytest.fixture(scope="module")
def members() -> App:
    return App(members_spec())


def features(app: App, kind: str) -> list[Feature]:
    return [feature for feature in app.features if feature.kind == kind]


def test_the_sample_spec_has_no_problems() -> None:
    assert problems(spec()) == []
    assert problems(members_spec()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_aspect_of_the_kind_has_steps(guests: App, members: App, kind: str) -> None:
    for app in (guests, members):
        for feature in features(app, kind):
            for aspect in ASPECTS[kind]:
                steps = room(feature).checks(feature, app, aspect)
                if (feature.id, aspect) in WITHOUT:
                    assert not steps, "nothing here carries a file, and nobody answers"
                else:
                    assert any(step.do.startswith("expect") for step in steps), (feature.id, aspect)


def test_no_criterion_of_the_sample_is_left_out(guests: App, members: App) -> None:
    assert not guests.spec.unmet
    assert not members.spec.unmet


def test_guests_are_never_asked_to_sign_in(guests: App) -> None:
    steps = [step for criterion in guests.spec.criteria for step in criterion.steps]
    assert not any(isinstance(step, SignIn) for step in steps)


def test_members_sign_in_before_they_write(members: App) -> None:
    for criterion in members.spec.criteria:
        if criterion.id in ("comments_trail_post", "save_trail_save", "messages_send"):
            assert criterion.steps[0] == SignIn(role="member")


def test_a_review_is_given_stars_and_a_comment_is_not(guests: App) -> None:
    found = {criterion.id: criterion.steps for criterion in guests.spec.criteria}
    stars = Target(role="radio", name="4 stars")
    clicked = {
        name: [step.target for step in steps if isinstance(step, Click)]
        for name, steps in found.items()
    }
    assert stars in clicked["reviews_trail_post"]
    assert stars not in clicked["comments_trail_post"]


def test_an_attachment_is_uploaded(guests: App) -> None:
    steps = next(each.steps for each in guests.spec.criteria if each.id == "outbox_mail_attach")
    assert any(isinstance(step, Upload) and step.label == "Attachment" for step in steps)


def test_the_outbox_says_that_nothing_is_sent(guests: App) -> None:
    steps = next(each.steps for each in guests.spec.criteria if each.id == "outbox_sms_send")
    assert ExpectText(text="No real") in steps
    assert not any(isinstance(step, Fill) and step.label == "Subject" for step in steps)


def test_a_vote_is_one_statement_that_counts_a_person_once(guests: App) -> None:
    route = app_files(guests, compose(guests))["server/routes/vote-poll.ts"]
    assert 'insert into ${ballots} ("poll_option_id", "owner_id", "created_at")' in route
    assert "${ballots.ownerId} = ${person.id}" in route
    assert "new Refusal(409" in route


def test_a_poll_is_closed_after_its_day(guests: App) -> None:
    route = app_files(guests, compose(guests))["server/routes/vote-poll.ts"]
    assert "polls.closesOn" in route
    assert "This poll is closed." in route


def test_notices_are_raised_for_each_watched_entity(guests: App) -> None:
    route = app_files(guests, compose(guests))["server/routes/notifications-feed.ts"]
    assert 'from ${trails} "made"' in route
    assert 'from ${comments} "made"' in route
    # Seeded rows are no news.
    assert '"made"."id" > 5' in route


def test_notices_about_private_records_reach_their_owner_alone() -> None:
    app = raw()
    app["features"] = [
        {**each, "on": ["saved_trail"]} if each["kind"] == "notifications" else each
        for each in app["features"]
    ]
    seen = App(AppSpec.model_validate(app))
    route = app_files(seen, compose(seen))["server/routes/notifications-feed.ts"]
    assert '("made"."owner_id" = ${person.id} or ${isStaff(person)})' in route


def test_writing_is_open_to_members_alone_where_the_entity_says_so(members: App) -> None:
    files = app_files(members, compose(members))
    for name in ("comments-trail", "save-trail", "like-trail", "vote-poll", "messages-threads"):
        assert "requireMember(c)" in files[f"server/routes/{name}.ts"], name
    assert "<MembersOnly" in files["src/pages/messages.tsx"]


def test_an_account_writes_under_its_own_name(guests: App, members: App) -> None:
    signed = app_files(members, compose(members))["server/routes/comments-trail.ts"]
    assert "author: person.role === 'guest' ? input.author : person.name" in signed
    typed = app_files(guests, compose(guests))["server/routes/comments-trail.ts"]
    assert "author: input.author" in typed


def test_both_sides_of_a_conversation_are_one_thread_where_people_sign_in(
    guests: App, members: App
) -> None:
    path = "server/routes/messages-threads.ts"
    assert "users.email" in app_files(members, compose(members))[path]
    assert "users.email" not in app_files(guests, compose(guests))[path]


def test_the_bell_is_in_the_header_once(guests: App) -> None:
    headers = compose(guests).headers
    assert ["NotificationBell" in block.jsx for block in headers] == [True]


def test_anonymous_comments_ask_for_no_name() -> None:
    app = raw()
    app["features"] = [
        {**each, "anonymous": True} if each["kind"] == "comments" else each
        for each in app["features"]
    ]
    seen = App(AppSpec.model_validate(app))
    files = app_files(seen, compose(seen))
    assert " named" not in files["src/pages/trail.tsx"]
    assert "input.author" not in files["server/routes/comments-trail.ts"]


def test_text_of_the_spec_cannot_leave_its_string() -> None:
    app = raw()
    app["features"] = [
        {**each, "heading": 'A "quoted" {heading}`'} if each["kind"] == "leaderboard" else each
        for each in app["features"]
    ]
    seen = App(AppSpec.model_validate(app))
    page = app_files(seen, compose(seen))["src/pages/guides.tsx"]
    assert 'heading={"A \\"quoted\\" {heading}`"}' in page


def test_a_field_that_nobody_fills_gets_a_value_of_its_type(guests: App) -> None:
    def value(kind: FieldType, **more: object) -> str:
        field = Field.model_validate({"name": "it", "label": "It", "type": kind, **more})
        return making.automatic(FieldNames(field, guests.entity("trail").spec))

    assert value(FieldType.DATE) == "localDay(new Date())"
    assert value(FieldType.BOOLEAN, default=True) == "true"
    assert value(FieldType.ENUM, options=["Open", "Shut"]) == '"Open"'
    assert value(FieldType.NUMBER, required=False) == "null"
    with pytest.raises(ValueError, match="No value is known"):
        value(FieldType.RELATION, target="trail")


def test_a_visit_signs_in_only_where_it_must(guests: App, members: App) -> None:
    page = members.page("trail")
    assert [step.do for step in entry(members, page, "member")] == ["sign_in", "go"]
    assert [step.do for step in entry(members, page, "anyone", "owner")] == ["go"]
    assert account(members, "member", "admin") == "admin"
    assert account(guests, "anyone") == ""


def test_the_demo_account_votes_where_it_has_not_voted_yet(guests: App, members: App) -> None:
    def visited(app: App, aspect: str) -> str:
        feature = app.spec.feature("vote_poll")
        steps = room(feature).checks(feature, app, aspect)
        return " ".join(step.path for step in steps if step.do == "go")

    def looks(app: App) -> bool:
        feature = app.spec.feature("vote_poll")
        steps = room(feature).checks(feature, app, "results")
        return Target(role="button", name="See results") in [
            step.target for step in steps if isinstance(step, Click)
        ]

    assert visited(members, "vote") == "/polls/1"
    assert visited(members, "results") == "/polls/2"
    assert looks(guests)
    assert not looks(members), "the second poll has the demo account's vote: results show at once"


def following(app: dict[str, Any]) -> str:
    """The route of notices of an app in which what was saved is followed."""
    app["features"] = [
        {**each, "verb": "Follow", "done": "Following"} if each["kind"] == "save" else each
        for each in app["features"]
    ]
    seen = App(AppSpec.model_validate(app))
    return app_files(seen, compose(seen))["server/routes/notifications-feed.ts"]


def test_who_follows_something_is_told_what_is_new_about_it_alone() -> None:
    route = following(raw())
    assert 'and "made"."trail_id" in (select "own"."trail_id" from ${savedTrails} "own"' in route


def test_with_accounts_what_one_has_written_oneself_is_no_news() -> None:
    others = '"made"."owner_id" <> ${person.id}'
    assert others in following(members_spec().model_dump(mode="json", by_alias=True))
    assert others not in following(raw())


def test_records_called_like_a_feature_keep_routes_of_their_own() -> None:
    text = (
        "Build a chat for a company. Users can log in, chat with team members, create group "
        "chats, browse messages and receive notifications."
    )
    app = App(read(text))
    shown = app_files(app, compose(app))
    for entity in app.entities:
        path = f"server/routes/{entity.folder}.ts"
        if path in shown:
            assert f".from({entity.table})" in shown[path], path


def _talking() -> AppSpec:
    """The members' app where accounts are guides, and messages carry what they can."""
    spec = members_spec()
    more = (
        Field(name="answer", label="Answer", type=FieldType.BOOLEAN, required=False),
        Field(name="read", label="Read", type=FieldType.BOOLEAN, required=False),
        Field(name="attachment", label="Attachment", type=FieldType.FILE, required=False),
    )
    entities = tuple(
        each.model_copy(
            update={
                "fields": (*each.fields, *more),
                "seed": ({"guide": 1, "body": "The bus is late.", "answer": True, "read": False},),
            }
        )
        if each.name == "direct_message"
        else each
        for each in spec.entities
    )
    features = tuple(
        each.model_copy(update={"accounts": True}) if each.kind == "messages" else each
        for each in spec.features
    )
    return spec.model_copy(update={"entities": entities, "features": features})


def test_accounts_are_people_to_write_to_and_what_is_unread_stands_in_the_header() -> None:
    app = App(_talking())
    files = app_files(app, compose(app))
    route = files["server/routes/messages-threads.ts"]
    assert "await join()" in route
    assert 'from ${users} "account"' in route
    assert ".put('/:id/read'" in route
    assert any("<UnreadLink" in source for source in files.values())
    assert "shown to nobody else" in files["tests/api/messages-threads.test.ts"]


def test_an_answer_is_found_by_whom_it_is_for_and_a_file_goes_along() -> None:
    app = App(_talking())
    (feature,) = features(app, "messages")
    received = room(feature).checks(feature, app, "received")
    assert ExpectText(text="The bus is late.", within=Target(role="log")) in received
    attached = room(feature).checks(feature, app, "attach")
    assert any(isinstance(step, Upload) for step in attached)


def test_what_all_read_in_a_group_is_asked_for_by_the_group_alone() -> None:
    spec = _talking()
    entities = tuple(
        each.model_copy(update={"access": each.access.model_copy(update={"read": "member"})})
        if each.name == "direct_message"
        else each
        for each in spec.entities
    )
    app = App(spec.model_copy(update={"entities": entities}))
    route = app_files(app, compose(app))["server/routes/messages-threads.ts"]
    assert "ownerId, actor.id)" not in route
    assert "users.email" not in route
