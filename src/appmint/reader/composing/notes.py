"""What is told with an app: where the text asks for more or other than apps are made as."""

import re
from typing import Literal

Kind = Literal["fullstack", "mobile", "ai"]


def kind_of_app(text: str) -> Kind:
    """Whether a text asks for an app that trains a model, one for phones, or any other."""
    if _MODEL.search(text):
        return "ai"
    return "mobile" if _MINI.search(text) else "fullstack"


def notes_of(kind: Kind, text: str) -> tuple[str, ...]:
    """One sentence for each thing that is made otherwise than asked."""
    notes = [_OF_KIND[kind]] if kind in _OF_KIND else []
    said = _MADE_WITH.search(text)
    if said:
        notes.append(
            f"You asked for {said['means']}: for now every app is made in TypeScript, with React, "
            "Hono and an SQLite database."
        )
    return tuple(notes)


_OF_KIND: dict[Kind, str] = {
    "mobile": "You asked for a mobile app or mini-program: for now it is built as a responsive "
    "web app that works on phones.",
    "ai": "You asked for an app that trains a model: for now a responsive web app is built "
    "around it, without training.",
}
_MINI = re.compile(
    r"\b(?:mini[- ]?programs?|mobile app\w*|android|ios|iphone|native app\w*)\b", re.I
)
_MODEL = re.compile(
    r"\b(?:train(?:ing)? (?:a |an |the )?(?:\w+ )?models?|machine learning model|neural network|"
    r"model training|fine-?tun\w+)\b",
    re.I,
)
_MADE_WITH = re.compile(
    r"\b(?:based on|using|(?:built|developed|implemented|written) (?:with|in|using)) (?:the )?"
    r"(?P<means>(?-i:Python|Java|PHP|Go|Golang|Ruby on Rails|Kotlin|Swift|C#|Flutter|Django|Flask|"
    r"FastAPI|Laravel|ThinkPHP|Spring(?: ?Boot)?|Vue(?:\.js| ?3)?|Angular|Next\.js|Nuxt|jQuery|"
    r"Bootstrap|ASP\.NET|MySQL|PostgreSQL|MongoDB))(?!\w)",
    re.I,
)
