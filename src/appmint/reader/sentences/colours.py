"""Which colours a text asks for, and which is the page's and which the components'."""

import colorsys
import re
from dataclasses import dataclass, replace
from itertools import pairwise

from appmint.reader.sentences.segment import Sentence, blanked
from appmint.reader.words.palette import COLOURS
from appmint.spec.app import Colour, Theme
from appmint.spec.source import Source

_WORD = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b|[A-Za-z]+(?:[-'][A-Za-z]+)*")
_TOPIC = re.compile(
    r"\b(?:backgrounds?|backdrop|colou?rs?|colou?red|theme|palette|components?|elements?|canvas|"
    r"styl(?:e|ed|es|ing)|layout|ui|buttons?|cards?|accents?|headers?|look|design|#[0-9a-f]{3,6})\b|"
    r"#[0-9a-fA-F]{3,6}\b",
    re.I,
)
_WHOLE = frozenset("theme themed palette scheme look style design tones shades".split())
"""Nouns that a colour before them says all of: "a dark green theme"."""
_DRESSED = re.compile(
    r"(?:(?:^|\b(?:please|only|and|to)\s+)use|using|(?:"
    r"sites?|websites?|apps?|pages?|design|look|style|it|everything|all|done|built|designed|styled|"
    r"made|be|theme|layout|kept|painted|dressed|interface)\s+in|(?:make|paint|colou?r)\s+(?:it|everything)|brand\s+colou?rs?\s+(?:are|is)?)"
    r"(?:\s+the)?\s*$",
    re.I,
)
"""What stands before colours that are named without their part: "a site in navy and white"."""
_AFTER = re.compile(r"\s*(?:$|[.,;!)]|as|for|throughout|only|everywhere|where|that|which|with)")
_JOINS = frozenset({"and", "with", "on", "plus", "or"})
_BACK = frozenset(
    """background backgrounds backdrop base canvas body layout screen pages page wallpaper behind
    surface everything""".split()
)
_FRONT = frozenset(
    """component components element elements button buttons ui interface interfaces control controls
    card cards accent accents accented brand header headers block blocks piece pieces widget widgets
    highlight highlights detail details foreground primary navigation visuals menu menus links icons
    interactive""".split()
)
_BREAK = frozenset({"and", "then", "while", "with", "but"})
_TONES: dict[str, tuple[float, float]] = {
    "light": (0.78, 0.9),
    "lighter": (0.85, 0.85),
    "pale": (0.88, 0.6),
    "faint": (0.92, 0.5),
    "soft": (0.85, 0.6),
    "pastel": (0.86, 0.7),
    "muted": (0.6, 0.45),
    "medium": (0.5, 0.85),
    "bright": (0.55, 1.1),
    "vivid": (0.5, 1.2),
    "deep": (0.25, 1.1),
    "dark": (0.24, 0.9),
    "darker": (0.2, 0.9),
}
"""A word before a known colour -> the lightness aimed at, and how its saturation changes."""

WHITE = Colour(label="White", hex="#ffffff")
BLUE = Colour(label="Royal blue", hex="#4169e1")


@dataclass(frozen=True)
class _Mention:
    label: str
    hex: str
    first: int
    """Index of its first word in the sentence's words."""
    last: int
    start: int
    end: int


def theme_of(sentences: list[Sentence]) -> tuple[Theme, list[Sentence]]:
    """The theme the text asks for, and the sentences that ask for it.

    Colours that are not asked for are white pages with royal blue components.
    """
    back: Colour | None = None
    front: Colour | None = None
    used: list[Sentence] = []
    for sentence in sentences:
        if not (_TOPIC.search(sentence.text) or _dressed(sentence)):
            continue
        found_back, found_front = _roles(sentence)
        if found_back is None and found_front is None:
            continue
        used.append(sentence)
        back = found_back or back
        front = found_front or front
    if back is None:
        back = WHITE
    if front is None:
        front = BLUE if back.hex != BLUE.hex else Colour(label="Navy", hex="#000080")
    return Theme(background=back, component=front), used


def colour_named(phrase: str) -> str | None:
    """The value of a colour phrase ("dark moss green", "#fa0"), or None."""
    phrase = phrase.lower().strip()
    if re.fullmatch(r"#[0-9a-f]{6}", phrase):
        return phrase
    if re.fullmatch(r"#[0-9a-f]{3}", phrase):
        return "#" + "".join(letter * 2 for letter in phrase[1:])
    joined = re.sub(r"[^a-z]", "", phrase)
    if joined in COLOURS:
        return COLOURS[joined]
    joined = joined.replace("grey", "gray").replace("coloured", "").replace("colored", "")
    return COLOURS.get(joined)


def _toned(tone: str, rest: str) -> str | None:
    base = colour_named(rest)
    if base is None or tone not in _TONES:
        return None
    lightness, saturation = _TONES[tone]
    red, green, blue = (int(base[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, old, strength = colorsys.rgb_to_hls(red, green, blue)
    aimed = (lightness + old) / 2 if tone in {"medium", "muted"} else lightness
    rgb = colorsys.hls_to_rgb(hue, aimed, min(1.0, strength * saturation))
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)


def _mentions(sentence: Sentence) -> tuple[list[str], list[_Mention]]:
    matches = list(_WORD.finditer(sentence.text))
    words = [match.group().lower() for match in matches]
    found: list[_Mention] = []
    at = 0
    while at < len(words):
        for length in (3, 2, 1):
            phrase = " ".join(words[at : at + length])
            if at + length > len(words):
                continue
            value = colour_named(phrase)
            if value is None and length > 1:
                value = _toned(words[at], " ".join(words[at + 1 : at + length]))
            if value is None:
                continue
            start = sentence.start + matches[at].start()
            end = sentence.start + matches[at + length - 1].end()
            label = sentence.text[start - sentence.start : end - sentence.start]
            found.append(_Mention(label, value, at, at + length - 1, start, end))
            at += length
            break
        else:
            at += 1
    return words, found


def _roles(sentence: Sentence) -> tuple[Colour | None, Colour | None]:
    words, found = _mentions(sentence)
    if not found:
        return _mode(sentence)
    marks = [-1, *(mention.last for mention in found)]
    ends = [*(mention.first for mention in found[1:]), len(words)]
    scores = []
    for mention, (before, _), after in zip(found, pairwise(marks), ends, strict=True):
        left = _until_break(list(reversed(words[before + 1 : mention.first])))
        right = _until_break(words[mention.last + 1 : after])
        scores.append(
            (
                max(_near(left, _BACK), _near(right, _BACK)),
                max(_near(left, _FRONT), _near(right, _FRONT)),
            )
        )
    if len(found) == 1:
        colour = _colour(found[0])
        back, front = (score if score > _FAR else 0 for score in scores[0])
        if back == front == 0:
            follows = words[found[0].last + 1 : found[0].last + 3]
            if not _WHOLE & set(follows) and not _alone(sentence, found):
                return None, None
            return (colour, None) if _light(colour.hex) else (None, colour)
        return (colour, None) if back >= front else (None, colour)
    best = max(
        (
            (first, second)
            for first in range(len(found))
            for second in range(len(found))
            if first != second
        ),
        key=lambda pair: (scores[pair[0]][0] + scores[pair[1]][1], -pair[0], -pair[1]),
    )
    if scores[best[0]][0] + scores[best[1]][1] == 0:
        if not _plain_theme(words) and not _alone(sentence, found):
            return None, None
        # Named without their part: pages are light, what stands on them is not.
        first = next((at for at, each in enumerate(found) if _light(each.hex)), 0)
        best = (first, 1 if first == 0 else 0)
    return _colour(found[best[0]]), _colour(found[best[1]])


def _dressed(sentence: Sentence) -> bool:
    """Whether colours stand in the sentence without a word for their part."""
    return _alone(sentence, _mentions(sentence)[1])


def _alone(sentence: Sentence, found: list[_Mention]) -> bool:
    """Whether the colours stand together after words like "use" or "a site in"."""
    if not found:
        return False
    text, start = sentence.text, sentence.start
    between = [
        re.findall(r"[a-z]+", text[one.end - start : other.start - start].lower())
        for one, other in pairwise(found)
    ]
    return (
        all(set(words) <= _JOINS for words in between)
        and _DRESSED.search(text[: found[0].start - start]) is not None
        and _AFTER.match(text[found[-1].end - start :]) is not None
    )


def _light(value: str) -> bool:
    """Whether a colour suits a page that is read on."""
    red, green, blue = (int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.3 * red + 0.59 * green + 0.11 * blue > 0.7 and min(red, green, blue) > 0.4


def without_colours(sentence: Sentence) -> Sentence | None:
    """The sentence without its words about colours; None when it is about nothing else.

    "Build a chess site in navy and white where visitors can ..." asks for both.
    """
    found = _mentions(sentence)[1]
    if not found:
        return None
    text, start = sentence.text, sentence.start
    lead = list(_LEAD.finditer(text[: found[0].start - start]))
    begin = lead[-1].start() if lead else found[0].start - start
    tail = _TAIL.match(text[found[-1].end - start :])
    end = found[-1].end - start + (tail.end() if tail else 0)
    rest = blanked(text, begin, end)
    if len(rest.split()) < _ENOUGH_WORDS or not _DOING.search(rest):
        return None
    return replace(sentence, text=rest)


_LEAD = re.compile(r",?\s*\b(?:in|with|using|use)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,3}$", re.I)
_TAIL = re.compile(
    r"(?:\s+(?:as|for|on)?\s*(?:the\s+|its\s+)?(?:colou?rs?|colou?r scheme|theme|palette|scheme|"
    r"tones?|backgrounds?|components?|buttons?|elements?|accents?))+",
    re.I,
)
_DOING = re.compile(
    r"\b(?:can|should be able|must be able|allow\w*|lets?|where|that|which)\b", re.I
)
_ENOUGH_WORDS = 8
_FAR = 0.18
"""A single colour further from the word for a part than this has nothing to do with it."""


def _plain_theme(words: list[str]) -> bool:
    return bool({"colours", "colors", "colour", "color", "theme", "palette"} & set(words))


def _mode(sentence: Sentence) -> tuple[Colour | None, Colour | None]:
    match = re.search(r"\bdark (?:theme|mode|background|interface)\b", sentence.text, re.I)
    if match is None or "switch" in sentence.text or "toggle" in sentence.text:
        return None, None
    span = Source(
        origin="text", start=sentence.start + match.start(), end=sentence.start + match.end()
    )
    return Colour(label="Dark", hex="#111827", source=span), None


def _until_break(words: list[str]) -> list[str]:
    kept: list[str] = []
    for word in words:
        if word in _BREAK and kept and any(w in _BACK or w in _FRONT for w in kept):
            break
        kept.append(word)
    return kept


def _near(words: list[str], role: frozenset[str]) -> float:
    for distance, word in enumerate(words):
        if word in role:
            weight = 0.5 if word in {"page", "pages", "layout", "body", "screen"} else 1.0
            return weight / (1 + distance)
    return 0.0


def _colour(mention: _Mention) -> Colour:
    return Colour(
        label=mention.label,
        hex=mention.hex,
        source=Source(origin="text", start=mention.start, end=mention.end),
    )
