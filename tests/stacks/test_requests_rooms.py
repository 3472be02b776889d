"""Rooms in which visitors ask for something: what they generate and how they are checked."""

from collections.abc import Callable, Mapping

import pytest

from appmint.builder.pages import app_files, compose
from appmint.builder.repository import sources
from appmint.reader import read
from appmint.spec import AppSpec, problems
from appmint.spec.criteria import (
    Choose,
    Click,
    ExpectDownload,
    ExpectText,
    ExpectValue,
    Go,
    Reload,
    SignIn,
    Target,
)
from appmint.spec.features import Request
from appmint.stacks.composition import App
from appmint.stacks.web.entity.asked import asked_fields, server_value
from appmint.stacks.web.features.request.room import closed_state
from appmint.stacks.web.rooms import room
from tests.stacks.requests_spec import CLAIMS, members_spec, raw, spec

KINDS = ("form", "mine", "profile", "request", "booking", "calendar", "document")


@pytest.fixture(scope="module")
def app() -> App:
    return App(spec())


@pytest.fixture(scope="module")
def files() -> Mapping[str, str]:
    return sources(spec())


def test_the_sample_apps_are_valid_and_use_every_room() -> None:
    for sample in (spec(), members_spec()):
        assert problems(sample) == []
        assert set(KINDS) <= {feature.kind for feature in sample.features}


@pytest.mark.parametrize("feature_id", CLAIMS)
@pytest.mark.parametrize("make", [spec, members_spec])
def test_every_claim_can_be_checked(feature_id: str, make: Callable[[], AppSpec]) -> None:
    sample = make()
    feature = sample.feature(feature_id)
    for aspect in CLAIMS[feature_id][1]:
        steps = room(feature).checks(feature, App(sample), aspect)
        assert any(step.do.startswith("expect") for step in steps), aspect


def test_checks_sign_in_where_an_account_is_needed() -> None:
    sample = members_spec()
    app = App(sample)
    for feature_id in ("join_workshop", "book_cabin", "member_card", "mine_seat", "stay_voucher"):
        feature = sample.feature(feature_id)
        aspect = CLAIMS[feature_id][1][0]
        steps = room(feature).checks(feature, app, aspect)
        assert isinstance(steps[0], SignIn), feature_id


def test_what_a_check_makes_is_taken_back(app: App) -> None:
    for feature_id, label in (("join_workshop", "Withdraw"), ("book_cabin", "Cancel")):
        feature = app.spec.feature(feature_id)
        for aspect in CLAIMS[feature_id][1]:
            steps = room(feature).checks(feature, app, aspect)
            clicks = [step.target.name or "" for step in steps if isinstance(step, Click)]
            assert clicks[-1].startswith(label)


def test_details_are_looked_at_again_after_a_reload(app: App) -> None:
    feature = app.spec.feature("member_card")
    steps = room(feature).checks(feature, app, "update")
    assert isinstance(steps[-2], Reload)
    assert isinstance(steps[-1], ExpectValue)


def test_a_download_is_expected_only_where_it_is_claimed(app: App) -> None:
    feature = app.spec.feature("stay_voucher")
    downloads = {
        aspect: any(
            isinstance(step, ExpectDownload) for step in room(feature).checks(feature, app, aspect)
        )
        for aspect in ("view", "download")
    }
    assert downloads == {"view": False, "download": True}


def test_the_calendar_is_asked_for_the_next_record(app: App) -> None:
    feature = app.spec.feature("calendar_workshop")
    texts = [
        step.text
        for step in room(feature).checks(feature, app, "show")
        if isinstance(step, ExpectText)
    ]
    assert texts == ["Hand-built tiles", "Hand-built tiles"]


def test_states_references_and_moments_are_not_asked_for(app: App) -> None:
    seat = asked_fields(app, app.entity("seat"), ("workshop",))
    assert [item.name for item in seat.asked] == ["name", "email", "level", "note"]
    stay = asked_fields(app, app.entity("stay"))
    assert stay.reference is not None and stay.reference.name == "reference"
    assert "status" in {item.name for item in stay.left_out}


def test_the_server_sets_what_is_not_asked_for(app: App) -> None:
    seat = app.entity("seat")
    assert server_value(seat, seat.field("status")) == '"Received"'
    assert server_value(seat, seat.field("sent_at")) == "localMoment(new Date())"
    stay = app.entity("stay")
    assert server_value(stay, stay.field("reference")) == 'newReference("ST")'


def test_a_visitor_cannot_send_what_the_server_sets(files: Mapping[str, str]) -> None:
    schema = files["shared/book-cabin.ts"]
    for name in ("status", "total", "reference", "cabinId"):
        assert f"{name}: true" in schema
    assert "input.leavesOn > input.arrivesOn" in schema


