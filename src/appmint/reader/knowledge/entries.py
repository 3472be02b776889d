"""Entities of the lexicon in the form of a spec."""

from dataclasses import dataclass
from typing import Literal

from appmint.reader.knowledge.lexicon_format import DomainField
from appmint.reader.words.nouns import label_of, plural_name
from appmint.spec.entities import Entity, Field, FieldType
from appmint.spec.reserved import PATHS, objection

Layout = Literal["cards", "table", "list", "gallery"]


@dataclass(frozen=True)
class Look:
    """How an entity is listed."""

    layout: Layout = "cards"
    search: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    sort: tuple[str, ...] = ()


def address_of(entity: Entity) -> str:
    """The address of an entity's list; a path the server answers itself gets a prefix."""
    path = entity.plural.replace("_", "-")
    return f"/all-{path}" if path in PATHS else f"/{path}"


def allowed_name(name: str) -> str:
    """The name, with a suffix where the generated code keeps the word for itself."""
    return name if objection(name, plural_name(name)) is None else f"{name}_entry"


def entry_field(key: str, entry: DomainField, *, private: bool) -> Field:
    """A field of a lexicon entry as a field of a spec."""
    return Field(
        name=key,
        label=entry.label or label_of(key),
        type=entry.type,
        # Nobody should have to say when a record was last changed, or how good a new one is.
        required=entry.required and key not in {"updated_on", "rating"},
        unique=entry.unique,
        options=entry.options,
        target=allowed_name(entry.target) if entry.target else None,
        default=entry.default,
        minimum=entry.minimum,
        maximum=entry.maximum,
        unit=entry.unit,
        private=private,
    )


def field_names(entity: Entity, *types: FieldType) -> tuple[str, ...]:
    """The names of the public fields of the types."""
    return tuple(each.name for each in entity.fields if each.type in types and not each.private)


def has_image(entity: Entity) -> bool:
    """Whether its records have a picture."""
    return entity.first(FieldType.IMAGE) is not None


def look_of(entity: Entity, usual: Look) -> Look:
    """The look of an entity whose fields were changed: what is gone is left out, what is new is in.

    Up to three filters and three orders, those of the usual look first.
    """
    texts = field_names(entity, FieldType.TEXT, FieldType.LONG_TEXT)
    choices = field_names(entity, FieldType.ENUM, FieldType.RELATION, FieldType.BOOLEAN)
    orders = field_names(
        entity, FieldType.TEXT, FieldType.DATE, FieldType.MONEY, FieldType.NUMBER, FieldType.TIME
    )
    return Look(
        layout=usual.layout,
        search=_merged(usual.search, texts),
        filters=_merged(usual.filters, choices),
        sort=_merged(usual.sort, orders),
    )


def _merged(usual: tuple[str, ...], present: tuple[str, ...]) -> tuple[str, ...]:
    kept = [name for name in usual if name in present]
    return tuple(dict.fromkeys([*kept, *present]))[: max(3, len(kept))]
