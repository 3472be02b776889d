"""Moves between states, steps that are confirmed, and things that are assigned, claimed, bound."""

from typing import TypeVar

from appmint.reader import read
from appmint.spec import AppSpec, problems
from appmint.spec.features import Assign, Booking, Browse, Manage, Mine, Request, Transfer, Workflow

F = TypeVar("F")


def moves(spec: AppSpec, entity: str) -> dict[str, tuple[tuple[str, ...], str, str]]:
    """Label -> states it starts from, state it leads to, who may."""
    return {
        each.label: (each.from_, each.to, each.by)
        for flow in spec.features
        if isinstance(flow, Workflow) and flow.entity == entity
        for each in flow.transitions
    }


def of_kind(spec: AppSpec, kind: type[F]) -> list[F]:
    return [each for each in spec.features if isinstance(each, kind)]


def proven(spec: AppSpec) -> set[tuple[str, str]]:
    return {(each.feature, each.aspect) for item in spec.criteria for each in item.claims}


def test_drivers_are_assigned_to_the_vehicle_and_tasks_to_a_person() -> None:
    fleet = read(
        "Create a fleet website. Dispatchers can add vehicles, manage drivers and assign drivers "
        "to vehicles."
    )
    team = read("Build a task app. Managers can add tasks and assign tasks to employees.")
    for spec, receiver, given in ((fleet, "vehicle", "driver"), (team, "task", "employee")):
        (assign,) = of_kind(spec, Assign)
        assert assign.entity == receiver
        assert (assign.id, "assign") in proven(spec)
        field = spec.entity(receiver).field(assign.relation)
        assert field.target == given
        assert not field.required
        assert spec.entity(receiver).seed[0].get(field.name) is None
        assert problems(spec) == []


def test_who_is_assigned_alone_is_assigned_to_what_was_named_before() -> None:
    spec = read(
        "Create a repair website. Tenants log in and submit repair requests. Administrators can "
        "manage repair requests and assign technicians."
    )
    (assign,) = of_kind(spec, Assign)
    assert assign.entity == "repair_request"
    assert assign.by == "admin"


def test_what_follows_the_receiver_is_no_part_of_it() -> None:
    spec = read(
        "Create a flower shop website. Customers log in and place orders. Administrators can "
        "assign couriers to orders and ship orders."
    )
    assert [each.entity for each in of_kind(spec, Assign)] == ["order"]


def test_assigning_by_itself_and_rights_are_no_choice_on_a_record() -> None:
    spec = read(
        "Create an order website. Users can place orders. The system supports automatic order "
        "assignment. Administrators log in and assign permissions."
    )
    assert of_kind(spec, Assign) == []
    assert any("assigned by itself" in each.reason for each in spec.unmet)


def test_a_verb_moves_to_the_state_that_it_names() -> None:
    spec = read(
        "Create a support website. Agents can close tickets, escalate tickets and manage tickets. "
        "Staff can lend laptops and return laptops."
    )
    tickets = moves(spec, "ticket")
    assert tickets["Close"][1] == "Closed"
    assert tickets["Escalate"][1] == "Escalated"
    assert tickets["Reopen"][0] == ("Closed",)
    assert not any(label.startswith("Mark as") for label in tickets)
    assert moves(spec, "laptop")["Return"][0] == ("Lent",)


def test_a_move_that_came_along_as_a_way_back_is_not_made_twice() -> None:
    spec = read("Build a SIM card system. Staff activate and deactivate cards, browse SIM cards.")
    assert {label: each[1] for label, each in moves(spec, "sim_card").items()} == {
        "Activate": "Active",
        "Deactivate": "Blocked",
    }
    assert problems(spec) == []


def test_what_is_no_progress_is_not_gone_through_in_order() -> None:
    spec = read("Create a staff website. Managers add employees and update employee status.")
    steps = moves(spec, "employee")
    assert all(len(start) > 1 for start, _, _ in steps.values())


