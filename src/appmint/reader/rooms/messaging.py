"""Intents about writing to people: messages, outbox, notifications."""

import re
from collections.abc import Sequence
from typing import Literal

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import lexicon_entity, main_entity
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.drafting.records import Row, record, relation, rows_of
from appmint.reader.drafting.titles import title_from
from appmint.reader.knowledge.seeds import field
from appmint.reader.sentences.intents import Intent
from appmint.reader.sentences.phrases import head_noun
from appmint.reader.words.nouns import name_of, noun_class
from appmint.spec.entities import Entity, FieldType
from appmint.spec.features import Messages, Notifications, Outbox
from appmint.spec.labels import in_text


def message(draft: Draft, intent: Intent) -> Claims:
    """Conversations between people."""
    reached = _REACHED.search(draft.text[intent.start : intent.end + 40].lower())
    # Who is written to was settled when the text first spoke of it.
    begun = next((each for each in draft.of_kind(Messages) if each.id == "messages"), None)
    person = begun.person if begun else people(draft, reached["who"] if reached else "")
    rows: tuple[Row, ...] = (
        {"body": "Hello, are you there tomorrow?", "sent_at": -120},
        {"body": "The dates work for me. Shall we say ten?", "sent_at": -1500},
        {"body": "Thank you for the quick answer.", "sent_at": -3100},
        {"body": "I have put the papers on your desk.", "sent_at": -4600},
    )
    _written(draft, "direct_message", person, rows, icon="message-circle", label="Message")
    page = draft.page("messages", "Messages", weight=60, source=source_of(intent))
    feature = Messages(
        id="messages", person=person, record="direct_message", source=source_of(intent)
    )
    added = draft.add(feature, page.name)
    if _GROUPS.search(draft.text):
        rooms = _group_chats(draft, intent)
        if "group" in intent.text.lower() or "room" in intent.text.lower():
            added = rooms
    return claim(added, "send")


def _written(
    draft: Draft, name: str, to: str, rows: Sequence[Row], *, icon: str, label: str
) -> None:
    """The record of what is written to one of the entity `to`."""
    fields = [
        relation(draft, to),
        field("body", "long_text", "Message"),
        field("sent_at", "datetime", "Sent", required=False),
    ]
    record(draft, name, fields, "body", rows_of(draft, to, *rows), icon=icon, label=label)


_GROUPS = re.compile(
    r"\bgroup (?:chats?|messag\w+|conversations?)\b|\bchat (?:groups?|rooms?)\b", re.I
)


def _group_chats(draft: Draft, intent: Intent) -> str:
    """Conversations in groups, beside those between two people; returns the feature."""
    group = entity_for(draft, "group", source_of(intent))
    draft.manage(group, "anyone", source_of(intent))
    rows: tuple[Row, ...] = (
        {"body": "Who brings the key on Saturday?", "sent_at": -90},
        {"body": "New here: hello to all of you!", "sent_at": -700},
        {"body": "The notes of Tuesday are online.", "sent_at": -2600},
    )
    _written(draft, "group_message", group, rows, icon="messages-square", label="Group message")
    page = draft.page("group_chats", "Group chats", weight=60, source=source_of(intent))
    feature = Messages(
        id="group_conversations", person=group, record="group_message", source=source_of(intent)
    )
    return draft.add(feature, page.name)


_REACHED = re.compile(r"^[^.,;]*?\b(?:to|with) (?:the |their |other )?(?P<who>[a-z]+)")
"""Whom a clause lets people write to: "send messages to chefs"."""


def people(draft: Draft, named: str = "") -> str:
    """The entity of people one can write to.

    Those that the text names, else those that the app presents, before any others.
    """
    main = main_entity(draft)
    listed = [each for each in draft.entities.values() if f"browse_{each.name}" in draft.features]
    listed.sort(key=lambda each: each.name != main)
    if named and draft.words.known(named) != ("", "person"):
        listed.sort(key=lambda each: each.name != draft.free_name(head_noun(named).split()[-1]))
    shown = next((each for each in listed if _presented(each)), None)
    if shown is not None:
        if shown.first(FieldType.EMAIL) is None:
            mails = [f"{name_of(str(row[shown.display]))}@example.com" for row in shown.seed]
            mail = field("email", "email", "E-mail", required=False, private=True)
            draft.add_field(shown.name, mail, mails or [None])
        return shown.name
    for made in draft.entities.values():
        if not made.owned and made.first(FieldType.EMAIL) and _answers(made):
            return made.name
    return lexicon_entity(draft, "", "person")


def _answers(made: Entity) -> bool:
    """Whether somebody is behind a record: not where an address is one of an app's settings."""
    return made.name == "company" or noun_class(made.label) in {"person", "place"}


def _presented(made: Entity) -> bool:
    """Whether the records are people whom everybody sees."""
    people = noun_class(made.label) == "person" or made.name.split("_")[-1] == "profile"
    return (
        people and made.access.read == "anyone" and made.field(made.display).type is FieldType.TEXT
    )


def reachable(draft: Draft) -> None:
    """Each person's page leads to the messages with them."""
    for feature in draft.of_kind(Messages):
        if f"detail_{feature.person}" in draft.features:
            draft.add(feature, draft.detail_page(feature.person))


