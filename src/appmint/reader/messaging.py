"""Intents about writing to people: messages, outbox, notifications."""

from typing import Literal

from appmint.reader.draft import Draft, source_of
from appmint.reader.intents import Intent
from appmint.reader.listing import Claims, claim, title_from
from appmint.reader.records import Row, record, relation, rows_of
from appmint.reader.seeds import field
from appmint.spec.entities import FieldType
from appmint.spec.features import Messages, Notifications, Outbox


def message(draft: Draft, intent: Intent) -> Claims:
    """Conversations between people."""
    person = people(draft)
    record(
        draft,
        "direct_message",
        [
            relation(draft, person),
            field("body", "long_text", "Message"),
            field("sent_at", "datetime", "Sent", required=False),
        ],
        "body",
        rows_of(
            draft,
            person,
            {"body": "Hello, are you there tomorrow?", "sent_at": -120},
            {"body": "The dates work for me.", "sent_at": -1500},
        ),
        icon="message-circle",
        label="Message",
    )
    page = draft.page("messages", "Messages", weight=60, source=source_of(intent))
    feature = Messages(
        id="messages", person=person, record="direct_message", source=source_of(intent)
    )
    return claim(draft.add(feature, page.name), "send")


def people(draft: Draft) -> str:
    """The entity of people one can write to."""
    for name, made in draft.entities.items():
        if not made.owned and made.first(FieldType.EMAIL) and name != "contact_message":
            return name
    return draft.lexicon_entity("", "person")


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
        person = draft.lexicon_entity("", "customer")
    name = "sent_email" if channel == "e-mail" else f"sent_{channel.lower()}"
    fields = [relation(draft, person)]
    if channel == "e-mail":
        fields.append(field("subject", "text"))
    fields += [
        field("body", "long_text", "Message"),
        field("sent_at", "datetime", "Sent", required=False),
    ]
    row: Row = {"body": "Your place is confirmed. See you on Friday.", "sent_at": -300}
    if channel == "e-mail":
        row["subject"] = "Confirmation"
    record(
        draft,
        name,
        fields,
        "body" if channel != "e-mail" else "subject",
        rows_of(draft, person, row),
        icon="send",
        label=f"Sent {channel}",
    )
    page = draft.page("outbox", "Outbox", weight=61, source=source_of(intent))
    feature = Outbox(
        id=f"outbox_{name}",
        channel=channel,
        recipient=person,
        record=name,
        source=source_of(intent),
    )
    return claim(draft.add(feature, page.name), "send")


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
            {
                "title": "Opening hours",
                "body": "We are open until eight on Thursday.",
                "read": True,
                "created_at": -2800,
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
        id="notifications", record="notice", on=(draft.main_entity(),), source=source_of(intent)
    )
    return claim(draft.add(feature, page.name), "list")
