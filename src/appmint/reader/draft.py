"""A spec in the making: entities, features and pages, each added once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import JsonValue

from appmint.reader.choices import Choices
from appmint.reader.chunks import is_verb
from appmint.reader.domains import common
from appmint.reader.entries import (
    Layout,
    Look,
    address_of,
    allowed_name,
    entry_field,
    field_names,
    has_image,
)
from appmint.reader.grammar import STRUCTURE
from appmint.reader.intents import Intent
from appmint.reader.kinds import fields_of, kind_name, kind_of, rows_of_kind
from appmint.reader.lexicon_format import Domain, DomainEntity
from appmint.reader.nouns import (
    is_plural,
    label_of,
    name_of,
    noun_class,
    plural,
    plural_name,
    singular,
)
from appmint.reader.phrases import head_noun
from appmint.reader.plausibility import (
    ABSTRACT,
    CONCRETE,
    FILLERS,
    NO_KINDS,
    NO_NOUNS,
    NO_THING,
    PLAIN,
    PROPERTIES,
    PURE_VERBS,
    SPECIFIC,
    TECHNOLOGY,
    describes,
    is_adjective,
    is_mass,
    joins,
)
from appmint.reader.segment import quoted_names
from appmint.reader.tasks import one_persons_tasks
from appmint.spec.app import Page, Role, Unmet
from appmint.spec.criteria import Claim
from appmint.spec.entities import Access, Entity, Field, FieldType
from appmint.spec.facts import Facts
from appmint.spec.features import Browse, Comments, Detail, Feature, Manage
from appmint.spec.labels import in_text
from appmint.spec.source import DEFAULT, Source

F = TypeVar("F")

_HOLDERS = frozenset({"menu", "portfolio", "catalog", "catalogue", "gallery"})
"""Words for many records at once: they name the page, not one record of it."""

_BUYING = re.compile(
    r"\b(?:shopping carts?|to (?:the |their |a )?cart|check ?out|plac(?:e|ing) (?:an )?orders?|"
    r"buy(?:ing)?|purchas(?:e|es|ing))\b",
    re.I,
)

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
        self.entities: dict[str, Entity] = {}
        self.looks: dict[str, Look] = {}
        self.features: dict[str, Feature] = {}
        self.pages: dict[str, PageDraft] = {}
        self.roles: dict[str, Role] = {}
        self.unmet: list[Unmet] = []
        self.refused: set[tuple[str, str]] = set()
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
        self._managed = frozenset(
            singular(word)
            for pair in re.findall(
                r"([a-z-]+) (?:management|administration)\b|"
                r"([a-z-]+)(?<!ing) (?:information|records|data|services)\b",
                text.lower(),
            )
            for word in pair
            if word and not describes(word)
        )
        """Nouns before "management" or "records": the text itself says that they are kept."""
        self._lower = text.lower()
        self._said: dict[str, str] = {}
        """Entity of the lexicon -> the customer's word for it."""
        self._renamed: dict[str, str] = {}
        """Entity of the lexicon -> the label it had there."""
        self._headings: dict[str, str] = {}
        """Entity -> the customer's word for all of its records together: dishes on a menu."""
        self._joint: set[str] = set()
        """Entities of measurements that go by two words of the text at once."""
        self._quoted = frozenset(each.text.lower() for each in quoted_names(text))
        self._words: dict[str, tuple[str, str]] = {}
        for origin, entities in self._sources():
            for name, entry in entities.items():
                for word in (*entry.words, name.replace("_", " ")):
                    self._words.setdefault(word.lower(), (origin, name))
        named = self._words.get("order", ("", "order"))[1]
        if _BUYING.search(text) and "order" not in named.split("_"):
            # Where things are bought, an order is what comes out of the cart.
            self._words["order"] = ("", "order")
        if one_persons_tasks(text):
            self._words |= dict.fromkeys(("task", "to-do", "todo", "to-do item"), ("", "todo"))

    def _sources(self) -> Iterable[tuple[str, dict[str, DomainEntity]]]:
        for known in self.domains:
            yield known.name, known.entities
        yield "", common().entities

    # --- entities -------------------------------------------------------------------------------

    def known(self, phrase: str) -> tuple[str, str] | None:
        """The lexicon entry (domain, entity) that a noun phrase means, or None."""
        words = head_noun(phrase).split()
        for size in (3, 2, 1):
            if (
                size == 1
                and len(words) > 1
                and words[-1] in SPECIFIC
                and (words[-2] not in PLAIN and len(words[-2]) > 2)
            ):
                return None
            if len(words) >= size:
                key = " ".join(words[-size:])
                if key in self._words:
                    return self._words[key]
        if len(words) > 1 and words[-1] in FILLERS:
            return self.known(" ".join(words[:-1]))
        return None

    def abstract(self, phrase: str) -> bool:
        """Whether a phrase names nothing that is kept."""
        words = _bare(phrase)
        if phrase in {"data", "information", "content", "contents"}:
            return True
        if words and words[-1] in {"tools", "apps", "websites", "items"}:
            return False
        if not words:
            return True
        unkept = words[-1] in ABSTRACT or singular(words[-1]) in PROPERTIES
        unkept = unkept or describes(words[-1]) or is_adjective(words[-1])
        return unkept and self.known(phrase) is None

    def plausible(self, phrase: str) -> bool:
        """Whether a phrase names something that an app can keep records of."""
        if phrase in STRUCTURE and self.known(phrase) is None:
            return False
        if self.known(phrase) is not None:
            return True
        words = _bare(head_noun(phrase))
        if not words or self.abstract(phrase):
            return False
        last = words[-1]
        if last in NO_NOUNS or last in TECHNOLOGY or joins(last) or words[0].isdigit():
            return False
        if not last.replace("-", "").isalpha():
            return False
        if noun_class(last) != "thing" or last in CONCRETE or last in self._managed:
            return True
        if len(last) < 3:
            return False
        return len(last) < 6 or not last.endswith(NO_THING)

    def said_kept(self, phrase: str) -> bool:
        """Whether the text speaks of managing this, or of its records: "procurement records"."""
        words = _bare(head_noun(phrase))
        return bool(words) and words[-1] in self._managed and self.plausible(phrase)

    def entity_for(self, phrase: str, source: Source = DEFAULT) -> str:
        """The entity a phrase means, added if it is new; the main one for an abstract phrase."""
        if self.abstract(phrase):
            rest = " ".join(phrase.split()[:-1])
            if self.plausible(rest):
                return self.entity_for(rest, source)
            return self.main_entity()
        found = self.known(phrase)
        if found:
            return self._shared(found, phrase, source)
        words = _bare(head_noun(phrase))
        words[-1] = _SAME.get(words[-1], words[-1])
        words = phrase.split() if phrase in self._quoted else _named_by(words)
        name = self.free_name(" ".join(words[-2:]))
        if name in self.entities:
            return name
        for other, made in self.entities.items():
            close = other.split("_")[-1] == words[-1] and (len(words) == 1 or "_" not in other)
            close = close or (len(words) == 1 and other.startswith(f"{words[0]}_"))
            if close and not made.owned and other not in common().entities:
                return other
        if not self.plausible(phrase) and phrase not in self._quoted:
            return self.main_entity()
        if self._sells(words[-1]):
            self.sold = self.sold or words[-1]
            return self.entity_for("product", source)
        return self.new_entity(name, " ".join(words[-2:]), source)

    def _sells(self, noun: str) -> bool:
        """Whether a noun names the products of the shop: the wine of a site with wine products."""
        known = kind_name(kind_of(noun, self.text)) in _GOODS and noun not in {"pet", "animal"}
        if not known or not self._count("product"):
            return False
        forms = rf"(?:{noun}|{plural(noun)})"
        sold = (
            rf"\b{forms} (?:products?|goods|shop|store|mall)\b|\b{_SELLING} (?:[\w-]+ )?{forms}\b"
        )
        return bool(re.search(sold, self._lower))

    def _shared(self, found: tuple[str, str], phrase: str, source: Source) -> str:
        """The lexicon's entity under the customer's word for it.

        A second word for it renames it when the text says that word more often; beside the first
        in a list ("workshops and classes") it is a thing of its own.
        """
        noun = self.noun_of(phrase)
        called = allowed_name(found[1])
        if noun and self.free_name(noun) in self.entities:
            return self.free_name(noun)
        old = self.entities.get(called)
        linked = old is not None and called not in self._said and old.source is DOMAIN
        if old is None or linked:
            self.lexicon_entity(*found, source=source)
            known = self.entities[called].label.lower().split()
            if noun and noun.split() != known[: len(noun.split())]:
                self.call(called, noun)
                self._narrow(called, noun)
            self._said[called] = noun or called.replace("_", " ")
            return called
        before = self._said.get(called, "")
        if noun and before and noun != before and called not in self._joint:
            apart = self._listed(noun, before) or self._listed(before, noun)
            if self._measured(called) and self._beside(before, noun):
                self._call_both(called, before, noun)
                return called
            if apart or self._beside(before, noun):
                self._said[self.free_name(noun)] = noun
                return self._twin(called, noun, source)
            if self._count(noun) > self._count(before):
                self.call(called, noun)
                self._said[called] = noun
        return called

    def names_thing(self, word: str) -> bool:
        """Whether a word is one of the lexicon's words for a thing."""
        return word in self._words

    def noun_of(self, phrase: str) -> str:
        """The customer's own word for a thing of the lexicon."""
        words = head_noun(phrase).split()
        for size in (3, 2, 1):
            noun = " ".join(words[-size:])
            if len(words) >= size and noun in self._words:
                return noun
        return ""

    def call(self, name: str, noun: str) -> None:
        """Give an entity, and the pages called after it, the customer's word for it."""
        old = self.entities[name]
        if noun.split()[-1] in _HOLDERS and old.label.lower().split()[-1] not in _HOLDERS:
            self._headings[name] = label_of(noun)
            for page in self.pages.values():
                if page.title == old.label_plural:
                    page.title = self.free_title(label_of(noun))
            return
        self._renamed.setdefault(name, old.label)
        new = self.change(name, label=label_of(noun), label_plural=label_of(plural(noun)))
        manage = self.features.get(f"manage_{name}")
        if isinstance(manage, Manage):
            self.update(manage.id, create_label=f"Add {in_text(new.label)}")
        for page in self.pages.values():
            if page.title == old.label_plural:
                page.title = self.free_title(new.label_plural)
            elif page.title == old.label:
                page.title = self.free_title(new.label)

    def _count(self, noun: str) -> int:
        return len(re.findall(rf"\b(?:{noun}|{plural(noun)})\b", self._lower))

    def _beside(self, one: str, other: str) -> bool:
        """Whether two nouns stand side by side in a list of the text."""
        forms = [f"(?:{each}|{plural(each)})" for each in (one, other)]
        between = r"(?:, (?:and |or )?| and | or )(?:(?P<word>[a-z-]+) )?"
        places = (
            re.search(rf"\b{first}{between}{second}\b", self._lower)
            for first, second in (forms, forms[::-1])
        )
        return any(at is not None and not is_verb(at["word"] or "") for at in places)

    def _listed(self, noun: str, other: str) -> bool:
        """Whether a list of nothing but things ("talks, walks and podcasts") names only the one."""
        for found in _LIST.findall(self._lower):
            items = [each.split()[-1] for each in _COMMA.split(found)]
            things = len(set(items)) == len(items) > 2 and all(
                is_plural(each) and not is_verb(each) for each in items
            )
            if things and plural(noun) in items and plural(other) not in items:
                return True
        return False

    def _narrow(self, name: str, noun: str) -> None:
        """Keep the sample rows of the kind that the noun names: only internships among jobs."""
        chosen = _rows_called(self.entities[name], noun)
        if len(chosen) < _FEWEST_ROWS:
            return
        # The choice that the noun names comes first, so that a new record is of that kind too.
        fields = tuple(
            each.model_copy(
                update={"options": tuple(sorted(each.options, key=lambda one: one.lower() != noun))}
            )
            if each.name in _kinds(self.entities[name])
            else each
            for each in self.entities[name].fields
        )
        self.change(name, seed=chosen, fields=fields)

    def _measured(self, name: str) -> bool:
        """Whether records are measurements, each of several things at once."""
        return sum(each.type is FieldType.NUMBER for each in self.entities[name].fields) > 2

    def _call_both(self, name: str, one: str, other: str) -> None:
        """Measurements of weather and air quality are readings on a page called after both."""
        old = self.entities[name]
        title = label_of(f"{one} and {other}")
        for page in self.pages.values():
            if page.title == old.label_plural:
                page.title = self.free_title(title)
        self.call(name, self._renamed.get(name, old.label).lower())
        for page in self.pages.values():
            if f"detail_{name}" in page.features:
                page.title = self.entities[name].label
        self._headings[name] = title
        self._joint.add(name)

    def _twin(self, name: str, noun: str, source: Source) -> str:
        """A second entity with the details of `name`; the sample rows are shared out.

        Rows with the noun as a choice of theirs go to the new one: workshops among services.
        Measurements stay whole: a gap in them would be a lie.
        """
        old, twin = self.entities[name], self.free_name(noun)
        chosen = _rows_called(old, noun)
        if len(chosen) < _FEWEST_ROWS:
            chosen = old.seed[1::2]
        left = tuple(row for row in old.seed if row not in chosen)
        if self._measured(name) or min(len(left), len(chosen)) < _FEWEST_ROWS:
            chosen = old.seed
        else:
            self.change(name, seed=left)
        self.entities[twin] = old.model_copy(
            update={
                "name": twin,
                "plural": self._plural(twin),
                "label": label_of(noun),
                "label_plural": label_of(plural(noun)),
                "seed": chosen,
                "source": source,
            }
        )
        self.looks[twin] = self.looks[name]
        self.origins[twin] = self.origins.get(name, "")
        return twin

    def main_entity(self) -> str:
        """The entity the app is about."""
        if not self.main:
            for known in self.domains:
                for name, entry in known.entities.items():
                    if entry.main:
                        self.main = self.lexicon_entity(known.name, name)
                        return self.main
            self.main = self.lexicon_entity("", "item")
        return self.main

    def lexicon_entity(self, origin: str, name: str, source: Source = DEFAULT) -> str:
        """Add an entity of the lexicon with those its relations point to; returns its name."""
        called = allowed_name(name)
        if called in self.entities:
            return called
        self.origins[called] = origin
        entries = next(entries for found, entries in self._sources() if found == origin)
        entry = entries[name]
        links = {
            key: self.main
            for key, each in entry.fields.items()
            if (origin, each.target) in self.foreign
            and self.main not in {"", called}
            and _is_person(str(each.target)) == _is_person(self.main)
        }
        made = tuple(
            self._own_link(links[key], each.required)
            if key in links
            else entry_field(key, each, private=key in entry.private)
            for key, each in entry.fields.items()
        )
        self.entities[called] = Entity(
            name=called,
            plural=self._plural(called, entry.plural if called == name else ""),
            label=entry.label,
            label_plural=entry.label_plural,
            icon=entry.icon,
            fields=made,
            display=entry.display,
            seed=tuple(
                {links.get(key, key): value for key, value in row.items()} for row in entry.seed
            ),
            source=source if source.origin == "text" else DOMAIN,
        )
        filters = tuple(links.get(key, key) for key in entry.filters)
        self.looks[called] = Look(entry.layout, entry.search, filters, entry.sort)
        for key, each in entry.fields.items():
            if each.target and key not in links:
                self.lexicon_entity(origin, each.target)
        return called

    def _own_link(self, target: str, required: bool) -> Field:
        """A relation to the app's main records in place of one to another domain's."""
        made = self.entities[target]
        kind = FieldType.RELATION
        return Field(name=target, label=made.label, type=kind, target=target, required=required)

    def new_entity(self, name: str, noun: str, source: Source = DEFAULT) -> str:
        """An entity for a noun the lexicon does not know."""
        kind = kind_of(noun, self.text)
        self.fillers[name] = kind_name(kind)
        fields = fields_of(kind)
        label = label_of(noun)
        if noun in self._quoted or (noun_class(noun) == "thing" and is_mass(noun.split()[-1])):
            label = f"{label} record"
        return self.add_entity(
            Entity(
                name=name,
                plural=self._plural(name),
                label=label,
                label_plural=label_of(plural(in_text(label))),
                icon=kind.icon,
                fields=fields,
                display=fields[0].name,
                seed=tuple(rows_of_kind(kind, noun)),
                source=source,
            )
        )

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

    def allow(self, name: str, **access: str) -> None:
        """Widen who may do what; a named role or "anyone" replaces "nobody"."""
        old = self.entities[name].access
        update = {
            key: who
            for key, who in access.items()
            if getattr(old, key) == "nobody" or (key == "read")
        }
        self.change(name, access=Access(**{**old.model_dump(), **update}))

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

    def free_name(self, phrase: str) -> str:
        """A name an entity may have: words the generated code keeps for itself get a suffix."""
        return allowed_name(name_of(phrase))

    def _plural(self, name: str, wanted: str = "") -> str:
        taken = {made.plural for made in self.entities.values()} | set(self.entities)
        made = wanted or plural_name(name)
        return made if made not in taken else f"{made}_list"

    # --- features and pages -----------------------------------------------------------------------

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
                self._headings.get(entity, made.label_plural),
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
            # What a feature keeps for its visitors, opened to those who handle it.
            opened = Access(read=who, create=access.create, update=who, delete=who)
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

    def settle(self) -> None:
        """Point each seeded relation to a row that is there, and tell fields of one label apart.

        Entities of two domains may meet in one app.
        """
        for made in list(self.entities.values()):
            own = dict.fromkeys(each.name for each in made.fields if not each.target)
            once = {each.name: each for each in reversed(made.fields)}
            kept = [
                each
                for each in made.fields
                if not each.target or (each.name not in own and each is once[each.name])
            ]
            links = [each for each in kept if each.target]
            rows = []
            for row in made.seed:
                changed = dict(row)
                for each in links:
                    count = len(self.entities[str(each.target)].seed)
                    at = changed.get(each.name)
                    if isinstance(at, int):
                        changed[each.name] = at % count if count else None
                if all(changed.get(each.name) is not None for each in links if each.required):
                    rows.append(changed)
            fields = tuple(self._pointing(each) for each in kept)
            self.change(made.name, fields=_told_apart(fields), seed=tuple(rows))
        for browse in self.of_kind(Browse):
            self.update(browse.id, filters=tuple(dict.fromkeys(browse.filters)))
        for detail in self.of_kind(Detail):
            linked = tuple(
                each
                for each in detail.related
                if any(made.target == detail.entity for made in self.entities[each].fields)
            )
            self.update(detail.id, related=linked)

    def _pointing(self, each: Field) -> Field:
        """A relation under the customer's word for what it points to."""
        target = each.target or ""
        if target not in self._renamed or each.label != self._renamed[target]:
            return each
        return each.model_copy(update={"label": self.entities[target].label})

    def _is_said_below(self, feature_id: str) -> bool:
        """Whether a feature stands below the others: what people say of a record comes last."""
        return isinstance(self.features[feature_id], Comments)

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


