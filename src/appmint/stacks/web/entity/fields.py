"""One field in TypeScript: its validator, column, empty value, form control and shown value."""

import re
from collections.abc import Sequence

from appmint.spec.labels import in_text
from appmint.stacks.composition import App, Block, EntityNames, FieldNames, prop, ts

_OPTIONAL_TEXT = {
    "email": "optionalEmail",
    "url": "optionalUrl",
    "phone": "optionalPhone",
    "image": "optionalImage",
    "file": "optionalFile",
    "date": "optionalDate",
    "time": "optionalTime",
    "datetime": "optionalDatetime",
    "colour": "optionalColour",
}
_LONGEST = {"text": 200, "long_text": 10_000}
_NULLABLE = ("number", "money", "rating", "location", "relation")
_CONTROLS = {
    "text": "TextField",
    "long_text": "LongTextField",
    "number": "NumberField",
    "money": "MoneyField",
    "date": "DateField",
    "time": "TimeField",
    "datetime": "DateTimeField",
    "boolean": "SwitchField",
    "enum": "SelectField",
    "email": "EmailField",
    "url": "UrlField",
    "phone": "PhoneField",
    "image": "ImageField",
    "file": "FileField",
    "colour": "ColourField",
    "rating": "RatingField",
    "location": "LocationField",
    "relation": "RelationField",
}
_WIDE = ("long_text", "image", "file")
_TALLIES = re.compile(
    r"(\w+_)?(progress|views|likes|downloads|votes|attempts|replies|comments|plays|shares|followers)"
    r"|progress_\w+"
)


def is_tally(field: FieldNames) -> bool:
    """Whether a number counts what people do with a record, so that a new one starts at none."""
    return field.type == "number" and _TALLIES.fullmatch(field.name) is not None


_PLAYED = frozenset(
    """video film movie trailer clip youtube audio sound song music track recording ringtone podcast
    episode""".split()
)
_PLAYED_ENDINGS = (".mp3", ".wav", ".ogg", ".mp4", ".webm")


def is_played(field: FieldNames, entity: EntityNames) -> bool:
    """Whether a file or address is a recording or film, by its name or by its seed values."""
    if field.type not in ("file", "url") or field.private:
        return False
    values = [str(row.get(field.name) or "") for row in entity.spec.seed]
    return bool(_PLAYED & set(field.name.split("_"))) or any(
        value.lower().endswith(_PLAYED_ENDINGS) for value in values
    )


_COUNTED = re.compile(
    r"(\w+_)?(views|likes|downloads|votes|replies|comments|plays|shares|followers|reads)"
)
_MADE = re.compile(
    r"(posted|created|sent|updated|uploaded|submitted|applied|requested|claimed|filed|last_\w+ed)"
    r"(_(at|on))?"
)


def is_kept_by_app(field: FieldNames) -> bool:
    """Whether no form asks for a field: counts, time and maker, states moved by a workflow.

    Of the counts and times, what the text itself names is asked for.
    """
    if field.moved or field.signed:
        return True
    if field.spec.source.origin == "text":
        return False
    counted = field.type == "number" and _COUNTED.fullmatch(field.name) is not None
    return counted or (
        field.type in ("date", "datetime") and _MADE.fullmatch(field.name) is not None
    )


_STARTS = re.compile(
    r"(?P<stem>(?:\w+_)?)(?:starts|start|begins|from|check_in)(?P<rest>(?:_(?:on|at|date|time))?)"
)
_ENDS = re.compile(
    r"(?P<stem>(?:\w+_)?)(?:ends|end|until|to|check_out)(?P<rest>(?:_(?:on|at|date|time))?)"
)


def is_end(name: str) -> bool:
    """Whether a date or moment of this name is the end of something."""
    return _ENDS.fullmatch(name) is not None


def end_rules(asked: Sequence[FieldNames]) -> list[str]:
    """Statements that refuse an end before its start, of the dates and moments that are asked."""
    dated = [item for item in asked if item.type in ("date", "datetime")]
    spans = [(start, end) for end in dated if (start := _start_of(end, dated)) is not None]
    return [
        f"mustFollow(input.{start.stored}, input.{end.stored}, {ts(end.stored)}, {ts(end.label)})"
        for start, end in spans
    ]


