"""Choices in brackets after the name of a field: "a status (open, closed, pending)"."""

import re
from dataclasses import dataclass, replace

from appmint.reader.sentences.chunks import is_verb
from appmint.reader.sentences.segment import Sentence, blanked
from appmint.reader.words.nouns import label_of, singular

_CHOSEN = (
    "status|state|type|kind|category|priority|severity|level|size|colou?r|condition|gender|stage|"
    "format|difficulty|urgency|season|shift"
)
_OPTION = r"[A-Za-z][\w'-]*(?: [\w'-]+){0,2}"
_BRACKET = re.compile(
    rf"\b(?P<name>(?:[a-z-]+ )?(?:{_CHOSEN}))s?\s*\("
    r"(?:such as|either|e\.g\.,?|one of)?\s*"
    rf"(?P<options>{_OPTION}(?:(?:,\s*(?:and |or )?|\s*/\s*|\s+or\s+|\s+and\s+){_OPTION}){{1,7}})"
    r"(?:,? etc\.?)?\)",
    re.I,
)
_PARTS = re.compile(r",\s*(?:and |or )?|\s*/\s*|\s+or\s+|\s+and\s+", re.I)
_NO_NAME = frozenset(
    "the a an its their his her each every different various and or by of with".split()
)


@dataclass(frozen=True)
class Choices:
    """A field that is one of a few words, and where the text says so."""

    name: str
    options: tuple[str, ...]
    start: int


def bracketed(sentence: Sentence) -> tuple[list[Choices], Sentence]:
    """The choices that stand in brackets, and the sentence without these brackets."""
    found, text = [], sentence.text
    for match in _BRACKET.finditer(sentence.text):
        options = [each.strip() for each in _PARTS.split(match["options"])]
        if all(is_verb(each.lower()) for each in options):
            continue
        words = match["name"].lower().split()
        name = " ".join(word for word in words if word not in _NO_NAME and not is_verb(word))
        labels = tuple(dict.fromkeys(label_of(each.lower()) for each in options))
        found.append(Choices(singular(name), labels, sentence.start + match.start()))
        at = match.start() + match.group().index("(")
        text = blanked(text, at, match.end())
    return found, (replace(sentence, text=text) if found else sentence)
