"""Tools that people use: they ask, look up, compute, follow, pass on."""

from typing import ClassVar, Literal

from pydantic import Field as Setting

from appmint.spec.features.base import FeatureBase
from appmint.spec.features.content import Item
from appmint.spec.source import Label, Model, Name


class Quiz(FeatureBase):
    """Questions with options, answers with feedback, a score that is kept."""

    kind: Literal["quiz"] = "quiz"
    aspects: ClassVar[tuple[str, ...]] = ("start", "answer", "score")
    entity: Name
    """The quiz, exam or contest."""
    question: Name
    """Relation to `entity`; fields: prompt, option_a to option_d, answer (A-D), explanation."""
    attempt: Name
    """Owned; relation to `entity`; fields: player, score, total, finished_at."""


class Transfer(FeatureBase):
    """Files of records: upload, download (with history), share link."""

    kind: Literal["transfer"] = "transfer"
    aspects: ClassVar[tuple[str, ...]] = ("upload", "download", "share")
    entity: Name
    file: Name
    upload: bool = False
    download: bool = True
    share: bool = False
    record: Name | None = None
    """An owned entity with a relation to `entity` and `downloaded_at`: the history."""


class Lookup(FeatureBase):
    """Find one record by its reference and see its state and history; verify that it is genuine."""

    kind: Literal["lookup"] = "lookup"
    aspects: ClassVar[tuple[str, ...]] = ("find", "missing", "track")
    entity: Name
    key: Name
    event: Name | None = None
    """An entity with a relation to `entity`, a place or note and a datetime: the history."""
    heading: Label = "Track"
    verb: Label = "Look up"


class Chatbot(FeatureBase):
    """Answers questions from a list, and says so when it has no answer."""

    kind: Literal["chatbot"] = "chatbot"
    aspects: ClassVar[tuple[str, ...]] = ("ask",)
    heading: Label = "Ask us"
    answers: tuple[Item, ...]
    """title: the question; text: the answer."""


class Live(FeatureBase):
    """Readings that change on a timer, labelled as simulated."""

    kind: Literal["live"] = "live"
    aspects: ClassVar[tuple[str, ...]] = ("show", "update")
    entity: Name
    fields: tuple[Name, ...]
    interval_s: int = 5


class Term(Model):
    """One input of a calculator: a number, or a choice whose options carry numbers."""

    name: Name
    label: Label
    unit: str = ""
    default: float = 0
    minimum: float = 0
    maximum: float | None = None
    options: dict[str, float] = Setting(default_factory=dict)


class Result(Model):
    """One output: an arithmetic expression over the inputs' names (+ - * / ** and brackets)."""

    name: Name
    label: Label
    expression: str
    unit: str = ""
    bands: dict[str, float] = Setting(default_factory=dict)
    """Optional words for the figure: label -> lower bound, ascending."""


class Calculator(FeatureBase):
    """Inputs in, results out at once, by formulas or rule tables."""

    kind: Literal["calculator"] = "calculator"
    aspects: ClassVar[tuple[str, ...]] = ("compute",)
    heading: Label
    terms: tuple[Term, ...]
    results: tuple[Result, ...]


class Map(FeatureBase):
    """Records as markers on a drawn map; no external tiles."""

    kind: Literal["map"] = "map"
    entity: Name
    location: Name