def _rows_called(made: Entity, noun: str) -> tuple[dict[str, JsonValue], ...]:
    """The sample rows of which a choice is the noun."""
    return tuple(
        row for row in made.seed if noun in {str(row.get(each)).lower() for each in _kinds(made)}
    )


def _kinds(made: Entity) -> list[str]:
    """The fields that say what kind of thing a record is."""
    return [
        each.name
        for each in made.fields
        if each.type is FieldType.ENUM and {"kind", "type", "format"} & set(each.name.split("_"))
    ]


def _is_person(entity: str) -> bool:
    return noun_class(entity.replace("_", " ")) == "person"


_FEWEST_ROWS = 4
"""Sample rows that a list needs to be worth a look."""
_ONE = r"[a-z-]+(?: (?!and\b|or\b)[a-z-]+)?"
_LIST = re.compile(
    r"\b(?:such as|like|including|includes?|sections for|offers?) "
    rf"((?:{_ONE}, )+(?:and |or )?{_ONE}(?: (?:and|or) {_ONE})?)"
)
"""Short names in a row."""
_COMMA = re.compile(r", (?:and |or )?| and | or ")
_GOODS = frozenset({"food", "goods", "living", "device", "hand_tool"})
_SELLING = r"(?:sell|sells|selling|buy|buying|purchase|purchasing)"
_SAME = {"ad": "advertisement", "advert": "advertisement"}
"""Short forms of a noun, so that both words mean one thing."""


def _bare(phrase: str) -> list[str]:
    """The words of a noun phrase without those that only describe: "nearby mosque" -> mosque."""
    words = phrase.split()
    while words and describes(words[0]):
        words.pop(0)
    return words


def _named_by(words: list[str]) -> list[str]:
    """The words that name a thing, at most two; a verb or "and" before the last names nothing."""
    named = words[-2:]
    first = named[0]
    base = {first[:-3], f"{first[:-3]}e", first[:-4]} if first.endswith("ing") else {""}
    told = first in PURE_VERBS or bool(base & NO_KINDS)
    return named[1:] if len(named) > 1 and (told or first in {"and", "or", "their"}) else named


def stem(word: str) -> str:
    """A word as the lexicon writes it."""
    return singular(word.lower())


def _told_apart(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields, a repeated label replaced by the field's own name."""
    seen: set[str] = set()
    kept = []
    for each in fields:
        label = each.label
        if label.casefold() in seen:
            label = label_of(each.name)
        while label.casefold() in seen:
            label = f"{label} (further)"
        seen.add(label.casefold())
        kept.append(each if label == each.label else each.model_copy(update={"label": label}))
    return tuple(kept)
