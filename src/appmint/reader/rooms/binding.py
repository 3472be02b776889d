"""What people bind to their account, each a record of their own: bank cards, plates, phones."""

from dataclasses import replace

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.drafting.records import Row, record
from appmint.reader.knowledge.samples import PEOPLE
from appmint.reader.knowledge.seeds import field
from appmint.reader.rooms.own_records import add_mine
from appmint.reader.sentences.intents import Intent
from appmint.reader.sentences.phrases import head_noun
from appmint.reader.words.nouns import label_of, name_of, singular
from appmint.spec.entities import Access, Field
from appmint.spec.features import Manage
from appmint.spec.labels import in_text


def as_bound(draft: Draft, intent: Intent) -> Intent:
    """The intent as adding or removing a record of one's own, where no outside service is meant."""
    del draft
    words = intent.phrase.split()
    bound = bool(words) and singular(words[-1]) in _BOUND and not set(words[:-1]) & _OUTSIDE
    if intent.verb not in _BINDING or not bound:
        return intent
    return replace(intent, action="bind", nominal=True)


_BINDING = frozenset({"bind", "unbind", "binding", "unbinding"})
_BOUND = frozenset("card plate phone number vehicle car".split())
_OUTSIDE = frozenset("wechat alipay qq taobao google facebook social".split())


def bind(draft: Draft, intent: Intent) -> Claims:
    """Add and remove records that nobody else sees."""
    entity = _kept_as(draft, intent)
    made = draft.entities[entity]
    feature = Manage(
        id=f"manage_{entity}",
        entity=entity,
        create_label=f"Add {in_text(made.label)}",
        source=source_of(intent),
    )
    draft.add(feature, draft.list_page(entity, source_of(intent)))
    draft.add(feature, draft.detail_page(entity, source_of(intent)))
    add_mine(draft, entity, intent)
    return claim(feature.id, "delete" if intent.verb.startswith("un") else "create")


def _kept_as(draft: Draft, intent: Intent) -> str:
    """The entity of what is bound, the visitor's own; a card is known by its last digits alone."""
    noun = head_noun(intent.phrase)
    last = noun.split()[-1]
    if last == "card":
        name = "bank card" if noun in _PAYING else noun
        fields = [
            field("title", "text", "Card"),
            field("holder", "text"),
            field("last_digits", "text", "Last four digits"),
            field("valid_until", "date"),
        ]
        rows: list[Row] = [
            {
                "title": f"{label_of(name)} {digits}",
                "holder": person,
                "last_digits": digits,
                "valid_until": 700,
            }
            for person, digits in zip(PEOPLE, ("4242", "1881", "0005"), strict=False)
        ]
        return _own(draft, name, fields, rows)
    if last == "plate":
        fields = [field("plate", "text"), field("vehicle", "text", required=False)]
        rows = [
            {"plate": plate, "vehicle": vehicle}
            for plate, vehicle in (("BX 20 417", "Blue estate"), ("KD 51 902", "Van"))
        ]
        return _own(draft, "license plate", fields, rows)
    if last in {"phone", "number"}:
        fields = [field("title", "text", "Name"), field("phone", "phone")]
        rows = [
            {"title": title, "phone": phone}
            for title, phone in (("Private", "+1 555 0142"), ("Work", "+1 555 0177"))
        ]
        return _own(draft, "phone number", fields, rows)
    entity = entity_for(draft, noun, source_of(intent))
    if not draft.entities[entity].owned:
        access = Access(read="owner", create="anyone", update="owner", delete="owner")
        draft.change(entity, owned=True, access=access)
    return entity


_PAYING = frozenset({"card", "bank card", "credit card", "debit card", "payment card"})


def _own(draft: Draft, noun: str, fields: list[Field], rows: list[Row]) -> str:
    """An owned record of this noun."""
    return record(draft, name_of(noun), fields, fields[0].name, rows, icon="id-card")
