"""Intents about telling people something: outbox and notifications; whom one can write to."""

from typing import Literal

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import lexicon_entity, main_entity
from appmint.reader.drafting.records import Row, record, relation, rows_of
from appmint.reader.drafting.titles import title_from
from appmint.reader.knowledge.seeds import field
from appmint.reader.sentences.intents import Intent
from appmint.reader.sentences.phrases import head_noun
from appmint.reader.words.nouns import name_of, noun_class
from appmint.spec.entities import Entity, FieldType
from appmint.spec.features import Notifications, Outbox
from appmint.spec.labels import in_text


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
        give_address(draft, shown.name)
        return shown.name
    for made in draft.entities.values():
        if not made.owned and made.first(FieldType.EMAIL) and _answers(made):
            return made.name
    return lexicon_entity(draft, "", "person")


def give_address(draft: Draft, person: str) -> None:
    """Let people have an e-mail address, which is nobody else's to see."""
    made = draft.entities[person]
    if made.first(FieldType.EMAIL) is None:
        mails = [f"{name_of(str(row[made.display]))}@example.com" for row in made.seed]
        mail = field("email", "email", "E-mail", required=False, private=True)
        draft.add_field(person, mail, mails or [None])


def _answers(made: Entity) -> bool:
    """Whether somebody is behind a record: not where an address is one of an app's settings."""
    return made.name == "company" or noun_class(made.label) in {"person", "place"}


def _presented(made: Entity) -> bool:
    """Whether the records are people whom everybody sees."""
    people = noun_class(made.label) == "person" or made.name.split("_")[-1] == "profile"
    return (
        people and made.access.read == "anyone" and made.field(made.display).type is FieldType.TEXT
    )


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
