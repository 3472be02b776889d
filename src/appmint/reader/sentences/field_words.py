"""One field as a text names it: "a level in metres", "an optional e-mail", "active yes/no"."""

import re
from dataclasses import dataclass

from appmint.reader.words.nouns import is_plural, label_of, name_of, singular

_TYPES: tuple[tuple[str, str], ...] = (
    ("email e-mail mail", "email"),
    ("phone telephone mobile", "phone"),
    ("website link url homepage", "url"),
    ("photo image picture cover avatar thumbnail logo photos images", "image"),
    ("file attachment document pdf resume cv", "file"),
    ("price cost amount fee salary budget rent deposit total freight", "money"),
    ("date birthday deadline day", "date"),
    ("datetime appointment", "datetime"),
    ("time hour", "time"),
    ("rating stars", "rating"),
    (
        "description content text body summary bio details introduction notes note message comment "
        "instructions biography requirements ingredients abstract remark remarks",
        "long_text",
    ),
    (
        "quantity stock number_of count age weight height size_in capacity score points mileage "
        "duration area calories seats servings temperature humidity ph depth distance length "
        "width speed pressure voltage bedrooms rooms beds places altitude elevation mileage income",
        "number",
    ),
    ("location coordinates map", "location"),
    (
        "name title author address city country subject brand model position department company "
        "code "
        "reference number id gender category type status level color colour size fabric material "
        "measurements specifications specification skills education experience interests hobbies "
        "tags "
        "keyword year place venue unit owner contact nationality language genre publisher isbn "
        "species breed composer voice voices region district state industry religion profession "
        "platform season origin floor building",
        "text",
    ),
)
_KNOWN = {word: kind for words, kind in _TYPES for word in words.split()}
_UNITS = {
    **dict.fromkeys(("metre", "metres", "meter", "meters", "m"), "m"),
    **dict.fromkeys(("centimetres", "centimeters", "cm"), "cm"),
    **dict.fromkeys(("millimetres", "millimeters", "mm"), "mm"),
    **dict.fromkeys(("kilometres", "kilometers", "km"), "km"),
    **dict.fromkeys(("kilograms", "kilogrammes", "kilos", "kg"), "kg"),
    **dict.fromkeys(("grams", "grammes", "g"), "g"),
    **dict.fromkeys(("litres", "liters", "l"), "l"),
    **dict.fromkeys(("minutes", "min"), "min"),
    **dict.fromkeys(("hours", "h"), "h"),
    "days": "days",
    **dict.fromkeys(("percent", "per cent", "%"), "%"),
    **dict.fromkeys(("degrees", "degrees celsius", "celsius", "°c"), "°C"),
}
_MONEY = {
    **dict.fromkeys(("euro", "euros", "eur", "€"), "EUR"),
    **dict.fromkeys(("dollar", "dollars", "usd", "$"), "USD"),
    **dict.fromkeys(("pounds", "gbp", "£"), "GBP"),
}
_ARTICLE = re.compile(
    r"^(?:(?:an?|the|its|their|his|her|one|some|both|also|(?:exactly )?one)\s+)+", re.I
)
_OPTIONAL = re.compile(r"\(?\boptional(?:ly)?\b\)?|\(if any\)|, if any|\bif any\b", re.I)
_IN = re.compile(r"\s+(?:in|measured in)\s+([\w%°€$£ ]+)$|\s*\(([\w%°€$£ ]{1,16})\)$", re.I)
_CHOICE = re.compile(r"\s*(?:\(|:\s*)(?:either\s+|one of\s+)?([^()]+?)\)?$", re.I)
_FLAG = re.compile(r"\s*\(?\b(?:yes\s?/\s?no|yes or no|true\s?/\s?false|flag)\b\)?", re.I)
_WHETHER = re.compile(r"^(?:whether|if)\s+(?:it|they|he or she|he/she)?\s*(?:is|are|has|have)?\s*")
_STOPPED = re.compile(r"\s+(?:of|for|per|from|at|on|by|to|with|that|which|where|when)\b.*$", re.I)
_MOST_WORDS = 5


