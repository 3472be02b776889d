"""What a feature's room gives to an app, and the names under which an app's parts go.

A room (`stacks/web/features/<kind>/room.py`) has two functions:

    piece(feature, app, page) -> Piece      what the feature adds where it stands on a page
    checks(feature, app, aspect) -> steps   what a visitor does to see that it works
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from appmint.spec.app import AppSpec, Page
from appmint.spec.entities import Access, Entity, Field, FieldType
from appmint.spec.features import Admin, Assign, Bespoke, Browse, Detail, Feature, Shop, Workflow
from appmint.spec.labels import in_text
from appmint.stacks.identifiers import free

F = TypeVar("F")


@dataclass(frozen=True)
class Block:
    """A piece of JSX and the imports it needs, each as "module Name" or "module type Name"."""

    jsx: str
    imports: tuple[str, ...] = ()


@dataclass(frozen=True)
class Route:
    """An API route: `app.route(path, name)`, with `name` exported by `module`."""

    path: str
    name: str
    module: str


@dataclass(frozen=True)
class ExtraPage:
    """A page of its own that a feature brings, apart from the spec's pages (a form, a checkout)."""

    path: str
    component: str
    module: str


@dataclass(frozen=True)
class Piece:
    """What one feature adds where it stands on a page."""

    block: Block | None = None
    """In the page's flow. On a record's page the record is in scope under the entity's `var`."""
    action: Block | None = None
    """Beside the page's heading: an "Add" button. On a record's page in a row under the heading,
    with the record in scope."""
    card: Block | None = None
    """In each card or row of the entity, with the record in scope under the entity's `var`."""
    upkeep: Block | None = None
    """As `card`, for who tends the records (edit, delete): in lists, not in samples elsewhere."""
    header: Block | None = None
    """In the app's header: a cart link, an account menu."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Generated files: path -> source."""
    routes: tuple[Route, ...] = ()
    pages: tuple[ExtraPage, ...] = ()
    guards: tuple[str, ...] = ()
    """Middleware before every route of the API, as import entries: "#path name"."""
    needs: frozenset[tuple[str, str]] = frozenset()
    """(entity, operation) pairs the data layer must offer."""


def camel(name: str) -> str:
    """`starts_on` -> `startsOn`."""
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


def pascal(name: str) -> str:
    """`call_log` -> `CallLog`."""
    return "".join(part.capitalize() for part in name.split("_"))


def icon_name(icon: str) -> str:
    """The component of a Lucide icon: `book-open` -> `BookOpenIcon`."""
    return f"{pascal(icon.replace('-', '_'))}Icon"


def kebab(name: str) -> str:
    """`call_log` -> `call-log`."""
    return name.replace("_", "-")


