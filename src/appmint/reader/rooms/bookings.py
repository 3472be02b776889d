"""Intents that tie a visitor to a record: book it, apply for it, join it."""

import re

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import lexicon_entity, main_entity
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.drafting.records import (
    contact_fields,
    free_record,
    record,
    relation,
    rows_of,
    who,
)
from appmint.reader.knowledge.seeds import field
from appmint.reader.rooms.approvals import decide
from appmint.reader.rooms.own_records import add_mine
from appmint.reader.rooms.stays import by_night
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import name_of, noun_class, singular
from appmint.spec.criteria import Claim
from appmint.spec.entities import Access, Entity, FieldType
from appmint.spec.features import Booking, Request

_STAYS = frozenset(
    """room hotel apartment house home villa cabin campsite hostel car vehicle bike boat rental flat
    property equipment costume tool accommodation""".split()
)


_BY_HOUR = frozenset(
    """meeting conference class study exam escape treatment consulting consultation practice
    rehearsal music fitting game party training lecture""".split()
)
"""Rooms that are taken for an hour or two."""
_FIRST, _LAST = {True: "Check-in", False: "From"}, {True: "Check-out", False: "Until"}


def _by_days(made: Entity) -> bool:
    """Whether a record is taken for days: a car is, a car wash is not."""
    words = [*made.name.split("_")[:-1], *made.label.lower().split()[:-1]]
    head = singular(made.label.lower().split()[-1])
    taken = head in _STAYS or (len(words) == 0 and made.name in _STAYS)
    return taken and not _BY_HOUR & set(words)


def adopt(draft: Draft, entity: str, names: frozenset[str], *types: FieldType) -> str:
    """The domain's own record linked to `entity` (a hotel's booking), made owned; "" if none."""
    for known in draft.domains:
        for name, entry in known.entities.items():
            fits = name in names and any(each.target == entity for each in entry.fields.values())
            if not fits or (
                types and not any(each.type in types for each in entry.fields.values())
            ):
                continue
            made = draft.entities[lexicon_entity(draft, known.name, name)]
            if all(each.target != entity for each in made.fields):
                continue
            if not made.owned:
                rest = "owner" if made.access.update == "nobody" else made.access.update
                draft.change(
                    made.name,
                    owned=True,
                    access=Access(
                        read="owner" if rest == "owner" else made.access.read,
                        create="anyone",
                        update=rest,
                        delete=rest,
                    ),
                )
            return made.name
    return ""


_BOOKINGS = frozenset(
    "booking reservation appointment rental viewing ticket visit consultation "
    "session_booking".split()
)
_ORDER = "order"
REQUESTS = frozenset(
    "application enrolment enrollment registration participation membership entry".split()
)
"""Records of the lexicon by which people ask to have or to join something."""


def book(draft: Draft, intent: Intent) -> Claims:
    """Book a record for dates or a time."""
    words = [
        word
        for word in intent.phrase.split()
        if word
        not in {
            "appointment",
            "appointments",
            "booking",
            "bookings",
            "reservation",
            "reservations",
            "online",
            "service",
            "services",
        }
    ]
    if not words and _OF_SERVICES.match(intent.phrase):
        # "Service appointment": it is the services that people come for, whatever the app shows.
        words = ["service"]
    begun = next(iter(draft.of_kind(Booking)), None)
    if begun and words and not draft.words.plausible(" ".join(words)):
        # "Medical appointments" are made where appointments are made already.
        return claim(begun.id, "book")
    entity = entity_for(draft, " ".join(words), source_of(intent))
    host = re.search(
        r"\bwith (?:an? |the |their |our )?([a-z]+)",
        draft.text[intent.start : intent.end + 40].lower(),
    )
    if not words and host and draft.words.plausible(host.group(1)):
        entity = entity_for(draft, host.group(1), source_of(intent))
    elif not words and draft.of_kind(Booking):
        # "Make an appointment": one of those that the text has named.
        entity = draft.of_kind(Booking)[0].entity
    if draft.entities[entity].owned or entity == _ORDER:
        # Who rents, returns and pays orders rents what the orders are for.
        entity = main_entity(draft)
    draft.list_page(entity, source_of(intent))
    nights = by_night(draft, entity)
    kinds = (FieldType.DATE,) if nights else (FieldType.DATE, FieldType.DATETIME)
    own = adopt(draft, entity, _BOOKINGS, *kinds)
    if own:
        return _adopted_booking(draft, entity, own, intent)
    noun = "appointment" if "appointment" in draft.text.lower() else "booking"
    name = free_record(draft, noun, entity)
    if name in draft.entities and not draft.entities[name].owned:
        name = f"{entity}_{noun}"
    stays = nights or _by_days(draft.entities[entity])
    slept_in = nights or noun_class(entity) == "place"
    kind, first, last = ("date", "starts_on", "ends_on") if stays else ("datetime", "starts_at", "")
    fields = [
        relation(draft, entity),
        *contact_fields(),
        field(first, kind, _FIRST[slept_in] if stays else "Date and time"),
    ]
    if stays:
        fields.append(field(last, "date", _LAST[slept_in]))
    fields.append(field("note", "long_text", required=False))
    rows = []
    for at in range(3):
        row = {**who(at), first: 3 + at * 4 if stays else 2880 + at * 1440, "note": ""}
        if stays:
            row[last] = 5 + at * 4
        rows.append(row)
    for row in rows:
        row["note"] = "Arriving in the afternoon."
    record(draft, name, fields, "name", rows_of(draft, entity, *rows), icon="calendar-check")
    feature = Booking(
        id=f"book_{entity}",
        entity=entity,
        record=name,
        start=first,
        end=last or None,
        verb=_BOOK_VERBS.get(intent.verb, "Book"),
        source=source_of(intent),
    )
    draft.add(feature, draft.detail_page(entity))
    _called_after(draft, name, entity)
    add_mine(draft, name, intent)
    return [Claim(feature=feature.id, aspect="book")]


