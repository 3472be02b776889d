"""Filters that need no fixed options: where something is, what it costs, how old somebody is."""

import re

from appmint.reader.draft import Draft
from appmint.spec.entities import Entity, Field, FieldType
from appmint.spec.features import Browse
from appmint.spec.reserved import QUERY_NAMES

_MOST = 4
"""More filters than these stand in each other's way."""

_PLACE = re.compile(
    r"(?:\w+_)?(?:city|town|country|region|district|neighbou?rhood|location|place|destination)"
)
_AMOUNT = re.compile(
    r"(?:\w+_)?(?:price|rent|salary|fee|cost|budget|age|bedrooms|rooms|seats|area|size|mileage|"
    r"duration|days|height|year|guests|capacity)(?:_\w+)?"
)
_CRITERIA = re.compile(
    r"\b(?:filter\w*|criteri\w+|advanced search|price ranges?|range of|narrow\w*|refine\w*|"
    r"preferences)\b",
    re.I,
)


def narrow_lists(draft: Draft) -> None:
    """Lists are narrowed by place; where the text speaks of criteria, by amounts too."""
    asked = _CRITERIA.search(draft.text) is not None
    for browse in draft.of_kind(Browse):
        made = draft.entities[browse.entity]
        if made.owned and made.access.read == "owner":
            continue
        places, amounts = _places(made), _amounts(draft, made) if asked else []
        found = [*places[:1], *amounts[:1], *places[1:], *amounts[1:]]
        names = tuple(each.name for each in found if each.name not in browse.filters)
        room = max(2 if asked else 0, _MOST - len(browse.filters))
        if names:
            draft.update(browse.id, filters=(*browse.filters, *names[:room]))


def _places(made: Entity) -> list[Field]:
    """Where records are, if several share a place or the places are few."""
    return [
        each
        for each in made.fields
        if not each.private
        and each.name != made.display
        and each.name not in QUERY_NAMES
        and (
            each.type is FieldType.LOCATION
            or (each.type is FieldType.TEXT and _PLACE.fullmatch(each.name))
        )
    ][:2]


def _amounts(draft: Draft, made: Entity) -> list[Field]:
    """What records cost or measure: what the text names first, then money, then the rest."""
    text = draft.text.lower()
    found = [
        each
        for each in made.fields
        if each.type in {FieldType.NUMBER, FieldType.MONEY}
        and not each.private
        and (each.type is FieldType.MONEY or _AMOUNT.fullmatch(each.name))
        and each.name not in QUERY_NAMES
    ]
    return sorted(
        found, key=lambda each: (each.label.lower() not in text, each.type is not FieldType.MONEY)
    )[:2]
