"""Hypothesis strategies: `buildable_specs` have no problems, `near_specs` may have some."""

from typing import Any

from hypothesis import strategies as st
from pydantic import JsonValue

from appmint.spec import (
    DEFAULT,
    Access,
    Action,
    AppSpec,
    Browse,
    Claim,
    Click,
    Colour,
    Content,
    Criterion,
    Detail,
    Entity,
    ExpectCount,
    ExpectText,
    Feature,
    Field,
    FieldType,
    Fill,
    Go,
    Hero,
    Item,
    Manage,
    Page,
    Question,
    Source,
    Target,
    Theme,
    Unmet,
)
from tests.spec.samples import FEATURES

NOUNS = ("course", "boat", "recipe", "venue", "garden_bed", "invoice", "tool", "letter")
FIELD_NAMES = ("title", "summary", "price", "due", "status", "contact", "rank", "place", "score")

names = st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True)
words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)
labels = words.map(str.strip).filter(bool)
hexes = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)
finite = st.floats(allow_nan=False, allow_infinity=False)
colours = st.builds(Colour, label=labels, hex=hexes)
themes = st.builds(
    Theme,
    background=colours,
    component=colours,
    density=st.sampled_from(("compact", "comfortable")),
)
json_values: st.SearchStrategy[JsonValue] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | finite | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)

_PLACES = st.builds(
    lambda label, lat, lng: {"label": label, "lat": lat, "lng": lng},
    labels,
    st.floats(-90, 90),
    st.floats(-180, 180),
)
_HOSTS = st.sampled_from(("example.com", "example.org", "example.net"))


def values(field: Field) -> st.SearchStrategy[Any]:
    """Seed values that fit a field of any type but relation."""
    moments = st.datetimes().filter(lambda at: at.year >= 1000)
    by_type: dict[FieldType, st.SearchStrategy[Any]] = {
        FieldType.TEXT: labels,
        FieldType.LONG_TEXT: labels,
        FieldType.NUMBER: st.integers(-1000, 1000) | finite,
        FieldType.MONEY: st.integers(0, 10**7),
        FieldType.DATE: st.integers(-400, 400) | moments.map(lambda at: f"{at:%Y-%m-%d}"),
        FieldType.TIME: moments.map(lambda at: f"{at:%H:%M}"),
        FieldType.DATETIME: st.integers(-9999, 9999)
        | moments.map(lambda at: f"{at:%Y-%m-%dT%H:%M}"),
        FieldType.BOOLEAN: st.booleans(),
        FieldType.ENUM: st.sampled_from(field.options or ("",)),
        FieldType.EMAIL: _HOSTS.map(lambda host: f"ada@{host}"),
        FieldType.URL: _HOSTS.map(lambda host: f"https://{host}/about"),
        FieldType.PHONE: st.just("+33 1 23 45 67 89"),
        FieldType.IMAGE: st.just("") | _HOSTS.map(lambda host: f"https://{host}/a.jpg"),
        FieldType.FILE: st.just("terms.txt"),
        FieldType.COLOUR: hexes,
        FieldType.RATING: st.integers(1, 5),
        FieldType.LOCATION: _PLACES,
    }
    fitting = by_type[field.type]
    return fitting if field.required else st.none() | fitting


@st.composite
def fields(draw: st.DrawFn, name: str) -> Field:
    """A field with any type but relation, and the settings that its type allows."""
    kind = draw(st.sampled_from([each for each in FieldType if each is not FieldType.RELATION]))
    options: tuple[str, ...] = ()
    if kind is FieldType.ENUM:
        options = tuple(draw(st.lists(labels, min_size=1, max_size=4, unique_by=str.casefold)))
    return Field(
        name=name,
        label=name.replace("_", " ").title(),
        type=kind,
        required=draw(st.booleans()),
        options=options,
        unit="EUR" if kind is FieldType.MONEY and draw(st.booleans()) else None,
        private=draw(st.booleans()),
    )


@st.composite
def entities(draw: st.DrawFn, name: str, target: Entity | None) -> Entity:
    """An entity with seed rows that fit; with a relation to `target` when there is one."""
    chosen = draw(st.lists(st.sampled_from(FIELD_NAMES), min_size=1, max_size=4, unique=True))
    plain = [draw(fields(field_name)) for field_name in chosen]
    seed: list[dict[str, JsonValue]] = []
    for _ in range(draw(st.integers(0, 3))):
        row: dict[str, JsonValue] = {field.name: draw(values(field)) for field in plain}
        if target is not None and target.seed:
            row["belongs_to"] = draw(st.integers(0, len(target.seed) - 1))
        seed.append(row)
    link = []
    if target is not None:
        link = [
            Field(
                name="belongs_to",
                label="Belongs to",
                type=FieldType.RELATION,
                target=target.name,
                required=False,
            )
        ]
    owned = draw(st.booleans())
    return Entity(
        name=name,
        plural=f"{name}s",
        label=name.title(),
        label_plural=f"{name.title()}s",
        fields=(*plain, *link),
        display=plain[0].name,
        owned=owned,
        access=Access(create="anyone", update="owner" if owned else "anyone", delete="anyone"),
        seed=tuple(seed),
    )


@st.composite
def sources(draw: st.DrawFn, text: str) -> Source:
    """A source that points into `text`, or at nothing."""
    if not text or draw(st.booleans()):
        return draw(st.sampled_from((DEFAULT, Source(origin="domain"))))
    start = draw(st.integers(0, len(text) - 1))
    return Source(origin="text", start=start, end=draw(st.integers(start + 1, len(text))))


