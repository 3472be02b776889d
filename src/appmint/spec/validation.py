"""What keeps a spec from being built, in sentences a person can act on."""

import re
from collections.abc import Iterable, Iterator

from appmint.spec import features as f
from appmint.spec.app import AppSpec, Page, Role
from appmint.spec.criteria import Criterion, Go, SignIn
from appmint.spec.entities import Entity, Field, FieldType
from appmint.spec.feature_rules import feature_problems
from appmint.spec.problem import Problem, SpecInvalid
from appmint.spec.reserved import ACCESS_WORDS, FIELD_NAMES, PATHS, objection
from appmint.spec.seed_rows import misfit, seed_problems
from appmint.spec.source import Source
from appmint.spec.wiring import access_problem, repeated

_PATH = re.compile(r"/|(/([a-z0-9]+(-[a-z0-9]+)*|:id))+")
_CURRENCY = re.compile(r"[A-Z]{3}")
_BOUNDED = (FieldType.NUMBER, FieldType.MONEY, FieldType.RATING)

_LINKING = (
    f.Browse,
    f.Spotlight,
    f.Mine,
    f.Manage,
    f.Leaderboard,
    f.Calendar,
    f.Board,
    f.Map,
    f.Lookup,
    f.Workflow,
    f.Compare,
    f.Live,
)
"""Features that list records of their `entity`, each with a link to its own page."""


def validate(spec: AppSpec) -> None:
    """Do nothing for a spec that can be built.

    Raises:
        SpecInvalid: it cannot; lists everything that is wrong with it.
    """
    found = problems(spec)
    if found:
        raise SpecInvalid(found)


def problems(spec: AppSpec) -> list[Problem]:
    """Everything that keeps the spec from being built, in the order of its elements."""
    found = [Problem("App", sentence) for sentence in _app(spec)]
    for role in spec.roles:
        found += _all(f'Role "{role.name}"', _role(spec, role))
    entities = {entity.name: entity for entity in spec.entities}
    for entity in spec.entities:
        where = f'Entity "{entity.name}"'
        found += _all(where, _entity(spec, entity))
        for field in entity.fields:
            found += _all(where, _field(spec, entity, field))
        found += _all(where, seed_problems(entity, entities))
    shown = {each for page in spec.pages for each in page.features}
    for feature in spec.features:
        where = f'Feature "{feature.id}"'
        found += _all(where, feature_problems(spec, feature))
        if feature.id not in shown:
            found.append(Problem(where, "it is on no page: add it to one or leave it out."))
    reachable = _reachable(spec)
    for page in spec.pages:
        where = f'Page "{page.name}"'
        found += _all(where, _page(spec, page))
        if page.name not in reachable:
            found.append(
                Problem(
                    where,
                    "nothing leads to it: put it in the navigation, or on another page show a "
                    "list of its records or an action that opens it.",
                )
            )
    for criterion in spec.criteria:
        found += _all(f'Criterion "{criterion.id}"', _criterion(spec, criterion))
    found += _sources(spec)
    return found


def _all(where: str, sentences: Iterable[str]) -> list[Problem]:
    return [Problem(where, sentence) for sentence in sentences]


def _app(spec: AppSpec) -> Iterator[str]:
    named: dict[str, list[str]] = {
        "roles are named": [role.name for role in spec.roles],
        "entities are named": [entity.name for entity in spec.entities],
        "entities have the plural": [entity.plural for entity in spec.entities],
        "features have the id": [feature.id for feature in spec.features],
        "pages are named": [page.name for page in spec.pages],
        "pages in the navigation are titled": [p.title for p in spec.pages if p.navigation],
        "criteria have the id": [criterion.id for criterion in spec.criteria],
    }
    for what, names in named.items():
        for name in repeated(names):
            yield f'two {what} "{name}": give each its own.'
    for path in repeated(page.path for page in spec.pages):
        yield f'two pages have the path "{path}": give each its own.'
    yield from _meeting_identifiers(spec)
    if not any(page.path == "/" for page in spec.pages):
        yield 'no page has the path "/": whoever opens the app would find nothing.'
    if not any(page.navigation for page in spec.pages):
        yield "no page is in the navigation."
    account = any(isinstance(feature, f.Account) for feature in spec.features)
    if spec.roles and not account:
        yield 'it has roles but no "account" feature, so that nobody can sign in.'
    yield from _endless_requirements(spec)


