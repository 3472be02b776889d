"""Intents about papers: reports, printable documents, comparison."""

from appmint.reader.draft import Draft, source_of
from appmint.reader.intents import Intent
from appmint.reader.listing import Claims, add_mine, claim
from appmint.reader.nouns import label_of
from appmint.spec.entities import FieldType
from appmint.spec.features import Compare, Document, Report


def report(draft: Draft, intent: Intent) -> Claims:
    """A report over records with totals and download."""
    words = [w for w in intent.phrase.split() if w not in {"report", "reports", "data"}]
    entity = (
        draft.entity_for(" ".join(words), source_of(intent))
        if (words and draft.known(" ".join(words)))
        else draft.main_entity()
    )
    draft.list_page(entity, source_of(intent))
    made = draft.entities[entity]
    columns = tuple(
        each.name
        for each in made.fields
        if each.type not in {FieldType.IMAGE, FieldType.LONG_TEXT, FieldType.LOCATION}
        and not each.private
    )[:6] or (made.display,)
    group = made.first(FieldType.ENUM)
    totals = tuple(
        each.name for each in made.fields if each.type in {FieldType.NUMBER, FieldType.MONEY}
    )[:2]
    page = draft.page("reports", "Reports", weight=50, source=source_of(intent))
    feature = Report(
        id=f"report_{entity}",
        entity=entity,
        heading=f"{made.label} report",
        columns=columns,
        group_by=group.name if group else None,
        total=totals,
        source=source_of(intent),
    )
    draft.add(feature, page.name)
    download = any(word in intent.text.lower() for word in ("export", "download", "print"))
    return claim(feature.id, "download" if download else "generate")


def document(draft: Draft, intent: Intent) -> Claims:
    """A printable paper made from a record."""
    titles = ("quote", "voucher", "invoice", "certificate", "ticket", "receipt", "quotation")
    text = intent.text.lower()
    title = next((each for each in titles if each in text), "document")
    records = ("order", "booking", "appointment", "enrollment", "application")
    entity = next((name for name in records if name in draft.entities), draft.main_entity())
    feature = Document(
        id=f"document_{entity}_{title}",
        entity=entity,
        title=label_of(title),
        source=source_of(intent),
    )
    if draft.entities[entity].owned:
        add_mine(draft, entity, intent)
    else:
        draft.list_page(entity, source_of(intent))
    draft.add(feature, draft.detail_page(entity, source_of(intent)))
    return claim(feature.id, "view")


def compare(draft: Draft, intent: Intent) -> Claims:
    """Records side by side."""
    words = [w for w in intent.phrase.split() if w not in {"comparison", "comparisons"}]
    phrase = " ".join(words)
    entity = (
        draft.entity_for(phrase, source_of(intent))
        if phrase and draft.known(phrase)
        else (draft.main_entity())
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
