"""Entities: the things an app keeps, their fields, who may do what with them, and seed rows."""

from enum import StrEnum

from pydantic import JsonValue

from appmint.spec.source import DEFAULT, Label, Model, Name, Source


class FieldType(StrEnum):
    """The closed type system of fields. Seed values: see `SEED_FORMS`."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    DATETIME = "datetime"
    BOOLEAN = "boolean"
    ENUM = "enum"
    EMAIL = "email"
    URL = "url"
    PHONE = "phone"
    IMAGE = "image"
    FILE = "file"
    COLOUR = "colour"
    RATING = "rating"
    LOCATION = "location"
    RELATION = "relation"


SEED_FORMS: dict[FieldType, str] = {
    FieldType.TEXT: "a string",
    FieldType.LONG_TEXT: "a string, paragraphs parted by a blank line",
    FieldType.NUMBER: "a number",
    FieldType.MONEY: "an integer: minor units (cents)",
    FieldType.DATE: 'an integer: days from the day of seeding, or "YYYY-MM-DD"',
    FieldType.TIME: '"HH:MM"',
    FieldType.DATETIME: 'an integer: minutes from the moment of seeding, or "YYYY-MM-DDTHH:MM"',
    FieldType.BOOLEAN: "true or false",
    FieldType.ENUM: "one of the field's options",
    FieldType.EMAIL: "an address at example.com, example.org or example.net",
    FieldType.URL: "an https address at example.com, example.org or example.net",
    FieldType.PHONE: "a string",
    FieldType.IMAGE: "an empty string (the app draws artwork) or an https address",
    FieldType.FILE: "a file name; the app seeds a small text file under it",
    FieldType.COLOUR: '"#rrggbb"',
    FieldType.RATING: "an integer from 1 to 5",
    FieldType.LOCATION: '{"label": "Lyon, France", "lat": 45.76, "lng": 4.84}',
    FieldType.RELATION: "an integer: the 0-based index of the target's seed row",
}
"""How a seed row writes a value of each type. `null` stands for "not given" in optional fields."""


class Field(Model):
    """One field of an entity."""

    name: Name
    label: Label
    type: FieldType
    required: bool = True
    unique: bool = False
    options: tuple[Label, ...] = ()
    """The values of an enum, as shown; the first is the default of a new record."""
    target: Name | None = None
    """The entity a relation points to."""
    default: JsonValue = None
    minimum: float | None = None
    maximum: float | None = None
    unit: str | None = None
    """Shown behind a number ("kg", "min"); an ISO 4217 code for money (USD when absent)."""
    private: bool = False
    """Kept out of public lists and pages: shown to the record's owner and to staff only."""
    source: Source = DEFAULT


class Access(Model):
    """Who may do what with an entity's records.

    Each value is "anyone", "member" (any signed-in account), "owner" (who made the record, by
    account or by the browser's own guest session), "nobody", or the name of a role.
    """

    read: str = "anyone"
    create: str = "nobody"
    update: str = "nobody"
    delete: str = "nobody"


class Entity(Model):
    """A kind of record: one table, one set of routes, one folder of components."""

    name: Name
    """Singular, snake_case: "course"."""
    plural: Name
    """Plural, snake_case: "courses". Names the table and the route."""
    label: Label
    """Singular as shown: "Course"."""
    label_plural: Label
    icon: str = "box"
    """A Lucide icon name in kebab-case."""
    fields: tuple[Field, ...]
    display: Name
    """The field that names a record in lists and links."""
    owned: bool = False
    """True: each record remembers who made it (account or guest session)."""
    access: Access = Access()
    seed: tuple[dict[str, JsonValue], ...] = ()
    """Rows by field name, values in the forms of `SEED_FORMS`."""
    source: Source = DEFAULT

    def field(self, name: str) -> Field:
        """The field called `name`. Raises KeyError."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.name}.{name}")

    def first(self, *types: FieldType) -> Field | None:
        """The first field of one of the types, or None."""
        return next((field for field in self.fields if field.type in types), None)