def test_bookings_are_refused_by_the_server_where_they_overlap(files: Mapping[str, str]) -> None:
    route = files["server/routes/book-cabin.ts"]
    assert "new Refusal(409" in route
    assert 'notInArray(stays.status, ["Cancelled"])' in route
    assert "total: cabin.price * nightsBetween(input.arrivesOn, input.leavesOn)" in route
    assert "shifted(from, -minutes)" in files["server/routes/book-kiln.ts"]


def test_a_day_booked_for_several_people_costs_so_many_times_the_price() -> None:
    data = raw()
    booking = next(item for item in data["features"] if item["id"] == "book_cabin")
    record = next(item for item in data["entities"] if item["name"] == booking["record"])
    booking["end"] = None
    people = {"name": "people", "type": "number", "label": "Travellers", "minimum": 1}
    record["fields"] = [*record["fields"], people]
    record["seed"] = [{**row, "people": 2} for row in record["seed"]]
    made = sources(AppSpec.model_validate(data))
    assert "total: cabin.price * input.people" in made["server/routes/book-cabin.ts"]
    form = next(text for path, text in made.items() if path.endswith("/book-cabin.tsx"))
    assert "Math.max(1, Number(people) || 1)" in form


def test_a_second_request_is_refused_when_there_may_be_one(files: Mapping[str, str]) -> None:
    route = files["server/routes/join-workshop.ts"]
    assert "You have sent a seat for this workshop already." in route
    assert '["Full"].includes(workshop.enrolment)' in route


def test_a_request_that_may_be_repeated_has_nothing_to_withdraw() -> None:
    data = raw()
    next(item for item in data["features"] if item["id"] == "join_workshop")["once"] = False
    sample = AppSpec.model_validate(data)
    route = sources(sample)["server/routes/join-workshop.ts"]
    assert "firstOnly" not in route
    assert ".delete(" not in route
    feature = sample.feature("join_workshop")
    steps = room(feature).checks(feature, App(sample), "submit")
    assert not any(isinstance(step, Reload) for step in steps)


def test_a_paper_elsewhere_than_on_the_record_has_a_page_of_its_own(
    files: Mapping[str, str],
) -> None:
    assert "/seats/:id/seat-ticket" in files["src/routes.tsx"]
    assert "seat-ticket" in files["src/seats/seat-card.tsx"]
    assert "StayVoucher" in files["src/pages/stay.tsx"]


def test_every_member_rule_is_kept_by_the_server() -> None:
    files = sources(members_spec())
    for name in ("join-workshop", "book-cabin", "book-kiln", "own-member-card"):
        assert "requireMember(c)" in files[f"server/routes/{name}.ts"]


def test_lists_that_share_a_page_have_an_address_and_controls_of_their_own(
    app: App, files: Mapping[str, str]
) -> None:
    assert "list:" not in files["src/cabins/browse-cabin.tsx"]
    assert 'list: "browse-kiln"' in files["src/kilns/browse-kiln.tsx"]
    for name, place in (("browse_cabin", 0), ("browse_kiln", 1)):
        feature = app.spec.feature(name)
        for aspect in CLAIMS[name][1]:
            steps = room(feature).checks(feature, app, aspect)
            chosen = [step.within for step in steps if isinstance(step, Choose)]
            assert chosen == [Target(role="search", nth=place)]


def test_an_end_before_its_start_is_refused_wherever_both_are_asked() -> None:
    made = App(
        read("Create a website where staff can manage campaigns with start date and end date.")
    )
    routes = dict(app_files(made, compose(made)))["server/routes/campaigns.ts"]
    assert routes.count("mustFollow(input.") == 2


def test_what_is_sold_or_occupied_is_neither_ordered_nor_booked() -> None:
    shop = App(
        read(
            "Create an online antiques shop. Visitors can browse antiques, add them to the cart "
            "and place orders. Staff can manage antiques and mark antiques as sold."
        )
    )
    files = dict(app_files(shop, compose(shop)))
    assert 'antique.status !== "Sold" && <AddToCart' in files["src/antiques/antique-card.tsx"]
    assert "This antique cannot be ordered now." in files["server/routes/shop.ts"]
    lots = App(read("Create a parking website where users browse and reserve parking spaces."))
    closed = closed_state(lots, lots.entity("parking_space"))
    assert closed is not None
    assert {"Occupied", "Closed"} <= set(closed[1])


def test_an_account_sends_to_a_record_for_which_it_has_sent_nothing() -> None:
    sample = members_spec()
    feature = next(each for each in sample.features if isinstance(each, Request))
    record = sample.entity(feature.record)
    relation = next(each.name for each in record.fields if each.target == feature.entity)
    steps = room(feature).checks(feature, App(sample), "submit")
    opened = next(step for step in steps if isinstance(step, Go))
    assert record.access.create not in {"anyone", "owner"}
    row = int(opened.path.rpartition("/")[2]) - 1
    assert row not in {each[relation] for each in record.seed}