def ts(value: object) -> str:
    """A value as a TypeScript literal. Safe for any string."""
    return (
        json.dumps(value, ensure_ascii=False)
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def jsx_text(value: str) -> str:
    """Text as a child of a JSX element. Safe for any string."""
    plain = value and not any(char in value for char in "{}<>&\n") and value == value.strip()
    return value if plain else "{" + ts(value) + "}"


def prop(name: str, value: str) -> str:
    """A string property of a JSX element: `title="Courses"`. Safe for any string."""
    if any(char in value for char in '"\\\n{}<>&'):
        return f"{name}={{{ts(value)}}}"
    return f'{name}="{value}"'


def together(parts: Sequence[str]) -> str:
    """JSX elements as one: itself, or a fragment of several."""
    inside = "\n".join(parts)
    return inside if len(parts) == 1 and inside.startswith("<") else f"<>\n{inside}\n</>"


class FieldNames:
    """One field with the names its parts go under."""

    def __init__(self, spec: Field, entity: Entity, *, moved: bool = False) -> None:
        self.spec = spec
        self.moved = moved
        """Whether it is changed on the record's page alone: by a workflow, by assigning."""
        self.signed = _is_signed(spec, entity)
        """Whether the server puts the name of the account there that made the record."""
        self.name = spec.name
        self.label = spec.label
        self.type = spec.type.value
        self.required = spec.required
        self.options = spec.options
        self.private = spec.private and entity.access.update != "anyone"
        """Hidden from the public; where anyone may edit, a form needs to see what it keeps."""
        self.unit = spec.unit or ("USD" if spec.type is FieldType.MONEY else "")
        self.is_relation = spec.type is FieldType.RELATION
        self.target = spec.target or ""
        self.key = camel(spec.name)
        """The name in TypeScript of the value itself (of a relation: the related record)."""
        self.stored = f"{self.key}Id" if self.is_relation else self.key
        """The name in TypeScript of what is stored."""
        self.column = f"{spec.name}_id" if self.is_relation else spec.name
        self.options_name = f"{camel(entity.name)}{pascal(spec.name)}Options"
        """The exported list of an enum's options."""


def _is_signed(field: Field, entity: Entity) -> bool:
    """Whether a text says who sent a record, where it takes an account to send one."""
    by_account = entity.owned and entity.access.create not in ("anyone", "owner", "nobody")
    plain = field.type is FieldType.TEXT and not field.required and not field.unique
    return by_account and plain and field.name in _SENDERS


_SENDERS = frozenset({"applicant", "claimant", "requester", "submitter"})


class EntityNames:
    """One entity with the names its parts go under."""

    def __init__(self, spec: Entity, moved: frozenset[str] = frozenset()) -> None:
        self.spec = spec
        self.name = spec.name
        self.type = free(pascal(spec.name), "Record")
        self.types = free(pascal(spec.plural), "Records")
        self.var = free(camel(spec.name), "Record")
        self.vars = free(camel(spec.plural), "Records")
        self.file = kebab(spec.name)
        self.folder = kebab(spec.plural)
        self.table = free(camel(spec.plural), "Table")
        self.sql_table = spec.plural
        self.api = f"/{kebab(spec.plural)}"
        self.label = spec.label
        self.labels = spec.label_plural
        self.noun = in_text(spec.label)
        self.nouns = in_text(spec.label_plural)
        self.icon = icon_name(spec.icon)
        self.owned = spec.owned
        self.access: Access = spec.access
        self.fields = tuple(
            FieldNames(item, spec, moved=item.name in moved) for item in spec.fields
        )
        self.stamped = all(item.stored != "createdAt" for item in self.fields)
        """Whether the app notes by itself when a record was made; no field of that name does."""
        self.display = next(item for item in self.fields if item.name == spec.display)

    def field(self, name: str) -> FieldNames:
        """The field called `name`. Raises KeyError."""
        for item in self.fields:
            if item.name == name:
                return item
        raise KeyError(f"{self.name}.{name}")

    def first(self, *types: str) -> FieldNames | None:
        """The first field of one of the types that is not the display field, or None."""
        return next(
            (item for item in self.fields if item.type in types and item is not self.display), None
        )

    @property
    def relations(self) -> tuple[FieldNames, ...]:
        return tuple(item for item in self.fields if item.is_relation)

    @property
    def public_fields(self) -> tuple[FieldNames, ...]:
        return tuple(item for item in self.fields if not item.private)

    @property
    def private_fields(self) -> tuple[FieldNames, ...]:
        return tuple(item for item in self.fields if item.private)


class App:
    """An AppSpec seen as the parts of a web app: the context of every room and template."""

    def __init__(self, spec: AppSpec) -> None:
        self.spec = spec
        self.roles = spec.roles
        self.signs_in = bool(spec.roles)
        self._typed: Counter[str] = Counter()

    @property
    def keeps_documents(self) -> bool:
        """Whether a part written for this app keeps things of its own."""
        return any(feature.api for feature in self.of_kind(Bespoke))

    @property
    def keeps_people(self) -> bool:
        """Whether the app knows who made what."""
        owned = any(entity.owned for entity in self.spec.entities)
        return self.signs_in or owned or self.keeps_documents

    @property
    def panel_of_accounts(self) -> Admin | None:
        """The panel in which staff look after accounts, and decide what each role may do."""
        return next((panel for panel in self.of_kind(Admin) if panel.accounts), None)

    @property
    def is_closed(self) -> bool:
        """Whether strangers see nothing but the way to sign in."""
        accounts = {feature.id for feature in self.features if feature.kind == "account"}
        return self.signs_in and all(
            page.role != "anyone" or accounts & set(page.features) for page in self.spec.pages
        )

    @cached_property
    def entities(self) -> tuple[EntityNames, ...]:
        return tuple(EntityNames(entity, self._moved(entity)) for entity in self.spec.entities)

    def _moved(self, entity: Entity) -> frozenset[str]:
        """Fields that no form asks for.

        The states that a workflow leads through from the first to every other, and what only
        some of those who add records may assign.
        """
        open_to_all = ("anyone", entity.access.create)
        found = {
            each.relation
            for each in self.of_kind(Assign, entity.name)
            if each.by not in open_to_all
        }
        for flow in self.of_kind(Workflow, entity.name):
            state = next(item for item in entity.fields if item.name == flow.state)
            reached = {str(state.default or state.options[0])}
            for _ in flow.transitions:
                reached |= {step.to for step in flow.transitions if reached & set(step.from_)}
            if reached == set(state.options):
                found.add(flow.state)
        return frozenset(found)

    @cached_property
    def _by_name(self) -> dict[str, EntityNames]:
        return {entity.name: entity for entity in self.entities}

    def entity(self, name: str) -> EntityNames:
        """The entity called `name`. Raises KeyError."""
        return self._by_name[name]

    @property
    def features(self) -> tuple[Feature, ...]:
        return self.spec.features

    def of_kind(self, kind: type[F], entity: str | None = None) -> Iterator[F]:
        """Features of a kind, of one entity when given."""
        for feature in self.spec.features:
            if isinstance(feature, kind) and entity in (None, getattr(feature, "entity", None)):
                yield feature

    def another(self, text: str) -> str:
        """What a check types to name something new: numbered from the second time on.

        All checks of an app run on one database, and some fields take no value twice. No result
        is part of another one that ends in words.
        """
        self._typed[text] += 1
        number = self._typed[text]
        if number == 1:
            return text
        name, at, host = text.partition("@")
        if at:
            return f"{name}{number}@{host}"
        subject, ending, rest = text.partition(" for the check")
        return f"{subject} {number}{ending}{rest}"

    def about(self, entity: str) -> tuple[Feature, ...]:
        """Features whose subject is the entity."""
        return tuple(item for item in self.features if getattr(item, "entity", None) == entity)

    def page(self, name: str) -> Page:
        """The page called `name`. Raises KeyError."""
        for page in self.spec.pages:
            if page.name == name:
                return page
        raise KeyError(name)

    def in_navigation(self, page: Page) -> bool:
        """Whether the navigation names the page.

        The way to sign in and the cart have their place in the header.
        """
        kinds = [self.spec.feature(name).kind for name in page.features]
        carts = [self.cart_page(shop) for shop in self.of_kind(Shop)]
        return page.navigation and kinds != ["account"] and page not in carts

    def cart_page(self, shop: Shop) -> Page | None:
        """The page on which the shop's cart stands, or None.

        It is not one product's page, nor where products are listed, nor a page of orders while
        there is another.
        """
        pages = [page for page in self.spec.pages if self.has_till(shop, page)]
        named = [page for page in pages if "cart" in page.name or "basket" in page.name]
        plain = [page for page in pages if not ("order" in page.name or "purchase" in page.name)]
        return next(iter(named or plain), None)

    def has_till(self, shop: Shop, page: Page) -> bool:
        """Whether the shop stands on the page apart from the products."""
        listed = any(
            isinstance(other := self.spec.feature(name), Browse) and other.entity == shop.product
            for name in page.features
        )
        return shop.id in page.features and self.subject(page) is None and not listed

    def subject(self, page: Page) -> EntityNames | None:
        """The entity whose one record the page shows, or None."""
        for feature_id in page.features:
            feature = self.spec.feature(feature_id)
            if isinstance(feature, Detail):
                return self.entity(feature.entity)
        return None

    def detail_page(self, entity: str) -> Page | None:
        """The page that shows one record of the entity, or None."""
        for feature in self.of_kind(Detail, entity):
            return self.spec.page_of(feature.id)
        return None

    def list_page(self, entity: str) -> Page | None:
        """The page that lists the entity's records (without fixed conditions first), or None."""
        lists = sorted(self.of_kind(Browse, entity), key=lambda item: len(item.where))
        for feature in lists:
            if page := self.spec.page_of(feature.id):
                return page
        return None

    def link(self, entity: str, record: str) -> str | None:
        """The JSX expression of a record's address, with the record under `record`, or None."""
        page = self.detail_page(entity)
        if page is None:
            return None
        return "{`" + page.path.replace(":id", "${" + record + ".id}") + "`}"

    def staff_roles(self) -> tuple[str, ...]:
        return tuple(role.name for role in self.roles if role.staff)

    def sample(self, entity: str, index: int = 0) -> dict[str, Any]:
        """The entity's seed row at `index` (wraps round), or {} when it has none."""
        rows = self.entity(entity).spec.seed
        return dict(rows[index % len(rows)]) if rows else {}

    def demo_rows(self, entity: str) -> list[dict[str, Any]]:
        """The entity's seed rows that the first demo account owns; none where nobody signs in.

        The seed gives it every other one, see `builder/database.py`.
        """
        rows = self.entity(entity).spec.seed[::2] if self.signs_in else ()
        return [dict(row) for row in rows]

    def display_of(self, entity: str, index: int = 0) -> str:
        """How the seed row at `index` is named in lists."""
        return self.title_of(entity, self.sample(entity, index))

    def title_of(self, entity: str, row: Mapping[str, Any]) -> str:
        """How a seed row is named in lists: by its own words, or by what it belongs to."""
        names = self.entity(entity)
        value = row.get(names.spec.display, "")
        if names.display.is_relation and isinstance(value, int):
            return self.display_of(names.display.target, value)
        return str(value)
