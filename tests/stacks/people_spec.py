"""A spec written by hand that uses all rooms about people: a hiking club."""

from typing import Any

from appmint.spec import AppSpec
from appmint.stacks.web.checks import attach

_OWN = {"read": "owner", "create": "anyone", "update": "owner", "delete": "owner"}
_OPEN = {"read": "anyone", "create": "anyone"}
_TRAILS = ("Heron Lake loop", "Old mill path", "Three ridges", "Fern valley", "Castle steps")
_OPTIONS = ((0, "Coast"), (0, "Hills"), (0, "Forest"), (1, "Friday"), (1, "Sunday"))
_GUIDES = ("Ines Calder", "Tomas Rook", "Yuki Arden", "Bram Oduya")


def _field(name: str, kind: str = "text", label: str = "", **more: object) -> dict[str, object]:
    label = label or name.replace("_", " ").capitalize()
    return {"name": name, "label": label, "type": kind, **more}


def _relation(target: str, label: str) -> dict[str, object]:
    return _field(target, "relation", label, target=target)


def _entity(
    name: str, label: str, display: str, fields: list[dict[str, object]], **more: object
) -> dict[str, object]:
    plural = str(more.pop("plural", f"{name}s"))
    return {
        "name": name,
        "plural": plural,
        "label": label,
        "label_plural": plural.replace("_", " ").capitalize(),
        "display": display,
        "fields": fields,
        **more,
    }