def _start_of(end: FieldNames, dated: Sequence[FieldNames]) -> FieldNames | None:
    """The start that goes with an end: the one named alike, else the only one."""
    found = _ENDS.fullmatch(end.name)
    if found is None:
        return None
    starts = [
        (item, match)
        for item in dated
        if item.type == end.type and (match := _STARTS.fullmatch(item.name)) is not None
    ]
    alike = [item for item, match in starts if match.groups() == found.groups()]
    if alike:
        return alike[0]
    return starts[0][0] if len(starts) == 1 else None


def with_article(noun: str, *, capital: bool = False) -> str:
    """The indefinite article of a noun: "a", "an"."""
    word = noun.split()[0].lower()
    vowel = word[:1] in "aeio" or (word[:1] == "u" and not word.startswith(("uni", "use", "us")))
    article = "an" if vowel or word in ("hour", "honour", "heir") else "a"
    return article.capitalize() if capital else article


def in_sentence(field: FieldNames) -> str:
    """What messages about a field call it: "Enter date of birth."."""
    return in_text(field.label).replace("'", "’")


def validator(field: FieldNames) -> str:
    """The zod schema of the stored value, from `#shared/fields.ts`."""
    kind = field.type
    label = ts(in_sentence(field))
    if kind in _LONGEST:
        if field.required:
            return f"field.text({label}, {_LONGEST[kind]})"
        return f"field.optionalText({_LONGEST[kind]})"
    if kind == "boolean":
        return "z.boolean()"
    if kind == "enum":
        return f"z.enum({field.options_name})"
    if kind in _OPTIONAL_TEXT:
        return f"field.{kind if field.required else _OPTIONAL_TEXT[kind]}()"
    bounds = [field.spec.minimum, field.spec.maximum]
    if kind == "number":
        shown = ["undefined" if bound is None else f"{bound:g}" for bound in bounds]
        while shown and shown[-1] == "undefined":
            shown.pop()
        schema = f"field.number({', '.join([label, *shown])})"
    elif kind == "location":
        schema = "field.place()"
    elif kind == "rating":
        schema = "field.rating()"
    elif kind == "money":
        schema = f"field.money({label})"
    else:
        schema = f"field.reference({label})"
    return schema if field.required else f"{schema}.nullable()"


def column(field: FieldNames, target: EntityNames | None) -> str:
    """The Drizzle column."""
    kind = field.type
    if kind == "relation":
        if target is None:
            raise ValueError(f"{field.name} is a relation without a target")
        base = f"integer().references((): AnySQLiteColumn => {target.table}.id)"
    elif kind == "number":
        base = "real()"
    elif kind in ("money", "rating"):
        base = "integer()"
    elif kind == "boolean":
        base = "integer({ mode: 'boolean' })"
    elif kind == "enum":
        base = f"text({{ enum: {field.options_name} }})"
    elif kind == "location":
        base = "text({ mode: 'json' }).$type<Place>()"
    else:
        base = "text()"
    if field.spec.unique:
        base += ".unique()"
    return base if kind in _NULLABLE and not field.required else f"{base}.notNull()"


def sql_column(field: FieldNames, target: EntityNames | None) -> str:
    """The same column in SQL, for the first migration."""
    kind = field.type
    sql_type = {"number": "real"}.get(kind) or (
        "integer" if kind in ("money", "rating", "boolean", "relation") else "text"
    )
    parts = [f"`{field.column}` {sql_type}"]
    if not (kind in _NULLABLE and not field.required):
        parts.append("NOT NULL")
    if target is not None:
        parts.append(f"REFERENCES `{target.sql_table}`(`id`)")
    if field.spec.unique:
        parts.append("UNIQUE")
    if kind == "number" and field.spec.minimum == 0:
        # What is counted down by two people at once stops at none all the same.
        parts.append(f"CHECK (`{field.column}` >= 0)")
    return " ".join(parts)


