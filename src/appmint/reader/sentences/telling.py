"""Clauses about the people behind the app and their story, before other clauses are read."""

import re

from appmint.reader.sentences.intents import Intent, without
from appmint.reader.sentences.segment import Sentence, quoted_names

_BEHIND = (
    r"(?:campsite|choir|club|company|farm|school|restaurant|bakery|studio|museum|church|orchestra|"
    r"theatre|theater|organi[sz]ation|project|band|society|association|practice|clinic|firm|shop|"
    r"business|hotel|team|family|group|charity|brand|author|artist|owner|owners|founders?|"
    r"initiative|institute|gallery|library|cafe|brewery|winery|vineyard|village|town)"
)
_STORY = re.compile(
    r"(?:(?:have|has|read|learn|see|find out|needs?|know|tells?|hear|browse|view)\s+)?"
    r"(?:(?:more|information|details)\s+)?(?:(?:an?|one|the)\s+)?(?:(?:short|simple|separate|small)\s+)?"
    r"(?:(?:page|section|text)s?\s+)?\babout\s+(?:us|me|ourselves|(?:the|our|my|its)\s+(?:[a-z-]+\s+)?"
    + _BEHIND
    + r")\b(?!['\u2019]s)|\b(?:who we are|what we do|our story|my story|our history)\b",
    re.I,
)


def told(sentence: Sentence, index: int) -> tuple[list[Intent], Sentence]:
    """What the sentence wants told about the people behind it, and the sentence without it."""
    if quoted_names(sentence.text):
        # The customer gives the page a name.
        return [], sentence
    found = []
    for match in _STORY.finditer(sentence.text):
        if _QUOTING.search(sentence.text[: match.start()]):
            continue
        text = match.group()
        start = match.start() + len(text) - len(text.lstrip())
        text = text.strip()
        said = text.lower()
        people = said.endswith("team")
        phrase = "history" if "history" in said else "about us"
        found.append(
            Intent(
                action="team" if people else "about",
                verb="tell",
                phrase="our team" if people else _NAMED.get(said[said.find("about") :], phrase),
                text=text,
                start=sentence.start + start,
                end=sentence.start + start + len(text),
                sentence=index,
                nominal=True,
            )
        )
    return found, without(sentence, found)


_NAMED = {"about the company": "about the company"}
_QUOTING = re.compile(
    r"(?:reviews?|comments?|questions?|news|information|messages?|opinions?|data|details|facts|"
    r"statistics|articles?|notifications?|feedback)\s*$",
    re.I,
)
"""What is said about somebody is a thing of its own: "questions about the shop"."""