def _meeting_identifiers(spec: AppSpec) -> Iterator[str]:
    """Names that differ in the spec and are one identifier in the generated code."""
    taken: dict[str, str] = {}
    for entity in spec.entities:
        for name in dict.fromkeys((entity.name, entity.plural)):
            other = taken.setdefault(_identifier(name), name)
            if other != name:
                yield f'the entity names "{other}" and "{name}" are too alike: rename one.'
    plurals = {entity.plural: entity.name for entity in spec.entities}
    for entity in spec.entities:
        other_entity = plurals.get(entity.name)
        if other_entity is not None and other_entity != entity.name:
            yield f'"{entity.name}" is an entity and also the plural of "{other_entity}".'


def _identifier(name: str) -> str:
    return name.replace("_", "")


def _endless_requirements(spec: AppSpec) -> Iterator[str]:
    """Entities of which no first record could be made, since each requires another one."""
    required = {
        entity.name: {
            field.target
            for field in entity.fields
            if field.type is FieldType.RELATION and field.required and field.target
        }
        for entity in spec.entities
    }
    makeable: set[str] = set()
    while True:
        ready = {
            name
            for name, targets in required.items()
            if name not in makeable and not (targets & required.keys()) - makeable
        }
        if not ready:
            break
        makeable |= ready
    stuck = [
        name for name in required if name not in makeable and name in _requirements(name, required)
    ]
    if stuck:
        names = ", ".join(f'"{name}"' for name in stuck)
        yield (
            f"no first record can be made of {names}: their required relations go in a circle, "
            "so make one of them optional."
        )


def _requirements(name: str, required: dict[str, set[str]]) -> set[str]:
    """All that `name` requires, directly or not."""
    found: set[str] = set()
    waiting = list(required[name])
    while waiting:
        target = waiting.pop()
        if target in found or target not in required:
            continue
        found.add(target)
        waiting += required[target]
    return found


def _role(spec: AppSpec, role: Role) -> Iterator[str]:
    if role.name in ACCESS_WORDS - {"member"}:
        yield f'"{role.name}" has a meaning of its own in access rules: rename the role.'
    openable = {"anyone", "member", role.name}
    if not role.staff and spec.pages and not any(p.role in openable for p in spec.pages):
        yield "there is no page that it can open."


def _entity(spec: AppSpec, entity: Entity) -> Iterator[str]:
    reason = objection(entity.name, entity.plural)
    if reason is not None:
        yield f"{reason}: choose another name."
    if entity.name == entity.plural:
        yield f'"name" and "plural" are both "{entity.name}": the code needs two words.'
    if not entity.fields:
        yield "it has no fields."
    for name in repeated(field.name for field in entity.fields):
        yield f'two fields are named "{name}".'
    for label in repeated(field.label.casefold() for field in entity.fields):
        yield f'two fields have the label "{label}": a visitor could not tell them apart.'
    if not any(field.name == entity.display for field in entity.fields):
        yield f'"display" names "{entity.display}", which is not a field of it.'
    columns: dict[str, str] = {}
    for field in entity.fields:
        column = field.name + ("_id" if field.type is FieldType.RELATION else "")
        other = columns.setdefault(_identifier(column), field.name)
        if other != field.name:
            yield f'the fields "{other}" and "{field.name}" are too alike: rename one.'
    for action in ("read", "create", "update", "delete"):
        who: str = getattr(entity.access, action)
        reason = access_problem(spec, who, owned=entity.owned)
        if reason is not None:
            yield f'access to {action} is for "{who}", {reason}.'


