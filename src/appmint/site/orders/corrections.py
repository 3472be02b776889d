"""What a customer changed of what was understood, applied to the spec that was read.

Each correction is tried by itself on a spec that can be built. What stood on a removed thing goes
with it; a correction after which the app could not be built, or whose thing is no longer there, is
left out and said.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from appmint.spec import AppSpec, Colour, Criterion, Page, problems
from appmint.spec import features as f
from appmint.spec.app import Hex
from appmint.spec.entities import Entity
from appmint.stacks.composition import App
from appmint.stacks.web import checks

_Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)]
_Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
_Name = Annotated[str, StringConstraints(max_length=60)]
_ROUNDS = 30
_RECORDS = ("record", "option", "order", "order_line", "cart_item", "question", "attempt")
"""Parameters that name records which a feature keeps about another entity."""
_NAMED = re.compile(r'^(Feature|Page) "([^"]+)"$')


class Corrections(BaseModel):
    """As kept in `Order.corrections`; names are those of the spec."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""
    renamed_pages: dict[_Name, _Title] = Field(default_factory=dict, max_length=60)
    removed_pages: list[_Name] = Field(default_factory=list, max_length=60)
    removed_features: list[_Name] = Field(default_factory=list, max_length=200)
    removed_entities: list[_Name] = Field(default_factory=list, max_length=60)
    answers: dict[_Text, _Text] = Field(default_factory=dict, max_length=20)
    """By the question's text. Answers are read as further sentences of the requirement text."""
    background: Hex | None = None
    component: Hex | None = None


@dataclass(frozen=True)
class Corrected:
    """The spec after all corrections that fit, and a sentence for each that does not."""

    spec: AppSpec
    dropped: tuple[str, ...]


def correct(spec: AppSpec, corrections: Corrections) -> Corrected:
    """Applies what fits. The name and the answers are the reader's: see `requirements`."""
    dropped = []
    for change, misfit in _changes(spec, corrections):
        changed = change(spec)
        if changed is None or problems(changed):
            dropped.append(misfit)
        else:
            spec = changed
    return Corrected(spec, tuple(dropped))


Change = Callable[[AppSpec], AppSpec | None]
"""A corrected spec; None when the thing to correct is not there."""


def _changes(spec: AppSpec, wanted: Corrections) -> Iterator[tuple[Change, str]]:
    """Each correction with the sentence for when it does not fit."""
    for name in wanted.removed_entities:
        yield (
            partial(_without_entity, name=name),
            f"“{_label(spec, name)}” could not be taken out: the app needs it, or it is gone.",
        )
    for name in wanted.removed_features:
        yield (
            partial(_without_features, gone={name}),
            f"One thing to do (“{_words(name)}”) could not be taken out: "
            "the app needs it, or it is gone.",
        )
    for name in wanted.removed_pages:
        yield (
            partial(_without_page, name=name),
            f"The page “{_title(spec, name)}” could not be taken out: "
            "the app needs it, or it is gone.",
        )
    for name, title in wanted.renamed_pages.items():
        yield (
            partial(_renamed, name=name, title=title),
            f"No page could be called “{title}”: another has this name, or the page is gone.",
        )
    if wanted.background or wanted.component:
        yield (
            partial(_coloured, background=wanted.background, component=wanted.component),
            "The colours stay as they were: page and buttons would look the same.",
        )


def _without_entity(spec: AppSpec, name: str) -> AppSpec | None:
    if all(entity.name != name for entity in spec.entities):
        return None
    gone = {name} | _records_about(spec, name)
    entities = tuple(_unrelated(each, gone) for each in spec.entities if each.name not in gone)
    kept = {entity.name: {field.name for field in entity.fields} for entity in entities}
    features = tuple(_narrowed(feature, gone, kept) for feature in spec.features)
    return _settled(spec.model_copy(update={"entities": entities, "features": features}))


def _records_about(spec: AppSpec, name: str) -> set[str]:
    """What is kept only about this entity: its bookings, its comments, its answers."""
    about: set[str] = set()
    elsewhere: set[str] = set()
    for feature in spec.features:
        subject = getattr(feature, "entity", None) or getattr(feature, "product", None)
        records = {
            value for each in _RECORDS if isinstance(value := getattr(feature, each, None), str)
        }
        (about if subject == name else elsewhere).update(records)
    return {
        entity.name
        for entity in spec.entities
        if entity.name in about - elsewhere and any(field.target == name for field in entity.fields)
    }


def _unrelated(entity: Entity, gone: set[str]) -> Entity:
    """The entity without its relations to what is gone."""
    lost = {field.name for field in entity.fields if field.target in gone}
    if not lost:
        return entity
    return entity.model_copy(
        update={
            "fields": tuple(field for field in entity.fields if field.name not in lost),
            "seed": tuple(
                {key: value for key, value in row.items() if key not in lost} for row in entity.seed
            ),
        }
    )


