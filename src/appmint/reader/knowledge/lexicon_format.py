"""The format of a domain file: what a kind of business keeps, calls things and says.

One YAML file in `lexicon/` is one `Domain`. A file that does not fit raises
`pydantic.ValidationError` whose message names the place and says what is wrong there.
"""

import re
from collections.abc import Iterable
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, JsonValue, StringConstraints, model_validator
from pydantic import Field as Setting

from appmint.spec.entities import FieldType
from appmint.spec.features import Item
from appmint.spec.source import Label, Model, Name

Stem = Annotated[str, StringConstraints(pattern=r"^[^\W\d_A-Z][^\WA-Z]*([ -][^\W_A-Z]+)?$")]
"""A lower-case stem or a phrase of two words, as customers write it: "course", "lesson plan"."""

Weight = Annotated[int, Setting(ge=1, le=3)]
"""How much a stem tells: 1 is a hint, 3 names the domain."""

IconName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""A Lucide icon in kebab-case."""

DomainName = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*$")]

_ADDRESS = re.compile(r"^[\w.+-]+@example\.(com|org|net)$")
_LINK = re.compile(r"^https://([\w-]+\.)*example\.(com|org|net)(/\S*)?$")
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_MOMENT = re.compile(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$")
_CLOCK = re.compile(r"^([01]\d|2[0-3]):[0-5]\d$")
_COLOUR = re.compile(r"^#[0-9a-f]{6}$")
_FILE_NAME = re.compile(r"^[\w][\w .()-]*\.\w{2,5}$")


class DomainField(Model):
    """One field as a domain file writes it: the bare type, or a mapping with the type in it."""

    type: FieldType
    label: Label | None = None
    """None: the name in words ("starts_on" is shown as "Starts on")."""
    required: bool = True
    unique: bool = False
    options: tuple[Label, ...] = ()
    target: Name | None = None
    """For a relation: an entity of the same file."""
    default: JsonValue = None
    minimum: float | None = None
    maximum: float | None = None
    unit: str | None = None

    @model_validator(mode="after")
    def _fits_its_type(self) -> Self:
        if (self.type is FieldType.ENUM) != bool(self.options):
            raise ValueError("options belong to an enum, and an enum needs them")
        if (self.type is FieldType.RELATION) != (self.target is not None):
            raise ValueError("a target belongs to a relation, and a relation needs one")
        if len(set(self.options)) != len(self.options):
            raise ValueError("an option is listed twice")
        return self


def spelled_out(value: object) -> object:
    """A field written as its bare type in the form of a mapping."""
    return {"type": value} if isinstance(value, str) else value


class DomainEntity(Model):
    """A kind of record that apps of the domain keep."""

    plural: Name
    label: Label
    label_plural: Label
    icon: IconName
    words: Annotated[tuple[str, ...], Setting(min_length=1)]
    """Nouns by which a text means this entity, singular, lower case."""
    main: bool = False
    """True: shown on the home page and the first to be kept."""
    display: Name
    layout: Literal["cards", "table", "list", "gallery"] = "cards"
    fields: Annotated[
        dict[Name, Annotated[DomainField, BeforeValidator(spelled_out)]],
        Setting(min_length=2),
    ]
    search: tuple[Name, ...] = ()
    filters: tuple[Name, ...] = ()
    sort: tuple[Name, ...] = ()
    private: tuple[Name, ...] = ()
    """Fields shown to the record's owner and to staff only."""
    seed: Annotated[tuple[dict[Name, JsonValue], ...], Setting(min_length=1)]

    @model_validator(mode="after")
    def _names_own_fields(self) -> Self:
        named = (self.display, *self.search, *self.filters, *self.sort, *self.private)
        for name in named:
            if name not in self.fields:
                raise ValueError(f"{self.label} has no field {name}")
        for name in self.filters:
            kind = self.fields[name].type
            if kind not in (FieldType.ENUM, FieldType.BOOLEAN, FieldType.RELATION):
                raise ValueError(f"{name} is a {kind}; filters are enum, boolean or relation")
        if self.fields[self.display].type not in (FieldType.TEXT, FieldType.EMAIL):
            raise ValueError(f"the display field {self.display} must be a text")
        return self


class About(Model):
    """The story of the business."""

    text: Annotated[str, Setting(min_length=1)]
    points: tuple[Item, ...] = ()


class Opening(Model):
    """The opening of the home page."""

    heading: Label
    text: Annotated[str, Setting(min_length=1)]


class Contact(Model):
    """How to reach the business."""

    text: Annotated[str, Setting(min_length=1)]
    items: Annotated[tuple[Item, ...], Setting(min_length=1)]