def _adopted_booking(draft: Draft, entity: str, name: str, intent: Intent) -> Claims:
    fields = draft.entities[name].fields
    moments = [each for each in fields if each.type is FieldType.DATETIME]
    days = [each for each in fields if each.type is FieldType.DATE and each.required]
    dates = moments[:2] or days[:2] or [each for each in fields if each.type is FieldType.DATE][:1]
    last = dates[1].name if len(dates) > 1 and dates[1].type is dates[0].type else None
    feature = Booking(
        id=f"book_{entity}",
        entity=entity,
        record=name,
        start=dates[0].name,
        end=last,
        verb=_BOOK_VERBS.get(intent.verb, "Book"),
        source=source_of(intent),
    )
    draft.add(feature, draft.detail_page(entity))
    _called_after(draft, name, entity)
    add_mine(draft, name, intent)
    return claim(feature.id, "book")


def _called_after(draft: Draft, name: str, entity: str) -> None:
    """Name the visitor's records after what they are for: nobody looks for the own name."""
    made = draft.entities[name]
    link = next((each.name for each in made.fields if each.target == entity), None)
    display = made.display
    own = display in {"name", "guest", "customer", "client", "applicant", "learner", "student"}
    if link and own and made.owned and made.access.read == "owner":
        draft.change(name, display=link)


_OF_SERVICES = re.compile(r"services?(?: (?:appointment|booking|reservation)s?)?$")
_SPOKEN = {"offer_bid": "bid", "participation": "request to join"}
"""What people call a record that they send."""
_BOOK_VERBS = {"reserve": "Reserve", "rent": "Rent", "hire": "Hire", "rental": "Rent"}


def request(draft: Draft, intent: Intent) -> Claims:
    """Apply, enrol or join for a record."""
    words = [
        word
        for word in intent.phrase.split()
        if word not in {"application", "applications", "participation", "registration", "form"}
    ]
    entity = entity_for(draft, " ".join(words), source_of(intent))
    if draft.entities[entity].owned and draft.entities[entity].access.read == "owner":
        entity = main_entity(draft)
    draft.list_page(entity, source_of(intent))
    verbs = {
        "claim": "Claim",
        "request": "Request",
        "join": "Join",
        "enroll": "Enroll",
        "enrol": "Enrol",
        "enrollment": "Enroll",
        "participate": "Take part",
        "attend": "Attend",
        "register": "Register",
        "registration": "Register",
        "bid": "Bid",
        "donate": "Donate",
        "volunteer": "Volunteer",
        "redeem": "Redeem",
        "accept": "Accept",
        "invest": "Invest",
    }
    verb = verbs.get(intent.verb, "Apply")
    noun = {
        "Enroll": "enrollment",
        "Enrol": "enrolment",
        "Join": "participation",
        "Register": "registration",
        "Bid": "offer_bid",
        "Donate": "donation",
        "Claim": "claim",
        "Request": f"{entity}_request",
    }.get(verb, "application")
    own = adopt(draft, entity, REQUESTS)
    name = own or free_record(draft, noun, entity)
    if not own and name in draft.entities and not draft.entities[name].owned:
        name = f"{entity}_{noun}"
    staff = draft.staff
    decided = verb in _DECIDED and bool(staff)
    states = ("Pending", "Approved", "Rejected") if decided else _ANSWERS
    signed = verb in _DECIDED and "member" in draft.roles
    fields = [relation(draft, entity), *(_SIGNED if signed else contact_fields())]
    if verb in {"Bid", "Donate", "Invest"}:
        fields.append(field("amount", "money", unit="USD"))
    fields += [
        field("status", "enum", options=states),
        field("note", "long_text", required=False),
    ]
    rows = []
    for at in range(3):
        person = who(at)
        row = {
            **({"applicant": person["name"], "submitted_on": -2 - at} if signed else person),
            "status": states[at],
            "note": "Looking forward to it.",
        }
        if verb in {"Bid", "Donate", "Invest"}:
            row["amount"] = 5000 + 2500 * at
        rows.append(row)
    if not own:
        # The domain's own record says already who asks, and how to answer.
        plain = name == noun and not noun.startswith(entity)
        label = "" if plain else f"{draft.entities[entity].label} {noun.split('_')[-1]}"
        display = "applicant" if signed else "name"
        create = "member" if signed else "anyone"
        rows = rows_of(draft, entity, *rows)
        record(draft, name, fields, display, rows, icon="send", label=label, create=create)
    feature = Request(
        id=f"request_{entity}_{name_of(verb)}",
        entity=entity,
        record=name,
        verb=verb,
        confirmation=f"Thank you. Your {_SPOKEN.get(noun, noun.split('_')[-1])} has been received.",
        source=source_of(intent),
    )
    draft.add(feature, draft.detail_page(entity))
    _called_after(draft, name, entity)
    add_mine(draft, name, intent)
    if decided and not own:
        decide(draft, name, staff, source_of(intent))
    return claim(feature.id, "submit")


_ANSWERS = ("Received", "Accepted", "Declined")
_DECIDED = frozenset({"Claim", "Request", "Apply"})
"""What is sent for somebody to decide on."""
_SIGNED = (
    field("applicant", "text", required=False),
    field("submitted_on", "date", "Submitted"),
)
"""Who sends it and when, from the account and the day."""