def _narrowed(feature: f.Feature, gone: set[str], kept: dict[str, set[str]]) -> f.Feature:
    """The feature with its lists of entities and fields free of what is gone."""
    changes: dict[str, object] = {}
    for parameter in ("related", "entities", "on"):
        names = getattr(feature, parameter, ())
        if set(names) & gone:
            changes[parameter] = tuple(each for each in names if each not in gone)
    fields = kept.get(getattr(feature, "entity", ""))
    if fields is not None:
        for parameter in ("search", "filters", "sort", "fields", "columns", "total"):
            names = getattr(feature, parameter, ())
            if set(names) - fields:
                changes[parameter] = tuple(each for each in names if each in fields)
    if isinstance(feature, f.Figures):
        changes["measures"] = tuple(each for each in feature.measures if each.entity not in gone)
    return feature.model_copy(update=changes) if changes else feature


def _without_features(spec: AppSpec, gone: set[str]) -> AppSpec | None:
    if not gone <= {feature.id for feature in spec.features}:
        return None
    features = tuple(each for each in spec.features if each.id not in gone)
    return _settled(spec.model_copy(update={"features": features}))


def _without_page(spec: AppSpec, name: str) -> AppSpec | None:
    pages = tuple(page for page in spec.pages if page.name != name)
    if len(pages) == len(spec.pages):
        return None
    return _settled(spec.model_copy(update={"pages": pages}))


def _renamed(spec: AppSpec, name: str, title: str) -> AppSpec | None:
    if all(page.name != name for page in spec.pages):
        return None
    pages = tuple(
        page.model_copy(update={"title": title}) if page.name == name else page
        for page in spec.pages
    )
    return spec.model_copy(update={"pages": pages})


def _coloured(spec: AppSpec, background: str | None, component: str | None) -> AppSpec | None:
    theme = spec.theme
    if background:
        theme = theme.model_copy(update={"background": Colour(label=background, hex=background)})
    if component:
        theme = theme.model_copy(update={"component": Colour(label=component, hex=component)})
    if theme.background.hex == theme.component.hex:
        return None
    said = (
        f"The background is {theme.background.label} and the components are {theme.component.label}"
    )
    themed = spec.model_copy(update={"theme": theme})
    colours = Criterion(id="colours", text=said, steps=tuple(checks.colours(App(themed))))
    others = tuple(each for each in spec.criteria if each.id != "colours")
    return themed.model_copy(update={"criteria": (*others, colours)})


def _settled(spec: AppSpec) -> AppSpec:
    """The spec without whatever cannot be without what was just taken out."""
    for _ in range(_ROUNDS):
        spec = _trimmed(spec)
        culprits = [match for each in problems(spec) if (match := _NAMED.match(each.where))]
        features = {match[2] for match in culprits if match[1] == "Feature"}
        pages = {match[2] for match in culprits if match[1] == "Page"}
        if features:
            kept = tuple(each for each in spec.features if each.id not in features)
            spec = spec.model_copy(update={"features": kept})
        elif pages:
            left = tuple(page for page in spec.pages if page.name not in pages)
            spec = spec.model_copy(update={"pages": left})
        else:
            break
    return spec


def _trimmed(spec: AppSpec) -> AppSpec:
    """Without features on no page, empty pages, ways to no page, claims of no feature."""
    there = {feature.id for feature in spec.features}
    pages = tuple(
        page.model_copy(update={"features": shown})
        for page in spec.pages
        if (shown := tuple(each for each in page.features if each in there))
    )
    on_pages = {each for page in pages for each in page.features}
    features = tuple(_led(each, pages) for each in spec.features if each.id in on_pages)
    criteria = tuple(
        criterion.model_copy(update={"claims": claims})
        for criterion in spec.criteria
        if (claims := tuple(each for each in criterion.claims if each.feature in on_pages))
        or not criterion.claims
    )
    return spec.model_copy(update={"pages": pages, "features": features, "criteria": criteria})


def _led(feature: f.Feature, pages: tuple[Page, ...]) -> f.Feature:
    """The feature with actions only to pages that are there."""
    if not isinstance(feature, f.Hero):
        return feature
    names = {page.name for page in pages}
    actions = tuple(action for action in feature.actions if action.page in names)
    return feature.model_copy(update={"actions": actions})


def _label(spec: AppSpec, name: str) -> str:
    return next((each.label_plural for each in spec.entities if each.name == name), _words(name))


def _title(spec: AppSpec, name: str) -> str:
    return next((each.title for each in spec.pages if each.name == name), _words(name))


def _words(name: str) -> str:
    return name.replace("_", " ")