@st.composite
def buildable_specs(draw: st.DrawFn) -> AppSpec:
    """A spec without problems: entities that relate, listed, shown one by one, and managed."""
    text = draw(words)
    kept: list[Entity] = []
    for noun in draw(st.lists(st.sampled_from(NOUNS), max_size=4, unique=True)):
        kept.append(draw(entities(noun, kept[-1] if kept else None)))
    hero = Hero(id="hero", heading=draw(labels), actions=_actions(kept))
    shown: list[Feature] = [hero, draw(_contents)]
    pages = [Page(name="home", title="Home", path="/", features=("hero", "about"))]
    criteria = []
    for entity in kept:
        browse, detail = _list_and_detail(entity, kept)
        manage = Manage(id=f"manage_{entity.name}", entity=entity.name)
        shown += [browse, detail, manage]
        listing = Page(
            name=entity.plural,
            title=entity.label_plural,
            path="/" + entity.plural.replace("_", "-"),
            features=(browse.id, manage.id),
            source=draw(sources(text)),
        )
        one = Page(
            name=entity.name,
            title=entity.label,
            path=f"{listing.path}/:id",
            navigation=False,
            features=(detail.id,),
        )
        pages += [listing, one]
        criteria.append(
            Criterion(
                id=f"lists_{entity.name}",
                text=draw(words),
                claims=(Claim(feature=browse.id, aspect="list"),),
                steps=(
                    Go(path=listing.path),
                    Fill(label="Search", value=draw(words)),
                    Click(target=Target(role="button", name="Search")),
                    ExpectCount(target=Target(role="article"), at_least=draw(st.integers(0, 3))),
                    ExpectText(text=draw(words)),
                ),
                source=draw(sources(text)),
            )
        )
    return AppSpec(
        name=draw(labels),
        tagline=draw(words),
        text=text,
        theme=draw(themes),
        entities=tuple(kept),
        features=tuple(shown),
        pages=tuple(pages),
        criteria=tuple(criteria),
        questions=tuple(
            draw(st.lists(st.builds(Question, text=words, assumption=words), max_size=2))
        ),
        unmet=tuple(draw(st.lists(st.builds(Unmet, text=words, reason=words), max_size=2))),
        notes=tuple(draw(st.lists(words, max_size=2))),
    )


def _actions(kept: list[Entity]) -> tuple[Action, ...]:
    return tuple(Action(label=f"See {entity.label}", page=entity.plural) for entity in kept[:1])


def _list_and_detail(entity: Entity, kept: list[Entity]) -> tuple[Browse, Detail]:
    searchable = [f.name for f in entity.fields if f.type in (FieldType.TEXT, FieldType.EMAIL)]
    filterable = [f.name for f in entity.fields if f.type in (FieldType.ENUM, FieldType.BOOLEAN)]
    pointing = [
        other.name for other in kept if any(field.target == entity.name for field in other.fields)
    ]
    browse = Browse(
        id=f"browse_{entity.name}",
        entity=entity.name,
        search=tuple(searchable),
        filters=tuple(filterable),
    )
    return browse, Detail(id=f"detail_{entity.name}", entity=entity.name, related=tuple(pointing))


_contents = st.builds(
    Content,
    id=st.just("about"),
    heading=labels,
    text=labels,
    items=st.lists(st.builds(Item, title=labels, text=words), max_size=2).map(tuple),
)

_questions = st.lists(st.builds(Question, text=words, assumption=words), max_size=2)
_unmet = st.lists(st.builds(Unmet, text=words, reason=words), max_size=2)


@st.composite
def foreign_features(draw: st.DrawFn, entity: str) -> Feature:
    """A feature of the library, in an app with other entities, so that it points nowhere.

    Sometimes it names `entity`, of which it then expects the library's fields.
    """
    feature: Feature = draw(st.sampled_from(FEATURES))
    if "entity" in type(feature).model_fields and draw(st.booleans()):
        return feature.model_copy(update={"id": draw(names), "entity": entity})
    return feature.model_copy(update={"id": draw(names)})


@st.composite
def near_specs(draw: st.DrawFn) -> AppSpec:
    """A spec that has the form of one; its names may point nowhere and its values not fit."""
    spec = draw(buildable_specs())
    changes: dict[str, Any] = {}
    foreign = foreign_features(spec.entities[0].name if spec.entities else "nothing")
    if draw(st.booleans()):
        changes["features"] = (*spec.features, *draw(st.lists(foreign, max_size=3)))
    if draw(st.booleans()) and spec.entities:
        first = spec.entities[0]
        row = draw(st.dictionaries(st.sampled_from(FIELD_NAMES), json_values, max_size=3))
        odd = Field(
            name=draw(names),
            label=draw(labels),
            type=draw(st.sampled_from(list(FieldType))),
            target=draw(st.none() | names),
            default=draw(json_values),
            minimum=draw(st.none() | finite),
            maximum=draw(st.none() | finite),
        )
        twice = draw(st.booleans())
        bent = first.model_copy(update={"fields": (*first.fields, odd), "seed": (*first.seed, row)})
        changes["entities"] = (bent, *spec.entities[1:], *((bent,) if twice else ()))
    if draw(st.booleans()):
        changes["pages"] = tuple(draw(st.permutations(spec.pages)))[: draw(st.integers(0, 4))]
    if draw(st.booleans()):
        changes["text"] = draw(words)
    return spec.model_copy(update=changes)
