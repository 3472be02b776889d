"""Records that features keep: bookings, comments, orders, messages, each an ordinary entity."""

from collections.abc import Sequence

from pydantic import JsonValue

from appmint.reader.drafting.draft import DOMAIN, Draft
from appmint.reader.knowledge.samples import PEOPLE
from appmint.reader.knowledge.seeds import field
from appmint.reader.words.nouns import label_of, plural, plural_name
from appmint.spec.entities import Access, Entity, Field

Row = dict[str, JsonValue]


def record(
    draft: Draft,
    name: str,
    fields: Sequence[Field],
    display: str,
    rows: Sequence[Row],
    *,
    icon: str = "file-text",
    owned: bool = True,
    read: str = "",
    create: str = "anyone",
    change: str = "",
    label: str = "",
) -> str:
    """Add an entity that a feature keeps, unless it is there; returns its name.

    Owned records are read and changed by their owner alone unless `read` or `change` says more.
    """
    if name in draft.entities:
        _fit(draft, name, fields, rows, owned=owned, create=create)
        return name
    label = label or label_of(name)
    private = "owner" if owned else "anyone"
    draft.add_entity(
        Entity(
            name=name,
            plural=plural_name(name),
            label=label,
            label_plural=label_of(plural(label.lower())),
            icon=icon,
            fields=tuple(fields),
            display=display,
            owned=owned,
            access=Access(
                read=read or private,
                create=create,
                update=change or ("owner" if owned else "nobody"),
                delete=change or ("owner" if owned else "nobody"),
            ),
            seed=tuple(rows),
            source=DOMAIN,
        ),
        layout="list",
    )
    return name


def _fit(
    draft: Draft,
    name: str,
    fields: Sequence[Field],
    rows: Sequence[Row],
    *,
    owned: bool,
    create: str,
) -> None:
    """Give an entity that is there already what a feature needs of it."""
    made = draft.entities[name]
    if owned and not made.owned:
        draft.change(name, owned=True)
    draft.allow(name, create=create)
    present = {each.name: each for each in made.fields}
    for each in fields:
        same = present.get(each.name)
        linked = each.target and any(old.target == each.target for old in made.fields)
        if same is not None or linked:
            continue
        values = [row[each.name] for row in rows if row.get(each.name) is not None]
        needed = each if values else each.model_copy(update={"required": False})
        draft.add_field(name, needed, values or [None])


def relation(draft: Draft, target: str, *, required: bool = True) -> Field:
    """A relation to an entity, named after it."""
    return field(target, "relation", draft.entities[target].label, target=target, required=required)


def rows_of(draft: Draft, entity: str, *variants: Row) -> list[Row]:
    """The variants as seed rows, each linked to another record of the entity."""
    count = max(1, len(draft.entities[entity].seed))
    return [{entity: at % count, **row} for at, row in enumerate(variants)]


def who(at: int) -> Row:
    """A name and an address for row `at`."""
    person = PEOPLE[at % len(PEOPLE)]
    address = person.lower().replace(" ", ".").encode("ascii", "ignore").decode()
    return {"name": person, "email": f"{address}@example.com"}


def contact_fields() -> list[Field]:
    """Who it is and how to answer."""
    return [field("name", "text"), field("email", "email", "E-mail", private=True)]


def free_record(draft: Draft, name: str, entity: str) -> str:
    """The name of the record a feature keeps for `entity`: shared names go to the first."""
    existing = draft.entities.get(name)
    if existing is None or any(each.target == entity for each in existing.fields):
        return name
    return f"{entity}_{name}"