_ENTITIES = [
    _entity(
        "trail",
        "Trail",
        "title",
        [
            _field("title"),
            _field("description", "long_text"),
            _field("length", "number", unit="km"),
        ],
        icon="mountain",
        access={"read": "anyone", "create": "anyone", "update": "anyone", "delete": "anyone"},
        seed=[
            {
                "title": title,
                "description": f"{title} starts at the station and is well signposted.",
                "length": 4 + 3 * at,
            }
            for at, title in enumerate(_TRAILS)
        ],
    ),
    _entity(
        "guide",
        "Guide",
        "name",
        [
            _field("name"),
            _field("email", "email", "E-mail"),
            _field("phone", "phone"),
            _field("points", "number"),
        ],
        icon="users",
        seed=[
            {
                "name": name,
                "email": f"guide{at}@example.com",
                "phone": f"+1 555 010{at}",
                "points": (90, 120, 90, 40)[at],
            }
            for at, name in enumerate(_GUIDES)
        ],
    ),
    _entity(
        "comment",
        "Comment",
        "author",
        [
            _relation("trail", "Trail"),
            _field("author", label="Name", required=False),
            _field("body", "long_text", "Comment"),
            _field("posted_on", "date", required=False),
        ],
        owned=True,
        access=_OPEN,
        seed=[
            {
                "trail": at % 2,
                "author": _GUIDES[at],
                "body": f"The view from stop {at + 1} is worth the climb.",
                "posted_on": -3 + at,
            }
            for at in range(3)
        ],
    ),
    _entity(
        "review",
        "Review",
        "author",
        [
            _relation("trail", "Trail"),
            _field("author", label="Name", required=False),
            _field("rating", "rating"),
            _field("body", "long_text", "Review"),
        ],
        owned=True,
        access=_OPEN,
        seed=[
            {
                "trail": 0,
                "author": "Ada Finch",
                "rating": 5,
                "body": "Quiet and green.",
            },
            {
                "trail": 0,
                "author": "Leo Marsh",
                "rating": 3,
                "body": "Muddy after rain.",
            },
        ],
    ),
    _entity(
        "saved_trail",
        "Saved trail",
        "trail",
        [_relation("trail", "Trail"), _field("saved_on", "date", required=False)],
        owned=True,
        access=_OWN,
    ),
    _entity("trail_like", "Like", "trail", [_relation("trail", "Trail")], owned=True, access=_OPEN),
    _entity(
        "poll",
        "Poll",
        "title",
        [_field("title", label="Question"), _field("closes_on", "date", "Closes")],
        seed=[
            {"title": "Where do we hike in June?", "closes_on": 20},
            {"title": "Which day suits you?", "closes_on": 30},
        ],
    ),
    _entity(
        "poll_option",
        "Option",
        "label",
        [_relation("poll", "Poll"), _field("label", label="Option")],
        seed=[
            {"poll": poll, "label": label}
            for poll, label in (
                (0, "Coast"),
                (0, "Hills"),
                (0, "Forest"),
                (1, "Friday"),
                (1, "Sunday"),
            )
        ],
    ),
    _entity(
        "ballot",
        "Vote",
        "poll_option",
        [_relation("poll_option", "Option")],
        owned=True,
        access=_OPEN,
        # Every other one is the first demo account's, which so has its vote in the first poll left.
        seed=[{"poll_option": at} for at in (3, 0, 4, 1, 4, 2, 3, 1)],
    ),
    _entity(
        "direct_message",
        "Message",
        "body",
        [
            _relation("guide", "Guide"),
            _field("body", "long_text", "Message"),
            _field("sent_at", "datetime", "Sent", required=False),
        ],
        owned=True,
        access=_OWN,
    ),
    _entity(
        "letter",
        "Letter",
        "name",
        [_field("name"), _field("subject"), _field("body", "long_text")],
        seed=[{"name": "Reminder", "subject": "See you soon", "body": "The hike starts at nine."}],
    ),
    _entity(
        "sent_email",
        "Sent e-mail",
        "subject",
        [
            _relation("guide", "Guide"),
            _field("subject"),
            _field("body", "long_text", "Message"),
            _field("attachment", "file", required=False),
            _field("sent_at", "datetime", "Sent", required=False),
        ],
        owned=True,
        access=_OWN,
    ),
    _entity(
        "sent_text",
        "Sent text",
        "body",
        [
            _relation("guide", "Guide"),
            _field("body", "long_text", "Message"),
            _field("sent_at", "datetime", "Sent", required=False),
        ],
        access=_OPEN,
        seed=[{"guide": 1, "body": "The bus leaves at eight.", "sent_at": -300}],
    ),
    _entity(
        "notice",
        "Notification",
        "title",
        [
            _field("title"),
            _field("body", "long_text", "Text"),
            _field("read", "boolean", default=False),
            _field("created_at", "datetime", "Received"),
        ],
        owned=True,
        access=_OWN,
        seed=[
            {"title": "Welcome", "body": "News of the club.", "read": False, "created_at": -60},
            {"title": "Trail closed", "body": "The dam is shut.", "read": True, "created_at": -900},
        ],
    ),
    _entity(
        "booked_points",
        "Booked points",
        "reason",
        [
            _field("reason"),
            _field("amount", "number"),
            _field("booked_on", "date", "Booked"),
        ],
        plural="booked_points_rows",
        owned=True,
        access={**_OWN, "update": "nobody", "delete": "nobody"},
        seed=[
            {"reason": "Trail work", "amount": 20, "booked_on": -30},
            {"reason": "Club day", "amount": 60, "booked_on": -4},
        ],
    ),
    _entity(
        "gift",
        "Gift",
        "title",
        [
            _field("title"),
            _field("takes", "number", minimum=0),
            _field("left", "number", minimum=0),
        ],
        icon="gift",
        seed=[
            {"title": "Enamel badge", "takes": 40, "left": 90},
            {"title": "Wool hat", "takes": 700, "left": 6},
        ],
    ),
]

_FEATURES: list[dict[str, Any]] = [
    {"kind": "browse", "id": "browse_trail", "entity": "trail", "search": ["title"]},
    {"kind": "manage", "id": "manage_trail", "entity": "trail", "create_label": "Add trail"},
    {"kind": "detail", "id": "detail_trail", "entity": "trail"},
    {"kind": "save", "id": "save_trail", "entity": "trail", "record": "saved_trail"},
    {"kind": "share", "id": "share_trail", "entity": "trail"},
    {"kind": "vote", "id": "like_trail", "entity": "trail", "record": "trail_like"},
    {
        "kind": "comments",
        "id": "reviews_trail",
        "entity": "trail",
        "record": "review",
        "noun": "Review",
    },
    {"kind": "comments", "id": "comments_trail", "entity": "trail", "record": "comment"},
    {"kind": "browse", "id": "browse_poll", "entity": "poll", "search": ["title"]},
    {"kind": "detail", "id": "detail_poll", "entity": "poll"},
    {
        "kind": "vote",
        "id": "vote_poll",
        "entity": "poll",
        "option": "poll_option",
        "record": "ballot",
    },
    {"kind": "messages", "id": "messages", "person": "guide", "record": "direct_message"},
    {
        "kind": "outbox",
        "id": "outbox_mail",
        "recipient": "guide",
        "record": "sent_email",
        "template": "letter",
    },
    {
        "kind": "outbox",
        "id": "outbox_sms",
        "channel": "SMS",
        "recipient": "guide",
        "record": "sent_text",
    },
    {
        "kind": "notifications",
        "id": "notifications",
        "record": "notice",
        "on": ["trail", "comment"],
    },
    {"kind": "leaderboard", "id": "best_guides", "entity": "guide", "score": "points"},
    {
        "kind": "points",
        "id": "points",
        "record": "booked_points",
        "welcome": 200,
        "earned_by": ["comment", "review"],
        "reward": "gift",
        "cost": "takes",
        "stock": "left",
    },
    {
        "kind": "chatbot",
        "id": "chatbot",
        "answers": [
            {"title": "What should I bring?", "text": "Water, boots and a light jacket."},
            {"title": "Are dogs welcome?", "text": "Yes, on a lead."},
        ],
    },
]

