"""What checks look for is what stands on the screen: names of related records, times, papers."""

from appmint.reader import read
from appmint.spec.criteria import Choose, ExpectCount, Fill, Step

SCHOOL = (
    "Please build a website for a music school with course appointments. Visitors can browse "
    "courses and make appointments for courses. Users can log in and manage their appointment "
    "records."
)
BILLS = (
    "Build a billing site for a harbour. It should have invoice generation and accounting. Users "
    "can browse transactions of invoices and generate invoices."
)
TOOLS = "Build a tool library. Users can browse tools, search tools and manage tools."
LETTERS = (
    "Build a calling system for a choir. The system should have functionalities for managing "
    "calls, email and SMS."
)
METERS = (
    "Build a monitoring system for a harbour. The system should monitor website traffic and user "
    "account activities in real time."
)
SURGERY = (
    "Build a site for a surgery. Users can browse products, purchase products, make appointments "
    "and schedule appointments."
)


def steps(text: str) -> list[Step]:
    return [step for each in read(text).criteria for step in each.steps]


def test_a_record_that_goes_by_what_it_belongs_to_is_looked_for_by_that_name() -> None:
    sought = [each.value for each in steps(SCHOOL) if isinstance(each, Fill)]
    assert sought
    assert not [each for each in sought if each.isdigit() and len(each) < 3]


def test_nothing_is_changed_as_new_that_no_step_has_added() -> None:
    done = steps(SCHOOL)
    added = {each.value for each in done if isinstance(each, Fill) and each.label != "Note"}
    sought = [each for each in done if isinstance(each, Fill) and each.label.startswith("Search")]
    new = [each.value for each in sought if each.value.startswith("New appointment")]
    assert sought
    assert set(new) <= added - {each.value for each in sought}


def test_a_paper_is_told_from_the_records_that_name_it() -> None:
    papers = [
        each.target.name
        for each in steps(BILLS)
        if isinstance(each, ExpectCount) and each.target.name and "Invoice" in each.target.name
    ]
    assert "Invoice to print" in papers


def test_a_deleted_record_is_missed_in_its_own_list() -> None:
    spec = read(TOOLS)
    (managed,) = [each for each in spec.criteria if each.text == "Manage tools"]
    counts = [each for each in managed.steps if isinstance(each, ExpectCount)]
    gone = [each.target for each in counts if each.at_most == 0]
    assert [(each.role, (each.name or "").split()[0]) for each in gone] == [("button", "Delete")]


def test_a_message_is_written_in_the_form_of_its_channel() -> None:
    forms = {
        each.within.name
        for each in steps(LETTERS)
        if isinstance(each, Fill) and each.label == "Message" and each.within
    }
    assert forms == {"New e-mail", "New SMS"}


def test_live_readings_of_two_kinds_are_told_apart() -> None:
    regions = {
        each.within.name
        for each in steps(METERS)
        if isinstance(each, ExpectCount) and each.within and each.within.role == "region"
    }
    assert len(regions) == 2


def test_the_time_that_is_booked_ends_before_the_record_closes() -> None:
    spec = read(SURGERY)
    chosen = [
        (criterion.text, each.option)
        for criterion in spec.criteria
        for each in criterion.steps
        if isinstance(each, Choose) and each.label == "Time"
    ]
    schedules = [each for each in spec.entities if "ends_at" in {item.name for item in each.fields}]
    assert schedules and chosen
    row = schedules[0].seed[0]
    assert (row["starts_at"], row["ends_at"]) == ("09:00", "10:30")
    assert "9:00 AM" in [option for _, option in chosen]


def test_no_form_is_asked_for_a_state_that_records_move_through_by_themselves() -> None:
    spec = read(
        "Please build an image shelf website. Users can browse images, upload images and process "
        "multiple images at once."
    )
    (upload,) = [each for each in spec.criteria if each.text == "Upload images"]
    assert upload.steps
    assert "Status" not in [each.label for each in upload.steps if isinstance(each, Choose)]
    assert {each.kind for each in spec.features} >= {"transfer", "workflow"}
