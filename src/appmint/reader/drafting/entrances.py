"""Who gets in: apps for those alone who have an account, and a part for each kind of people."""

import re

from appmint.reader.words.grammar import STAFF
from appmint.reader.words.nouns import noun_class, singular

_SYSTEM = (
    r"(?:the |this |our |its |all |any |corresponding |of )*"
    r"(?:web ?site|site|web ?page|system|platform|application|app|(?:mini[- ]?)?program|tool|"
    r"software|portal|it|data|contents?|pages|functions|functionalities|features|services)\b"
    r"(?!'s? (?:admin|back|management)| (?:admin|back|management))"
)
_ENTER = (
    r"(?:access(?:ing)?|us(?:e|ing)|enter(?:ing)?|view(?:ing)?|see(?:ing)?)"
    r"(?: (?:and|or) (?:\w+ing|use|operate on|manipulate|modify|manage|view|see|operate))?"
)
_CLOSED = re.compile(
    r"\b(?:must|needs? to|has to|have to|(?:is|are) required to|should) (?:first |all )?"
    r"(?:be )?(?:log(?:ged)?[ -]?in|sign(?:ed)?[ -]?in|log on|authenticate|register)"
    r"(?: (?:or|and) (?:log[ -]?in|sign[ -]?in|register))?(?: first)?"
    rf"(?: before (?:they can |they may |being able to )?| (?:in order )?to ){_ENTER} {_SYSTEM}|"
    r"\b(?:log[ -]?in|sign[ -]?in|authentication) is (?:required|mandatory|needed)"
    rf"(?: before| to| for)? {_ENTER} {_SYSTEM}|"
    r"\bonly (?:authori[sz]ed|registered|authenticated|(?:logged|signed)[- ]in) "
    r"(?:users|members|people|persons|personnel|staff|employees) "
    rf"(?:can |may |should be able to |are allowed to |have access to |to )*{_ENTER} {_SYSTEM}",
    re.I,
)
"""A text that lets nobody in without an account."""


def closed_by(text: str) -> re.Match[str] | None:
    """Where a text says that its app is used by those alone who have signed in."""
    return _CLOSED.search(text)


def portals(text: str) -> list[re.Match[str]]:
    """Where a text gives kinds of people a part of the app each: two at least, or none."""
    found = [each for each in _PORTAL.finditer(text) if _has_part(each["who"].lower())]
    return found if len({each["who"].lower() for each in found}) > 1 else []


def is_portal(text: str, phrase: str) -> bool:
    """Whether a noun phrase names the part of one kind of people: "teacher portal"."""
    return any(each.group().lower() == phrase for each in portals(text))


def _has_part(who: str) -> bool:
    """Whether a word names people, or a firm, that may have a part of an app."""
    noun = singular(who)
    return bool(STAFF.match(who)) or noun_class(noun) == "person" or noun in _FIRMS


_PORTAL = re.compile(
    r"\b(?P<who>[a-z]+)(?:'s|s')?[ -](?:side|end|portal|version|terminal|dashboard)\b", re.I
)
_FIRMS = frozenset("merchant business company employer school shop store vendor user".split())
