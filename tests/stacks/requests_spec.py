"""A spec written by hand for the rooms in which visitors ask for something: a craft house."""

from typing import Any

from appmint.spec import AppSpec
from appmint.stacks.web.checks import attach

_GUEST = [
    {"name": "name", "label": "Name", "type": "text"},
    {"name": "email", "label": "E-mail", "type": "email", "private": True},
]
_OWN = {"read": "owner", "create": "anyone", "update": "owner", "delete": "owner"}
_PEOPLE = (
    {"name": "Ada Finch", "email": "ada@example.com"},
    {"name": "Bo Lind", "email": "bo@example.com"},
    {"name": "Cleo Marsh", "email": "cleo@example.com"},
)


def _workshop() -> dict[str, Any]:
    return {
        "name": "workshop",
        "plural": "workshops",
        "label": "Workshop",
        "label_plural": "Workshops",
        "icon": "palette",
        "display": "title",
        "fields": [
            {"name": "title", "label": "Title", "type": "text"},
            {"name": "about", "label": "About", "type": "long_text"},
            {"name": "starts_at", "label": "Starts", "type": "datetime"},
            {"name": "fee", "label": "Fee", "type": "money", "unit": "EUR"},
            {
                "name": "enrolment",
                "label": "Enrolment",
                "type": "enum",
                "options": ["Open", "Full"],
            },
        ],
        "seed": [
            {
                "title": title,
                "about": f"{title}: two hours with clay, tools and good company.",
                "starts_at": days * 1440,
                "fee": fee,
                "enrolment": state,
            }
            for title, days, fee, state in (
                ("Bowls on the wheel", 9, 4500, "Full"),
                ("Hand-built tiles", 3, 3800, "Open"),
                ("Natural glazes", 16, 5200, "Open"),
                ("Raku evening", 30, 6400, "Open"),
            )
        ],
    }


def _cabin() -> dict[str, Any]:
    return {
        "name": "cabin",
        "plural": "cabins",
        "label": "Cabin",
        "label_plural": "Cabins",
        "icon": "house",
        "display": "name",
        "fields": [
            {"name": "name", "label": "Name", "type": "text"},
            {"name": "about", "label": "About", "type": "long_text"},
            {"name": "price", "label": "Price a night", "type": "money", "unit": "EUR"},
            {"name": "beds", "label": "Beds", "type": "number"},
            {"name": "picture", "label": "Picture", "type": "image", "required": False},
        ],
        "seed": [
            {
                "name": name,
                "about": "A wooden cabin between the birches.",
                "price": price,
                "beds": beds,
            }
            for name, price, beds in (
                ("Birch cabin", 8900, 2),
                ("Heron cabin", 12000, 4),
                ("Moss cabin", 7400, 1),
            )
        ],
    }


def _kiln() -> dict[str, Any]:
    return {
        "name": "kiln",
        "plural": "kilns",
        "label": "Kiln",
        "label_plural": "Kilns",
        "icon": "flame",
        "display": "name",
        "fields": [
            {"name": "name", "label": "Name", "type": "text"},
            {"name": "duration", "label": "Firing", "type": "number", "unit": "min"},
            {"name": "price", "label": "Price", "type": "money", "unit": "EUR"},
            {"name": "heat", "label": "Heat", "type": "enum", "options": ["Low", "High"]},
        ],
        "seed": [
            {"name": "Small kiln", "duration": 90, "price": 1500, "heat": "Low"},
            {"name": "Large kiln", "duration": 120, "price": 2800, "heat": "High"},
        ],
    }


