"""A spec written by hand for the builder's tests: a neighbourhood's tool library."""

from appmint.spec import AppSpec
from appmint.stacks.web.checks import attach

_RAW = {
    "name": "Tool Shed",
    "tagline": "Borrow a tool, return it clean.",
    "theme": {
        "background": {"label": "mint cream", "hex": "#f5fffa"},
        "component": {"label": "teal", "hex": "#008080"},
    },
    "entities": [
        {
            "name": "category",
            "plural": "categories",
            "label": "Category",
            "label_plural": "Categories",
            "icon": "tags",
            "fields": [{"name": "name", "label": "Name", "type": "text"}],
            "display": "name",
            "seed": [{"name": "Garden"}, {"name": "Woodwork"}, {"name": "Painting"}],
        },
        {
            "name": "tool",
            "plural": "tools",
            "label": "Tool",
            "label_plural": "Tools",
            "icon": "hammer",
            "fields": [
                {"name": "title", "label": "Title", "type": "text"},
                {"name": "description", "label": "Description", "type": "long_text"},
                {
                    "name": "condition",
                    "label": "Condition",
                    "type": "enum",
                    "options": ["New", "Good", "Worn"],
                },
                {"name": "deposit", "label": "Deposit", "type": "money", "unit": "EUR"},
                {"name": "weight", "label": "Weight", "type": "number", "unit": "kg", "minimum": 0},
                {"name": "category", "label": "Category", "type": "relation", "target": "category"},
                {"name": "bought_on", "label": "Bought on", "type": "date", "required": False},
                {"name": "picture", "label": "Picture", "type": "image", "required": False},
            ],
            "display": "title",
            "access": {
                "read": "anyone",
                "create": "anyone",
                "update": "anyone",
                "delete": "anyone",
            },
            "seed": [
                {
                    "title": title,
                    "description": f"{title}, looked after by the shed's volunteers.",
                    "condition": condition,
                    "deposit": deposit,
                    "weight": weight,
                    "category": category,
                    "bought_on": -days,
                    "picture": "",
                }
                for title, condition, deposit, weight, category, days in (
                    ("Hedge trimmer", "Good", 4000, 3.2, 0, 400),
                    ("Circular saw", "New", 6000, 4.1, 1, 30),
                    ("Paint sprayer", "Worn", 2500, 2.4, 2, 900),
                    ("Wheelbarrow", "Good", 1500, 12, 0, 700),
                    ("Hand plane", "Good", 2000, 1.6, 1, 200),
                )
            ],
        },
    ],
    "features": [
        {
            "kind": "hero",
            "id": "welcome",
            "heading": "Tools for the whole street",
            "text": "Find what you need and pick it up on Saturday.",
            "actions": [{"label": "See the tools", "page": "tools"}],
        },
        {"kind": "spotlight", "id": "new_tools", "entity": "tool", "heading": "On the shelf"},
        {
            "kind": "content",
            "id": "rules",
            "heading": "How it works",
            "layout": "steps",
            "items": [
                {"title": "Choose", "text": "Look through the shelf."},
                {"title": "Borrow", "text": "Leave the deposit."},
                {"title": "Return", "text": "Clean, and within a week."},
            ],
        },
        {
            "kind": "browse",
            "id": "browse_tool",
            "entity": "tool",
            "search": ["title", "description"],
            "filters": ["condition", "category"],
            "sort": ["title", "deposit"],
        },
        {"kind": "manage", "id": "manage_tool", "entity": "tool", "create_label": "Add tool"},
        {"kind": "detail", "id": "detail_tool", "entity": "tool"},
    ],
    "pages": [
        {
            "name": "home",
            "title": "Home",
            "path": "/",
            "features": ["welcome", "new_tools", "rules"],
        },
        {
            "name": "tools",
            "title": "Tools",
            "path": "/tools",
            "intro": "Everything on the shelf.",
            "features": ["browse_tool", "manage_tool"],
        },
        {
            "name": "tool",
            "title": "Tool",
            "path": "/tools/:id",
            "navigation": False,
            "features": ["detail_tool", "manage_tool"],
        },
    ],
    "criteria": [
        {
            "id": "find_tools",
            "text": "Visitors can search and filter tools",
            "claims": [
                {"feature": "browse_tool", "aspect": "search"},
                {"feature": "browse_tool", "aspect": "filter"},
            ],
        },
        {
            "id": "tool_details",
            "text": "Visitors can open a tool",
            "claims": [{"feature": "detail_tool", "aspect": "open"}],
        },
        {
            "id": "keep_tools",
            "text": "Add, edit and delete tools",
            "claims": [
                {"feature": "manage_tool", "aspect": aspect}
                for aspect in ("create", "edit", "delete")
            ],
        },
        {"id": "colours", "text": "Mint cream background, teal components"},
        {"id": "navigation", "text": "Every page can be reached"},
    ],
}


def tool_library() -> AppSpec:
    """The spec, with the steps of its criteria."""
    return attach(AppSpec.model_validate(_RAW))
