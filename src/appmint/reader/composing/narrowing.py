"""What lists are narrowed by: place, price and age; and what the text calls their categories."""

import re

from appmint.reader.drafting.draft import Draft
from appmint.reader.drafting.meaning import call
from appmint.reader.words.nouns import label_of, singular
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


def page_lists(draft: Draft) -> None:
    """Where the text asks for pages of a list, the samples fill more than one."""
    if _PAGED.search(draft.text) is None:
        return
    for browse in draft.of_kind(Browse):
        if len(draft.entities[browse.entity].seed) > _ON_A_PAGE:
            draft.update(browse.id, page_size=_ON_A_PAGE)


_PAGED = re.compile(r"\b(?:paginat\w+|paging|pagers?|page numbers?|per page)\b", re.I)
_ON_A_PAGE = 6


def name_filters(draft: Draft) -> None:
    """The main list is sorted into what the text calls it: categories, types or genres."""
    said = _SORTED_BY.search(draft.text)
    browse = next((each for each in draft.of_kind(Browse) if each.entity == draft.main), None)
    if said is None or browse is None:
        return
    word = singular(said["word"].lower())
    made = draft.entities[browse.entity]
    if any(word in each.label.lower() for each in made.fields):
        return
    sorting = next(
        (
            each
            for each in map(made.field, browse.filters)
            if each.type in {FieldType.ENUM, FieldType.RELATION}
            and each.label.lower().split()[-1] in _SORTING
        ),
        None,
    )
    if sorting is None:
        return
    label = label_of(word)
    named = sorting.model_copy(update={"label": label})
    draft.change(
        made.name, fields=tuple(named if each is sorting else each for each in made.fields)
    )
    target = sorting.target or ""
    taken = {each.label for each in draft.entities.values()}
    listed = f"browse_{target}" in draft.features
    if target in draft.entities and not listed and label not in taken:
        call(draft, target, word)


_SORTED_BY = re.compile(
    r"\b(?:by|in|into|different|specific|various|select(?:ing)?|choos(?:e|ing)|brows(?:e|ing))"
    r" (?:different |specific |various |a |the |\w+ )?(?P<word>categor(?:y|ies)|types?|genres?)\b",
    re.I,
)
_SORTING = frozenset(
    "category type kind genre board topic subject group section range area mood form field".split()
)
"""Last words of labels of fields that sort records by what they are."""


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