def _field(spec: AppSpec, entity: Entity, field: Field) -> Iterator[str]:
    called = f'the field "{field.name}"'
    if field.name in FIELD_NAMES:
        yield f"{called} has a name that every record uses itself: rename it."
    if entity.owned and field.name in ("owner", "owner_id"):
        yield f"{called} has a name that owned records use themselves: rename it."
    yield from _choices(called, field)
    yield from _relation(spec, field)
    if field.type not in _BOUNDED and (field.minimum, field.maximum) != (None, None):
        yield f"{called} has a minimum or maximum, but is {field.type.value}."
    if field.minimum is not None and field.maximum is not None and field.minimum > field.maximum:
        yield f"{called} has a minimum above its maximum."
    currency = field.unit if field.type is FieldType.MONEY else None
    if currency is not None and not _CURRENCY.fullmatch(currency):
        yield f'{called} is money in "{currency}", which is not a currency code like "EUR".'
    if field.default is not None:
        reason = misfit(field, field.default)
        if field.type is FieldType.RELATION:
            reason = "a relation cannot have one"
        if reason is not None:
            yield f"the default of {called}: {reason}."


def _choices(called: str, field: Field) -> Iterator[str]:
    if field.type is FieldType.ENUM and not field.options:
        yield f"{called} is a choice without options: give at least one."
    if field.type is not FieldType.ENUM and field.options:
        yield f"{called} has options, but is {field.type.value}."
    for option in repeated(option.casefold() for option in field.options):
        yield f'{called} has the option "{option}" twice.'


def _relation(spec: AppSpec, field: Field) -> Iterator[str]:
    if field.type is not FieldType.RELATION:
        if field.target is not None:
            yield f'the field "{field.name}" has a target, but is {field.type.value}.'
    elif field.target is None:
        yield f'the relation "{field.name}" does not say which entity it points to.'
    elif not any(entity.name == field.target for entity in spec.entities):
        yield (
            f'the relation "{field.name}" points to "{field.target}", which is not an entity '
            "of this app."
        )


def _page(spec: AppSpec, page: Page) -> Iterator[str]:
    if not _PATH.fullmatch(page.path) or page.path.count(":id") > 1:
        yield (
            f'its path "{page.path}" must be "/" or begin with "/" and have words in small '
            'letters, with ":id" at most once.'
        )
    elif page.path.split("/")[1] in PATHS:
        yield f'its path "{page.path}" is one that the server answers itself.'
    if not page.features:
        yield "it shows nothing: give it at least one feature."
    ids = {feature.id for feature in spec.features}
    for name in page.features:
        if name not in ids:
            yield f'it shows "{name}", which is not a feature of this app.'
    for name in repeated(page.features):
        yield f'it shows "{name}" twice.'
    if page.role not in ("anyone", "member") and all(r.name != page.role for r in spec.roles):
        yield f'it is for "{page.role}", which is not a role of this app.'
    if page.role == "member" and not spec.roles:
        yield 'it is for "member", but nobody signs in to this app: it has no roles.'
    if ":id" in page.path:
        if page.navigation:
            yield "it is the page of one record and cannot be in the navigation."
        if page.features and not _entities_shown(spec, page):
            yield f'its path "{page.path}" is of one record, but it shows no feature of an entity.'


def _entities_shown(spec: AppSpec, page: Page) -> set[str]:
    """The entities whose record a page with ":id" in its path is about."""
    shown = [feature for feature in spec.features if feature.id in page.features]
    details = {feature.entity for feature in shown if isinstance(feature, f.Detail)}
    if details:
        return details
    return {
        entity for feature in shown if isinstance(entity := getattr(feature, "entity", None), str)
    }


