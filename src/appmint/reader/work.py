"""Intents about work: accounts, bookings, shops, forms, messages, reports, states, files."""

import re

from appmint.reader.draft import Draft, source_of
from appmint.reader.intents import Intent
from appmint.reader.listing import (
    Claims,
    add_mine,
    browse,
    claim,
    editor,
    free_record,
    title_from,
)
from appmint.reader.nouns import label_of, name_of
from appmint.reader.records import contact_fields, record, relation, rows_of, who
from appmint.reader.seeds import field
from appmint.spec.app import Role
from appmint.spec.criteria import Claim
from appmint.spec.entities import Access, Entity, FieldType
from appmint.spec.features import (
    Account,
    Admin,
    Board,
    Booking,
    Calendar,
    Compare,
    Document,
    Form,
    Lookup,
    Map,
    Messages,
    Notifications,
    Outbox,
    Profile,
    Quiz,
    Report,
    Request,
    Shop,
    Transfer,
    Transition,
    Workflow,
)

_STAYS = frozenset(
    """room hotel apartment house home villa cabin campsite hostel car vehicle bike boat rental flat
    property equipment costume tool accommodation""".split()
)


def account(draft: Draft, intent: Intent) -> Claims:
    """Register, sign in, sign out, change of password."""
    if not draft.roles or "member" not in draft.roles:
        draft.roles.setdefault(
            "member", Role(name="member", label="Member", source=source_of(intent))
        )
    page = draft.page("sign_in", "Sign in", "/sign-in", weight=95, source=source_of(intent))
    open_to = tuple(role.name for role in draft.roles.values() if not role.staff)
    feature = Account(id="account", register_roles=open_to, source=source_of(intent))
    draft.add(feature, page.name)
    aspect = {"register": "register", "logout": "sign_out", "password": "password"}
    return claim("account", aspect.get(intent.action, "sign_in"))


def profile(draft: Draft, intent: Intent) -> Claims:
    """The visitor's own details."""
    record(
        draft,
        "profile",
        [
            field("name", "text"),
            field("email", "email", "E-mail", private=True),
            field("phone", "phone", required=False, private=True),
            field("city", "text", required=False),
            field("about", "long_text", required=False),
        ],
        "name",
        [{**who(0), "phone": "+1 555 0120", "city": "Lyon", "about": "Likes short answers."}],
        icon="circle-user",
    )
    page = draft.page(
        "my_account", _account_title(intent), "/my-account", weight=80, source=source_of(intent)
    )
    feature = Profile(id="profile", entity="profile", source=source_of(intent))
    draft.add(feature, page.name, first=True)
    changes = intent.verb in {
        "manage",
        "edit",
        "update",
        "modify",
        "complete",
        "fill",
        "change",
        "improve",
        "maintain",
        "personal",
        "account",
        "user",
        "member",
    }
    return claim("profile", "update" if changes else "show")


def _account_title(intent: Intent) -> str:
    if "cent" in intent.phrase and len(intent.phrase.split()) == 2:
        return label_of(intent.phrase)
    return "My account"


def admin(draft: Draft, intent: Intent) -> Claims:
    """A panel for staff with every entity."""
    ensure_admin(draft, intent)
    aspect = "open" if intent.action == "admin" else "change"
    return claim("admin", aspect)


def ensure_admin(draft: Draft, intent: Intent) -> str:
    """The admin role, its account and its panel; returns the role's name."""
    role = next((each.name for each in draft.roles.values() if each.staff), None)
    if role is None:
        role = "admin"
        draft.roles[role] = Role(
            name=role, label="Administrator", staff=True, source=source_of(intent)
        )
    account(draft, intent)
    page = draft.page("admin", "Admin", "/admin", role=role, weight=96, source=source_of(intent))
    feature = Admin(
        id="admin", entities=(draft.main_entity(),), role=role, source=source_of(intent)
    )
    draft.add(feature, page.name)
    return role


