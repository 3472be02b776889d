"""A subject presented in writing: a framework with its features, its concepts, its advantages."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.knowledge.lexicon_files import parsed, text_of
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import plural
from appmint.reader.words.plausibility import TECHNOLOGY
from appmint.spec.features import Content, Item
from appmint.spec.source import Model, Name


class Aspect(Model):
    """What is told about a subject in one section."""

    words: str
    """How texts name it: a pattern."""
    heading: str
    text: str = ""
    layout: Literal["text", "cards", "steps", "timeline"] = "text"
    items: tuple[Item, ...] = ()


class Aspects(Model):
    """The file `lexicon/_aspects.yaml`."""

    aspects: dict[Name, Aspect]


@lru_cache(maxsize=1)
def aspects() -> dict[str, Aspect]:
    """What can be told about a subject."""
    return parsed(text_of("_aspects"), Aspects).aspects


def as_behind(draft: Draft, intent: Intent) -> Intent:
    """The introduction of a site's own school or temple tells who is behind it: it has no list."""
    said = _BEHIND.search(re.sub(r"['\u2019]s\b", "", intent.text.lower()))
    if intent.action not in _SHOWN or said is None:
        return intent
    who = said["who"] or said["known"]
    several = rf"\b(?:(?:various|different|multiple|each|every) {who}|{plural(who)})\b"
    if re.search(several, draft.text, re.I):
        return intent
    return replace(intent, action="about", phrase=said["title"], text=said["title"], nominal=True)


def as_presented(draft: Draft, intent: Intent) -> Intent:
    """What a text tells of its subject is written, and no list: "its features and advantages"."""
    if intent.action not in _SHOWN | {"about"}:
        return intent
    words = intent.phrase.split()
    about = [word for word in words if word in _SUBJECTS]
    rest = " ".join(words[words.index(about[-1]) + 1 :]) if about else intent.phrase
    aspect = _aspect(intent, rest)
    shown = not intent.nominal and (intent.verb in _PRESENTING or _READ.search(intent.text))
    technical = about and shown and (aspect or not rest)
    told = aspect and intent.action in _SHOWN and _listed().search(_sentence(draft, intent))
    return replace(intent, action="present", phrase=rest) if technical or told else intent


def present(draft: Draft, intent: Intent) -> Claims:
    """A page that introduces the subject, with a section for each aspect the text names."""
    source = source_of(intent)
    page = draft.page("introduction", "Introduction", "/introduction", weight=5, source=source)
    sentence = _sentence(draft, intent)
    said = [key for key, each in aspects().items() if re.search(_whole(each), sentence)]
    for key in dict.fromkeys(("introduction", *said)):
        each = aspects()[key]
        section = Content(
            id=f"told_{key}",
            heading=each.heading,
            text=each.text,
            layout=each.layout,
            items=each.items,
            source=source,
        )
        draft.add(section, page.name)
    return claim(f"told_{_aspect(intent, intent.phrase) or 'introduction'}", "show")


def name_presented(draft: Draft) -> str:
    """The name of what the app introduces, as the text writes it: "Quill"; "" without one."""
    said = _NAMED.search(draft.text) if "introduction" in draft.pages else None
    return said["name"] if said else ""


_NAMED = re.compile(
    r"\b(?P<name>(?!Please|The|This|Our|An?\b)[A-Z][\w.+-]+)(?: [a-z-]+){0,2} "
    r"(?:framework|library|language|protocol|app|project|game)\b"
)


def _whole(aspect: Aspect) -> str:
    return rf"\b(?:{aspect.words})\b"


def _aspect(intent: Intent, phrase: str) -> str:
    """The aspect that is all an intent names, or ""."""
    said = (phrase, intent.text.lower())
    names = (
        key
        for key, each in aspects().items()
        if any(re.fullmatch(each.words, words) for words in said)
    )
    return next(names, "")


@lru_cache(maxsize=1)
def _listed() -> re.Pattern[str]:
    """Aspects side by side, or the aspect of something: "features and usage", "its history"."""
    known = aspects()
    any_of = "|".join(each.words for each in known.values())
    telling = "|".join(known[key].words for key in _TELLING)
    between = r"(?:,? and (?:its |the )?|, (?:its |the )?)"
    return re.compile(
        rf"\b(?:{telling}){between}(?:{any_of})\b|\b(?:{any_of}){between}(?:{telling})\b|"
        rf"['\u2019]s (?:{telling})\b"
    )


_TELLING = ("introduction", "features", "advantages", "concepts", "scenarios")
"""Aspects that nothing but a text has; a usage or a performance may be measured."""


def _sentence(draft: Draft, intent: Intent) -> str:
    """The sentence of an intent, in lower case."""
    begin = max(draft.text.rfind(mark, 0, intent.start) for mark in (". ", "\n")) + 1
    return draft.text[begin:].lower().split(". ")[0]


_SHOWN = frozenset({"browse", "things", "open", "create"})
_PRESENTING = frozenset(
    "introduce showcase present demonstrate promote learn understand show display".split()
)
_READ = re.compile(r"\b(?:information|introductions?|features)\b", re.I)
_SUBJECTS = TECHNOLOGY & frozenset(
    """framework php java javascript typescript python ruby golang kotlin swift vue react angular
    laravel django flask bootstrap docker kubernetes jquery""".split()
)
"""What sites are made about, and nobody keeps a list of."""
_HOUSES = (
    r"school|kindergarten|university|college|institute|institution|association|organi[sz]ation|"
    r"foundation|temple|church|museum|club|company|enterprise|business|firm|agency|studio|brand|"
    r"team|community|village|town|park|project|website|platform"
)
_BEHIND = re.compile(
    rf"\b(?P<title>(?P<who>{_HOUSES}) (?:introductions?|stor(?:y|ies)|overview)|"
    r"(?P<known>brand|association|organi[sz]ation|institution|foundation) information)\b"
)