@dataclass(frozen=True)
class Asked:
    """A field asked for by name."""

    name: str
    label: str
    kind: str
    ordinary: bool
    """Whether the words are ones that fields usually have."""
    required: bool = False
    unit: str | None = None
    options: tuple[str, ...] = ()


def asked(said: str, noun: str = "") -> Asked | None:
    """The field meant by words of a text; None when they name no field.

    Args:
        said: the words, with their article.
        noun: what the field belongs to; "station name" of a station is its name.
    """
    text = " ".join(said.split()).strip(" .,;:")
    optional = _OPTIONAL.search(text) is not None
    text = _ARTICLE.sub("", _OPTIONAL.sub("", text).strip()).strip()
    if _WHETHER.match(text):
        text = f"{_WHETHER.sub('', text)} yes/no"
    if _FLAG.search(text):
        return _named(_FLAG.sub("", text), noun, "boolean", required=False)
    choice = _CHOICE.search(text)
    unit = _IN.search(text)
    measure = " ".join((unit.group(1) or unit.group(2)).lower().split()) if unit else ""
    if unit and measure in _UNITS | _MONEY:
        made = _named(text[: unit.start()], noun, "money" if measure in _MONEY else "number")
        return made and _with(made, unit=_MONEY.get(measure) or _UNITS[measure])
    if choice and len(options := _options(choice.group(1))) > 1:
        made = _named(text[: choice.start()], noun, "enum")
        return made and _with(made, options=options)
    if re.match(r"(?:what|when|where|how|why)\b", text, re.I):
        kind = {"when": "datetime", "where": "text"}.get(text.split()[0].lower(), "long_text")
        return _named(text, noun, kind, required=not optional)
    return _named(text, noun, "", required=not optional)


def kind_of(phrase: str) -> str | None:
    """The type that an ordinary field of this name has, or None."""
    words = phrase.lower().split()
    if not words:
        return None
    if set(words) & {"email", "e-mail"}:
        return "email"
    if words[:2] == ["number", "of"]:
        return "number"
    if "per" in words:
        words = words[: words.index("per")] or words
    if "of" in words:
        words = words[: words.index("of")] or words
    if words[-1] in {"number", "address"} and words[:-1] and words[-2] in _KNOWN:
        words = words[:-1] if _KNOWN[words[-2]] in {"phone", "email"} else words
    last = words[-1]
    return _KNOWN.get(singular(last)) or _KNOWN.get(last)


def _named(words: str, noun: str, kind: str, *, required: bool = True) -> Asked | None:
    words = words.strip(" ,;:-").lower()
    usual = kind_of(words)
    if re.search(r"\b(?:and|or|can|should|must|will|is|are)\b", words):
        return None
    name = words
    if usual and not re.match(r"(?:number of|what|when|where|how|why)\b", words):
        name = re.sub(r"^(\S+) of birth$", r"birth \1", words)
        name = _STOPPED.sub("", name) or words
        if name == "price" and "per" in words:
            name = words
    parts = [word for word in name.split() if word not in set(noun.split())] or name.split()
    if not parts or len(parts) > _MOST_WORDS:
        return None
    many = is_plural(parts[-1]) and usual is None
    return Asked(
        name=name_of(" ".join(parts)),
        label=label_of(" ".join(parts)),
        kind=kind or usual or ("long_text" if many else "text"),
        ordinary=bool(kind or usual),
        required=required,
    )


def _with(made: Asked, **values: object) -> Asked:
    return Asked(**{**made.__dict__, "ordinary": True, **values})


def _options(listed: str) -> tuple[str, ...]:
    parts = re.split(r",\s*(?:and |or )?|\s+or\s+|\s+and\s+|\s*/\s*", listed.strip())
    made = [part.strip(" .") for part in parts]
    if any(not part or len(part.split()) > 3 or part in _UNITS | _MONEY for part in made):
        return ()
    return tuple(dict.fromkeys(label_of(part) for part in made))
