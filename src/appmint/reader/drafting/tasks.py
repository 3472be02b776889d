"""Tasks of one person, which are done or not, in place of the tasks of a team."""

import re

_OTHERS = re.compile(
    r"\b(?:projects?|teams?|assign\w*|employees?|staff|members?|colleagues?|departments?|managers?|"
    r"workers?|students?|collaborat\w*|compan(?:y|ies)|kanban|boards?|in progress|stages?|columns?|"
    r"approv\w*|review(?:s|er)?|execut\w*|publish\w*|scripts?|accept\w*|robots?|vehicles?|devices?|rewards?|errands?|campus|games?)\b",
    re.I,
)
_TO_DO = re.compile(r"\bto-?do (?:lists?|items?|apps?|web)|\bto-?dos\b|\btask lists?\b", re.I)
_ABOUT = re.compile(r"\b(?:to-?do|tasks?)\b", re.I)
_OPENING = 120
"""Characters in which a text says what its app is."""


def one_persons_tasks(text: str) -> bool:
    """Whether the tasks a text speaks of are a list of one's own: nobody else is named in it."""
    about = _TO_DO.search(text) or _ABOUT.search(text[:_OPENING])
    return about is not None and _OTHERS.search(text) is None
