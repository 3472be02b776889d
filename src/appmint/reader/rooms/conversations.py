"""Intents about writing to each other: private messages, group chats, what a message carries.

Where people sign in, whoever has an account can be written to, and both sides read the thread;
groups are read by all who write there.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.drafting.records import Row, record, relation
from appmint.reader.knowledge.samples import PEOPLE
from appmint.reader.knowledge.seeds import field
from appmint.reader.rooms.messaging import give_address, people
from appmint.reader.sentences.intents import Intent
from appmint.spec.entities import Entity, Field, FieldType
from appmint.spec.features import Comments, Messages


def as_message(draft: Draft, intent: Intent) -> Intent:
    """History, storage and push of messages are their thread; what none carries is not built."""
    if _PUSH.search(intent.text) and intent.action in _SHOWN and not talks(draft.text):
        return replace(intent, action="notify", nominal=True)
    said = _KEPT.search(intent.text) or (talks(draft.text) and _PUSH.search(intent.text))
    if said and intent.action in _SHOWN:
        return replace(intent, action="message", verb="receive", phrase="messages", nominal=True)
    if not talks(draft.text):
        return intent
    if intent.action == "outbox" and intent.verb in _SENDING:
        if intent.noun in _UNSENT:
            return replace(intent, action="hard", reason="messages that carry money or contacts")
        return replace(intent, action="message") if intent.noun in _CARRIED else intent
    if intent.verb == "receive" and intent.noun in _ANSWERS:
        return replace(intent, action="message", nominal=True)
    chats = _CHATS.search(f"{intent.phrase}{draft.text[intent.end : intent.end + _NEAR]}")
    if chats and chats.start() == 0 and intent.action in {"quality", "unknown", "things"}:
        return replace(intent, action="message", verb="chat", nominal=True)
    return intent


_NEAR = 20
"""Characters after a clause in which it is said of what: "single and group chat"."""
_WRITTEN = r"\b(?:chats?|messages?|conversations?)(?:'s)? "
_KEPT = re.compile(
    rf"{_WRITTEN}(?:histor(?:y|ies)|records?|logs?|storage|caching|cache)\b",
    re.I,
)
_PUSH = re.compile(rf"{_WRITTEN}(?:push(?:es|ing)?|reminders?)\b", re.I)
_SHOWN = frozenset("mine browse things message save search".split())
_SENDING = frozenset("send share exchange receive transmit".split())
_CARRIED = frozenset(
    """picture image photo file video voice audio emoji emoticon sticker document attachment
    recording""".split()
)
_UNSENT = frozenset("packet envelope location card position".split())
_ANSWERS = frozenset("response reply answer".split())
_CHATS = re.compile(
    r"(?:(?:private|single|one-on-one|group) (?:and|or) )?"
    r"(?:private|single|one-on-one|group) chats?\b",
    re.I,
)
_TALKS = re.compile(
    r"\b(?:instant messag\w+|messengers?|messaging|chats?|chatting|im)\b|"
    r"\bsend and receive (?:[a-z-]+ )?messages\b|"
    r"\bmessages (?:to|with|between) (?:other|each|friends)",
    re.I,
)
_BETWEEN = re.compile(
    r"\b(?:instant messag\w+|messengers?)\b|"
    r"\b(?:private|group|single|one-on-one|one-to-one|multi-person) (?:and (?:private|group) )?"
    r"(?:chats?|chatting|messag\w+)\b|\bbetween users\b|"
    r"\b(?:with|to) (?:each other|other (?:users|people|members|players))\b|\bfriends?\b",
    re.I,
)


def talks(text: str) -> bool:
    """Whether people of this app write to each other."""
    return _TALKS.search(text) is not None


def are_between_people(text: str, intents: Iterable[Intent]) -> bool:
    """Whether the messages asked for pass between people, who need accounts to be told apart."""
    return _BETWEEN.search(text) is not None and any(each.action == "message" for each in intents)


def message(draft: Draft, intent: Intent) -> Claims:
    """Conversations between people, and in groups where the text has some."""
    reached = _REACHED.search(draft.text[intent.start : intent.end + 40].lower())
    # Who is written to was settled when the text first spoke of it.
    begun = next((each for each in draft.of_kind(Messages) if each.id == "messages"), None)
    person = begun.person if begun else people(draft, reached["who"] if reached else "")
    if draft.accounts and person == "person":
        give_address(draft, person)
    flags: list[Field] = []
    rows = _private_rows(draft.entities[person])
    if draft.accounts:
        flags = [
            field("answer", "boolean", "Answer", default=False),
            field("read", "boolean", "Read", default=False),
        ]
    else:
        # Nobody is behind the people, and nobody answers.
        rows = [
            {key: row[key] for key in (person, "body", "sent_at")}
            for row in rows
            if not row["answer"]
        ]
    _keep(draft, "direct_message", person, flags, rows, "message-circle", "Message")
    page = draft.page("messages", "Messages", weight=60, source=source_of(intent))
    feature = Messages(
        id="messages",
        person=person,
        record="direct_message",
        accounts=draft.accounts and _joined_by_accounts(draft.entities[person]),
        source=source_of(intent),
    )
    added = draft.add(feature, page.name)
    if _GROUPS.search(draft.text):
        groups = _group_chats(draft, intent)
        if groups and ("group" in intent.text.lower() or "room" in intent.text.lower()):
            added = groups
    if _CARRIES.search(draft.text):
        for each in draft.of_kind(Messages):
            draft.add_field(each.record, field("attachment", "file", required=False), [None])
    return claim(added, _aspect(draft, intent, added))


def _aspect(draft: Draft, intent: Intent, feature: str) -> str:
    """What is claimed: that a file goes along, that messages arrive, or that one is sent."""
    if intent.noun in _CARRIED and intent.verb != "receive":
        return "attach"
    arrives = intent.verb == "receive" or intent.text.lower().startswith("receiv")
    plain = intent.phrase in {"", "message", "messages"}
    if arrives and plain and (draft.accounts or feature != "messages"):
        return "received"
    return "send"


_CARRIES = re.compile(
    r"\b(?:send(?:ing)?|shar(?:e|ing)|exchang(?:e|ing)|receiv(?:e|ing)|support|including|types of)"
    r"[^.]*\b(?:pictures?|images?|photos?|files?|videos?|voice|audio|emojis?|attachments?)\b",
    re.I,
)
_GROUPS = re.compile(
    r"\bgroup (?:and (?:private|single) )?(?:chats?|chatting|messag\w+|conversations?)\b|"
    r"\bchat (?:groups?|rooms?)\b|\bsingle and group chat",
    re.I,
)
_REACHED = re.compile(r"^[^.,;]*?\b(?:to|with) (?:the |their |other )?(?P<who>[a-z]+)")
"""Whom a clause lets people write to: "send messages to chefs"."""


def _keep(
    draft: Draft,
    name: str,
    to: str,
    more: Sequence[Field],
    rows: Sequence[Row],
    icon: str,
    label: str,
    *,
    shared: bool = False,
) -> None:
    """The record of what is written to one of the entity `to`."""
    fields = [
        relation(draft, to),
        *more,
        field("body", "long_text", "Message"),
        field("sent_at", "datetime", "Sent", required=False),
    ]
    who = "member" if draft.accounts else "anyone"
    record(
        draft,
        name,
        fields,
        "body",
        rows if draft.entities[to].seed else (),
        icon=icon,
        label=label,
        read=who if shared else "owner",
        create=who,
    )


def _private_rows(person: Entity) -> list[Row]:
    """Sample messages: every other row is the first demo account's own conversation."""
    many = max(1, len(person.seed))
    return [
        {person.name: to % many, "body": body, "sent_at": at, "answer": answer, "read": read}
        for to, body, at, answer, read in (
            (0, "Hello, are you there tomorrow?", -1520, False, True),
            (2, "I have put the papers on your desk.", -4600, False, True),
            (0, "Yes, from nine on. Shall I bring the list?", -1490, True, True),
            (3, "The dates work for me. Shall we say ten?", -3100, False, True),
            (0, "Please do. See you at ten.", -1480, False, True),
            (4, "Is the small room free on Monday?", -2200, False, True),
            (1, "Thank you for the quick answer.", -35, True, False),
        )
    ]


