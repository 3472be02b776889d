"""How one record is shown: its card, its row in a table, its facts."""

import re
from collections.abc import Sequence

from appmint.spec.features import Assign, Manage, Spotlight, Workflow
from appmint.stacks.composition import App, Block, EntityNames, FieldNames, prop
from appmint.stacks.templates import import_lines, render
from appmint.stacks.web.entity import fields
from appmint.stacks.web.entity.fields import articles
from appmint.stacks.web.entity.pictures import icon_of, is_personal, is_scenic

_FACTS = ("money", "date", "datetime", "time", "number", "location", "relation", "rating")

_WHO_AND_WHERE = re.compile(
    r"(?:\w+_)?(?:author|artist|creator|photographer|designer|writer|poet|composer|company|employer|"
    r"instructor|teacher|trainer|lecturer|speaker|host|organi[sz]er|publisher|brand|city|town|country|"
    r"region|venue|place|location)(?:_name)?"
)

_COLUMNS = 6
"""Columns of a table beside the name and the actions."""

_STATES = ("status", "state", "stage")

_READ = frozenset({"body", "content", "text", "story", "poem"})

_DESCRIBING = frozenset(
    "summary description about details bio introduction intro overview terms biography".split()
)

_LEADS = frozenset({"summary", "intro", "introduction", "excerpt", "lead"})


def title_expression(entity: EntityNames, record: str) -> str:
    """The expression of a record's name, a string."""
    display = entity.display
    if display.is_relation:
        return f"({record}.{display.key}?.label ?? '')"
    if display.type == "location":
        return f"{record}.{display.key}.label"
    value = f"{record}.{display.key}"
    if display.type in ("text", "long_text", "enum", "email", "phone", "url", "file"):
        return f"({value} ?? '')" if display.private else value
    if display.type in ("date", "datetime"):
        return f"formatDate({value})"
    return f"String({value})"


def _title_imports(entity: EntityNames) -> list[str]:
    dated = entity.display.type in ("date", "datetime")
    return ["#lib/format.ts formatDate"] if dated else []


def cover(entity: EntityNames, record: str) -> Block | None:
    """The picture of a record: its image, or artwork where pictures suit the entity."""
    image = next((field for field in entity.public_fields if field.type == "image"), None)
    if image is None:
        return None
    icon = icon_of(entity, record)
    kind = " scenic" if is_scenic(entity) else " person" if is_personal(entity) else ""
    jsx = (
        f"<Cover title={{{title_expression(entity, record)}}} icon={{{icon.jsx}}} "
        f"src={{{record}.{image.key}}}{kind} />"
    )
    return Block(jsx, ("#components/cover.tsx Cover", *icon.imports, *_title_imports(entity)))


def _picture_given(entity: EntityNames) -> str:
    """The expression of whether a record has an image: beside a film, artwork would say nothing."""
    image = next((field for field in entity.public_fields if field.type == "image"), None)
    return _is_given(image, entity.var) if image else "false"


def _mark(entity: EntityNames, record: str) -> Block:
    """What stands for a record without a picture: a person's initials, or an icon."""
    if is_personal(entity):
        title = title_expression(entity, record)
        return Block(f"<Avatar name={{{title}}} />", ("#ui/avatar.tsx Avatar",))
    icon = icon_of(entity, record)
    return Block(f"<IconTile icon={{{icon.jsx}}} />", ("#ui/icon-tile.tsx IconTile", *icon.imports))


def _fact(app: App, entity: EntityNames, field: FieldNames, *, linked: bool = True) -> Block:
    value = fields.shown(app, field, entity.var, linked=linked)
    fact = f"<Fact {prop('label', field.label)}>{value.jsx}</Fact>"
    needs = ("#components/facts.tsx Fact", *value.imports)
    if field.required and not field.private:
        return Block(fact, needs)
    return Block(f"{{{_is_given(field, entity.var)} && {fact}}}", needs)


def _is_given(field: FieldNames, record: str) -> str:
    value = f"{record}.{field.key}"
    if field.type in ("number", "money", "rating", "boolean"):
        return f"{value} != null"
    return f"Boolean({value})"


def sampled(app: App, entity: EntityNames) -> bool:
    """Whether the card comes in two ways: tended in the list, and plain among a few samples."""
    tending: list[Manage | Workflow | Assign] = [
        *(item for item in app.of_kind(Manage, entity.name) if item.edit or item.delete),
        *app.of_kind(Workflow, entity.name),
        *app.of_kind(Assign, entity.name),
    ]
    return (
        app.list_page(entity.name) is not None
        and any(app.of_kind(Spotlight, entity.name))
        and any(app.spec.page_of(item.id) for item in tending)
    )


