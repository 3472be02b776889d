"""A spec in the making: entities, features and pages, each added once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from appmint.reader.drafting.vocabulary import Vocabulary
from appmint.reader.knowledge.entries import (
    Layout,
    Look,
    address_of,
    allowed_name,
    field_names,
    has_image,
)
from appmint.reader.knowledge.lexicon_format import Domain
from appmint.reader.sentences.choices import Choices
from appmint.reader.sentences.intents import Intent, spoken
from appmint.reader.words.nouns import name_of, plural_name
from appmint.spec.app import Page, Role, Unmet
from appmint.spec.criteria import Claim
from appmint.spec.entities import Access, Entity, Field, FieldType
from appmint.spec.facts import Facts
from appmint.spec.features import Browse, Comments, Detail, Feature, Manage
from appmint.spec.labels import in_text
from appmint.spec.source import DEFAULT, Source

F = TypeVar("F")

DOMAIN = Source(origin="domain")


@dataclass
class PageDraft:
    """A page being made."""

    name: str
    title: str
    path: str
    features: list[str] = field(default_factory=list)
    navigation: bool = True
    role: str = "anyone"
    intro: str = ""
    source: Source = DEFAULT
    weight: int = 50
    """Where it stands in the navigation; the lowest first."""


def source_of(intent: Intent) -> Source:
    """The span of an intent."""
    return Source(origin="text", start=intent.start, end=intent.end)


class Draft:
    """Collects what an app consists of."""

    def __init__(self, text: str, domains: list[Domain]) -> None:
        self.text = text
        self.domains = domains
        self.words = Vocabulary(text, domains)
        """What nouns of the text mean."""
        self.entities: dict[str, Entity] = {}
        self.looks: dict[str, Look] = {}
        self.features: dict[str, Feature] = {}
        self.pages: dict[str, PageDraft] = {}
        self.roles: dict[str, Role] = {}
        self.unmet: list[Unmet] = []
        self.fillers: dict[str, str] = {}
        """Entity -> its kind, where its fields are only the usual ones of that kind."""
        self.main: str = ""
        self.sold: str = ""
        """The noun for the shop's products, where the text has one."""
        self.voice: Domain | None = None
        """The domain whose page copy suits the app; None: copy is made of the app's own words."""
        self.foreign: frozenset[tuple[str, str]] = frozenset()
        """Main records of domains that the app is not about: links to them lead to its own."""
        self.topics: dict[str, str] = {}
        """Entity -> the subject to which the text narrows its records: "sailing" courses."""
        self.origins: dict[str, str] = {}
        """Entity -> the domain it comes from; "" for one that many domains share."""
        self.replaced: dict[str, Claim] = {}
        """Features that gave way to others: their id -> what is claimed instead."""
        self.choices: list[Choices] = []
        """Fields of which the text lists the choices in brackets."""
        self.facts = Facts()
        """What another reader found in the text."""
        self.first = 0
        """The sentence that says what the app is."""
        self.own_only = False
        """Whether all that the text asks for is made for this app alone: it lists no records."""
        self.accounts = False
        self.internal = False
        self.resume = False
        """Whether it is one person's CV."""
        self._refused: set[tuple[str, str]] = set()
        """Verb and thing of what was refused."""
        self.said: dict[str, str] = {}
        """Entity of the lexicon -> the customer's word for it."""
        self.renamed: dict[str, str] = {}
        """Entity of the lexicon -> the label it had there."""
        self.headings: dict[str, str] = {}
        """Entity -> the customer's word for all of its records together: dishes on a menu."""
        self.joint: set[str] = set()
        """Entities of measurements that go by two words of the text at once."""

    def add_entity(self, entity: Entity, layout: Layout | None = None) -> str:
        """Add or replace an entity and its usual look; returns its name."""
        self.entities[entity.name] = entity
        wanted: Layout = layout or ("gallery" if has_image(entity) else "cards")
        if not layout and (self.internal or entity.first(FieldType.MONEY)):
            wanted = "table"
        self.looks[entity.name] = Look(
            layout=wanted,
            search=field_names(entity, FieldType.TEXT, FieldType.LONG_TEXT)[:3],
            filters=field_names(entity, FieldType.ENUM, FieldType.RELATION)[:3],
            sort=field_names(
                entity, FieldType.TEXT, FieldType.DATE, FieldType.MONEY, FieldType.NUMBER
            )[:3],
        )
        return entity.name

    def change(self, name: str, **values: object) -> Entity:
        """Change some attributes of an entity."""
        self.entities[name] = self.entities[name].model_copy(update=values)
        return self.entities[name]

    @property
    def staff(self) -> str:
        """The role of those who look after the app; "" where there is none."""
        return next((role.name for role in self.roles.values() if role.staff), "")

    def grant(self, name: str, **access: str) -> None:
        """Set who may do what, whatever it was."""
        old = self.entities[name].access
        self.change(name, access=Access(**{**old.model_dump(), **access}))

    def allow(self, name: str, **access: str) -> None:
        """Widen who may do what; a named role or "anyone" replaces "nobody"."""
        old = self.entities[name].access
        update = {
            key: who
            for key, who in access.items()
            if getattr(old, key) == "nobody" or (key == "read")
        }
        self.grant(name, **update)

    def add_field(self, name: str, made: Field, values: Iterable[object]) -> str:
        """Add a field with its values for the seed rows; an existing one is kept."""
        entity = self.entities[name]
        if any(each.name == made.name for each in entity.fields):
            return made.name
        if any(each.label.casefold() == made.label.casefold() for each in entity.fields):
            label = f"{entity.label} {in_text(made.label)}"
            made = made.model_copy(update={"label": label})
        supply = list(values)
        rows = tuple(
            {**row, made.name: supply[at % len(supply)]} for at, row in enumerate(entity.seed)
        )
        self.change(name, fields=(*entity.fields, made), seed=rows)
        return made.name

    def drop_fields(self, name: str, fields: Collection[str]) -> Entity:
        """Leave out fields of an entity, and their values in its seed rows."""
        entity = self.entities[name]
        return self.change(
            name,
            fields=tuple(each for each in entity.fields if each.name not in fields),
            seed=tuple(
                {key: value for key, value in row.items() if key not in fields}
                for row in entity.seed
            ),
        )

    def free_name(self, phrase: str) -> str:
        """A name an entity may have: words the generated code keeps for itself get a suffix."""
        return allowed_name(name_of(phrase))

    def free_plural(self, name: str, wanted: str = "") -> str:
        """The plural of an entity's name, or `wanted`, with a suffix where another has it."""
        taken = {made.plural for made in self.entities.values()} | set(self.entities)
        made = wanted or plural_name(name)
        return made if made not in taken else f"{made}_list"

    def add(self, feature: Feature, page: str, first: bool = False) -> str:
        """Add a feature to a page; one that exists is only placed. Returns its id."""
        self.features.setdefault(feature.id, feature)
        placed = self.pages[page].features
        if feature.id not in placed:
            placed.insert(0 if first else len(placed), feature.id)
        return feature.id

    def update(self, feature_id: str, **values: object) -> None:
        """Change parameters of a feature."""
        self.features[feature_id] = self.features[feature_id].model_copy(update=values)

    def replace(self, feature_id: str, by: Claim) -> None:
        """Drop a feature for another; what was claimed of it is claimed of that one."""
        del self.features[feature_id]
        self.replaced[feature_id] = by
        for page in self.pages.values():
            page.features = [each for each in page.features if each != feature_id]

    def claimed(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Claims of features that are there."""
        return tuple(dict.fromkeys(self.replaced.get(each.feature, each) for each in claims))

    def of_kind(self, kind: type[F]) -> list[F]:
        """All features of a kind, in order."""
        return [each for each in self.features.values() if isinstance(each, kind)]

    def page(self, name: str, title: str, path: str = "", **rest: object) -> PageDraft:
        """The page called `name`, made if it is new."""
        if name not in self.pages:
            taken = {page.path for page in self.pages.values()}
            wanted = path or f"/{name.replace('_', '-')}"
            if wanted in taken:
                wanted = f"{wanted}-page"
            made = PageDraft(name, self.free_title(title), wanted)
            for key, value in rest.items():
                setattr(made, key, value)
            self.pages[name] = made
        return self.pages[name]

    def free_title(self, title: str) -> str:
        """The title, or one with a word more when another page has it."""
        titles = {page.title.casefold() for page in self.pages.values()}
        return title if title.casefold() not in titles else f"{title} page"

    def list_page(self, entity: str, source: Source = DEFAULT) -> str:
        """The page that lists an entity, with its browse; the detail page comes with it."""
        made = self.entities[entity]
        name = made.plural
        if f"browse_{entity}" not in self.features:
            self.page(
                name,
                self.headings.get(entity, made.label_plural),
                address_of(made),
                source=source,
                weight=20 if entity == self.main else 30,
            )
            look = self.looks[entity]
            self.add(
                Browse(
                    id=f"browse_{entity}",
                    entity=entity,
                    layout=look.layout,
                    search=look.search,
                    filters=look.filters,
                    sort=look.sort,
                    source=source,
                ),
                name,
            )
            self.detail_page(entity, source)
        return next(
            page.name for page in self.pages.values() if f"browse_{entity}" in page.features
        )

    def detail_page(self, entity: str, source: Source = DEFAULT) -> str:
        """The page of one record."""
        made = self.entities[entity]
        name = entity if entity not in self.pages else f"{entity}_detail"
        if f"detail_{entity}" not in self.features:
            titles = {page.title.casefold() for page in self.pages.values()}
            taken = made.label.casefold() in titles
            self.page(
                name,
                f"{made.label} details" if taken else made.label,
                f"{address_of(made)}/:id",
                navigation=False,
                source=source,
            )
            self.add(Detail(id=f"detail_{entity}", entity=entity, source=source), name)
        return next(
            page.name for page in self.pages.values() if f"detail_{entity}" in page.features
        )

    def manage(self, entity: str, who: str, source: Source) -> str:
        """Let people add, edit and delete records of an entity."""
        page = self.list_page(entity, source)
        made = self.entities[entity]
        access = made.access
        if made.owned and access.read == "owner":
            # What a feature keeps for its visitors, opened to those who handle it; staff read all.
            staff = who in self.roles and self.roles[who].staff
            read = "owner" if staff else who
            opened = Access(read=read, create=access.create, update=who, delete=who)
            made = self.change(entity, access=opened)
        else:
            mine = made.owned and who == "anyone"
            change = "owner" if mine else who
            self.allow(entity, create=who, update=change, delete=change)
        feature = Manage(
            id=f"manage_{entity}",
            entity=entity,
            create_label=f"Add {in_text(made.label)}",
            source=source,
        )
        self.add(feature, page)
        self.add(feature, self.detail_page(entity, source))
        return feature.id

    def _is_said_below(self, feature_id: str) -> bool:
        """Whether a feature stands below the others: what people say of a record comes last."""
        return isinstance(self.features[feature_id], Comments)

    def refuse(self, intent: Intent, reason: str) -> None:
        """Say once that an intent is not met, and why."""
        key = (intent.verb, intent.phrase or spoken(intent))
        if key not in self._refused:
            self._refused.add(key)
            self.unmet.append(Unmet(text=spoken(intent), reason=reason, source=source_of(intent)))

    def finished_pages(self) -> tuple[Page, ...]:
        """The pages in the order of the navigation."""
        made = sorted(
            (page for page in self.pages.values() if page.features), key=lambda page: page.weight
        )
        return tuple(
            Page(
                name=page.name,
                title=page.title,
                path=page.path,
                intro=page.intro,
                navigation=page.navigation,
                role=page.role,
                features=tuple(sorted(page.features, key=self._is_said_below)),
                source=page.source,
            )
            for page in made
        )