def _records() -> list[dict[str, Any]]:
    return [
        {
            "name": "seat",
            "plural": "seats",
            "label": "Seat",
            "label_plural": "Seats",
            "icon": "ticket",
            "display": "name",
            "owned": True,
            "access": _OWN,
            "fields": [
                {
                    "name": "workshop",
                    "label": "Workshop",
                    "type": "relation",
                    "target": "workshop",
                },
                *_GUEST,
                {
                    "name": "level",
                    "label": "Level",
                    "type": "enum",
                    "options": ["Beginner", "Practised"],
                },
                {
                    "name": "status",
                    "label": "Status",
                    "type": "enum",
                    "options": ["Received", "Confirmed", "Declined"],
                },
                {"name": "sent_at", "label": "Sent", "type": "datetime", "required": False},
                {"name": "note", "label": "Note", "type": "long_text", "required": False},
            ],
            "seed": [
                {**who, "workshop": at, "level": "Beginner", "status": "Received", "note": ""}
                for at, who in enumerate(_PEOPLE)
            ],
        },
        {
            "name": "stay",
            "plural": "stays",
            "label": "Stay",
            "label_plural": "Stays",
            "icon": "bed",
            "display": "name",
            "owned": True,
            "access": _OWN,
            "fields": [
                {"name": "cabin", "label": "Cabin", "type": "relation", "target": "cabin"},
                {"name": "reference", "label": "Reference", "type": "text", "required": False},
                *_GUEST,
                {"name": "arrives_on", "label": "Check-in", "type": "date"},
                {"name": "leaves_on", "label": "Check-out", "type": "date"},
                {"name": "guests", "label": "Guests", "type": "number", "minimum": 1},
                {
                    "name": "total",
                    "label": "Total",
                    "type": "money",
                    "unit": "EUR",
                    "required": False,
                },
                {
                    "name": "status",
                    "label": "Status",
                    "type": "enum",
                    "options": ["Booked", "Checked in", "Cancelled"],
                },
                {"name": "wishes", "label": "Wishes", "type": "long_text", "required": False},
            ],
            "seed": [
                {
                    **who,
                    "cabin": 0 if at < 2 else 1,
                    "reference": f"ST-SEED{at}",
                    "arrives_on": 3 + at * 5,
                    "leaves_on": 6 + at * 5,
                    "guests": 2,
                    "total": 26700,
                    "status": "Booked",
                    "wishes": "A late arrival.",
                }
                for at, who in enumerate(_PEOPLE)
            ],
        },
        {
            "name": "firing",
            "plural": "firings",
            "label": "Firing",
            "label_plural": "Firings",
            "icon": "flame",
            "display": "name",
            "owned": True,
            "access": _OWN,
            "fields": [
                {"name": "kiln", "label": "Kiln", "type": "relation", "target": "kiln"},
                *_GUEST,
                {"name": "starts_at", "label": "Date and time", "type": "datetime"},
            ],
            "seed": [
                {**who, "kiln": 0, "starts_at": 2880 + at * 600} for at, who in enumerate(_PEOPLE)
            ],
        },
        {
            "name": "question",
            "plural": "questions",
            "label": "Question",
            "label_plural": "Questions",
            "icon": "mail",
            "display": "name",
            "access": {"read": "nobody", "create": "anyone"},
            "fields": [
                *_GUEST,
                {"name": "satisfaction", "label": "How do you like us?", "type": "rating"},
                {
                    "name": "workshop",
                    "label": "About which workshop",
                    "type": "relation",
                    "target": "workshop",
                    "required": False,
                },
                {"name": "message", "label": "Message", "type": "long_text"},
                {"name": "answered", "label": "Answered", "type": "boolean"},
            ],
            "seed": [],
        },
        {
            "name": "member_card",
            "plural": "member_cards",
            "label": "Member card",
            "label_plural": "Member cards",
            "icon": "id-card",
            "display": "name",
            "owned": True,
            "access": _OWN,
            "fields": [
                *_GUEST,
                {"name": "phone", "label": "Phone", "type": "phone", "required": False},
                {"name": "newsletter", "label": "Newsletter", "type": "boolean"},
                {"name": "craft", "label": "Favourite craft", "type": "text", "required": False},
            ],
            "seed": [],
        },
    ]


def _features() -> list[dict[str, Any]]:
    lists: list[dict[str, Any]] = []
    controls: dict[str, dict[str, Any]] = {
        "workshop": {},
        "cabin": {"sort": ["price"]},
        "kiln": {"sort": ["price"], "filters": ["heat"]},
    }
    for name, asked in controls.items():
        lists.append({"kind": "browse", "id": f"browse_{name}", "entity": name, **asked})
        lists.append({"kind": "detail", "id": f"detail_{name}", "entity": name})
    return [
        {
            "kind": "hero",
            "id": "welcome",
            "heading": "Make something with your hands",
            "actions": [{"label": "See the workshops", "page": "workshops"}],
        },
        *lists,
        {"kind": "calendar", "id": "calendar_workshop", "entity": "workshop", "date": "starts_at"},
        {
            "kind": "request",
            "id": "join_workshop",
            "entity": "workshop",
            "record": "seat",
            "verb": "Join",
            "confirmation": "Your seat is asked for.",
        },
        {
            "kind": "booking",
            "id": "book_cabin",
            "entity": "cabin",
            "record": "stay",
            "start": "arrives_on",
            "end": "leaves_on",
            "verb": "Book this cabin",
        },
        {
            "kind": "booking",
            "id": "book_kiln",
            "entity": "kiln",
            "record": "firing",
            "start": "starts_at",
            "verb": "Reserve",
        },
        {
            "kind": "form",
            "id": "ask",
            "entity": "question",
            "heading": "Ask us",
            "text": "We answer within a day.",
            "confirmation": "Thank you. We read every question.",
        },
        {"kind": "profile", "id": "member_card", "entity": "member_card"},
        {"kind": "mine", "id": "mine_seat", "entity": "seat", "heading": "My seats"},
        {"kind": "mine", "id": "mine_stay", "entity": "stay", "heading": "My stays"},
        {"kind": "mine", "id": "mine_firing", "entity": "firing", "heading": "My firings"},
        {"kind": "detail", "id": "detail_stay", "entity": "stay"},
        {"kind": "document", "id": "stay_voucher", "entity": "stay", "title": "Voucher"},
        {"kind": "document", "id": "seat_ticket", "entity": "seat", "title": "Ticket"},
    ]


