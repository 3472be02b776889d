"""A pottery studio that uses all rooms about work: shop, kiln queue, board, quiz, files, panel."""

from typing import Any

from appmint.spec import AppSpec
from appmint.stacks.web.checks import attach

_OPEN = {"read": "anyone", "create": "anyone", "update": "anyone", "delete": "anyone"}
_SEEN = {"read": "anyone"}
_OWN = {"read": "owner", "create": "owner"}


def _field(name: str, kind: str = "text", label: str = "", **more: Any) -> dict[str, Any]:
    return {
        "name": name,
        "label": label or name.replace("_", " ").capitalize(),
        "type": kind,
        **more,
    }


def _relation(target: str, label: str = "") -> dict[str, Any]:
    return _field(target, "relation", label, target=target)


def _entity(name: str, plural: str, icon: str, **more: Any) -> dict[str, Any]:
    label = name.replace("_", " ").capitalize()
    labels = plural.replace("_", " ").capitalize()
    return {
        "name": name,
        "plural": plural,
        "label": label,
        "label_plural": labels,
        "icon": icon,
        **more,
    }


def _entities(keeper: str) -> list[dict[str, Any]]:
    return [
        _entity(
            "glaze",
            "glazes",
            "droplets",
            fields=[
                _field("title"),
                _field("description", "long_text"),
                _field("finish", "enum", options=["Matt", "Satin", "Gloss"]),
                _field("price", "money", unit="EUR"),
                _field("stock", "number", minimum=0),
                _field("picture", "image", required=False),
            ],
            display="title",
            access={"read": "anyone"},
            seed=[
                {
                    "title": title,
                    "description": text,
                    "finish": finish,
                    "price": price,
                    "stock": stock,
                }
                for title, text, finish, price, stock in (
                    (
                        "River celadon",
                        "Green like slow water, pools in carved lines.",
                        "Gloss",
                        1850,
                        64,
                    ),
                    ("Oat white", "A warm, quiet white for tableware.", "Matt", 1490, 12),
                    ("Iron tenmoku", "Black that breaks to rust on edges.", "Gloss", 1990, 0),
                    ("Slate blue", "Cool and even, fires at 1240 degrees.", "Satin", 1620, 7),
                )
            ],
        ),
        _entity(
            "coupon",
            "coupons",
            "ticket-percent",
            fields=[
                _field("title"),
                _field("code"),
                _field("discount", "number", unit="%", minimum=0, maximum=100),
                _field("left", "number", minimum=0),
                _field("valid_until", "date"),
            ],
            display="title",
            access={"read": "anyone"},
            seed=[
                {
                    "title": "Kiln week",
                    "code": "KILN25",
                    "discount": 25,
                    "left": 9,
                    "valid_until": 9,
                },
                {"title": "Old", "code": "OLD5", "discount": 5, "left": 99, "valid_until": -1},
                {"title": "First", "code": "CLAY10", "discount": 10, "left": 99, "valid_until": 40},
            ],
        ),
        _entity(
            "cart_item",
            "cart_items",
            "shopping-cart",
            fields=[_relation("glaze"), _field("quantity", "number", minimum=1)],
            display="glaze",
            owned=True,
            access=_OWN,
        ),
        _entity(
            "order",
            "orders",
            "receipt",
            fields=[
                _field("number", label="Order number", required=False),
                _field("name"),
                _field("email", "email", "E-mail"),
                _field("address", "long_text"),
                _field("payment_method", "enum", options=["Credit card", "Bank transfer"]),
                _field("status", "enum", options=["Placed", "Paid", "Packed", "Sent"]),
                _field("total", "money", unit="EUR"),
                _field("coupon_code", label="Coupon", required=False),
                _field("discount", "money", unit="EUR", required=False),
                _field("placed_on", "date", "Ordered"),
            ],
            display="number",
            owned=True,
            access=_OWN,
            seed=[
                {
                    "number": "OR-7K2M",
                    "name": "Ines Duarte",
                    "email": "ines.duarte@example.com",
                    "address": "4 Quay Street, Porto",
                    "payment_method": "Bank transfer",
                    "status": "Packed",
                    "total": 3340,
                    "placed_on": -3,
                }
            ],
        ),
        _entity(
            "order_line",
            "order_lines",
            "list",
            fields=[
                _relation("order"),
                _relation("glaze"),
                _field("quantity", "number", minimum=1),
                _field("price", "money", unit="EUR"),
            ],
            display="glaze",
            owned=True,
            access=_OWN,
            seed=[
                {"order": 0, "glaze": 0, "quantity": 1, "price": 1850},
                {"order": 0, "glaze": 1, "quantity": 1, "price": 1490},
            ],
        ),
        _entity(
            "firing",
            "firings",
            "flame",
            fields=[
                _field("piece"),
                _field("maker"),
                _field("cone", "number", "Temperature", unit="°C"),
                _field("due_on", "date", "Wanted by", required=False),
                _field("note", "long_text", required=False),
                _field("status", "enum", options=["Waiting", "In the kiln", "Fired", "Refused"]),
                {**_relation("glaze"), "required": False},
            ],
            display="piece",
            access={"read": "anyone", "create": keeper, "update": keeper, "delete": keeper},
            seed=[
                {"piece": piece, "maker": maker, "cone": cone, "due_on": due, "status": status}
                for piece, maker, cone, due, status in (
                    ("Twelve espresso cups", "Marta Silva", 1240, 6, "Waiting"),
                    ("Tall carved vase", "Jonas Weber", 1260, 9, "Waiting"),
                    ("Tile samples", "Aiko Mori", 1080, 3, "In the kiln"),
                    ("Breakfast bowls", "Leo Martin", 1220, 12, "In the kiln"),
                    ("Garden lantern", "Priya Nair", 1180, -2, "Fired"),
                    ("Teapot with cane handle", "Sam Okafor", 1240, 15, "Waiting"),
                )
            ],
        ),
        _entity(
            "parcel",
            "parcels",
            "package",
            fields=[
                _field("reference", label="Tracking number", unique=True),
                _field("contents"),
                _field("receiver", private=True),
                _field("status", "enum", options=["Packed", "On the way", "Delivered"]),
                _field("expected_on", "date", "Expected"),
            ],
            display="reference",
            access=_SEEN,
            seed=[
                {
                    "reference": "CK-20418",
                    "contents": "Six bowls",
                    "receiver": "Ana Reyes",
                    "status": "On the way",
                    "expected_on": 2,
                },
                {
                    "reference": "CK-20419",
                    "contents": "A vase",
                    "receiver": "Tom Birch",
                    "status": "Packed",
                    "expected_on": 4,
                },
            ],
        ),
        _entity(
            "scan",
            "scans",
            "scan-line",
            fields=[
                _relation("parcel"),
                _field("place"),
                _field("note", "long_text", required=False),
                _field("scanned_at", "datetime", "Scanned"),
            ],
            display="place",
            access=_SEEN,
            seed=[
                {"parcel": 0, "place": "Studio, Porto", "note": "Packed", "scanned_at": -2900},
                {"parcel": 0, "place": "Sorting hall, Braga", "scanned_at": -1500},
                {"parcel": 0, "place": "Night train to Lyon", "scanned_at": -300},
            ],
        ),
        _entity(
            "quiz",
            "quizzes",
            "circle-help",
            fields=[_field("title"), _field("description", "long_text")],
            display="title",
            access=_SEEN,
            seed=[
                {"title": "Kiln safety", "description": "Before you load the kiln alone."},
                {"title": "Clay bodies", "description": "Stoneware, earthenware, porcelain."},
            ],
        ),
        _entity(
            "quiz_question",
            "quiz_questions",
            "list",
            fields=[
                _relation("quiz"),
                _field("prompt", label="Question"),
                *(_field(f"option_{letter}") for letter in "abcd"),
                _field("answer", "enum", options=["A", "B", "C", "D"]),
                _field("explanation", "long_text", required=False),
            ],
            display="prompt",
            access=_SEEN,
            seed=[
                {
                    "quiz": 0,
                    "prompt": "When may the kiln be opened?",
                    "option_a": "At 400 degrees",
                    "option_b": "Below 100 degrees",
                    "option_c": "As soon as it is off",
                    "option_d": "Only on Mondays",
                    "answer": "B",
                    "explanation": "Hot pots crack in cold air, and so does skin.",
                },
                {
                    "quiz": 0,
                    "prompt": "What do you wear to look through the spy hole?",
                    "option_a": "Dark glasses",
                    "option_b": "A scarf",
                    "option_c": "Nothing special",
                    "option_d": "A helmet",
                    "answer": "A",
                    "explanation": "The glow carries infrared light.",
                },
                {
                    "quiz": 1,
                    "prompt": "Which body becomes translucent?",
                    "option_a": "Earthenware",
                    "option_b": "Raku",
                    "option_c": "Porcelain",
                    "option_d": "Brick",
                    "answer": "C",
                    "explanation": "Where it is thin, light shines through.",
                },
            ],
        ),
        _entity(
            "backup",
            "backups",
            "database-backup",
            fields=[
                _field("title"),
                _field("made_at", "datetime"),
                _field("records", "number"),
                _field("content", "long_text"),
            ],
            display="title",
            access={"read": "nobody", "create": keeper, "update": "nobody", "delete": "nobody"},
            seed=[],
        ),
        _entity(
            "attempt",
            "attempts",
            "trophy",
            fields=[
                _relation("quiz"),
                _field("player", label="Name"),
                _field("score", "number"),
                _field("total", "number"),
                _field("finished_at", "datetime", "Finished"),
            ],
            display="player",
            owned=True,
            access=_OWN,
            seed=[{"quiz": 0, "player": "Lena Fox", "score": 2, "total": 2, "finished_at": -900}],
        ),
        _entity(
            "sheet",
            "sheets",
            "file-text",
            fields=[
                _field("title"),
                _field("summary", "long_text"),
                _field("paper", "file", "File"),
            ],
            display="title",
            access={"read": "anyone", "create": "anyone"},
            seed=[
                {
                    "title": "Firing schedule",
                    "summary": "Ramps and soaks of the three standard firings.",
                    "paper": "firing-schedule.pdf",
                },
                {
                    "title": "Glaze recipes",
                    "summary": "What is in the four studio glazes.",
                    "paper": "glaze-recipes.txt",
                },
            ],
        ),
        _entity(
            "sheet_download",
            "sheet_downloads",
            "download",
            fields=[_relation("sheet"), _field("downloaded_at", "datetime", "Downloaded")],
            display="sheet",
            owned=True,
            access=_OWN,
        ),
    ]