def initial(field: FieldNames) -> str:
    """The value of an empty form, as TypeScript."""
    kind = field.type
    if kind == "boolean":
        return "true" if field.spec.default is True else "false"
    if kind == "enum":
        default = field.spec.default if field.spec.default in field.options else field.options[0]
        return ts(default)
    if kind in _NULLABLE:
        return "null as never" if field.required else "null"
    return "''"


def control(app: App, entity: EntityNames, field: FieldNames) -> Block:
    """The form control, inside a react-hook-form provider."""
    played = field.type == "file" and is_played(field, entity)
    name = "MediaField" if played else _CONTROLS[field.type]
    props = [prop("name", field.stored), prop("label", field.label)]
    needs = [f"#components/fields.tsx {name}"]
    if field.required and field.type not in ("boolean", "enum"):
        props.append("required")
    if field.type == "enum":
        props.append(f"options={{{field.options_name}}}")
        needs.append(f"#shared/{entity.file}.ts {field.options_name}")
    elif field.type == "relation":
        target = app.entity(field.target)
        props.append(f"options={{{target.vars}.data ?? []}}")
        needs.append(f"#src/{target.folder}/api.ts use{target.type}Options")
    elif field.type == "money":
        props.append(prop("currency", field.unit))
    elif field.type == "number" and field.unit:
        props.append(prop("unit", field.unit))
    if field.type in _WIDE:
        props.append("wide")
    return Block(f"<{name} {' '.join(props)} />", tuple(needs))


def is_year(field: FieldNames) -> bool:
    """Whether a number is a calendar year, by the last or first word of its name."""
    words = field.name.lower().split("_")
    return "year" in (words[0], words[-1]) and (field.spec.minimum or 0) >= 0


def shown(app: App, field: FieldNames, record: str, *, linked: bool = True) -> Block:
    """The value for people to read. `record` is the expression of the record."""
    value = f"{record}.{field.key}"
    values = "#components/values.tsx"
    kind = field.type
    if kind == "relation":
        target = app.entity(field.target)
        to = app.link(field.target, value)
        if to and linked:
            jsx = f'{{{value} ? <Link className="link" to={to}>{{{value}.label}}</Link> : null}}'
            return Block(
                jsx.replace(f"{target.var}.id", f"{target.var}.id"), ("react-router Link",)
            )
        return Block(f"{{{value}?.label}}")
    simple: dict[str, tuple[str, str]] = {
        "date": ("DateText", f"value={{{value}}}"),
        "datetime": ("DateTimeText", f"value={{{value}}}"),
        "time": ("TimeText", f"value={{{value}}}"),
        "boolean": ("YesNo", f"value={{{value}}}"),
        "enum": ("StatusBadge", f"value={{{value}}}"),
        "email": ("EmailLink", f"address={{{value}}}"),
        "url": ("LinkText", f"href={{{value}}}"),
        "phone": ("PhoneLink", f"number={{{value}}}"),
        "file": ("FileLink", f"href={{{value}}}"),
        "colour": ("ColourSwatch", f"value={{{value}}}"),
        "rating": ("RatingStars", f"value={{{value}}}"),
        "location": ("LocationText", f"value={{{value}}}"),
        "money": ("MoneyText", f"cents={{{value}}} {prop('currency', field.unit)}"),
        "number": (
            "NumberText",
            f"value={{{value}}}" + (f" {prop('unit', field.unit)}" if field.unit else ""),
        ),
    }
    if kind == "number" and not field.unit and is_year(field):
        return Block(f"<YearText value={{{value}}} />", (f"{values} YearText",))
    if kind == "number" and field.name.split("_")[-1] == "year":
        return Block(f"{{{value}}}")  # A year is written without a separator of thousands.
    if kind in simple:
        component, props = simple[kind]
        return Block(f"<{component} {props} />", (f"{values} {component}",))
    return Block(f"{{{value}}}")


def articles(entity: EntityNames) -> dict[str, str]:
    """The record with its article, as templates name it within a sentence and at its beginning."""
    return {
        "article": with_article(entity.noun),
        "article_upper": with_article(entity.noun, capital=True),
    }
