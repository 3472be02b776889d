"""Which papers an app prints, and of what they are made."""

from appmint.reader.reading import interpret
from appmint.spec.features import Document


def papers(text: str) -> set[tuple[str, str]]:
    """The papers of an app: what each is made of, and its title."""
    spec = interpret(text)
    made = [each for each in spec.features if isinstance(each, Document)]
    return {(spec.entity(each.entity).label, each.title) for each in made}


def test_what_is_printed_is_a_paper_and_no_report() -> None:
    assert papers("Build an office app. Staff browse contracts and print contracts.") == {
        ("Contract", "Contract")
    }


def test_a_quote_is_made_of_what_is_offered() -> None:
    made = papers("Build a site of a boat yard. Visitors browse boats, book boats and get quotes.")
    assert made == {("Boat", "Quote")}


def test_a_voucher_is_made_of_the_booking() -> None:
    made = papers("Build a spa site. Guests book treatments and receive vouchers for bookings.")
    assert {title for _, title in made} == {"Voucher"}
    assert all("ooking" in label or "ppointment" in label for label, _ in made)
