"""Intents about files and references: upload, download, share, look up."""

import re
from dataclasses import replace

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.entities import lexicon_entity, main_entity
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.drafting.media import file_names
from appmint.reader.drafting.records import record, relation
from appmint.reader.knowledge.samples import PLACES
from appmint.reader.knowledge.seeds import field
from appmint.reader.rooms.listing import browse
from appmint.reader.rooms.posting import own_posts
from appmint.reader.rooms.sharing import share
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import noun_class
from appmint.spec.entities import Entity, FieldType
from appmint.spec.features import Lookup, Transfer

FILES = frozenset(
    "file files document documents link links report reports folder folders results".split()
)


def transfer(draft: Draft, intent: Intent) -> Claims:
    """Upload, download and share files; what is no file is posted or passed on."""
    entity = entity_for(draft, intent.phrase, source_of(intent))
    files = FILES & set(intent.text.lower().split())
    if (
        intent.action == "share"
        and not files
        and draft.entities[entity].first(FieldType.FILE) is None
    ):
        return share(draft, intent, entity)
    draft.list_page(entity, source_of(intent))
    made = draft.entities[entity]
    file = made.first(FieldType.FILE)
    name = (
        file.name
        if file
        else draft.add_field(
            entity,
            field("file", "file", required=False),
            file_names(made),
        )
    )
    feature_id = f"transfer_{entity}"
    aspect = intent.action if intent.action in {"upload", "download", "share"} else "download"
    if feature_id not in draft.features:
        draft.add(
            Transfer(id=feature_id, entity=entity, file=name, source=source_of(intent)),
            draft.detail_page(entity),
        )
    draft.update(feature_id, **{aspect: True})
    if aspect == "upload":
        own_posts(draft, intent, entity)
        draft.add(draft.features[feature_id], draft.list_page(entity))
        draft.allow(entity, create="anyone")
    return claim(feature_id, aspect)


def lookup(draft: Draft, intent: Intent) -> Claims:
    """Find one record by its reference."""
    words = [
        w
        for w in intent.phrase.split()
        if w not in {"status", "progress", "logistics", "tracking", "number", "verification"}
    ]
    phrase = " ".join(words)
    if phrase and draft.words.abstract(phrase):
        return browse(draft, intent)
    if not phrase:
        entity = "order" if "order" in draft.entities else main_entity(draft)
    else:
        entity = entity_for(draft, phrase, source_of(intent))
    made = draft.entities[entity]
    key = next(
        (
            each.name
            for each in made.fields
            if each.name in {"number", "reference", "code", "tracking_number", "order_number"}
            and each.type is FieldType.TEXT
        ),
        None,
    )
    verify = intent.verb in _VERIFYING
    if key is None and not verify and not _sent_on_its_way(draft, made, intent):
        # Nobody holds a reference to a course or a device: its list shows how it stands.
        return browse(draft, replace(intent, phrase=phrase))
    if key is None:
        prefix = made.label[:1].upper()
        key = draft.add_field(
            entity,
            field("reference", "text", required=False),
            [f"{prefix}-{2041 + at}" for at in range(40)],
        )
    _named_reference(draft, entity, key)
    if not made.owned:
        draft.list_page(entity, source_of(intent))
    verb = "Verify" if verify else "Track"
    page = draft.page(
        verb.lower(), f"{verb} {made.label.lower()}", weight=58, source=source_of(intent)
    )
    feature = Lookup(
        id=f"verify_{entity}" if verify else f"lookup_{entity}",
        entity=entity,
        key=key,
        heading=page.title,
        verb=verb,
        event=None if verify else _path(draft, entity),
        source=source_of(intent),
    )
    return claim(draft.add(feature, page.name), "find")


def _sent_on_its_way(draft: Draft, made: Entity, intent: Intent) -> bool:
    """Whether people wait for such a record and hold its reference: an order, a repair."""
    words = made.label.lower().split()
    asked = _REFERENCE.search(intent.text) or _TRACED.search(draft.text)
    return bool(asked) or noun_class(words[-1]) == "case" or words[-1] in _AWAITED


_AWAITED = frozenset(
    """parcel package cargo waybill freight application refund return after-sale appointment booking
    reservation registration loan transfer payment transaction claim approval license licence permit
    visa enrolment enrollment donation letter report receipt feedback""".split()
)
_TRACED = re.compile(r"\btrac(?:e|ing|eability)\b|\borigins? of\b", re.I)
_REFERENCE = re.compile(r"\b(?:numbers?|codes?|ids?|references?|barcodes?|qr)\b", re.I)


def _named_reference(draft: Draft, entity: str, key: str) -> None:
    """Call the reference what the text calls it: "product IDs" makes a Product ID."""
    made = draft.entities[entity]
    noun = made.label.lower()
    said = re.search(rf"\b{re.escape(noun)} (id|code|number)s?\b", draft.text.lower())
    if said is None:
        return
    word = said[1].upper() if said[1] == "id" else said[1]
    fields = tuple(
        each.model_copy(update={"label": f"{made.label} {word}"}) if each.name == key else each
        for each in made.fields
    )
    draft.change(entity, fields=fields)


_VERIFYING = frozenset("verify verification authenticate validate authentication".split())


def _path(draft: Draft, entity: str) -> str | None:
    """The entity of the places a tracked record passed, where the text speaks of its way."""
    made = draft.entities[entity]
    if made.owned or _WAY.search(draft.text) is None:
        return None
    for known in draft.domains:
        for name, entry in known.entities.items():
            moves = _PASSED & set(entry.words) and any(
                each.type is FieldType.DATETIME for each in entry.fields.values()
            )
            if moves and any(each.target == entity for each in entry.fields.values()):
                lexicon_entity(draft, known.name, name)
                return name if name in draft.entities else None
    count = min(8, len(made.seed))
    return record(
        draft,
        f"{entity}_checkpoint",
        [
            relation(draft, entity),
            field("passed", "text", "Place"),
            field("status", "enum", options=tuple(status for status, _ in _STEPS)),
            field("happened_at", "datetime", "Time"),
        ],
        "passed",
        [
            {
                entity: at,
                "passed": PLACES[(at + step) % len(PLACES)][0],
                "status": status,
                "happened_at": ago - 90 * at,
            }
            for at in range(count)
            for step, (status, ago) in enumerate(_STEPS[: 2 + at % 3])
        ],
        icon="map-pin",
        owned=False,
        read="anyone",
        create="nobody",
        change="nobody",
        label="Checkpoint",
    )


_WAY = re.compile(
    r"\b(?:trac(?:e|ing|eability)|circulation|whereabouts|checkpoints?|logistics|shipments?|parcels?|"
    r"cargo|freight|journey|supply chain|delivery (?:status|progress|path|route)|path of)\b",
    re.I,
)
_PASSED = frozenset({"checkpoint", "trace record", "tracking event", "tracking record"})
_STEPS = (("Registered", -8000), ("Shipped", -5600), ("In transit", -2900), ("Delivered", -700))
