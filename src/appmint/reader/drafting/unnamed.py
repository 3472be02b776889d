"""What an app keeps where its text names no thing: data, links, resources, information."""

import re

_KEEPING = (
    r"(?:brows|view|edit|delet|add|publish|manag|creat|upload|download|search|quer|updat|modif|"
    r"access|record|enter|input|display|stor|save|sav|categoriz|shar|import|export|retriev|find|"
    r"provid|shorten|convert|generat)(?:e|es|s|y|ies|ing)?"
)
_BETWEEN = r"(?:,? (?!in\b|to\b|with\b|by\b|their account|user\b|personal\b)[a-z'-]+){0,4}?"
_WORK = (
    r"(?:entry|viewing|browsing|searching|querying|query|quer(?:y|ies)|editing|deletion|management|"
    r"recording|display|input|upload|sharing|directory|shortening|shortener|statistics|analysis|"
    r"collection|maintenance)"
)


def _kept(nouns: str, one: str, keeping: str = _KEEPING) -> re.Pattern[str]:
    """How a text speaks of keeping `nouns`, or of the keeping of `one`."""
    return re.compile(
        rf"\b{keeping}(?: for)?{_BETWEEN},? (?:{nouns})\b|\b(?:{one}) {_WORK}\b", re.I
    )


_LINKS = _kept(
    "urls|hyperlinks|web addresses|short links",
    "url|hyperlink",
    r"(?:add|edit|delet|manag|brows|search|sav|categoriz|shorten|organiz|maintain)(?:e|es|s|ing)?",
)
_SUBJECTS = {
    "content_item": re.compile(
        r"\b(?:(?:brows|view|edit|delet|add|publish|manag|creat|upload|search|updat|modify|access)"
        r"(?:e|es|ing)?(?: for)?(?: (?!in\b|to\b|with\b|by\b)[a-z']+){0,3}|(?:types|kinds) of|"
        r"deletion of) contents?\b|\bcontent (?:management|editing|publishing|creation)\b",
        re.I,
    ),
    "web_link": _LINKS,
    "shared_resource": _kept("resources", "resource"),
    "data_record": _kept("data", "data"),
    "place": re.compile(
        r"\b(?:view|browse|explore|show|includes?|interact with)"
        r"(?: (?!in\b|to\b)[a-z]+){0,2} maps?\b|"
        r"\bmap (?:display|browsing|functions?|functionality)\b",
        re.I,
    ),
    "service": re.compile(
        r"^\W*(?:please )?(?:\w+ ){1,8}?(?:corporate|company|business|firm|agency|enterprise)\b",
        re.I,
    ),
    "article": re.compile(
        rf"\b{_KEEPING}{_BETWEEN} (?!personal|account|user|contact|profile)information\b|"
        r"^\W*(?:please )?(?:\w+ ){1,6}?(?:web ?site|web ?page|home ?page)\b(?! (?:tool|plugin|"
        r"function|detection|generat|test))",
        re.I,
    ),
}
"""Entity -> how a text speaks of it, the surest first. Content is what an app keeps, not the blocks
of a page that have a colour; a business has services, any other site articles."""


def unnamed_subject(text: str) -> str:
    """The entity of the common lexicon that fits a text in which no thing is named."""
    return next((name for name, said in _SUBJECTS.items() if said.search(text)), "item")


def keeps_links(text: str) -> bool:
    """Whether addresses of the web are what is kept, and not only how pages are reached."""
    return _LINKS.search(text) is not None