_PAGES = [
    ("trails", "Trails", "/", ["browse_trail", "manage_trail"]),
    (
        "trail",
        "Trail",
        "/trails/:id",
        [
            "detail_trail",
            "save_trail",
            "share_trail",
            "like_trail",
            "manage_trail",
            "reviews_trail",
            "comments_trail",
        ],
    ),
    ("polls", "Polls", "/polls", ["browse_poll"]),
    ("poll", "Poll", "/polls/:id", ["detail_poll", "vote_poll"]),
    ("messages", "Messages", "/messages", ["messages"]),
    ("mail", "E-mail", "/mail", ["outbox_mail"]),
    ("texts", "Texts", "/texts", ["outbox_sms"]),
    ("notifications", "Notifications", "/notifications", ["notifications"]),
    ("guides", "Guides", "/guides", ["best_guides", "chatbot"]),
    ("points", "Points", "/points", ["points"]),
]

_CLAIMS = [
    ("reviews_trail", ("post", "list")),
    ("comments_trail", ("post", "list")),
    ("save_trail", ("save", "remove")),
    ("share_trail", ("share",)),
    ("like_trail", ("options", "vote", "results")),
    ("vote_poll", ("options", "vote", "results")),
    ("messages", ("send", "list")),
    ("outbox_mail", ("compose", "send", "attach", "sent")),
    ("outbox_sms", ("send", "sent")),
    ("notifications", ("list", "read")),
    ("best_guides", ("ranked",)),
    ("points", ("balance", "earn", "redeem")),
    ("chatbot", ("ask",)),
]


def raw() -> dict[str, Any]:
    """The spec as JSON, without steps."""
    return {
        "name": "Ridge Club",
        "tagline": "Hikes, and the people who walk them.",
        "theme": {
            "background": {"label": "cornsilk", "hex": "#fff8dc"},
            "component": {"label": "olive drab", "hex": "#6b8e23"},
        },
        "entities": _ENTITIES,
        "features": _FEATURES,
        "pages": [
            {
                "name": name,
                "title": title,
                "path": path,
                "navigation": ":" not in path,
                "features": features,
            }
            for name, title, path, features in _PAGES
        ],
        "criteria": [
            {
                "id": f"{feature}_{aspect}",
                "text": f"{feature.replace('_', ' ').capitalize()}: {aspect}",
                "claims": [{"feature": feature, "aspect": aspect}],
            }
            for feature, aspects in _CLAIMS
            for aspect in aspects
        ],
    }


def spec() -> AppSpec:
    """The app for guests, with the steps of its criteria."""
    return attach(AppSpec.model_validate(raw()))


def members_spec() -> AppSpec:
    """The same app where people sign in before they write."""
    app = raw()
    app["roles"] = [
        {"name": "member", "label": "Member"},
        {"name": "admin", "label": "Admin", "staff": True},
    ]
    app["features"] = [*app["features"], {"kind": "account", "id": "account"}]
    account = {
        "name": "sign_in",
        "title": "Sign in",
        "path": "/sign-in",
        "navigation": False,
        "features": ["account"],
    }
    app["pages"] = [*app["pages"], account]
    app["entities"] = [_for_members(entity) for entity in app["entities"]]
    return attach(AppSpec.model_validate(app))


def _for_members(entity: dict[str, Any]) -> dict[str, Any]:
    access = dict(entity.get("access", {}))
    if access.get("create") == "anyone":
        access["create"] = "member"
    return {**entity, "access": access}