def card(
    app: App, entity: EntityNames, upkeep: tuple[Block, ...], actions: tuple[Block, ...]
) -> str:
    """The card of a record: `actions` for everybody, `upkeep` for who tends it, not in samples."""
    public = [field for field in entity.public_fields if field is not entity.display]
    picture = cover(entity, entity.var)
    mark = None if picture else _mark(entity, entity.var)
    badges = [fields.shown(app, field, entity.var) for field in public if field.type == "enum"][:2]
    prose = next((field for field in public if field.type == "long_text"), None) or next(
        (field for field in public if field.type == "text"), None
    )
    facts = [_fact(app, entity, field, linked=False) for field in _told(public, prose)]
    to = app.link(entity.name, entity.var)
    needs = [
        "#components/record-card.tsx RecordCard",
        f"#shared/{entity.file}.ts type {entity.type}",
        *_title_imports(entity),
        *(["#components/facts.tsx Facts"] if facts else []),
    ]
    for block in [picture, mark, *badges, *facts, *upkeep, *actions]:
        needs += block.imports if block else ()
    return render(
        "entity/card.tsx.jinja",
        head=import_lines(needs),
        e=entity,
        title=title_expression(entity, entity.var),
        to=to,
        cover=picture.jsx if picture else "",
        mark=mark.jsx if mark else "",
        badges=[block.jsx for block in badges],
        text=f"{entity.var}.{prose.key}" if prose else "",
        facts=[block.jsx for block in facts],
        actions=[block.jsx for block in (*upkeep, *actions)],
        sample_actions=[block.jsx for block in actions],
        sampled=sampled(app, entity),
        **articles(entity),
    )


def _told(public: Sequence[FieldNames], prose: FieldNames | None) -> list[FieldNames]:
    """The facts on a card, in the entity's order: whose and where it is goes before the rest."""
    texts = [
        field
        for field in public
        if field.type == "text" and field is not prose and _WHO_AND_WHERE.fullmatch(field.name)
    ][:2]
    others = [field for field in public if field.type in _FACTS][: 4 - len(texts)]
    return [field for field in public if field in texts or field in others]


def table(app: App, entity: EntityNames, actions: tuple[Block, ...]) -> str:
    """The records as rows."""
    others = [
        field
        for field in entity.public_fields
        if field is not entity.display and field.type not in ("long_text", "image", "file")
    ]
    kept = others[:_COLUMNS]
    state = next((field for field in others if field.name in _STATES), None)
    if state is not None and state not in kept:
        kept = [*kept[:-1], state]
    shown = [entity.display, *kept]
    cells: dict[str, str] = {}
    needs = [
        f"#components/ui/table.tsx {name}"
        for name in ("Table", "TableHeader", "TableRow", "TableHead", "TableBody", "TableCell")
    ]
    needs = [entry.replace("#components/ui/", "#ui/") for entry in needs]
    needs.append(f"#shared/{entity.file}.ts type {entity.type}")
    for field in shown:
        block = fields.shown(app, field, entity.var)
        to = app.link(entity.name, entity.var)
        if field is entity.display and to:
            title = title_expression(entity, entity.var)
            block = Block(
                f'<Link className="link" to={to}>{{{title}}}</Link>',
                ("react-router Link", *_title_imports(entity)),
            )
        cells[field.name] = block.jsx
        needs += block.imports
    for action in actions:
        needs += action.imports
    return render(
        "entity/table.tsx.jinja",
        head=import_lines(needs),
        e=entity,
        fields=shown,
        cells=cells,
        actions=[block.jsx for block in actions],
    )


def _prose(entity: EntityNames, field: FieldNames, *, headed: bool) -> str:
    heading = f"{prop('heading', field.label)} " if headed else ""
    value = f"{entity.var}.{field.key}"
    return f"{{{value} && <Prose {heading}text={{{value}}} />}}"


def facts(app: App, entity: EntityNames) -> str:
    """All that is known of a record, on its own page."""
    picture = cover(entity, entity.var)
    texts = [
        field
        for field in entity.fields
        if field.type == "long_text" and field is not entity.display
    ]
    # What is there to be read needs no heading that says so: an article, a poem, a description.
    plain = [field for field in texts if field.name in _READ] or [
        field for field in texts[:1] if _DESCRIBING & set(field.name.split("_"))
    ]
    if texts and texts[0] not in plain and texts[0].name in _LEADS:
        plain.append(texts[0])
    prose = [_prose(entity, field, headed=field not in plain) for field in texts]
    played = [field for field in entity.fields if fields.is_played(field, entity)]
    media = [_media(entity, field) for field in played]
    facts = [
        _fact(app, entity, field)
        for field in entity.fields
        if field.type not in ("long_text", "image")
        and field is not entity.display
        and field not in played
    ]
    needs = [f"#shared/{entity.file}.ts type {entity.type}"]
    if facts:
        needs.append("#components/facts.tsx Facts")
    if prose:
        needs.append("#components/prose.tsx Prose")
    if media:
        needs += ["#components/media.tsx Media", *_title_imports(entity)]
    for block in [picture, *facts]:
        needs += block.imports if block else ()
    return render(
        "entity/facts.tsx.jinja",
        head=import_lines(needs),
        e=entity,
        cover=picture.jsx if picture else "",
        prose=prose,
        media=media,
        given=_picture_given(entity),
        facts=[block.jsx for block in facts],
        **articles(entity),
    )


def _media(entity: EntityNames, field: FieldNames) -> str:
    title = title_expression(entity, entity.var)
    return (
        f"<Media {prop('label', field.label)} title={{{title}}} "
        f"href={{{entity.var}.{field.key}}} />"
    )
