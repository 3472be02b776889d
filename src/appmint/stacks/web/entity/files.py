"""The files of one entity: what the API offers and what pages are composed of."""

from collections.abc import Mapping
from dataclasses import dataclass

from appmint.spec.features import (
    Admin,
    Assign,
    Booking,
    Browse,
    Form,
    Manage,
    Profile,
    Request,
    Transfer,
)
from appmint.stacks.composition import App, Block, EntityNames
from appmint.stacks.templates import import_lines, render, used_imports
from appmint.stacks.web.entity import fields
from appmint.stacks.web.entity.fields import articles
from appmint.stacks.web.entity.forms import form
from appmint.stacks.web.entity.pictures import icon_file
from appmint.stacks.web.entity.server import CHOSEN, narrowed_by, routes
from appmint.stacks.web.entity.shown import card, facts, table


@dataclass(frozen=True)
class EntityParts:
    """What the files of an entity depend on besides the entity."""

    operations: frozenset[str]
    card_actions: tuple[Block, ...]
    """What features offer in each card or row."""
    upkeep: tuple[Block, ...]
    """What they offer there to those who tend the records; not in samples."""
    option_source: bool
    """Some form or filter chooses among the records of this entity."""


def entity_files(app: App, entity: EntityNames, parts: EntityParts) -> Mapping[str, str]:
    """Path -> source. Files that nothing imports are left out later, by reachability."""
    src = f"src/{entity.folder}"
    files = {
        f"shared/{entity.file}.ts": _shared(entity),
        f"{src}/{entity.file}-card.tsx": card(app, entity, parts.upkeep, parts.card_actions),
        f"{src}/{entity.file}-table.tsx": table(app, entity, (*parts.upkeep, *parts.card_actions)),
        f"{src}/{entity.file}-facts.tsx": facts(app, entity),
        **icon_file(entity),
    }
    if parts.operations:
        files[f"server/routes/{entity.folder}.ts"] = routes(app, entity, parts.operations)
        files[f"{src}/api.ts"] = _api(app, entity, parts)
    if parts.operations & {"create", "update"}:
        files[f"{src}/{entity.file}-form.tsx"] = form(app, entity, parts.operations)
    return files


def _shared(entity: EntityNames) -> str:
    return render(
        "entity/shared.ts.jinja",
        e=entity,
        validator=fields.validator,
        uses_place=False,
        **articles(entity),
    )


def _api(app: App, entity: EntityNames, parts: EntityParts) -> str:
    display = entity.display
    label = f"item.{display.key}?.label ?? ''" if display.is_relation else f"item.{display.key}"
    if display.type == "location":
        label = f"item.{display.key}.label"
    elif display.type not in ("text", "long_text", "enum", "email", "phone", "url", "date"):
        label = f"String({label})"
    body = render(
        "entity/api.ts.jinja",
        head="",
        e=entity,
        operations=parts.operations,
        offers_options=parts.option_source and "list" in parts.operations,
        chosen=[field for field in narrowed_by(app, entity) if field.type in CHOSEN],
        option_label=label if not display.private else f"{label} ?? ''",
        **articles(entity),
    )
    known = {
        "@tanstack/react-query": ("keepPreviousData", "useQuery"),
        "#lib/api.ts": ("request",),
        "#lib/changes.ts": ("useChange",),
        "#lib/list-query.ts": ("type ListParams", "queryString"),
        "#shared/page.ts": ("type Page",),
        f"#shared/{entity.file}.ts": (f"type {entity.type}", f"type {entity.type}Input"),
    }
    return import_lines(used_imports(known, body)) + "\n" + body


def is_option_source(app: App, entity: EntityNames) -> bool:
    """Whether some form, filter or assignment of the app chooses among the entity's records."""
    for other in app.entities:
        relations = [field for field in other.relations if field.target == entity.name]
        if not relations:
            continue
        if any(other.name in panel.entities for panel in app.of_kind(Admin)):
            return True
        if any(item.upload for item in app.of_kind(Transfer, other.name)):
            return True
        names = {field.name for field in relations}
        if any(item.relation in names for item in app.of_kind(Assign, other.name)):
            return True
        if any(next(app.of_kind(kind, other.name), None) for kind in (Manage, Form, Profile)):
            return True
        asking: list[Request | Booking] = [*app.of_kind(Request), *app.of_kind(Booking)]
        if any(item.record == other.name and item.entity != entity.name for item in asking):
            return True
        for browse in app.of_kind(Browse, other.name):
            if any(field.name in browse.filters for field in relations):
                return True
    return False
