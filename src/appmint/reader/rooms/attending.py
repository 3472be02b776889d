"""Workshops, classes and talks with a date: who wants to come registers for them."""

from appmint.reader.drafting.draft import Draft
from appmint.reader.rooms.bookings import request
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import singular
from appmint.spec.entities import Entity, FieldType
from appmint.spec.features import Booking, Browse, Request, Shop


def complete_gatherings(draft: Draft) -> None:
    """Let visitors register for what people come together for, where nothing else ties them."""
    if draft.internal:
        return
    taken = {each.entity for each in draft.of_kind(Request)}
    taken |= {each.entity for each in draft.of_kind(Booking)}
    taken |= {each.product for each in draft.of_kind(Shop)}
    for browse in draft.of_kind(Browse):
        made = draft.entities[browse.entity]
        if made.name in taken or browse.source.origin != "text" or not _is_gathering(made):
            continue
        taken.add(made.name)
        start, end = browse.source.start or 0, browse.source.end or 0
        words = Intent("request", "register", made.label.lower(), "", start, end)
        request(draft, words)


def _is_gathering(made: Entity) -> bool:
    """Whether people come to these records at a time that was set beforehand."""
    noun = singular(made.label.lower().split()[-1])
    dated = made.first(FieldType.DATE, FieldType.DATETIME)
    return noun in _GATHERINGS and dated is not None and not made.owned


_GATHERINGS = frozenset(
    """workshop webinar seminar class masterclass lecture conference meetup training retreat
    session bootcamp""".split()
)
