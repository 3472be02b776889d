"""Seed rows and fields for nouns the lexicon does not know, by what class of thing they are."""

from pydantic import JsonValue

from appmint.reader.knowledge.samples import (
    PEOPLE,
    PEOPLE_TEXTS,
    PLACES,
    PLAIN,
    SENTENCES,
    TEXTS,
    TITLES,
)
from appmint.reader.words.nouns import NounClass, label_of, name_of, singular
from appmint.spec.entities import Field, FieldType

Row = dict[str, JsonValue]


def field(name: str, kind: FieldType | str, label: str | None = None, **rest: object) -> Field:
    """A field whose label is its name in words."""
    made = {"name": name, "label": label or label_of(name), "type": kind, **rest}
    return Field.model_validate(made)


def title_for(kind: NounClass, noun: str, at: int) -> str:
    """The name of the record `at` of an entity, e.g. "Riverside clinic"."""
    form = TITLES[kind][at % len(TITLES[kind])]
    return label_of(form.format(noun.replace("_", " "))) if "{}" in form else form


_AHEAD = frozenset(
    "due starts start begins ends end deadline closes expires valid next until event "
    "departure arrival appointment scheduled planned delivery".split()
)
"""Words of dates that may lie ahead; all others say what has been."""
_SLOW = frozenset({"status", "state", "stage"})


def value_for(made: Field, kind: NounClass, noun: str, at: int, *, first: bool) -> JsonValue:
    """A seed value of the right form for a field of row `at`."""
    if made.type is FieldType.TEXT:
        return title_for(kind, noun, at) if first else _text_for(made.name, at)
    words = set(made.name.split("_"))
    if made.type is FieldType.URL and words & {"video", "youtube"}:
        return f"https://example.com/film-{at + 1}.mp4"
    if made.type is FieldType.FILE and words & {"audio", "song", "music", "sound", "recording"}:
        return f"sample-{at + 1}.wav"
    if made.type is FieldType.LONG_TEXT:
        return _sentence_for(kind, at)
    if made.type is FieldType.ENUM:
        # States change slower than categories, so that all pairs of the two occur.
        return made.options[(at // 2 if made.name in _SLOW else at) % len(made.options)]
    if made.type is FieldType.DATE and not _AHEAD & set(made.name.split("_")):
        return -2 - 7 * at
    usual = _USUAL.get(made.type)
    if usual:
        return usual[at % len(usual)]
    place = PLACES[at % len(PLACES)]
    title = name_of(title_for(kind, noun, at)).replace("_", "-")
    person = name_of(PEOPLE[at % len(PEOPLE)]).replace("_", ".")
    further: dict[FieldType, JsonValue] = {
        FieldType.EMAIL: f"{person}@example.com",
        FieldType.URL: f"https://example.com/{title}",
        FieldType.PHONE: f"+1 555 01{20 + at}",
        FieldType.FILE: f"{title}.pdf",
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


def _sentence_for(kind: NounClass, at: int) -> str:
    if kind == "person":
        return PEOPLE_TEXTS[at % len(PEOPLE_TEXTS)]
    sentences = SENTENCES.get(kind, SENTENCES["thing"])
    return sentences[at % len(sentences)]


def _text_for(name: str, at: int) -> str:
    words = {singular(word) for word in name.split("_")} | set(name.split("_"))
    for keys, values in TEXTS:
        if words & set(keys.split()):
            return values[at % len(values)]
    return PLAIN[at % len(PLAIN)]
