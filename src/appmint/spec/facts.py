"""Facts of a requirement text: what it asks for, each with the words that say it.

They are found by a reader that understands more than the rules do, and composed by the rules: a
fact never names a feature's parts, an address, a right or a price of the app.
"""

from typing import Literal, get_args

from pydantic import Field as Setting

from appmint.spec.entities import FieldType
from appmint.spec.features import Result, Term
from appmint.spec.source import Label, Model

Action = Literal[
    "browse",
    "search",
    "filter",
    "sort",
    "open",
    "create",
    "edit",
    "delete",
    "manage",
    "mine",
    "comment",
    "review",
    "save",
    "like",
    "vote",
    "rank",
    "register",
    "login",
    "logout",
    "password",
    "profile",
    "admin",
    "book",
    "cart",
    "pay",
    "form",
    "subscribe",
    "request",
    "hand_in",
    "message",
    "outbox",
    "notify",
    "report",
    "document",
    "compare",
    "workflow",
    "quiz",
    "upload",
    "download",
    "share",
    "lookup",
    "board",
    "calendar",
    "map",
    "chart",
    "live",
    "chatbot",
    "calculate",
    "about",
    "team",
    "faq",
    "cases",
    "guide",
    "contact",
    "news",
    "quality",
    "bespoke",
]
"""What a text can ask for; "quality" is no function, "bespoke" is one that no feature has."""

ACTIONS: tuple[Action, ...] = get_args(Action)


class Span(Model):
    """Words of the text: `text[start:end]`."""

    start: int = Setting(ge=0)
    end: int = Setting(ge=0)


class Wish(Model):
    """One thing the text asks for."""

    span: Span
    action: Action
    verb: str
    """Its base form, in lower case: "play"."""
    thing: str = ""
    """The noun that it is done with, in lower case: "chess game"; "" where none is said."""
    by: str = "user"
    """Who does it, as the text calls them, singular."""
    own: bool = False
    """Whether it is about the person's own records."""
    details: tuple[str, ...] = ()
    """What is entered or shown of the thing, as the text says it: "start date"."""
    needs: str = ""
    """For "bespoke": what would have to be made, in a few words."""


class Part(Model):
    """A field that the text gives a kind of record."""

    label: Label
    type: FieldType
    options: tuple[Label, ...] = ()
    """The values of an enum."""
    target: str = ""
    """The noun of the record that a relation points to."""
    required: bool = False


class Thing(Model):
    """A kind of record that the text describes."""

    span: Span
    noun: str
    """Singular, lower case."""
    parts: tuple[Part, ...]


class Calculation(Model):
    """Figures in, figures out, by formulas."""

    span: Span
    heading: Label
    terms: tuple[Term, ...]
    results: tuple[Result, ...]


class Doubt(Model):
    """Something ambiguous, and what is assumed."""

    span: Span
    question: str
    assumption: str


class Facts(Model):
    """All that was found in one text."""

    name: str = ""
    """What the text calls the app; "" where it does not."""
    wishes: tuple[Wish, ...] = ()
    things: tuple[Thing, ...] = ()
    calculations: tuple[Calculation, ...] = ()
    doubts: tuple[Doubt, ...] = ()
