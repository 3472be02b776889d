"""Who acts in a clause: people before a verb, with or without "can" between them."""

from dataclasses import replace

from appmint.reader.sentences.chunks import Chunk, is_verb
from appmint.reader.sentences.found import Found
from appmint.reader.sentences.phrases import is_system, noun_phrase
from appmint.reader.words.actions import HARD_VERBS, VERBS
from appmint.reader.words.grammar import ALLOWING, KIND, LIGHT, NOISE, PEOPLE, SUBJECTS, is_noise
from appmint.reader.words.inflection import base_form
from appmint.reader.words.nouns import is_plural, noun_class


def name_from(scan: Found, chunk: Chunk) -> None:
    """The subject of what follows: a person, or a thing of which "has" names the fields."""
    scan.name_subject(chunk.words[-1].text)
    scan.thing = noun_phrase([word for word in chunk.words if word.text not in NOISE])[0]
    if scan.thing.rpartition(" ")[2] in scan.app:
        scan.thing = ""
    if is_system(scan.thing) and chunk.words[0].text not in {"each", "every"}:
        scan.thing = ""


def take_people(scan: Found, chunk: Chunk) -> None:
    """People, then a verb without "can" or "should": "Residents vote in polls"."""
    texts = [word.text for word in chunk.words]
    told = _told_of(texts) if chunk.opener == "start" else 0
    if told:
        verb = chunk.words[told]
        scan.mode, scan.detail = "verb", False
        chunk.words = [replace(verb, text=_plain(verb.text)), *chunk.words[told + 1 :]]
        chunk.opener = "modal"
        return
    for at, word in enumerate(texts[:3]):
        if at and word in SUBJECTS and _thing(texts[at - 1]):
            # "the trails they have walked" are trails.
            chunk.words = chunk.words[:at]
            return
        people = word in PEOPLE or (
            is_plural(word)
            and (
                noun_class(word) == "person"
                or word.endswith(("ers", "ors", "ists", "ants", "ees", "ians"))
            )
        )
        begin = _verb_of(texts, at) if people else 0
        if begin:
            scan.name_subject(word)
            scan.mode, scan.detail = "verb", False
            chunk.words = chunk.words[begin:]
            chunk.opener = "modal"
            return


def _told_of(texts: list[str]) -> int:
    """Where the verb stands in "it has boats" and "the site shows boats"; 0 for other clauses."""
    most = 7 if texts[0] in _THEN else 3
    for at, word in enumerate(texts[:most]):
        verb = texts[at + 1] if at + 1 < len(texts) - 1 else ""
        if (word == "it" or KIND.fullmatch(word)) and verb.endswith("s"):
            base = _plain(verb)
            known = base in LIGHT or base in VERBS or base in _WORK
            return at + 1 if base != verb and known and verb not in ALLOWING | _LIKE else 0
    return 0


def _verb_of(texts: list[str], at: int) -> int:
    """Where the verb of the people at a place stands, 0 without one.

    It follows them or what they are of: "members of a rowing club log outings".
    """
    following = texts[at + 1 :]
    if following and is_verb(following[0]):
        return at + 1
    if len(following) < 3 or following[0] != "of":
        return 0
    after = next(
        (place for place in range(2, min(6, len(following))) if is_verb(following[place])), 0
    )
    return at + 1 + after if after else 0


def _plain(verb: str) -> str:
    return "have" if verb == "has" else base_form(verb)


def _thing(word: str) -> bool:
    """Whether a word before "they" is what they do something with."""
    return not (is_noise(word) or is_verb(word) or word in _ASKED)


_ASKED = frozenset("what when where how why who whom which whose if that as than like".split())
_LIKE = frozenset({"looks", "feels", "works", "runs", "makes", "helps", "serves", "aims"})
"""Verbs that say what an app is like or for."""
_WORK = HARD_VERBS.keys() - {"use", "support", "run", "move", "call", "back"}
"""What the app itself is said to do: "the site recognizes birds"."""
_THEN = frozenset({"after", "once", "when", "upon"})
"""Words before what comes first: "after submission the site shows ..."."""
