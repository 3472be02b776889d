"""People that an app presents: one writes to them, from their own pages."""

from appmint.reader.reading import interpret
from appmint.spec.features import Messages

COOKS = (
    "Build a site for private cooks. Cooks create profiles, including uploading photos. Visitors "
    "browse cooks and send messages to each other."
)


def test_messages_go_to_the_people_that_the_app_presents() -> None:
    spec = interpret(COOKS)
    messages = next(each for each in spec.features if isinstance(each, Messages))
    assert "person" not in {each.name for each in spec.entities}
    assert spec.entity(messages.person).access.read == "anyone"


def test_each_persons_page_leads_to_the_messages_with_them() -> None:
    spec = interpret(COOKS)
    shown = [each.path for each in spec.pages if "messages" in each.features]
    assert "/messages" in shown
    assert any(path.endswith("/:id") for path in shown)


def test_photos_of_a_profile_are_part_of_its_form() -> None:
    assert "photo" not in {each.name for each in interpret(COOKS).entities}


def test_one_writes_to_people_and_never_to_what_is_made_for_them() -> None:
    spec = interpret(
        "Please build a meeting app for clubs. The app should have activity logs, coach controls "
        "and chat functionality. Users should be able to join meetings, send chat messages and "
        "view coach controls."
    )
    (chat,) = [each for each in spec.features if isinstance(each, Messages)]
    assert "control" not in spec.entity(chat.person).name
