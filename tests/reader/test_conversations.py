"""People who write to each other: both sides, groups, what a message carries, what none does."""

import pytest

from appmint.reader.reading import interpret
from appmint.spec import AppSpec, problems
from appmint.spec.entities import FieldType
from appmint.spec.features import Messages
from appmint.stacks.web.checks import attach

ROWING = (
    "Please build a messenger for rowing clubs. It should have functionalities for private chats "
    "and group chats. Rowers should be able to log in, send text, pictures, voice and red packets, "
    "receive messages, and view chat history."
)


def talks(spec: AppSpec) -> dict[str, Messages]:
    return {each.id: each for each in spec.features if isinstance(each, Messages)}


def aspects(spec: AppSpec) -> set[str]:
    return {
        claim.aspect
        for criterion in spec.criteria
        for claim in criterion.claims
        if claim.feature in talks(spec)
    }


def test_whoever_has_an_account_can_be_written_to_and_sees_what_is_unread() -> None:
    spec = interpret(ROWING)
    messages = talks(spec)["messages"]
    assert messages.accounts
    assert spec.entity(messages.person).first(FieldType.EMAIL) is not None
    kept = spec.entity(messages.record)
    assert kept.access.read == "owner"
    assert kept.access.create == "member"
    assert {"read", "answer", "attachment"} <= {each.name for each in kept.fields}
    assert problems(attach(spec)) == []


def test_people_who_write_to_each_other_have_accounts_though_nobody_says_so() -> None:
    spec = interpret(
        "Please build an instant messaging app for beekeepers. Users should be able to send "
        "messages to each other."
    )
    assert spec.roles
    assert talks(spec)["messages"].accounts


def test_messages_of_a_group_are_read_by_all_who_write_there() -> None:
    spec = interpret(ROWING)
    groups = talks(spec)["group_conversations"]
    kept = spec.entity(groups.record)
    assert kept.access.read == "member"
    assert "sender" in {each.name for each in kept.fields}
    assert not groups.accounts


def test_files_go_along_messages_arrive_and_their_history_is_the_thread() -> None:
    spec = interpret(ROWING)
    assert {"attach", "received"} <= aspects(spec)
    assert not any("history" in each.title.lower() for each in spec.pages)


def test_a_message_that_nothing_carries_is_not_sent_by_mail_instead() -> None:
    spec = interpret(ROWING)
    assert any("red packets" in each.text.lower() for each in spec.unmet)
    assert not any("red packet" in each.text.lower() for each in spec.criteria)
    assert "sent_email" not in {each.name for each in spec.entities}


@pytest.mark.parametrize("phrase", ["message push", "message reminder"])
def test_pushed_messages_are_notices_where_nobody_writes(phrase: str) -> None:
    spec = interpret(
        f"Please build a library website with {phrase} and book search. Readers browse books."
    )
    assert any(each.kind == "notifications" for each in spec.features)
    assert not any("message_push" in each.name for each in spec.entities)


def test_a_list_to_play_is_nobody_to_write_to() -> None:
    spec = interpret(
        "Please build a radio website. Listeners should be able to create and manage playlists, "
        "and chat with other users."
    )
    assert talks(spec)["messages"].person != "playlist"
