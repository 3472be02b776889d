"""Seed rows and fields for nouns the lexicon does not know, by what class of thing they are."""

from pydantic import JsonValue

from appmint.reader.nouns import NounClass, label_of, name_of
from appmint.spec.entities import Field, FieldType

Row = dict[str, JsonValue]

PEOPLE = (
    "Amara Osei",
    "Lukas Berger",
    "Priya Raman",
    "Mateo Silva",
    "Hannah Lindqvist",
    "Kenji Watanabe",
    "Elena Rossi",
    "Noah Fischer",
    "Zainab Haddad",
    "Clara Dubois",
)
PLACES = (
    ("Lyon, France", 45.76, 4.84),
    ("Porto, Portugal", 41.15, -8.61),
    ("Ghent, Belgium", 51.05, 3.72),
    ("Graz, Austria", 47.07, 15.44),
    ("Malmö, Sweden", 55.6, 13.0),
    ("Bologna, Italy", 44.49, 11.34),
    ("Leeds, United Kingdom", 53.8, -1.55),
    ("Valencia, Spain", 39.47, -0.38),
)
_THING = ("Classic", "Compact", "Premium", "Everyday", "Studio", "Travel", "Heritage", "Essential")
_DOCUMENT = (
    "{} for new starters",
    "Spring {}",
    "Quarterly {}",
    "{} of the northern team",
    "Annual {}",
    "{} for partners",
    "Revised {}",
    "{} on safety at work",
)
_EVENT = (
    "Opening {}",
    "Spring {}",
    "{} for beginners",
    "Evening {}",
    "Weekend {}",
    "{} at the riverside",
    "Autumn {}",
    "Community {}",
)
_MEDIA = (
    "Morning light",
    "Harbour at dusk",
    "Paper boats",
    "Quiet streets",
    "First snow",
    "Golden fields",
    "Night market",
    "Open water",
)
_PLACE = (
    "Riverside {}",
    "Old Town {}",
    "Northgate {}",
    "Lakeview {}",
    "Garden {}",
    "Station {}",
    "Hillside {}",
    "Harbour {}",
)
_MONEY = (
    "January {}",
    "Office {}",
    "Travel {}",
    "Project {}",
    "Monthly {}",
    "Equipment {}",
    "Marketing {}",
    "Year-end {}",
)
_CASE = (
    "{} for Osei Interiors",
    "{} from the front desk",
    "{} of Lukas Berger",
    "Follow-up {}",
    "{} for the north branch",
    "{} of Priya Raman",
    "Second {}",
    "{} from the workshop",
)
_NUMBER = (
    "North region",
    "South region",
    "East region",
    "West region",
    "Head office",
    "Online",
    "Partners",
    "Pilot group",
)
_STATES: dict[NounClass, tuple[str, ...]] = {
    "person": ("Active", "New", "Paused"),
    "place": ("Open", "Closed", "Under renovation"),
    "document": ("Draft", "In review", "Published"),
    "event": ("Planned", "Open", "Finished"),
    "money": ("Pending", "Paid", "Cancelled"),
    "media": (),
    "number": ("Normal", "High", "Low"),
    "thing": ("Available", "In use", "Archived"),
    "case": ("Open", "In progress", "Done"),
}
_CATEGORIES: dict[NounClass, tuple[str, ...]] = {
    "person": (),
    "place": ("Central", "Suburban", "Countryside"),
    "document": ("General", "Guidance", "Reference"),
    "event": ("Beginner", "Open to all", "Advanced"),
    "money": ("Operations", "Travel", "Equipment"),
    "media": ("Nature", "City", "People"),
    "number": ("Daily", "Weekly", "Monthly"),
    "thing": ("Standard", "Popular", "New"),
    "case": ("Normal", "Urgent", "Low"),
}


def field(name: str, kind: FieldType | str, label: str | None = None, **rest: object) -> Field:
    """A field whose label is its name in words."""
    made = {"name": name, "label": label or label_of(name), "type": kind, **rest}
    return Field.model_validate(made)


def fields_for(kind: NounClass) -> tuple[Field, ...]:
    """The usual fields of an entity of a class."""
    states, categories = _STATES[kind], _CATEGORIES[kind]
    lead: dict[NounClass, tuple[Field, ...]] = {
        "person": (
            field("name", "text"),
            field("speciality", "text", required=False),
            field("email", "email", "E-mail", private=True, required=False),
            field("phone", "phone", private=True, required=False),
            field("about", "long_text", required=False),
        ),
        "place": (
            field("name", "text"),
            field("description", "long_text"),
            field("location", "location"),
        ),
        "document": (
            field("title", "text"),
            field("summary", "long_text"),
            field("author", "text"),
            field("published_on", "date", "Date"),
        ),
        "event": (
            field("title", "text"),
            field("description", "long_text"),
            field("starts_on", "date", "Date"),
            field("place", "text", required=False),
        ),
        "money": (
            field("title", "text"),
            field("amount", "money", unit="USD"),
            field("date", "date"),
            field("note", "long_text", required=False),
        ),
        "media": (
            field("title", "text"),
            field("description", "long_text"),
            field("creator", "text"),
            field("cover", "image", required=False),
        ),
        "number": (
            field("name", "text"),
            field("value", "number"),
            field("measured_on", "date", "Date"),
        ),
        "case": (
            field("title", "text"),
            field("customer", "text", required=False),
            field("description", "long_text"),
            field("due_on", "date", "Due"),
        ),
        "thing": (
            field("name", "text"),
            field("description", "long_text"),
            field("updated_on", "date", "Updated"),
        ),
    }
    made = list(lead[kind])
    if categories:
        label = "Priority" if kind == "case" else None
        made.append(field("category", "enum", label, options=categories))
    if states:
        made.append(field("status", "enum", options=states))
    return tuple(made)