def outbox(draft: Draft, intent: Intent) -> Claims:
    """Write to recipients by e-mail, SMS or WhatsApp."""
    text = intent.text.lower()
    channel: Literal["e-mail", "SMS", "WhatsApp"] = (
        "SMS"
        if "sms" in text or "text message" in text
        else ("WhatsApp" if "whatsapp" in text else "e-mail")
    )
    wanted = FieldType.EMAIL if channel == "e-mail" else FieldType.PHONE
    person = people(draft)
    if draft.entities[person].first(wanted) is None:
        person = lexicon_entity(draft, "", "customer")
    name = "sent_email" if channel == "e-mail" else f"sent_{channel.lower()}"
    fields = [relation(draft, person)]
    if channel == "e-mail":
        fields.append(field("subject", "text"))
    fields += [
        field("body", "long_text", "Message"),
        field("sent_at", "datetime", "Sent", required=False),
    ]
    rows: list[Row] = [
        {
            "body": body,
            "sent_at": -300 - 1500 * at,
            **({"subject": title} if channel == "e-mail" else {}),
        }
        for at, (title, body) in enumerate(_SENT)
    ]
    record(
        draft,
        name,
        fields,
        "body" if channel != "e-mail" else "subject",
        rows_of(draft, person, *rows),
        icon="send",
        label=f"Sent {channel}",
    )
    page = draft.page("outbox", _writing(draft, channel), weight=61, source=source_of(intent))
    if draft.of_kind(Outbox) and f"outbox_{name}" not in draft.features:
        page.title = "Send messages"
    feature = Outbox(
        id=f"outbox_{name}",
        channel=channel,
        recipient=person,
        record=name,
        source=source_of(intent),
    )
    aspect = "send"
    if intent.verb in {"compose", "write", "draft", "edit"}:
        aspect = "compose"
    elif intent.verb in {"manage", "view"} or "sent" in intent.phrase.split():
        aspect = "sent"
    return claim(draft.add(feature, page.name), aspect)


def _writing(draft: Draft, channel: str) -> str:
    """What the page to write on is called: it says what one does there."""
    if channel == "e-mail" and "compos" in draft.text.lower():
        return "Compose email"
    return f"Send {channel}"


_SENT = (
    ("Your place is confirmed", "Your place is confirmed. See you on Friday."),
    ("News of the month", "Three dates, one new face and a picture of the summer party."),
    ("Your question about the invoice", "You were right: the second line is gone. Thank you."),
)
_TEMPLATES = (
    (
        "Welcome",
        "Good to have you with us",
        "Hello, good to have you with us. This is how to begin.",
    ),
    ("Reminder", "A short reminder", "Hello, this is a short reminder of our date next week."),
    ("Thank you", "Thank you", "Hello, thank you for your visit. Tell us how it was."),
)


def attach(draft: Draft, intent: Intent) -> Claims:
    """A file that goes with an e-mail."""
    feature = next((each for each in draft.of_kind(Outbox) if each.channel == "e-mail"), None)
    if feature is None:
        outbox(draft, intent)
        feature = next((each for each in draft.of_kind(Outbox) if each.channel == "e-mail"), None)
    if feature is None:
        return []
    draft.add_field(feature.record, field("attachment", "file", required=False), [None])
    return claim(feature.id, "attach")


def templates(draft: Draft, feature: Outbox) -> None:
    """Texts to begin with: those of the app, or three common ones."""
    name = next((each for each in draft.entities if "template" in each.split("_")), "")
    made = draft.entities.get(name)
    if made is None or made.first(FieldType.LONG_TEXT) is None:
        rows: list[Row] = [
            {"name": title, "subject": subject, "body": body} for title, subject, body in _TEMPLATES
        ]
        name = record(
            draft,
            "message_template",
            [field("name", "text"), field("subject", "text"), field("body", "long_text", "Text")],
            "name",
            rows,
            icon="file-text",
            owned=False,
            read="anyone",
            label="Template",
        )
    elif f"browse_{name}" in draft.features:
        staff = draft.staff or "anyone"
        draft.manage(name, staff, draft.entities[name].source)
    draft.update(feature.id, template=name)


def notify(draft: Draft, intent: Intent) -> Claims:
    """Notices with read state."""
    record(
        draft,
        "notice",
        [
            field("title", "text"),
            field("body", "long_text", "Text"),
            field("read", "boolean", default=False),
            field("created_at", "datetime", "Received"),
        ],
        "title",
        [
            {
                "title": "Welcome",
                "body": "This is where news for you appears.",
                "read": False,
                "created_at": -60,
            },
        ],
        icon="bell",
        label="Notification",
    )
    page = draft.page(
        "notifications",
        title_from(intent, "Notifications"),
        "/notifications",
        weight=75,
        source=source_of(intent),
    )
    feature = Notifications(
        id="notifications", record="notice", on=(main_entity(draft),), source=source_of(intent)
    )
    return claim(draft.add(feature, page.name), "list")


def complete_notices(draft: Draft) -> None:
    """Sample notices tell of the app's own records."""
    for feature in draft.of_kind(Notifications):
        made = draft.entities[feature.on[0]]
        names = [row.get(made.display) for row in made.seed]
        told = [each for each in names if isinstance(each, str) and each][:_NOTICES]
        if made.access.read != "anyone" or feature.record not in draft.entities:
            continue
        thing = in_text(made.label)
        rows: list[Row] = [
            {
                "title": f"New {thing}",
                "body": each,
                "read": at > 0,
                "created_at": -60 - at * 1700,
            }
            for at, each in enumerate(told)
        ]
        first = draft.entities[feature.record].seed[-1]
        welcome = {**first, "read": bool(rows), "created_at": -60 - len(rows) * 1700}
        draft.change(feature.record, seed=(*rows, welcome))


_NOTICES = 2
"""Sample notices about records."""