def _pages() -> list[dict[str, Any]]:
    def record(name: str, plural: str, *features: str) -> dict[str, Any]:
        return {
            "name": name,
            "title": name.capitalize(),
            "path": f"/{plural}/:id",
            "navigation": False,
            "features": [f"detail_{name}", *features],
        }

    def page(name: str, title: str, *features: str) -> dict[str, Any]:
        path = "/" if name == "home" else f"/{name.replace('_', '-')}"
        return {"name": name, "title": title, "path": path, "features": list(features)}

    return [
        page("home", "Home", "welcome"),
        page("workshops", "Workshops", "browse_workshop"),
        page("calendar", "Calendar", "calendar_workshop"),
        page("cabins", "Cabins and kilns", "browse_cabin", "browse_kiln"),
        page("contact", "Contact", "ask"),
        page(
            "my_account",
            "My account",
            "member_card",
            "mine_seat",
            "seat_ticket",
            "mine_stay",
            "mine_firing",
        ),
        record("workshop", "workshops", "join_workshop"),
        record("cabin", "cabins", "book_cabin"),
        record("kiln", "kilns", "book_kiln"),
        record("stay", "stays", "stay_voucher"),
    ]


CLAIMS: dict[str, tuple[str, tuple[str, ...]]] = {
    "ask": ("Visitors can ask a question", ("submit",)),
    "calendar_workshop": ("The workshops stand in a calendar", ("show",)),
    "join_workshop": ("Visitors can join a workshop", ("submit",)),
    "book_cabin": ("Cabins can be booked, and not twice", ("book", "conflict")),
    "book_kiln": ("Kilns can be reserved, and not twice", ("book", "conflict")),
    "browse_cabin": ("Cabins can be sorted by price", ("sort",)),
    "browse_kiln": ("Kilns can be sorted by price and filtered by heat", ("sort", "filter")),
    "member_card": ("Visitors keep their details", ("show", "update")),
    "mine_seat": ("Visitors see the workshops they joined", ("list",)),
    "mine_stay": ("Visitors see their stays", ("list",)),
    "mine_firing": ("Visitors see their firings", ("list",)),
    "stay_voucher": ("A stay has a voucher to print", ("view", "download")),
    "seat_ticket": ("A seat has a ticket to print", ("view", "download")),
}
"""Feature -> what the customer says of it, and the aspects claimed."""


def raw() -> dict[str, Any]:
    """The spec as plain data; nobody signs in."""
    return {
        "name": "Fern Hill Crafts",
        "tagline": "A house for makers.",
        "theme": {
            "background": {"label": "ivory", "hex": "#fffff0"},
            "component": {"label": "forest green", "hex": "#228b22"},
        },
        "entities": [_workshop(), _cabin(), _kiln(), *_records()],
        "features": _features(),
        "pages": _pages(),
        "criteria": [
            {
                "id": f"can_{feature}",
                "text": text,
                "claims": [{"feature": feature, "aspect": aspect} for aspect in aspects],
            }
            for feature, (text, aspects) in CLAIMS.items()
        ],
    }


def spec() -> AppSpec:
    """The spec, with the steps of its criteria."""
    return attach(AppSpec.model_validate(raw()))


def members_spec() -> AppSpec:
    """The same house, open to members only: everything that is made needs an account."""
    data = raw()
    data["roles"] = [
        {"name": "member", "label": "Member"},
        {"name": "host", "label": "Host", "staff": True},
    ]
    for entity in data["entities"]:
        if entity.get("owned"):
            entity["access"] = {**_OWN, "create": "member"}
    data["features"].append({"kind": "account", "id": "account"})
    data["pages"].append(
        {"name": "sign_in", "title": "Sign in", "path": "/sign-in", "features": ["account"]}
    )
    for page in data["pages"]:
        if page["name"] == "my_account":
            page["role"] = "member"
    return attach(AppSpec.model_validate(data))