def adopt(draft: Draft, entity: str, names: frozenset[str], *types: FieldType) -> str:
    """The domain's own record linked to `entity` (a hotel's booking), made owned; "" if none."""
    for known in draft.domains:
        for name, entry in known.entities.items():
            fits = name in names and any(each.target == entity for each in entry.fields.values())
            if not fits or (
                types and not any(each.type in types for each in entry.fields.values())
            ):
                continue
            made = draft.entities[draft.lexicon_entity(known.name, name)]
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
    "booking reservation appointment rental viewing ticket visit consultation session_booking".split()
)
_REQUESTS = frozenset(
    "application enrolment enrollment registration participation membership entry".split()
)


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
    entity = draft.entity_for(" ".join(words), source_of(intent))
    host = re.search(
        r"\bwith (?:an? |the |their |our )?([a-z]+)",
        draft.text[intent.start : intent.end + 40].lower(),
    )
    if not words and host and draft.plausible(host.group(1)):
        entity = draft.entity_for(host.group(1), source_of(intent))
    if draft.entities[entity].owned:
        entity = draft.main_entity()
    draft.list_page(entity, source_of(intent))
    own = adopt(draft, entity, _BOOKINGS, FieldType.DATE, FieldType.DATETIME)
    if own:
        return _adopted_booking(draft, entity, own, intent)
    noun = "appointment" if "appointment" in draft.text.lower() else "booking"
    name = free_record(draft, noun, entity)
    if name in draft.entities and not draft.entities[name].owned:
        name = f"{entity}_{noun}"
    stays = bool(_STAYS & set(entity.split("_")))
    kind, first, last = ("date", "starts_on", "ends_on") if stays else ("datetime", "starts_at", "")
    fields = [
        relation(draft, entity),
        *contact_fields(),
        field(first, kind, "Check-in" if stays else "Date and time"),
    ]
    if stays:
        fields.append(field(last, "date", "Check-out"))
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
    add_mine(draft, name, intent)
    return claim(feature.id, "book")


_BOOK_VERBS = {"reserve": "Reserve", "rent": "Rent", "hire": "Hire", "rental": "Rent"}


def shop(draft: Draft, intent: Intent) -> Claims:
    """Cart, checkout and orders."""
    product, price = _product(draft, intent)
    draft.list_page(product, source_of(intent))
    record(
        draft,
        "cart_item",
        [relation(draft, product), field("quantity", "number", minimum=1, default=1)],
        product,
        (),
        icon="shopping-cart",
    )
    draft.lexicon_entity("", "order")
    if not draft.entities["order"].owned:
        opened = draft.entities["order"].access.update not in {"nobody", "owner"}
        access = Access(read="owner", create="anyone", update="owner", delete="owner")
        draft.change("order", owned=True)
        if not opened:
            draft.change("order", access=access)
    line = "order_line"
    record(
        draft,
        line,
        [
            relation(draft, "order"),
            relation(draft, product),
            field("quantity", "number", minimum=1),
            field("price", "money", unit="USD"),
        ],
        product,
        [
            {"order": at % 4, product: at % 4, "quantity": 1 + at % 2, "price": 2900 + at * 700}
            for at in range(4)
        ],
        icon="list",
    )
    page = draft.page("cart", "Cart", "/cart", weight=70, source=source_of(intent))
    feature = Shop(
        id="shop",
        product=product,
        price=price,
        cart_item="cart_item",
        order="order",
        order_line=line,
        source=source_of(intent),
    )
    draft.add(feature, page.name)
    draft.add(feature, draft.detail_page(product))
    text = intent.text.lower()
    if intent.action == "pay" or "checkout" in text or "check out" in text:
        return claim("shop", "checkout")
    if "cart" in text:
        return claim("shop", "cart" if intent.verb in {"view", "manage", "see"} else "add")
    return claim("shop", "checkout" if "order" in text else "add")


