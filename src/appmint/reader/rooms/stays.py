"""Rooms and flats let by the night: a price per night, bedrooms, no sale."""

import re
from dataclasses import replace

from appmint.reader.drafting.draft import Draft
from appmint.reader.knowledge.seeds import field
from appmint.reader.words.nouns import noun_class
from appmint.spec.entities import Field, FieldType

_NIGHTS = re.compile(
    r"\b(?:short[- ]term|short[- ]stay|holiday|vacation|nightly|per night|overnight|homestay|"
    r"guest ?house)\b",
    re.I,
)
_SOLD = frozenset({"Sale", "Sold", "Let"})
_NO_BED = frozenset({"Land", "Office"})
_PRICES = (6900, 13800, 9200, 16100, 11500, 20700, 8400)
_BEDROOMS = ("Studio", "One bedroom", "Two bedrooms", "Three bedrooms")


def by_night(draft: Draft, entity: str) -> bool:
    """Whether the text lets `entity` for short stays; if so its records get what guests look at.

    What speaks of selling is left out, with the records that nobody sleeps in.
    """
    made = draft.entities[entity]
    slept_in = noun_class(made.label) == "place" or noun_class(made.name) == "place"
    if _NIGHTS.search(draft.text) is None or not slept_in:
        return False
    price = made.first(FieldType.MONEY)
    if price is None:
        price = field("price", "money", "Price per night", unit="USD")
        draft.add_field(entity, price, _PRICES)
        draft.add_field(entity, field("bedrooms", "enum", options=_BEDROOMS), _BEDROOMS)
        return True
    gone = {each.name for each in made.fields if _SOLD & set(each.options)}
    if not gone:
        if made.seed and price.label == "Price" and draft.origins.get(entity) is None:
            _per_night(draft, entity, price)
        return True
    rows = [row for row in made.seed if not _NO_BED & {str(value) for value in row.values()}]
    fields = tuple(
        each.model_copy(
            update={
                "label": "Price per night" if each.name == price.name else each.label,
                "options": tuple(one for one in each.options if one not in _NO_BED),
            }
        )
        for each in made.fields
        if each.name not in gone
    )
    seed = tuple(
        {
            **{name: value for name, value in row.items() if name not in gone},
            price.name: _PRICES[at % len(_PRICES)],
        }
        for at, row in enumerate(rows)
    )
    draft.change(entity, fields=fields, seed=seed)
    bedrooms = field("bedrooms", "enum", options=_BEDROOMS)
    rooms = [row.get("rooms") for row in seed]
    counts = [min(3, max(0, int(each) - 1)) if isinstance(each, int) else 1 for each in rooms]
    name = draft.add_field(entity, bedrooms, [_BEDROOMS[each] for each in counts])
    look = draft.looks[entity]
    filters = (name, *(each for each in look.filters if each not in gone))
    draft.looks[entity] = replace(look, filters=filters)
    if f"browse_{entity}" in draft.features:
        draft.update(f"browse_{entity}", filters=filters)
    return True


def _per_night(draft: Draft, entity: str, price: Field) -> None:
    """A price of a whole house becomes one per night, and bedrooms take the place of rooms."""
    made = draft.entities[entity]
    fields = tuple(
        each.model_copy(update={"label": "Price per night"}) if each.name == price.name else each
        for each in made.fields
        if each.name != "rooms"
    )
    rows = tuple(
        {
            **{name: value for name, value in row.items() if name != "rooms"},
            price.name: _PRICES[at % len(_PRICES)],
        }
        for at, row in enumerate(made.seed)
    )
    draft.change(entity, fields=fields, seed=rows)
    if not any(each.name == "bedrooms" for each in fields):
        draft.add_field(entity, field("bedrooms", "enum", options=_BEDROOMS), _BEDROOMS)
    look = draft.looks[entity]
    kept = {each.name for each in fields}
    draft.looks[entity] = replace(
        look,
        search=tuple(name for name in look.search if name in kept),
        filters=("bedrooms", *(name for name in look.filters if name in kept)),
        sort=tuple(name for name in look.sort if name in kept),
    )
