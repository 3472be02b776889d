"""Functions named by a noun for work, and the controls of a player."""

import pytest

from appmint.reader.reading import interpret
from appmint.spec.app import AppSpec
from appmint.spec.features import Detail, Form, Manage, Messages, Notifications, Shop, Transfer


def kept(spec: AppSpec) -> dict[str, str]:
    """The label of each kind of record that people look after -> its entity."""
    entities = {each.name: each for each in spec.entities}
    return {
        entities[each.entity].label_plural: each.entity
        for each in spec.features
        if isinstance(each, Manage)
    }


def claims(spec: AppSpec, text: str) -> list[str]:
    """What the criterion with this text claims, as "kind.aspect"."""
    kinds = {each.id: each.kind for each in spec.features}
    found = next(each for each in spec.criteria if each.text == text)
    return [f"{kinds[each.feature]}.{each.aspect}" for each in found.claims]


@pytest.mark.parametrize(
    ("work", "records"),
    [
        ("route planning", "Route plans"),
        ("recruitment", "Jobs"),
        ("marketing", "Campaigns"),
        ("parcel delivery", "Parcel deliveries"),
        ("membership", "Memberships"),
        ("bank reconciliation", "Bank reconciliations"),
    ],
)
def test_work_named_as_a_function_keeps_what_it_leaves(work: str, records: str) -> None:
    spec = interpret(
        f"Please build a web system for a ferry line. The system should have functionalities for "
        f"boat management, {work}, and news."
    )
    assert records in kept(spec)
    assert spec.unmet == ()


def test_what_an_app_is_about_is_said_in_the_text_and_not_only_left_by_work() -> None:
    spec = interpret(
        "Please build a harbour system with functionalities for recruitment, marketing and boats."
    )
    assert [each.title for each in spec.pages if each.navigation][:2] == ["Home", "Boats"]


@pytest.mark.parametrize(
    ("part", "kind"),
    [("a mall", Shop), ("message center", Notifications), ("consultation", Form)],
)
def test_a_part_of_an_app_named_as_a_function_is_that_part(part: str, kind: type) -> None:
    spec = interpret(
        f"Please build a website for a pottery. It should have functionalities for vases, {part}, "
        "and glazes."
    )
    assert any(isinstance(each, kind) for each in spec.features)
    assert spec.unmet == ()


def test_collecting_data_enters_records_and_keeps_no_favourites() -> None:
    spec = interpret(
        "Please build a weather watch site with stations. It should have functionalities for data "
        "collection and data analysis."
    )
    assert claims(spec, "Data collection") == ["manage.create"]


def test_controls_of_a_player_are_where_the_recording_plays() -> None:
    spec = interpret(
        "Please create a web player for podcasts. The player should have play, pause, and stop "
        "functions and volume control. Users can adjust the playback speed, pause, and rewind."
    )
    assert spec.unmet == ()
    playing = [each for each in spec.features if isinstance(each, Detail)]
    assert [each.entity for each in playing] == ["podcast"]
    assert "file" in {each.type.value for each in spec.entities[0].fields}


def test_courses_are_delivered_by_being_shown_and_files_transferred_by_being_uploaded() -> None:
    spec = interpret(
        "Please build a learning site. It delivers courses by video. Users can transfer files."
    )
    assert claims(spec, "Transfer files") == ["transfer.upload"]
    assert any(isinstance(each, Transfer) and each.upload for each in spec.features)
    assert not any("delivered" in each.model_dump_json() for each in spec.features)


def test_personal_orders_are_orders_and_no_profile() -> None:
    spec = interpret("Please build a site where users can manage personal sales orders.")
    assert "profile" not in {each.kind for each in spec.features}


def test_words_for_the_app_itself_name_no_function() -> None:
    spec = interpret(
        "Please build a site for a rowing club with boats. Users can use the website, access the "
        "system and perform other interactive operations. It has three functional modules."
    )
    assert spec.unmet == ()


def test_parameters_settings_and_preferences_are_one_list_of_values() -> None:
    spec = interpret(
        "Please build a kiln system with firings. Potters can set kiln parameters, adjust the "
        "settings and manage their preferences."
    )
    assert kept(spec) == {"Parameters": "parameter"}


def test_group_chats_stand_beside_messages_between_two() -> None:
    spec = interpret(
        "Please build an instant messaging site for choirs with communication between members and "
        "group chats."
    )
    talks = [each for each in spec.features if isinstance(each, Messages)]
    assert [each.id for each in talks] == ["messages", "group_conversations"]
    assert claims(spec, "Group chats") == ["messages.send"]


def test_calls_in_sound_and_picture_are_named_as_not_built() -> None:
    spec = interpret("Please build a choir site with singers, voice calls and video calls.")
    assert {each.reason for each in spec.unmet} == {
        "This would need calls with sound and picture, which is not built yet."
    }


def test_an_adjective_left_alone_by_a_list_names_no_records() -> None:
    spec = interpret("Please build a clinic site. Staff enter medical and educational data.")
    assert not {"medical", "educational"} & {each.name for each in spec.entities}


def test_a_noun_that_ends_as_adjectives_do_is_still_a_noun() -> None:
    spec = interpret("Please build a court site. Visitors browse recitals and enter denials.")
    assert {"recital", "denial"} <= {each.name for each in spec.entities}


def test_citizens_and_clerks_are_people_who_do_something() -> None:
    spec = interpret("Please build a court site. Citizens browse motions. Clerks add hearings.")
    assert {"motion", "hearing"} <= {each.name for each in spec.entities}