def _joined_by_accounts(person: Entity) -> bool:
    """Whether an account makes one of these people by its name and address alone."""
    mail = person.first(FieldType.EMAIL)
    others = [each for each in person.fields if each is not mail]
    fixed = any(
        each.unique or (each.required and each.type in {FieldType.RELATION, FieldType.LOCATION})
        for each in others
    )
    return person.name == "person" and mail is not None and not fixed


def _group_chats(draft: Draft, intent: Intent) -> str:
    """Conversations in groups, beside those between two people; returns the feature.

    "" where rooms to talk in are there already, as topics that people discuss.
    """
    rooms = [each for each in draft.entities.values() if _ROOM.search(each.label)]
    if any(each.entity == room.name for each in draft.of_kind(Comments) for room in rooms):
        return ""
    group = rooms[0].name if rooms else entity_for(draft, "group", source_of(intent))
    draft.manage(group, "anyone", source_of(intent))
    many = max(1, len(draft.entities[group].seed))
    rows: list[Row] = [
        {group: to % many, "sender": PEOPLE[at], "body": body, "sent_at": sent}
        for at, (to, body, sent) in enumerate(
            (
                (0, "Who brings the key on Saturday?", -700),
                (0, "I do. Shall we meet at the gate?", -640),
                (1, "The notes of Tuesday are online.", -2600),
                (1, "Thank you! Page two is just what I missed.", -2500),
                (2, "New here: hello to all of you!", -90),
                (2, "Welcome! Tell us what you like to do.", -60),
            )
        )
    ]
    sender = field("sender", "text", required=False)
    _keep(
        draft,
        "group_message",
        group,
        [sender],
        rows,
        "messages-square",
        "Group message",
        shared=True,
    )
    page = draft.page("group_chats", "Group chats", weight=60, source=source_of(intent))
    feature = Messages(
        id="group_conversations", person=group, record="group_message", source=source_of(intent)
    )
    return draft.add(feature, page.name)


_ROOM = re.compile(r"\b(?:group chat|chat group|chat room)\b", re.I)


def reachable(draft: Draft) -> None:
    """Each person's page leads to the messages with them."""
    for feature in draft.of_kind(Messages):
        if f"detail_{feature.person}" in draft.features:
            draft.add(feature, draft.detail_page(feature.person))