def _product(draft: Draft, intent: Intent) -> tuple[str, str]:
    shops = draft.of_kind(Shop)
    if shops:
        return shops[0].product, shops[0].price
    priced = [
        name
        for name, made in draft.entities.items()
        if made.first(FieldType.MONEY) and not made.owned
    ]
    wanted = [
        word
        for word in intent.phrase.split()
        if word
        not in {
            "cart",
            "shopping",
            "order",
            "orders",
            "payment",
            "payments",
            "online",
            "checkout",
            "method",
            "methods",
            "fee",
            "fees",
        }
    ]
    entity = ""
    if wanted and not draft.abstract(" ".join(wanted)):
        entity = draft.entity_for(" ".join(wanted), source_of(intent))
    elif draft.main in priced:
        entity = draft.main
    else:
        entity = priced[0] if priced else draft.main_entity()
    if entity in {"order", "payment", "cart_item", "order_line"} or draft.entities[entity].owned:
        entity = draft.lexicon_entity("", "product", source_of(intent))
    found = draft.entities[entity].first(FieldType.MONEY)
    if found:
        return entity, found.name
    made = field("price", "money", unit="USD")
    return entity, draft.add_field(entity, made, [4900, 12900, 2500, 7900, 15900, 3400])


_FORM_WORDS = frozenset(
    """form forms feedback inquiry inquiries enquiry survey surveys questionnaire complaint complaints
    suggestions opinion opinions contact message messages request requests""".split()
)


def form(draft: Draft, intent: Intent) -> Claims:
    """A public form that is kept and confirmed."""
    text = intent.text.lower()
    if intent.verb == "submit" and intent.phrase and not _FORM_WORDS & set(intent.phrase.split()):
        if draft.plausible(intent.phrase):
            entity = draft.entity_for(intent.phrase, source_of(intent))
            return claim(draft.manage(entity, editor(draft, intent), source_of(intent)), "create")
    kind, heading, extra = "message", "Contact us", []
    if intent.action == "subscribe":
        kind, heading = "subscription", "Subscribe"
    elif "survey" in text or "questionnaire" in text:
        kind, heading = "survey_response", "Survey"
        extra = [field("satisfaction", "rating", "How satisfied are you?")]
    elif "feedback" in text or "suggest" in text or "opinion" in text:
        kind, heading = "feedback_entry", "Feedback"
    elif "complain" in text:
        kind, heading = "complaint", "Complaint"
    elif "inquir" in text or "enquir" in text or "consult" in text:
        kind, heading = "inquiry", "Inquiry"
    name = kind if kind != "message" else "contact_message"
    fields = [*contact_fields(), *extra]
    if kind != "subscription":
        fields.append(field("message", "long_text"))
    rows = []
    for at in range(3):
        row = dict(who(at))
        if kind != "subscription":
            row["message"] = "Thank you for the quick answer last week. I have one more question."
        if extra:
            row["satisfaction"] = 5 - at
        rows.append(row)
    record(draft, name, fields, "name", rows, icon="mail")
    page = draft.page(
        "contact" if name == "contact_message" else name,
        title_from(intent, heading),
        weight=65,
        source=source_of(intent),
    )
    feature = Form(
        id=f"form_{name}",
        entity=name,
        heading=heading,
        source=source_of(intent),
        submit_label="Subscribe" if kind == "subscription" else "Send",
        confirmation="Thank you, you are subscribed."
        if kind == "subscription"
        else "Thank you. We have received your message.",
    )
    draft.add(feature, page.name)
    return claim(feature.id, "submit")


