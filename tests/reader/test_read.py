"""From text to spec: what is understood, what is refused, and where each part comes from."""

import pytest

from appmint.reader import MOST_CHARACTERS, NotAnApp, TextEmpty, TextTooLong
from appmint.reader.explain import explain
from appmint.reader.reading import interpret
from appmint.spec import dumps
from appmint.spec.app import AppSpec
from appmint.spec.features import Account, Admin, Booking, Browse, Manage

BOATS = (
    "A rental site for a boat harbour. Visitors can browse boats, search boats and book a boat. "
    "The page background is azure and the buttons are navy."
)


def kinds(spec: AppSpec) -> set[str]:
    return {feature.kind for feature in spec.features}


def claims(spec: AppSpec) -> set[str]:
    return {f"{each.feature}.{each.aspect}" for made in spec.criteria for each in made.claims}


def test_reading_twice_gives_the_same_bytes() -> None:
    assert dumps(interpret(BOATS)) == dumps(interpret(BOATS))


def test_every_span_is_part_of_the_text() -> None:
    spec = interpret(BOATS)
    for criterion in spec.criteria:
        if criterion.source.origin == "text":
            assert BOATS[criterion.source.start : criterion.source.end].strip()
    back = spec.theme.background.source
    assert BOATS[back.start : back.end] == "azure"


def test_browsing_searching_and_booking_become_features_on_pages() -> None:
    spec = interpret(BOATS)
    browse = next(each for each in spec.features if isinstance(each, Browse))
    booking = next(each for each in spec.features if isinstance(each, Booking))
    assert spec.page_of(browse.id) is not None
    assert spec.entity(booking.record).owned
    assert {f"{browse.id}.list", f"{browse.id}.search", f"{booking.id}.book"} <= claims(spec)


def test_nobody_signs_in_unless_the_text_asks_for_it() -> None:
    assert interpret(BOATS).roles == ()
    spec = interpret(BOATS + " Visitors can register and log in.")
    assert any(isinstance(each, Account) for each in spec.features)
    assert [role.name for role in spec.roles] == ["member"]


def test_what_only_administrators_do_is_theirs() -> None:
    spec = interpret(
        "A harbour site. Users can browse boats. Administrators can log in and manage boats."
    )
    admin = next(each for each in spec.features if isinstance(each, Admin))
    entity = next(each.entity for each in spec.features if isinstance(each, Manage))
    assert spec.entity(entity).access.create == admin.role
    assert spec.entity(entity).access.read == "anyone"


def test_fields_named_in_the_text_are_kept() -> None:
    spec = interpret(
        "A site for bee keepers. Users can add hives with name, location, queen and weight."
    )
    entity = next(each.entity for each in spec.features if isinstance(each, Manage))
    names = {field.name for field in spec.entity(entity).fields}
    assert {"queen", "weight"} <= names


def test_the_app_is_called_as_the_text_says() -> None:
    assert interpret('A shop called "Salt & Stone" that sells pottery.').name == "Salt & Stone"
    assert interpret(BOATS, name="Quayside").name == "Quayside"


def test_what_cannot_be_built_is_listed_with_its_place() -> None:
    text = BOATS + " Visitors can translate boat descriptions."
    unmet = interpret(text).unmet
    assert [each.text for each in unmet] == ["Translate boat descriptions"]
    assert text[unmet[0].source.start : unmet[0].source.end] == "translate boat descriptions"


def test_vague_text_gets_an_app_and_questions() -> None:
    spec = interpret("Please make a nice website for us.")
    assert spec.questions
    assert all(question.assumption for question in spec.questions)
    assert {"hero", "browse", "form"} <= kinds(spec)


def test_internal_tools_open_with_figures() -> None:
    spec = interpret("An inventory management system. Users can add, edit and delete crates.")
    home = next(page for page in spec.pages if page.path == "/")
    assert any(each.startswith("figures_") for each in home.features)


def test_a_mobile_app_is_built_as_a_web_app_and_says_so() -> None:
    spec = interpret("An Android and iOS mobile app where runners log runs and view runs.")
    assert spec.kind == "mobile"
    assert "responsive web app" in spec.notes[0]


def test_sentences_are_explained_by_their_elements() -> None:
    found = explain(interpret(BOATS))
    assert any("criterion" in element for each in found for element in each.elements)
    assert "background azure #f0ffff" in found[-1].elements


@pytest.mark.parametrize("text", ["", "   \n\t "])
def test_empty_text_is_refused(text: str) -> None:
    with pytest.raises(TextEmpty, match="describe the app"):
        interpret(text)


def test_very_long_text_is_refused() -> None:
    with pytest.raises(TextTooLong, match="20,000"):
        interpret("A site for boats. " * MOST_CHARACTERS)


@pytest.mark.parametrize(
    "text",
    [
        "The quick brown fox jumps over the lazy dog.",
        "What is the capital of Mongolia?",
        "Dear aunt, the weather is fine and the cat sleeps all day.",
        "12345 67890",
        "????",
    ],
)
def test_text_about_something_else_is_refused(text: str) -> None:
    with pytest.raises(NotAnApp, match="does not describe an app"):
        interpret(text)


def test_people_of_a_group_do_things_without_any_word_for_an_app() -> None:
    spec = interpret(
        "Members of a rowing club log outings, search them by boat and see a ranking. "
        "Coaches add training plans and comment on outings."
    )
    assert "Rowing" in spec.name
    texts = [criterion.text.lower() for criterion in spec.criteria]
    for wish in ("log outings", "search", "ranking", "add training plans", "comment on outings"):
        assert any(wish in text for text in texts), wish


def test_who_asks_for_another_language_is_told_what_apps_are_made_in() -> None:
    spec = interpret("Build a website based on Python for a rowing club. Members browse boats.")
    assert [note for note in spec.notes if "Python" in note and "TypeScript" in note]
    taught = interpret("Build a website for a school that teaches Python. Visitors browse courses.")
    assert taught.notes == ()
