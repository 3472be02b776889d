"""Apps that bring two sides together: who offers posts, who seeks applies, each with a panel."""

import re

from appmint.reader.drafting.draft import Draft
from appmint.reader.drafting.entities import main_entity
from appmint.reader.rooms.bookings import REQUESTS, request
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import label_of, plural, singular
from appmint.spec.features import Booking, Mine, Request, Shop
from appmint.spec.labels import in_text
from appmint.spec.source import Source


def complete_sides(draft: Draft) -> None:
    """Give both sides what they come for, and each panel that the text names its page."""
    main = draft.entities[main_entity(draft)]
    said = CONNECTS.search(draft.text)
    if said and not draft.internal and _applied_for(draft, main.name):
        source = Source(origin="text", start=said.start(), end=said.end())
        if f"manage_{main.name}" not in draft.features:
            draft.change(main.name, owned=True)
            draft.manage(main.name, "anyone", source)
        if not _taken(draft, main.name):
            words = Intent("request", "apply", "", said.group(), said.start(), said.end())
            request(draft, words)
    _panels(draft, main.name)


CONNECTS = re.compile(
    r"\bconnect(?:s|ing)? (?:the )?(?:[\w-]+,? (?:and )?){1,4}?(?:with|and|to) "
    r"(?!each |one )[\w-]+",
    re.I,
)
"""Two sides that meet in the app: "connects bakers with mills"."""


def _applied_for(draft: Draft, entity: str) -> bool:
    """Whether the lexicon knows of applications or enrolments for these records."""
    return any(
        name in REQUESTS and any(each.target == entity for each in entry.fields.values())
        for known in draft.domains
        for name, entry in known.entities.items()
    )


def _taken(draft: Draft, entity: str) -> bool:
    taken = {each.entity for each in draft.of_kind(Request)}
    taken |= {each.entity for each in draft.of_kind(Booking)}
    return entity in taken or any(each.product == entity for each in draft.of_kind(Shop))


def _panels(draft: Draft, entity: str) -> None:
    """One side's panel has the list to choose from, the other's is the place to post."""
    found = {singular(match["who"].lower()): match for match in _PANEL.finditer(draft.text)}
    if len(found) < 2 or f"manage_{entity}" not in draft.features:
        return
    made = draft.entities[entity]
    for who, match in found.items():
        source = Source(origin="text", start=match.start(), end=match.end())
        title = label_of(f"{who} panel")
        page = draft.page(f"{who}_panel", title, weight=35, source=source)
        posts = re.search(
            rf"\b(?:{who}|{plural(who)})\s(?:[\w-]+\s){{0,4}}?(?:{_OFFERING})\b", draft.text.lower()
        )
        if posts:
            draft.add(draft.features[f"manage_{entity}"], page.name)
            if made.owned:
                heading = f"My {in_text(made.label_plural)}"
                mine = Mine(id=f"mine_{entity}", entity=entity, heading=heading, source=source)
                draft.add(mine, page.name)
            continue
        draft.add(draft.features[f"browse_{entity}"], page.name)
        for each in draft.of_kind(Mine):
            if each.entity in {asked.record for asked in draft.of_kind(Request)}:
                draft.add(each, page.name)


_PANEL = re.compile(
    r"\b(?!admin|control|management|backend|solar|user|by\b)(?P<who>[a-z]+) (?:panel|side)\b"
    r"(?! by side)",
    re.I,
)
_OFFERING = "post|publish|offer|list|add|create|upload|sell|provide"