def _features(keeper: str) -> list[dict[str, Any]]:
    return [
        {
            "kind": "hero",
            "id": "welcome",
            "heading": "Clay, fire and patience",
            "text": "Glazes, kiln space and know-how of a small studio.",
            "actions": [{"label": "See the glazes", "page": "glazes"}],
        },
        {"kind": "browse", "id": "browse_glaze", "entity": "glaze", "search": ["title"]},
        {"kind": "detail", "id": "detail_glaze", "entity": "glaze"},
        {
            "kind": "shop",
            "id": "shop",
            "product": "glaze",
            "price": "price",
            "cart_item": "cart_item",
            "order": "order",
            "order_line": "order_line",
            "stock": "stock",
            "coupon": "coupon",
        },
        {"kind": "browse", "id": "browse_firing", "entity": "firing", "search": ["piece"]},
        {"kind": "detail", "id": "detail_firing", "entity": "firing"},
        {
            "kind": "workflow",
            "id": "fire",
            "entity": "firing",
            "state": "status",
            "transitions": [
                {
                    "name": "load",
                    "label": "Load",
                    "from": ["Waiting"],
                    "to": "In the kiln",
                    "by": keeper,
                },
                {
                    "name": "refuse",
                    "label": "Refuse",
                    "from": ["Waiting"],
                    "to": "Refused",
                    "by": keeper,
                },
                {
                    "name": "unload",
                    "label": "Unload",
                    "from": ["In the kiln"],
                    "to": "Fired",
                    "by": keeper,
                },
            ],
        },
        {
            "kind": "assign",
            "id": "glazing",
            "entity": "firing",
            "relation": "glaze",
            "by": keeper,
        },
        {"kind": "board", "id": "board", "entity": "firing", "column": "status"},
        {
            "kind": "lookup",
            "id": "track",
            "entity": "parcel",
            "key": "reference",
            "event": "scan",
            "heading": "Where is my parcel?",
            "verb": "Track",
        },
        {"kind": "browse", "id": "browse_quiz", "entity": "quiz"},
        {"kind": "detail", "id": "detail_quiz", "entity": "quiz"},
        {
            "kind": "quiz",
            "id": "play",
            "entity": "quiz",
            "question": "quiz_question",
            "attempt": "attempt",
        },
        {"kind": "backup", "id": "backups", "record": "backup"},
        {"kind": "browse", "id": "browse_sheet", "entity": "sheet", "search": ["title"]},
        {"kind": "detail", "id": "detail_sheet", "entity": "sheet"},
        {
            "kind": "transfer",
            "id": "files",
            "entity": "sheet",
            "file": "paper",
            "upload": True,
            "download": True,
            "share": True,
            "record": "sheet_download",
        },
    ]