class Domain(Model):
    """One file of the lexicon."""

    name: DomainName
    title: Label
    words: Annotated[dict[Stem, Weight], Setting(min_length=3)]
    """What makes a text belong here: a stem or two-word phrase with its weight."""
    needs: tuple[str, ...] = ()
    """Beginnings of words of which the text must have one, where others share the `words`: a fleet
    has vehicles too, and rents none."""
    app_names: Annotated[tuple[Label, ...], Setting(min_length=2, max_length=4)]
    icon: IconName
    tagline: Label
    hero: Opening
    about: About
    people: tuple[Item, ...] = ()
    faq: tuple[Item, ...] = ()
    news: tuple[Item, ...] = ()
    cases: tuple[Item, ...] = ()
    contact: Contact
    entities: Annotated[dict[Name, DomainEntity], Setting(min_length=2, max_length=5)]
    chat: tuple[Item, ...] = ()
    """Further questions and answers for a chatbot, beside `faq`."""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if not any(entity.main for entity in self.entities.values()):
            raise ValueError("no entity is marked main")
        plurals = [entity.plural for entity in self.entities.values()]
        if len(set(plurals)) != len(plurals):
            raise ValueError("two entities share a plural")
        problems = [
            problem
            for name, entity in self.entities.items()
            for problem in self._entity_problems(name, entity)
        ]
        if problems:
            raise ValueError("; ".join(problems))
        return self

    def _entity_problems(self, name: str, entity: DomainEntity) -> Iterable[str]:
        for field_name, field in entity.fields.items():
            if field.target is not None and field.target not in self.entities:
                yield f"{name}.{field_name} points to {field.target}, which is not in the file"
        for index, row in enumerate(entity.seed):
            yield from (
                f"{name} row {index}: {problem}" for problem in self._row_problems(entity, row)
            )
        for field_name, field in entity.fields.items():
            values = [row.get(field_name) for row in entity.seed]
            if field.unique and len({repr(value) for value in values}) != len(values):
                yield f"{name}.{field_name} is unique, and two rows share a value"

    def _row_problems(self, entity: DomainEntity, row: dict[str, JsonValue]) -> Iterable[str]:
        for key in row:
            if key not in entity.fields:
                yield f"no field is called {key}"
        for name, field in entity.fields.items():
            value = row.get(name)
            if value is None:
                if field.required:
                    yield f"{name} is missing"
                continue
            targets = self.entities[field.target].seed if field.target in self.entities else ()
            if not seed_value_fits(field, value, len(targets)):
                yield f"{name} cannot be {value!r}"


def seed_value_fits(field: DomainField, value: JsonValue, target_rows: int) -> bool:
    """Whether a seed value has the form of `SEED_FORMS` and lies within the field's bounds."""
    match field.type:
        case FieldType.NUMBER | FieldType.RATING | FieldType.MONEY | FieldType.RELATION:
            return _figure_fits(field, value, target_rows)
        case FieldType.DATE | FieldType.DATETIME:
            form = _DAY if field.type is FieldType.DATE else _MOMENT
            return _is_int(value) or (isinstance(value, str) and bool(form.match(value)))
        case FieldType.BOOLEAN:
            return isinstance(value, bool)
        case FieldType.LOCATION:
            return (
                isinstance(value, dict)
                and set(value) == {"label", "lat", "lng"}
                and isinstance(value["lat"], int | float)
                and isinstance(value["lng"], int | float)
                and abs(value["lat"]) <= 90
                and abs(value["lng"]) <= 180
            )
        case _:
            return isinstance(value, str) and _words_fit(field, value)


def _is_int(value: JsonValue) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _figure_fits(field: DomainField, value: JsonValue, target_rows: int) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if field.type is FieldType.RELATION:
        return _is_int(value) and 0 <= value < target_rows
    if field.type is FieldType.RATING:
        return _is_int(value) and 1 <= value <= 5
    if field.type is FieldType.MONEY and not _is_int(value):
        return False
    low = field.minimum if field.minimum is not None else value
    high = field.maximum if field.maximum is not None else value
    return low <= value <= high


def _words_fit(field: DomainField, value: str) -> bool:
    forms = {
        FieldType.EMAIL: _ADDRESS,
        FieldType.URL: _LINK,
        FieldType.TIME: _CLOCK,
        FieldType.COLOUR: _COLOUR,
        FieldType.FILE: _FILE_NAME,
    }
    if field.type is FieldType.ENUM:
        return value in field.options
    if field.type is FieldType.IMAGE:
        return value == "" or value.startswith("https://")
    form = forms.get(field.type)
    return bool(form.match(value)) if form else value.strip() != ""
