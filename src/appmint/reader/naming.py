"""What an app is called, and the words that open its home page."""

import re

from appmint.reader.draft import Draft
from appmint.reader.intents import Opening
from appmint.reader.nouns import label_of
from appmint.reader.segment import quoted_names
from appmint.spec.source import DEFAULT, Source

_CALLED = re.compile(
    r"\b(?:called|named|titled|name is|brand(?:ed)?(?: as)?)\s+[\"“'‘«]?"
    r"(?P<name>[A-Z0-9][\w&'’.-]*(?:\s+(?:of|and|the|for|[A-Z0-9&][\w&'’.-]*))*)"
)


def blank_name(text: str) -> str:
    """`text` with the app's own name replaced by spaces of the same length."""
    called = _CALLED.search(text)
    if called is None:
        return text
    start, end = called.span()
    return text[:start] + " " * (end - start) + text[end:]


def app_name(
    text: str, name: str | None, draft: Draft, opening: Opening | None
) -> tuple[str, Source]:
    """The app's name: as given, as called in the text, or one that suits the domain."""
    if name and name.strip():
        return name.strip()[:120], DEFAULT
    called = _CALLED.search(text)
    if called:
        found = re.sub(r"\s+(?:of|and|the|for)$", "", called.group("name")).rstrip(".,'’")
        return found[:120], Source(
            origin="text", start=called.start("name"), end=called.start("name") + len(found)
        )
    for quoted in quoted_names(text):
        before = text[max(0, quoted.start - 14) : quoted.start].lower()
        if re.search(r"(called|named|titled)\W*$", before):
            return quoted.text, Source(origin="text", start=quoted.start, end=quoted.end)
    title = text.strip().splitlines()[0].strip()
    if title.startswith("#") and len(title) < 50:
        found = title.lstrip("# ").strip()
        at = text.index(found)
        return found, Source(origin="text", start=at, end=at + len(found))
    if draft.domains:
        names = draft.domains[0].app_names
        return names[len(text) % len(names)], DEFAULT
    if opening and opening.topic:
        words = [w for w in re.findall(r"[A-Za-z][\w'-]*\w", opening.topic) if w not in _WEAK][:3]
        if words:
            kind = opening.kind.split()[-1] if opening.kind else "app"
            kind = {"website": "site", "application": "app", "webpage": "site"}.get(kind, kind)
            return " ".join(w.capitalize() for w in words) + f" {kind}", DEFAULT
    return f"{draft.entities[draft.main_entity()].label} desk", DEFAULT


_WEAK = frozenset(
    "cross-platform advanced comprehensive powerful smart leading professional simple modern "
    "responsive web-based online custom new a an the for mobile".split()
)


def hero_copy(draft: Draft, title: str, opening: Opening | None) -> tuple[str, str]:
    """The headline of the home page and a sentence below it."""
    if draft.domains:
        hero = draft.domains[0].hero
        return hero.heading, hero.text
    main = draft.entities[draft.main_entity()]
    things = main.label_plural.lower()
    topic = f" for {opening.topic}" if opening and 3 < len(opening.topic) < 40 else ""
    del topic
    return label_of(title), (
        f"All {things} in one place: find what you need, see the details and keep them up to date."
    )