def _reachable(spec: AppSpec) -> set[str]:
    """Names of the pages a visitor can get to by clicking."""
    features = {feature.id: feature for feature in spec.features}
    found: set[str] = set()
    waiting = [
        page
        for page in spec.pages
        if page.navigation
        or page.path == "/"
        or any(isinstance(features.get(name), f.Account) for name in page.features)
    ]
    while waiting:
        page = waiting.pop()
        if page.name in found:
            continue
        found.add(page.name)
        actions: set[str] = set()
        entities: set[str] = set()
        for name in page.features:
            feature = features.get(name)
            if isinstance(feature, f.Hero):
                actions |= {action.page for action in feature.actions}
            elif isinstance(feature, _LINKING):
                entities.add(feature.entity)
            elif isinstance(feature, f.Detail):
                entities |= set(feature.related)
            elif isinstance(feature, f.Admin):
                entities |= set(feature.entities)
            elif isinstance(feature, f.Shop):
                entities |= {feature.product, feature.order}
        waiting += [
            other
            for other in spec.pages
            if other.name in actions
            or (":id" in other.path and _entities_shown(spec, other) & entities)
        ]
    return found


def _criterion(spec: AppSpec, criterion: Criterion) -> Iterator[str]:
    features = {feature.id: feature for feature in spec.features}
    for claim in criterion.claims:
        feature = features.get(claim.feature)
        if feature is None:
            yield f'it claims "{claim.feature}", which is not a feature of this app.'
        elif claim.aspect not in feature.aspects:
            yield (
                f'it claims "{claim.aspect}" of "{claim.feature}", which can only show: '
                f"{', '.join(feature.aspects)}."
            )
    if not criterion.steps:
        if not any(_same_words(unmet.text, criterion.text) for unmet in spec.unmet):
            what = "no steps" if criterion.claims else "neither steps nor claims"
            yield f"it has {what}, so that nothing proves it: add steps or list it as unmet."
        return
    if not any(step.do.startswith("expect_") for step in criterion.steps):
        yield "its steps expect nothing, so that it could not fail: add an expectation."
    for number, step in enumerate(criterion.steps, 1):
        if isinstance(step, Go) and not step.path.startswith("/"):
            yield f'step {number} goes to "{step.path}", which must begin with "/".'
        if isinstance(step, SignIn) and all(role.name != step.role for role in spec.roles):
            yield f'step {number} signs in as "{step.role}", which is not a role of this app.'


def _same_words(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()


def _sources(spec: AppSpec) -> Iterator[Problem]:
    yield from _source(spec, "Background colour", spec.theme.background.source)
    yield from _source(spec, "Component colour", spec.theme.component.source)
    for role in spec.roles:
        yield from _source(spec, f'Role "{role.name}"', role.source)
    for entity in spec.entities:
        yield from _source(spec, f'Entity "{entity.name}"', entity.source)
        for field in entity.fields:
            where = f'Entity "{entity.name}", field "{field.name}"'
            yield from _source(spec, where, field.source)
    for feature in spec.features:
        yield from _source(spec, f'Feature "{feature.id}"', feature.source)
    for page in spec.pages:
        yield from _source(spec, f'Page "{page.name}"', page.source)
    for criterion in spec.criteria:
        yield from _source(spec, f'Criterion "{criterion.id}"', criterion.source)
    for number, question in enumerate(spec.questions, 1):
        yield from _source(spec, f"Question {number}", question.source)
    for number, unmet in enumerate(spec.unmet, 1):
        yield from _source(spec, f"Unmet {number}", unmet.source)


def _source(spec: AppSpec, where: str, source: Source) -> Iterator[Problem]:
    if source.origin != "text":
        if (source.start, source.end) != (None, None):
            yield Problem(where, 'its source has a span, but its origin is not "text".')
    elif source.start is None or source.end is None:
        yield Problem(where, "its source is the text, but it does not say which part of it.")
    elif not 0 <= source.start < source.end <= len(spec.text):
        yield Problem(
            where,
            f"its source is characters {source.start} to {source.end}, but the text has "
            f"{len(spec.text)}.",
        )
