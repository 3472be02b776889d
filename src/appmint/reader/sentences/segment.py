"""A text as sentences: prose, headings and bullets, each with its place in the text."""

import re
from dataclasses import dataclass

_BULLET = re.compile(r"^\s*(?:[-*•–·]|\d{1,2}[.)]|[a-z][.)])\s+")
_HEADING = re.compile(r"^\s*#{1,6}\s+")
_STOP = re.compile(r"[.!?]+[\"”')\]]*(?=\s|$)|[。；]")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|approx|incl|no|mr|mrs|dr|st)|\b[A-Z])$", re.I)
_QUOTED = re.compile(r"[\"“”«]([^\"“”«»\n]{2,60})[\"“”»]|(?<![\w])['‘]([^'’\n]{2,60})['’](?![\w])")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.I)


@dataclass(frozen=True)
class Sentence:
    """A sentence, bullet or heading; `text` is exactly `whole[start:end]`."""

    text: str
    start: int
    end: int
    heading: bool = False
    under: str = ""
    """The heading it stands under, or the line that introduced its bullet list."""
    bullet: bool = False


@dataclass(frozen=True)
class Quoted:
    """A name in quotation marks, without them."""

    text: str
    start: int
    end: int


def sentences(text: str) -> list[Sentence]:
    """All sentences of `text` in order."""
    found: list[Sentence] = []
    under = ""
    for line in re.finditer(r"[^\n]+", text):
        raw = line.group()
        if not raw.strip():
            continue
        marker = _HEADING.match(raw) or _BULLET.match(raw)
        offset = line.start() + (marker.end() if marker else 0)
        body = text[offset : line.end()]
        bullet = marker is not None and _HEADING.match(raw) is None
        if not bullet and _is_heading(raw, body, text[line.end() :]):
            start, end = _trim(text, offset, line.end())
            under = text[start:end].rstrip(":")
            found.append(Sentence(text[start:end], start, end, heading=True))
            continue
        if not bullet:
            under = ""
        for begin, finish in _split(body):
            start, end = _trim(text, offset + begin, offset + finish)
            if end > start:
                found.append(Sentence(text[start:end], start, end, under=under, bullet=bullet))
    return found


def quoted_names(text: str) -> list[Quoted]:
    """Names in quotation marks, in order."""
    names = []
    for match in _QUOTED.finditer(text):
        group = 1 if match.group(1) else 2
        names.append(Quoted(match.group(group).strip(), match.start(group), match.end(group)))
    return names


def blanked(text: str, start: int, end: int) -> str:
    """`text` with a part replaced by spaces of the same length: places in it stay as they are."""
    return text[:start] + " " * (end - start) + text[end:]


def blank_addresses(text: str) -> str:
    """`text` with web addresses replaced by spaces of the same length."""
    return _ADDRESS.sub(lambda match: " " * len(match.group()), text)


def _is_heading(raw: str, body: str, rest: str) -> bool:
    if _HEADING.match(raw):
        return True
    words = body.split()
    if body.rstrip().endswith(":") and len(words) <= 12:
        return True
    following = rest.lstrip("\n").split("\n", 1)[0]
    return len(words) <= 6 and not _STOP.search(body) and bool(_BULLET.match(following))


def _split(body: str) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    begin = 0
    for stop in _STOP.finditer(body):
        if _ABBREVIATION.search(body[begin : stop.start()]) and not _starts_sentence(
            body, stop.end()
        ):
            continue
        parts.append((begin, stop.end()))
        begin = stop.end()
    parts.append((begin, len(body)))
    return parts


def _starts_sentence(body: str, position: int) -> bool:
    rest = body[position:].lstrip()
    return not rest or (rest[0].isupper() and position < len(body) and body[position] == " ")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\r*_":
        start += 1
    while end > start and text[end - 1] in " \t\r*_":
        end -= 1
    return start, end