def request(draft: Draft, intent: Intent) -> Claims:
    """Apply, enrol or join for a record."""
    words = [
        word
        for word in intent.phrase.split()
        if word not in {"application", "applications", "participation", "registration", "form"}
    ]
    entity = draft.entity_for(" ".join(words), source_of(intent))
    if draft.entities[entity].owned:
        entity = draft.main_entity()
    draft.list_page(entity, source_of(intent))
    verbs = {
        "join": "Join",
        "enroll": "Enroll",
        "enrol": "Enrol",
        "enrollment": "Enroll",
        "participate": "Take part",
        "attend": "Attend",
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
        "Bid": "offer_bid",
        "Donate": "donation",
    }.get(verb, "application")
    name = adopt(draft, entity, _REQUESTS) or free_record(draft, noun, entity)
    if name in draft.entities and not draft.entities[name].owned:
        name = f"{entity}_{noun}"
    fields = [relation(draft, entity), *contact_fields()]
    if verb in {"Bid", "Donate", "Invest"}:
        fields.append(field("amount", "money", unit="USD"))
    fields += [
        field("status", "enum", options=("Received", "Accepted", "Declined")),
        field("note", "long_text", required=False),
    ]
    rows = []
    for at in range(3):
        row = {
            **who(at),
            "status": ("Received", "Accepted", "Declined")[at],
            "note": "Looking forward to it.",
        }
        if verb in {"Bid", "Donate", "Invest"}:
            row["amount"] = 5000 + 2500 * at
        rows.append(row)
    record(draft, name, fields, "name", rows_of(draft, entity, *rows), icon="send")
    feature = Request(
        id=f"request_{entity}_{name_of(verb)}",
        entity=entity,
        record=name,
        verb=verb,
        confirmation="Thank you. Your request has been received.",
        source=source_of(intent),
    )
    draft.add(feature, draft.detail_page(entity))
    add_mine(draft, name, intent)
    return claim(feature.id, "submit")


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
    channel = (
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
    row = {"body": "Your place is confirmed. See you on Friday.", "sent_at": -300}
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


def report(draft: Draft, intent: Intent) -> Claims:
    """A report over records with totals and download."""
    words = [w for w in intent.phrase.split() if w not in {"report", "reports", "data"}]
    entity = (
        draft.entity_for(" ".join(words), source_of(intent))
        if (words and draft.known(" ".join(words)))
        else draft.main_entity()
    )
    draft.list_page(entity, source_of(intent))
    made = draft.entities[entity]
    columns = tuple(
        each.name
        for each in made.fields
        if each.type not in {FieldType.IMAGE, FieldType.LONG_TEXT, FieldType.LOCATION}
        and not each.private
    )[:6] or (made.display,)
    group = made.first(FieldType.ENUM)
    totals = tuple(
        each.name for each in made.fields if each.type in {FieldType.NUMBER, FieldType.MONEY}
    )[:2]
    page = draft.page("reports", "Reports", weight=50, source=source_of(intent))
    feature = Report(
        id=f"report_{entity}",
        entity=entity,
        heading=f"{made.label} report",
        columns=columns,
        group_by=group.name if group else None,
        total=totals,
        source=source_of(intent),
    )
    draft.add(feature, page.name)
    download = any(word in intent.text.lower() for word in ("export", "download", "print"))
    return claim(feature.id, "download" if download else "generate")


def document(draft: Draft, intent: Intent) -> Claims:
    """A printable paper made from a record."""
    titles = ("quote", "voucher", "invoice", "certificate", "ticket", "receipt", "quotation")
    text = intent.text.lower()
    title = next((each for each in titles if each in text), "document")
    records = ("order", "booking", "appointment", "enrollment", "application")
    entity = next((name for name in records if name in draft.entities), draft.main_entity())
    feature = Document(
        id=f"document_{entity}_{title}",
        entity=entity,
        title=label_of(title),
        source=source_of(intent),
    )
    if draft.entities[entity].owned:
        add_mine(draft, entity, intent)
    else:
        draft.list_page(entity, source_of(intent))
    draft.add(feature, draft.detail_page(entity, source_of(intent)))
    return claim(feature.id, "view")


def compare(draft: Draft, intent: Intent) -> Claims:
    """Records side by side."""
    words = [w for w in intent.phrase.split() if w not in {"comparison", "comparisons"}]
    phrase = " ".join(words)
    entity = (
        draft.entity_for(phrase, source_of(intent))
        if phrase and draft.known(phrase)
        else (draft.main_entity())
    )
    draft.list_page(entity, source_of(intent))
    page = draft.page("compare", "Compare", weight=52, source=source_of(intent))
    feature = Compare(
        id=f"compare_{entity}",
        entity=entity,
        source=source_of(intent),
        fields=tuple(each.name for each in draft.entities[entity].fields if not each.private)[:8],
    )
    return claim(draft.add(feature, page.name), "compare")


_PAIRS: dict[str, tuple[str, str, str]] = {
    "approve": ("Approve", "Pending", "Approved"),
    "reject": ("Reject", "Pending", "Rejected"),
    "audit": ("Approve", "Pending", "Approved"),
    "auditing": ("Approve", "Pending", "Approved"),
    "approval": ("Approve", "Pending", "Approved"),
    "assign": ("Assign", "Open", "Assigned"),
    "confirm": ("Confirm", "Pending", "Confirmed"),
    "cancel": ("Cancel", "Open", "Cancelled"),
    "cancellation": ("Cancel", "Open", "Cancelled"),
    "return": ("Return", "Out", "Returned"),
    "renew": ("Renew", "Expiring", "Renewed"),
    "ship": ("Ship", "Placed", "Shipped"),
    "deliver": ("Mark as delivered", "Shipped", "Delivered"),
    "close": ("Close", "Open", "Closed"),
    "dispatch": ("Dispatch", "Waiting", "Dispatched"),
    "refund": ("Refund", "Paid", "Refunded"),
    "refunds": ("Refund", "Paid", "Refunded"),
    "check": ("Check in", "Expected", "Checked in"),
    "check-in": ("Check in", "Expected", "Checked in"),
    "transfer": ("Transfer", "Here", "Moved"),
    "borrow": ("Borrow", "On the shelf", "Borrowed"),
    "lend": ("Lend", "On the shelf", "Lent"),
    "resolve": ("Resolve", "Open", "Resolved"),
    "complete": ("Complete", "Open", "Completed"),
    "lock": ("Lock", "Unlocked", "Locked"),
    "unlock": ("Unlock", "Locked", "Unlocked"),
    "mark": ("Mark as done", "Open", "Done"),
    "finish": ("Finish", "Open", "Finished"),
    "enable": ("Enable", "Disabled", "Enabled"),
}


def workflow(draft: Draft, intent: Intent) -> Claims:
    """Named changes of state."""
    words = [w for w in intent.phrase.split() if w not in {"status", "statuses"}]
    entity = draft.entity_for(" ".join(words), source_of(intent))
    made = draft.entities[entity]
    draft.list_page(entity, source_of(intent))
    feature_id = f"workflow_{entity}"
    if feature_id not in draft.features:
        state, transitions = _states(draft, made, intent)
        feature = Workflow(
            id=feature_id,
            entity=entity,
            state=state,
            transitions=transitions,
            source=source_of(intent),
        )
        draft.add(feature, draft.detail_page(entity))
    return claim(feature_id, "act")


def _states(draft: Draft, made: Entity, intent: Intent) -> tuple[str, tuple[Transition, ...]]:
    by = editor(draft, intent)
    found = next(
        (
            each
            for each in made.fields
            if each.type is FieldType.ENUM
            and each.name in {"status", "state", "stage"}
            and len(each.options) > 1
        ),
        None,
    )
    label, first, last = _PAIRS.get(intent.verb, ("Process", "Open", "Done"))
    if found is None:
        name = "state" if any(each.name == "status" for each in made.fields) else "status"
        options = (first, last)
        if last == "Approved":
            options = (first, last, "Rejected")
        draft.add_field(
            made.name,
            field(name, "enum", options=options),
            [options[at % 3 // 2] for at in range(6)],
        )
        steps = [Transition(name=name_of(label), label=label, from_=(first,), to=last, by=by)]
        if last == "Approved":
            steps.append(
                Transition(name="reject", label="Reject", from_=(first,), to="Rejected", by=by)
            )
        return name, tuple(steps)
    options = found.options
    steps = []
    for before, after in zip(options, options[1:], strict=False):
        steps.append(
            Transition(
                name=name_of(f"to_{after}"),
                label=f"Mark as {after.lower()}",
                from_=(before,),
                to=after,
                by=by,
            )
        )
    return found.name, tuple(steps)


def quiz(draft: Draft, intent: Intent) -> Claims:
    """Questions with options, feedback and a score."""
    text = intent.text.lower()
    aspect = (
        "score"
        if "scor" in text or "result" in text
        else ("answer" if "answer" in text or "submit" in text else "start")
    )
    known = next(
        (
            each.name
            for each in draft.domains
            if {"quiz", "question", "attempt"} <= each.entities.keys()
        ),
        None,
    )
    if known:
        for each in ("quiz", "question", "attempt"):
            draft.lexicon_entity(known, each)
        draft.change("attempt", owned=True)
        draft.allow("attempt", create="anyone")
        _place_quiz(draft, "question", intent)
        return claim("quiz", aspect)
    entity = "quiz"
    titles = ("General knowledge", "Everyday science", "Rivers and cities", "Words and numbers")
    record(
        draft,
        entity,
        [
            field("title", "text"),
            field("description", "long_text"),
            field("level", "enum", options=("Easy", "Medium", "Hard")),
        ],
        "title",
        [
            {
                "title": title,
                "description": "Four questions, no time limit.",
                "level": ("Easy", "Medium", "Hard")[at % 3],
            }
            for at, title in enumerate(titles)
        ],
        icon="circle-help",
        owned=False,
        read="anyone",
        create="nobody",
        change="nobody",
    )
    record(
        draft,
        "quiz_question",
        [
            relation(draft, entity),
            field("prompt", "text", "Question"),
            *(field(f"option_{letter}", "text", f"Option {letter.upper()}") for letter in "abcd"),
            field("answer", "enum", options=("A", "B", "C", "D")),
            field("explanation", "long_text", required=False),
        ],
        "prompt",
        [
            {
                "quiz": at % 4,
                "prompt": prompt,
                "option_a": a,
                "option_b": b,
                "option_c": c,
                "option_d": d,
                "answer": right,
                "explanation": why,
            }
            for at, (prompt, a, b, c, d, right, why) in enumerate(_QUESTIONS)
        ],
        icon="list",
        owned=False,
        read="anyone",
        create="nobody",
        change="nobody",
        label="Question",
    )
    record(
        draft,
        "attempt",
        [
            relation(draft, entity),
            field("player", "text", "Name"),
            field("score", "number"),
            field("total", "number"),
            field("finished_at", "datetime", "Finished"),
        ],
        "player",
        [
            {
                "quiz": at % 4,
                "player": who(at)["name"],
                "score": 2 + at % 3,
                "total": 4,
                "finished_at": -600 * (at + 1),
            }
            for at in range(6)
        ],
        icon="trophy",
        read="anyone",
    )
    _place_quiz(draft, "quiz_question", intent)
    return claim("quiz", aspect)


def _place_quiz(draft: Draft, question: str, intent: Intent) -> None:
    draft.list_page("quiz", source_of(intent))
    feature = Quiz(
        id="quiz", entity="quiz", question=question, attempt="attempt", source=source_of(intent)
    )
    draft.add(feature, draft.detail_page("quiz"))


_QUESTIONS = (
    (
        "Which planet is closest to the sun?",
        "Mercury",
        "Venus",
        "Mars",
        "Earth",
        "A",
        "Mercury circles the sun in 88 days.",
    ),
    (
        "At what temperature does water boil at sea level?",
        "90 °C",
        "100 °C",
        "110 °C",
        "120 °C",
        "B",
        "At higher altitude it boils earlier.",
    ),
    (
        "Which river flows through Vienna?",
        "Rhine",
        "Elbe",
        "Danube",
        "Rhône",
        "C",
        "The Danube passes ten countries.",
    ),
    ("What is a quarter of 240?", "40", "48", "54", "60", "D", "240 divided by four is 60."),
    (
        "How many sides has a hexagon?",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "B",
        "Hex is Greek for six.",
    ),
    (
        "Which gas do plants take in?",
        "Oxygen",
        "Nitrogen",
        "Carbon dioxide",
        "Helium",
        "C",
        "They turn it into sugar with light.",
    ),
    (
        "Of which country is Lisbon the capital?",
        "Portugal",
        "Spain",
        "Brazil",
        "Chile",
        "A",
        "Lisbon lies where the Tagus meets the sea.",
    ),
    (
        "What is the opposite of ancient?",
        "Old",
        "Modern",
        "Large",
        "Quiet",
        "B",
        "Ancient means very old.",
    ),
    (
        "How many continents are there?",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "C",
        "Counted as in most English schools.",
    ),
    (
        "What does a thermometer measure?",
        "Pressure",
        "Weight",
        "Speed",
        "Temperature",
        "D",
        "Thermos is Greek for warm.",
    ),
    (
        "Which city is called the Eternal City?",
        "Athens",
        "Rome",
        "Cairo",
        "Paris",
        "B",
        "Romans used the name themselves.",
    ),
    (
        "How many letters has the word 'twelve'?",
        "Six",
        "Seven",
        "Eight",
        "Five",
        "A",
        "T-w-e-l-v-e.",
    ),
    (
        "Who painted the Mona Lisa?",
        "Raphael",
        "Titian",
        "Leonardo da Vinci",
        "Botticelli",
        "C",
        "It hangs in the Louvre.",
    ),
    ("What do bees make?", "Silk", "Honey", "Milk", "Paper", "B", "And wax."),
    (
        "Which ocean is the largest?",
        "Atlantic",
        "Indian",
        "Arctic",
        "Pacific",
        "D",
        "It covers a third of the earth.",
    ),
    ("What is 15 percent of 200?", "30", "20", "25", "35", "A", "Ten percent is 20, five is 10."),
)


_FILES = frozenset(
    "file files document documents link links report reports folder folders results".split()
)


def transfer(draft: Draft, intent: Intent) -> Claims:
    """Upload, download and share files; sharing what is no file means posting it."""
    entity = draft.entity_for(intent.phrase, source_of(intent))
    files = _FILES & set(intent.text.lower().split())
    if (
        intent.action == "share"
        and not files
        and draft.entities[entity].first(FieldType.FILE) is None
    ):
        return claim(draft.manage(entity, editor(draft, intent), source_of(intent)), "create")
    draft.list_page(entity, source_of(intent))
    made = draft.entities[entity]
    file = made.first(FieldType.FILE)
    name = (
        file.name
        if file
        else draft.add_field(
            entity,
            field("file", "file", required=False),
            ["overview.txt", "details.txt", "summary.txt", "notes.txt"],
        )
    )
    feature_id = f"transfer_{entity}"
    aspect = intent.action if intent.action in {"upload", "download", "share"} else "download"
    if feature_id not in draft.features:
        draft.add(
            Transfer(id=feature_id, entity=entity, file=name, source=source_of(intent)),
            draft.detail_page(entity),
        )
    draft.update(feature_id, **{aspect: True})
    if aspect == "upload":
        draft.add(draft.features[feature_id], draft.list_page(entity))
        draft.allow(entity, create="anyone")
    return claim(feature_id, aspect)


def lookup(draft: Draft, intent: Intent) -> Claims:
    """Find one record by its reference."""
    words = [
        w
        for w in intent.phrase.split()
        if w not in {"status", "progress", "logistics", "tracking", "number", "verification"}
    ]
    phrase = " ".join(words)
    if phrase and draft.abstract(phrase):
        return browse(draft, intent)
    if not phrase:
        entity = "order" if "order" in draft.entities else draft.main_entity()
    else:
        entity = draft.entity_for(phrase, source_of(intent))
    made = draft.entities[entity]
    key = next(
        (
            each.name
            for each in made.fields
            if each.name in {"number", "reference", "code", "tracking_number", "order_number"}
            and each.type is FieldType.TEXT
        ),
        None,
    )
    if key is None:
        prefix = made.label[:1].upper()
        key = draft.add_field(
            entity,
            field("reference", "text", required=False),
            [f"{prefix}-{2041 + at}" for at in range(40)],
        )
    if not made.owned:
        draft.list_page(entity, source_of(intent))
    page = draft.page(
        "track", f"Track {made.label.lower()}", "/track", weight=58, source=source_of(intent)
    )
    feature = Lookup(
        id=f"lookup_{entity}",
        entity=entity,
        key=key,
        heading=page.title,
        verb="Verify" if intent.verb in {"verify", "verification"} else "Track",
        source=source_of(intent),
    )
    return claim(draft.add(feature, page.name), "find")


def board(draft: Draft, intent: Intent) -> Claims:
    """Columns by state."""
    entity = draft.main_entity()
    for name in ("task", "issue", "ticket", "card"):
        if name in draft.entities:
            entity = name
    made = draft.entities[entity]
    column = made.first(FieldType.ENUM)
    name = (
        column.name
        if column
        else draft.add_field(
            entity,
            field("status", "enum", options=("To do", "Doing", "Done")),
            ["To do", "Doing", "Done"],
        )
    )
    draft.manage(entity, editor(draft, intent), source_of(intent))
    page = draft.page("board", "Board", weight=25, source=source_of(intent))
    feature = Board(id=f"board_{entity}", entity=entity, column=name, source=source_of(intent))
    return claim(draft.add(feature, page.name), "show")


def calendar(draft: Draft, intent: Intent) -> Claims:
    """A month of dated records."""
    named = []
    if intent.phrase and draft.plausible(intent.phrase):
        named = [draft.entity_for(intent.phrase, source_of(intent))]
    dated = [*named, draft.main_entity(), *(n for n, e in draft.entities.items() if not e.owned)]
    entity = next(
        (n for n in dated if draft.entities[n].first(FieldType.DATE, FieldType.DATETIME)), ""
    )
    if not entity:
        entity = draft.lexicon_entity("", "event", source_of(intent))
    date = draft.entities[entity].first(FieldType.DATE, FieldType.DATETIME)
    draft.list_page(entity, source_of(intent))
    page = draft.page("calendar", "Calendar", weight=54, source=source_of(intent))
    feature = Calendar(
        id=f"calendar_{entity}",
        entity=entity,
        date=date.name if date else "starts_on",
        source=source_of(intent),
    )
    return claim(draft.add(feature, page.name), "show")


def place(draft: Draft, intent: Intent) -> Claims:
    """Records on a map."""
    located = [n for n, e in draft.entities.items() if e.first(FieldType.LOCATION) and not e.owned]
    entity = located[0] if located else draft.main_entity()
    if intent.phrase and draft.plausible(intent.phrase):
        entity = draft.entity_for(intent.phrase, source_of(intent))
    found = draft.entities[entity].first(FieldType.LOCATION)
    name = (
        found.name
        if found
        else draft.add_field(entity, field("location", "location", required=False), _LOCATIONS)
    )
    draft.list_page(entity, source_of(intent))
    page = draft.page("map", "Map", weight=53, source=source_of(intent))
    feature = Map(id=f"map_{entity}", entity=entity, location=name, source=source_of(intent))
    return claim(draft.add(feature, page.name), "show")


_LOCATIONS = [
    {"label": label, "lat": lat, "lng": lng}
    for label, lat, lng in (
        ("Lyon, France", 45.76, 4.84),
        ("Ghent, Belgium", 51.05, 3.72),
        ("Graz, Austria", 47.07, 15.44),
        ("Porto, Portugal", 41.15, -8.61),
        ("Leeds, United Kingdom", 53.8, -1.55),
        ("Bologna, Italy", 44.49, 11.34),
    )
]