def rows_for(fields: tuple[Field, ...], kind: NounClass, noun: str, count: int = 8) -> list[Row]:
    """Seed rows for the fields, named after the noun."""
    return [
        {made.name: value_for(made, kind, noun, at, first=made is fields[0]) for made in fields}
        for at in range(count)
    ]


def title_for(kind: NounClass, noun: str, at: int) -> str:
    """The name of the record `at` of an entity, e.g. "Riverside clinic"."""
    noun = noun.replace("_", " ")
    if kind == "person":
        return PEOPLE[at % len(PEOPLE)]
    if kind == "media":
        return _MEDIA[at % len(_MEDIA)]
    if kind == "number":
        return _NUMBER[at % len(_NUMBER)]
    if kind == "thing":
        return f"{_THING[at % len(_THING)]} {noun}"
    forms = {
        "case": _CASE,
        "place": _PLACE,
        "document": _DOCUMENT,
        "event": _EVENT,
        "money": _MONEY,
    }[kind]
    return label_of(forms[at % len(forms)].format(noun))


def value_for(made: Field, kind: NounClass, noun: str, at: int, *, first: bool) -> JsonValue:
    """A seed value of the right form for a field of row `at`."""
    if made.type is FieldType.TEXT:
        return title_for(kind, noun, at) if first else _text_for(made.name, at)
    if made.type is FieldType.LONG_TEXT:
        return _sentence_for(title_for(kind, noun, at), noun, kind, at)
    if made.type is FieldType.ENUM:
        return made.options[at % len(made.options)]
    usual = _USUAL.get(made.type)
    if usual:
        return usual[at % len(usual)]
    place = PLACES[at % len(PLACES)]
    title = name_of(title_for(kind, noun, at)).replace("_", "-")
    person = name_of(PEOPLE[at % len(PEOPLE)]).replace("_", ".")
    further: dict[FieldType, JsonValue] = {
        FieldType.EMAIL: f"{person}@example.com",
        FieldType.URL: f"https://example.com/{title}",
        FieldType.PHONE: f"+1 555 010{at % 10} {20 + at}",
        FieldType.FILE: f"{title}.txt",
        FieldType.LOCATION: {"label": place[0], "lat": place[1], "lng": place[2]},
        FieldType.RELATION: at % 4,
    }
    return further[made.type]


_USUAL: dict[FieldType, tuple[JsonValue, ...]] = {
    FieldType.NUMBER: (12, 48, 7, 85, 31, 64, 23, 96),
    FieldType.MONEY: (4900, 12500, 1900, 8900, 25000, 3200, 15900, 6400),
    FieldType.DATE: (-2, -9, -16, 3, 10, -30, 17, -44),
    FieldType.TIME: ("09:00", "10:30", "13:00", "14:15", "16:00", "11:45", "17:30", "08:15"),
    FieldType.DATETIME: (-60, -1500, -4400, 1440, 2880, -9000, 4320, -20000),
    FieldType.BOOLEAN: (True, False, True),
    FieldType.IMAGE: ("",),
    FieldType.COLOUR: ("#2e8b57", "#4682b4", "#b8860b", "#8b3a62"),
    FieldType.RATING: (5, 4, 4, 3, 5, 4, 5, 3),
}


_SENTENCES = (
    "{title} is kept up to date and checked every week.",
    "Chosen by many for its quality, with clear details and a quick answer to questions.",
    "A dependable choice that has proved itself over the past year.",
    "Recently added after several requests; comments are welcome.",
    "One of the most visited entries, with everything worth knowing in one place.",
    "Prepared with care by the team and reviewed before it was added.",
    "Suited to first-time visitors as well as to those who know the subject well.",
    "Revised this season with clearer information and better examples.",
)


def _sentence_for(title: str, noun: str, kind: NounClass, at: int) -> str:
    if kind == "person":
        return f"{title} has worked in the field for {4 + at} years and is known for clear advice."
    del noun
    return _SENTENCES[at % len(_SENTENCES)].format(title=title)


_TEXTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "author creator name person owner contact manager customer user player student teacher by",
        PEOPLE,
    ),
    (
        "place address location venue city destination origin country room",
        tuple(place[0] for place in PLACES),
    ),
    (
        "speciality skill subject field position department profession",
        (
            "Consulting",
            "Education",
            "Engineering",
            "Customer care",
            "Design",
            "Logistics",
            "Finance",
            "Research",
        ),
    ),
    (
        "number code reference serial id sku no",
        ("A-1042", "A-1043", "B-2210", "B-2211", "C-3108", "C-3109", "D-4001", "D-4002"),
    ),
    ("color colour", ("Blue", "Green", "Grey", "Black", "White", "Red", "Sand", "Navy")),
    ("size measurements dimensions", ("Small", "Medium", "Large", "Extra large")),
    (
        "brand maker model",
        ("Norrland", "Alto", "Fennec", "Brightwell", "Kestrel", "Marlow", "Tern", "Oakline"),
    ),
    (
        "subject topic title",
        (
            "A question about opening hours",
            "Planning for next month",
            "Feedback on the last visit",
            "Request for details",
        ),
    ),
    ("answer", ("A", "B", "C", "D")),
    ("duration time", ("30 minutes", "1 hour", "2 hours", "Half a day")),
    ("quantity amount weight", ("1", "2", "5", "10")),
)


def _text_for(name: str, at: int) -> str:
    words = set(name.split("_"))
    for keys, values in _TEXTS:
        if words & set(keys.split()):
            return values[at % len(values)]
    return f"{_THING[at % len(_THING)]} {name.replace('_', ' ')}"