def _page(name: str, path: str, *features: str, **more: Any) -> dict[str, Any]:
    title = name.replace("_", " ").capitalize()
    return {"name": name, "title": title, "path": path, "features": features, **more}


def _pages() -> list[dict[str, Any]]:
    hidden = {"navigation": False}
    return [
        _page("home", "/", "welcome"),
        _page("glazes", "/glazes", "browse_glaze", "shop"),
        _page("glaze", "/glazes/:id", "detail_glaze", "shop", **hidden),
        _page("firings", "/firings", "browse_firing", "fire"),
        _page("firing", "/firings/:id", "detail_firing", "fire", "glazing", **hidden),
        _page("kiln_queue", "/queue", "fire"),
        _page("board", "/board", "board"),
        _page("track", "/track", "track"),
        _page("quizzes", "/quizzes", "browse_quiz"),
        _page("quiz", "/quizzes/:id", "detail_quiz", "play", **hidden),
        _page("sheets", "/sheets", "browse_sheet", "files"),
        _page("sheet", "/sheets/:id", "detail_sheet", "files", **hidden),
        _page("cart", "/cart", "shop"),
        _page("backups", "/backups", "backups"),
    ]


_CLAIMS = {
    "fire": ("act", "queue"),
    "glazing": ("assign",),
    "shop": ("add", "cart", "checkout", "orders", "stock", "coupon"),
    "track": ("find", "missing", "track"),
    "play": ("start", "answer", "score"),
    "files": ("upload", "download", "share"),
    "board": ("show", "move"),
    "backups": ("create", "restore"),
    "panel": ("open", "refuse", "change"),
}


