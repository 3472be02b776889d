"""Intents about papers: reports, printable documents, comparison."""

import re

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import main_entity
from appmint.reader.drafting.meaning import entity_for, names_records
from appmint.reader.rooms.figures import is_figure, is_summed
from appmint.reader.rooms.own_records import add_mine
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import label_of, plural
from appmint.spec.entities import Entity, Field, FieldType
from appmint.spec.features import Booking, Compare, Document, Report, Shop


def report(draft: Draft, intent: Intent) -> Claims:
    """A report over records with totals and download; what is printed is no report by itself."""
    if intent.verb in _PRINTING and "report" not in intent.text.lower() and intent.phrase:
        return document(draft, intent)
    words = [w for w in intent.phrase.split() if w not in {"report", "reports", "data"}]
    entity = (
        entity_for(draft, " ".join(words), source_of(intent))
        if names_records(draft, " ".join(words))
        else main_entity(draft)
    )
    draft.list_page(entity, source_of(intent))
    made = draft.entities[entity]
    columns = tuple(
        each.name
        for each in made.fields
        if each.type not in {FieldType.IMAGE, FieldType.LONG_TEXT, FieldType.LOCATION}
        and not each.private
    )[:6] or (made.display,)
    group = _grouping(draft, made)
    shown = [made.field(name) for name in columns]
    totals = [each.name for each in shown if is_summed(each)][:_MOST_SUMS]
    averages = [each.name for each in shown if is_figure(each) and not is_summed(each)]
    page = draft.page("reports", "Reports", weight=50, source=source_of(intent))
    feature = Report(
        id=f"report_{entity}",
        entity=entity,
        heading=f"{made.label} report",
        columns=columns,
        group_by=group.name if group else None,
        total=tuple(totals),
        average=tuple(averages[: _MOST_SUMS - len(totals)]),
        source=source_of(intent),
    )
    draft.add(feature, page.name)
    download = any(word in intent.text.lower() for word in ("export", "download", "print"))
    return claim(feature.id, "download" if download else "generate")


_MOST_SUMS = 2
"""Columns of a report with a total or an average."""


def _grouping(draft: Draft, made: Entity) -> Field | None:
    """What a report groups by: what the text sets side by side ("of each depot"), else a choice."""
    for each in made.fields:
        linked = draft.entities.get(each.target or "")
        if linked is None:
            continue
        noun = linked.label.lower()
        beside = rf"\b(?:{_SIDE_BY_SIDE})[ -](?:{noun}|{plural(noun)})\b"
        if re.search(beside, draft.text.lower()):
            return each
    return made.first(FieldType.ENUM)


_SIDE_BY_SIDE = "each|every|per|by|across|between|multiple|several|different|various|multi|cross"
"""Words before a noun of which a report compares several."""


def document(draft: Draft, intent: Intent) -> Claims:
    """A printable paper made from a record; one from each kind of record it can be made of."""
    text = intent.text.lower()
    title = next((each for each in _TITLES if re.search(rf"\b{each}s?\b", text)), "document")
    features = [_paper(draft, intent, each, title) for each in _sources_of(draft, intent, title)]
    return claim(features[0], "view")


_TITLES = (
    "quote",
    "voucher",
    "invoice",
    "certificate",
    "ticket",
    "receipt",
    "quotation",
    "label",
    "statement",
    "bill",
)
_RECORDS = ("order", "booking", "appointment", "enrollment", "enrolment", "application")
_KEPT_PAPERS = frozenset({"label", "statement", "bill"})
"""Papers that are printed as they are where an app keeps them."""
_OFFERED = frozenset({"quote", "quotation"})


def _sources_of(draft: Draft, intent: Intent, title: str) -> list[str]:
    """The entities of which a paper with this title is made.

    A quote is asked for before anything is ordered: it is made of what is offered.
    """
    if title == "document" and intent.verb in _PRINTING:
        return [entity_for(draft, intent.phrase, source_of(intent))]
    if title in _OFFERED:
        booked = [each.entity for each in draft.of_kind(Booking)]
        return (booked or [each.product for each in draft.of_kind(Shop)] or [main_entity(draft)])[
            :1
        ]
    if title in _KEPT_PAPERS & draft.entities.keys():
        return [title]
    kept = [name for name in _RECORDS if name in draft.entities]
    if title in {"invoice", "receipt", "voucher"}:
        taken = [each.record for each in draft.of_kind(Booking) if each.record not in kept]
        return [*taken[:1], *kept[:2]] or [main_entity(draft)]
    return kept[:1] or [main_entity(draft)]


_PRINTING = frozenset({"print", "printing"})


def _paper(draft: Draft, intent: Intent, entity: str, title: str) -> str:
    feature = Document(
        id=f"document_{entity}_{title}",
        entity=entity,
        title=draft.entities[entity].label if title == "document" else label_of(title),
        source=source_of(intent),
    )
    if draft.entities[entity].owned and draft.entities[entity].access.read == "owner":
        add_mine(draft, entity, intent)
    else:
        draft.list_page(entity, source_of(intent))
    draft.add(feature, draft.detail_page(entity, source_of(intent)))
    return feature.id


def compare(draft: Draft, intent: Intent) -> Claims:
    """Records side by side."""
    words = [w for w in intent.phrase.split() if w not in {"comparison", "comparisons"}]
    phrase = " ".join(words)
    entity = (
        entity_for(draft, phrase, source_of(intent))
        if phrase and draft.words.known(phrase)
        else (main_entity(draft))
    )
    draft.list_page(entity, source_of(intent))
    page = draft.page("compare", "Compare", weight=52, source=source_of(intent))
    feature = Compare(
        id=f"compare_{entity}",
        entity=entity,
        source=source_of(intent),
        fields=tuple(each.name for each in draft.entities[entity].fields if not each.private)[:8],
    )
    return claim(draft.add(feature, page.name), "compare")
