"""Limits in numbers that a text sets: "at most five a day". No feature enforces them yet."""

import re

from appmint.reader.sentences.segment import Sentence
from appmint.spec.app import Unmet
from appmint.spec.source import Source

_NUMBER = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|fifty|"
    r"a hundred|one hundred)"
)
_CORE = (
    r"\b(?:at most|no more than|not more than|up to|a maximum of|maximum of|max\.?|limited to|"
    r"limit of|at least|no fewer than|no less than|a minimum of|minimum of|within)\s+"
    rf"{_NUMBER}\b"
)
_LIMIT = re.compile(rf"(?P<core>{_CORE})(?:\s+[\w-]+){{0,5}}", re.I)
_BARE = re.compile(rf"{_CORE}(?:\s+(?:per|a|an|each|every)\s+\w+)?", re.I)
_STOP = re.compile(r"\s+(?:and|or|to|in|on|for|with|from|so|that|which|when|the)\b.*$", re.I | re.S)


def limits(parts: list[Sentence]) -> list[Unmet]:
    """Each limit of the sentences as something that is not met, in order."""
    found = []
    for part in parts:
        if part.heading:
            continue
        for match in _LIMIT.finditer(part.text):
            core = match.group("core")
            rest = _STOP.sub("", match.group()[len(core) :]).rstrip(" ,.;:")
            said = f"{core}{rest}"
            start = part.start + match.start()
            found.append(
                Unmet(
                    text=said[:1].upper() + said[1:],
                    reason="Limits in numbers are not enforced yet.",
                    source=Source(origin="text", start=start, end=start + len(said)),
                )
            )
    return found


def blank_limits(text: str) -> str:
    """`text` with its limits replaced by spaces: the things they count stay."""
    return _BARE.sub(lambda match: " " * len(match.group()), text)