def _criteria(features: list[dict[str, Any]]) -> list[dict[str, Any]]:
    known = {feature["id"] for feature in features}
    return [
        {
            "id": f"{feature}_{aspect}",
            "text": f"The {feature} can do this: {aspect}",
            "claims": [{"feature": feature, "aspect": aspect}],
        }
        for feature, aspects in _CLAIMS.items()
        if feature in known
        for aspect in aspects
    ]


def spec(*, staffed: bool = True) -> AppSpec:
    """The studio's spec with the steps of its criteria; without staff everything is open to all."""
    keeper = "keeper" if staffed else "anyone"
    features, pages = _features(keeper), _pages()
    raw: dict[str, Any] = {
        "name": "Clay & Kiln",
        "tagline": "A pottery studio by the river.",
        "theme": {
            "background": {"label": "seashell", "hex": "#fff5ee"},
            "component": {"label": "sienna", "hex": "#a0522d"},
        },
        "entities": _entities(keeper),
        "features": features,
        "pages": pages,
    }
    if staffed:
        raw["roles"] = [
            {"name": "potter", "label": "Potter"},
            {"name": "keeper", "label": "Keeper", "staff": True},
        ]
        features += [
            {"kind": "account", "id": "account", "register_roles": ["potter"]},
            {"kind": "admin", "id": "panel", "entities": ["glaze", "scan"], "role": "keeper"},
        ]
        pages += [
            _page("sign_in", "/sign-in", "account", navigation=False),
            _page("admin", "/admin", "panel", role="keeper"),
        ]
    raw["criteria"] = _criteria(features)
    return attach(AppSpec.model_validate(raw))
