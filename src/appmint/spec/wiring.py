"""Looking up what the parameters of features name, and saying what is not there."""

from collections.abc import Iterable, Iterator, Sequence

from appmint.spec.app import AppSpec
from appmint.spec.entities import Entity, Field, FieldType

_T = FieldType
_ANY = tuple(_T)


class Wiring:
    """The names of one app, to look up what a feature's parameters point to.

    What is missing is kept as sentences in `found`.
    """

    def __init__(self, spec: AppSpec) -> None:
        self.spec = spec
        self.entities = {entity.name: entity for entity in spec.entities}
        self.roles = {role.name: role for role in spec.roles}
        self.pages = {page.name: page for page in spec.pages}
        self.found: list[str] = []

    def say(self, sentence: str) -> None:
        """Keep a sentence."""
        self.found.append(sentence)

    def entity(self, parameter: str, name: str) -> Entity | None:
        """The entity that a parameter names; says so when there is none."""
        found = self.entities.get(name)
        if found is None:
            self.say(f'"{parameter}" names "{name}", which is not an entity of this app.')
        return found

    def record(
        self, parameter: str, name: str, *, of: Entity | None = None, owned: bool = False
    ) -> Entity | None:
        """An entity that keeps what the feature makes: linked to `of`, and owned if asked."""
        found = self.entity(parameter, name)
        if found is None:
            return None
        if of is not None and not _relates(found, of):
            self.say(f'"{parameter}" names "{name}", which needs a relation to "{of.name}".')
        if owned and not found.owned:
            self.say(
                f'"{parameter}" names "{name}", which must be owned, so that each person has '
                "their own."
            )
        return found

    def field(
        self, parameter: str, entity: Entity | None, name: str, types: Sequence[FieldType] = _ANY
    ) -> Field | None:
        """The field of `entity` that a parameter names, of one of the types."""
        if entity is None:
            return None
        field = next((field for field in entity.fields if field.name == name), None)
        if field is None:
            self.say(f'"{parameter}" names "{name}", which is not a field of "{entity.name}".')
        elif field.type not in types:
            self.say(
                f'"{parameter}" names the field "{name}" of "{entity.name}", which is '
                f"{field.type.value} and must be {_either(types)}."
            )
        return field

    def fields(
        self,
        parameter: str,
        entity: Entity | None,
        names: Sequence[str],
        types: Sequence[FieldType] = _ANY,
    ) -> None:
        """Each of several fields, none named twice."""
        for name in names:
            self.field(parameter, entity, name, types)
        for name in repeated(names):
            self.say(f'"{parameter}" names "{name}" twice.')

    def has(self, parameter: str, entity: Entity | None, **types: Sequence[FieldType]) -> None:
        """Fields that an entity must have under given names."""
        for name, wanted in types.items():
            field = (
                next((field for field in entity.fields if field.name == name), None)
                if (entity)
                else None
            )
            if entity is not None and (field is None or field.type not in wanted):
                self.say(
                    f'"{parameter}" names "{entity.name}", which needs a field "{name}" that is '
                    f"{_either(wanted)}."
                )

    def has_some(self, parameter: str, entity: Entity | None, *types: FieldType) -> None:
        """A field of one of the types, under any name."""
        if entity is not None and entity.first(*types) is None:
            self.say(
                f'"{parameter}" names "{entity.name}", which needs a field that is '
                f"{_either(types)}."
            )

    def conditions(self, entity: Entity | None, where: dict[str, str]) -> None:
        """Fixed conditions: enum fields and one of their options."""
        for name, value in where.items():
            field = self.field("where", entity, name, (_T.ENUM,))
            if field is not None and field.type is _T.ENUM and value not in field.options:
                self.say(f'"where" asks for "{value}", which is not an option of "{name}".')

    def needs(self, parameter: str, values: Sequence[object]) -> None:
        """A list that must not be empty."""
        if not values:
            self.say(f'"{parameter}" is empty: give at least one.')


def access_problem(spec: AppSpec, who: str, *, owned: bool) -> str | None:
    """Why `who` cannot be given access, as the end of a sentence; None when it can."""
    if who in ("anyone", "nobody") or any(role.name == who for role in spec.roles):
        return None
    if who == "owner":
        return None if owned else 'but the entity is not owned: set "owned"'
    if who == "member":
        return None if spec.roles else "but nobody signs in to this app: it has no roles"
    return "which is not a role of this app"


def repeated(names: Iterable[str]) -> Iterator[str]:
    """The names that occur more than once, each given once, in order."""
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
        if counts[name] == 2:
            yield name


def _relates(entity: Entity, target: Entity) -> bool:
    return any(field.type is _T.RELATION and field.target == target.name for field in entity.fields)


def _either(types: Sequence[FieldType]) -> str:
    names = [kind.value for kind in types]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
