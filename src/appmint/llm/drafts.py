"""What a model fills in about a requirement text: small, typed, each part with a quote."""

from pydantic import BaseModel, ConfigDict

from appmint.spec.entities import FieldType
from appmint.spec.facts import Action


class Draft(BaseModel):
    """Base of what models fill in: no unknown keys, numbers and lists in their own form."""

    model_config = ConfigDict(extra="forbid")


class DraftWish(Draft):
    """One thing the text asks for."""

    quote: str
    action: Action
    verb: str
    thing: str = ""
    by: str = "user"
    own: bool = False
    details: list[str] = []
    needs: str = ""


class DraftPart(Draft):
    """A field of a record."""

    label: str
    type: FieldType
    options: list[str] = []
    target: str = ""
    required: bool = False


class DraftThing(Draft):
    """A kind of record that the text describes."""

    quote: str
    noun: str
    fields: list[DraftPart]


class DraftOption(Draft):
    """A choice that stands for a number."""

    label: str
    value: float


class DraftInput(Draft):
    """An input of a calculation."""

    name: str
    label: str
    unit: str = ""
    default: float = 0
    minimum: float = 0
    maximum: float | None = None
    options: list[DraftOption] = []


class DraftBand(Draft):
    """A word for figures from a bound on."""

    label: str
    lower_bound: float


class DraftResult(Draft):
    """An output of a calculation."""

    name: str
    label: str
    expression: str
    unit: str = ""
    bands: list[DraftBand] = []


class DraftCalculation(Draft):
    """Figures in, figures out."""

    quote: str
    heading: str
    inputs: list[DraftInput]
    results: list[DraftResult]


class DraftQuestion(Draft):
    """Something ambiguous."""

    quote: str
    question: str
    assumption: str


class DraftReading(Draft):
    """All that a model found in a text."""

    name: str = ""
    wishes: list[DraftWish]
    things: list[DraftThing] = []
    calculations: list[DraftCalculation] = []
    questions: list[DraftQuestion] = []
