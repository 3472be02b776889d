"""Choices that one makes for a record: its colour, its size, its format."""

import re
from dataclasses import replace

from appmint.reader.drafting.access import editor
from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import main_entity
from appmint.reader.drafting.vocabulary import BUYING
from appmint.reader.knowledge.seeds import field
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import label_of, name_of, noun_class, singular


def as_choice(draft: Draft, intent: Intent) -> Intent:
    """Selecting a size is choosing it in the form of what one makes, and opens no list of sizes.

    In a shop the goods come in sizes of their own.
    """
    noun = intent.noun
    chooses = intent.action in {"open", "things", "edit"} and intent.verb in _CHOOSING
    if not chooses or noun not in _CHOICES or BUYING.search(draft.text):
        return intent
    return replace(intent, action="choose") if draft.words.known(intent.phrase) is None else intent


_CHOOSING = frozenset("select choose pick specify".split())


def choose(draft: Draft, intent: Intent) -> Claims:
    """A choice of the main records, made in their form."""
    entity = main_entity(draft)
    made = draft.entities[entity]
    phrase = " ".join(singular(word) for word in intent.phrase.split()[-2:])
    noun = phrase.rpartition(" ")[2]
    if noun_class(made.label) == "person":
        draft.refuse(intent, "It is not clear what is kept or shown for this.")
        return []
    if not any(each.name.rpartition("_")[2] == noun for each in made.fields):
        options = _options(draft, noun)
        draft.add_field(
            entity, field(name_of(phrase), "enum", label_of(phrase), options=options), options
        )
    return claim(draft.manage(entity, editor(draft, intent), source_of(intent)), "create")


def _options(draft: Draft, noun: str) -> tuple[str, ...]:
    """The usual choices; formats are those of what the text speaks of."""
    if noun != "format":
        return _CHOICES[noun]
    found = (formats for clue, formats in _FORMATS if clue.search(draft.text))
    return next(found, _CHOICES["format"])


_CHOICES = {
    **dict.fromkeys(("color", "colour"), ("Blue", "Green", "Red", "Black", "White")),
    "size": ("Small", "Medium", "Large"),
    "format": ("PDF", "Word", "Plain text"),
    "style": ("Classic", "Modern", "Playful"),
    "material": ("Wood", "Metal", "Glass", "Fabric"),
    "shape": ("Round", "Square", "Oval"),
    "resolution": ("720p", "1080p", "4K"),
    "quality": ("Standard", "High", "Best"),
    "difficulty": ("Easy", "Medium", "Hard"),
    "layout": ("One column", "Two columns", "Grid"),
    "font": ("Sans serif", "Serif", "Monospaced"),
    "orientation": ("Portrait", "Landscape"),
    "speed": ("Slow", "Normal", "Fast"),
}
_FORMATS = tuple(
    (re.compile(rf"\b(?:{words})", re.I), formats)
    for words, formats in (
        ("videos?|films?|movies?", ("MP4", "WebM", "MOV")),
        ("audio|music|songs?|recordings?", ("MP3", "WAV", "FLAC")),
        ("images?|photos?|pictures?|posters?|logos?", ("PNG", "JPG", "SVG")),
        ("data|tables?|spreadsheets?", ("CSV", "JSON", "Excel")),
    )
)