def test_archiving_keeps_the_record_and_its_state() -> None:
    spec = read("Create a helpdesk website. Agents add tickets, close tickets and archive tickets.")
    assert moves(spec, "ticket")["Archive"][:2] == (("Current",), "Archived")
    assert moves(spec, "ticket")["Restore"][:2] == (("Archived",), "Current")
    listed = next(each for each in of_kind(spec, Browse) if each.entity == "ticket")
    assert "archive" in listed.filters
    assert not any(item.text.startswith("Delete") for item in spec.criteria)
    assert ("archive_ticket", "act") in proven(spec)


def test_things_are_opened_and_retrieved_and_no_page_is() -> None:
    spec = read("Create a locker website. Users can open lockers and retrieve parcels.")
    assert moves(spec, "locker")["Open"][1] == "Open"
    parcel = next(each for each in spec.entities if each.label == "Parcel")
    assert moves(spec, parcel.name)["Retrieve"][1] == "Retrieved"


def test_a_return_is_confirmed_by_staff_and_a_resolution_by_its_owner() -> None:
    spec = read(
        "Create a repair website. Tenants log in, submit repair requests and confirm the "
        "resolution after the problem is solved. Administrators manage repair requests, close "
        "repair requests and verify the return of umbrellas."
    )
    start, end, by = moves(spec, "repair_request")["Confirm resolution"]
    assert ("Closed" in start, end, by) == (True, "Confirmed", "owner")
    assert moves(spec, "umbrella")["Confirm return"][1:] == ("Returned", "admin")
    assert not any(each.kind == "lookup" for each in spec.features)


def test_certificates_and_codes_are_still_looked_up() -> None:
    spec = read("Create a website where visitors can verify certificates by their number.")
    assert any(each.kind == "lookup" for each in spec.features)


def test_a_claim_stands_on_what_is_claimed_and_staff_decide() -> None:
    spec = read(
        "Create a website for coupons. Users log in, browse coupons, claim coupons and view "
        "claimed coupons. Administrators manage coupons and review claims."
    )
    (asked,) = of_kind(spec, Request)
    record = spec.entity(asked.record)
    assert (asked.entity, asked.verb) == ("coupon", "Claim")
    assert {each.label for each in of_kind(spec, Workflow)[0].transitions} == {"Approve", "Reject"}
    assert record.access.create == "member"
    assert not record.field("applicant").required
    assert any(each.entity == asked.record for each in of_kind(spec, Mine))


def test_claims_for_a_thing_that_the_text_keeps_are_sent_from_its_page() -> None:
    spec = read(
        "Create a warranty website. Customers browse devices and submit claims for devices. "
        "Devices have a name and a price."
    )
    assert [(each.entity, each.verb) for each in of_kind(spec, Request)] == [("device", "Claim")]


def test_a_car_wash_is_booked_for_a_time_and_a_car_for_days() -> None:
    wash = of_kind(
        read("Create a site where users book a car wash and browse car washes."), Booking
    )
    car = of_kind(read("Create a site where users browse boats and book a boat."), Booking)
    assert [each.end for each in wash] == [None]
    assert all(each.end for each in car)


def test_bank_cards_and_plates_are_bound_as_ones_own_and_outside_accounts_are_not() -> None:
    spec = read(
        "Create a parking website. Users log in, bind license plates, unbind license plates, bind "
        "bank cards and bind their WeChat account."
    )
    bound = {each.entity for each in of_kind(spec, Manage)}
    assert {"license_plate", "bank_card"} <= bound
    assert spec.entity("bank_card").access.read == "owner"
    assert ("manage_license_plate", "delete") in proven(spec)
    assert any("WeChat" in each.text for each in spec.unmet)


def test_downloads_have_one_history() -> None:
    spec = read(
        "Create a file website. Users log in, upload files, download files, view download records "
        "and share download links. Administrators manage download records."
    )
    (transfer,) = of_kind(spec, Transfer)
    assert transfer.share
    assert [each.entity for each in of_kind(spec, Mine)] == [transfer.record]
    assert not any(each.name == "download" for each in spec.entities)


def test_states_that_are_marked_may_be_of_two_words() -> None:
    spec = read("Create a garage website. Staff can add cars and mark cars as in repair.")
    car = next(each for each in spec.entities if each.label == "Car")
    assert moves(spec, car.name)["Mark as in repair"][1] == "In repair"
