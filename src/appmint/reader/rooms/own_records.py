"""What belongs to a visitor: their own records, and the history of what they have done."""

import re
from dataclasses import replace

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.meaning import entity_for, is_opinion
from appmint.reader.drafting.records import record, relation
from appmint.reader.knowledge.seeds import field
from appmint.reader.rooms.listing import browse
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.nouns import label_of, noun_class, singular
from appmint.spec.features import Booking, Comments, Mine, Request, Save, Shop, Transfer
from appmint.spec.labels import in_text


def as_downloads(draft: Draft, intent: Intent) -> Intent:
    """The intent as one about the history of downloads, or about what is downloaded.

    Download records are kept for who downloads; links and other downloads are those of the files.
    """
    words = intent.phrase.split()
    if not words or singular(words[0]) != "download" or intent.action not in _OF_DOWNLOADS:
        return intent
    if {singular(word) for word in words[1:]} & _HISTORY:
        return replace(intent, action="mine", phrase="downloads", nominal=True)
    rest = set(words[1:]) <= {"link", "links"}
    fetched = rest and _DOWNLOADED.search(draft.text)
    return replace(intent, phrase="") if fetched else intent


_OF_DOWNLOADS = frozenset("manage browse things open mine share search upload".split())
_HISTORY = frozenset("record history log".split())
_DOWNLOADED = re.compile(
    r"\b(?:and|can|to|or|,) download (?!records|history|logs|links)[a-z]+", re.I
)


def as_history(draft: Draft, intent: Intent) -> Intent:
    """The history of what people do is a list of it; that of a business is told about it."""
    noun = intent.noun
    if intent.action != "about" or intent.verb != "history" or not noun:
        return intent
    if noun in _TALK:
        return replace(intent, action="message")
    if noun in _WITH_A_PAST or noun_class(noun) in {"place", "person"}:
        return intent
    kept = draft.words.plausible(noun)
    return replace(intent, action="mine" if kept else "things", phrase=f"{intent.phrase} history")


_TALK = frozenset({"chat", "message", "conversation"})
_WITH_A_PAST = frozenset(
    """company business enterprise school college university brand team club band village town
    country nation culture art science industry organization organisation museum product sport
    game""".split()
)
"""What has a history that people tell, and no records of what was done."""


def mine(draft: Draft, intent: Intent) -> Claims:
    """The visitor's own records; what a feature keeps for them where the words say so."""
    kept = _kept(draft, intent)
    if kept:
        return claim(add_mine(draft, kept, intent), "list")
    words = [
        word
        for word in intent.phrase.split()
        if word not in {"history", "record", "records", "personal", "own", "consumption", "past"}
    ]
    entity = entity_for(draft, " ".join(words), source_of(intent))
    owned = [name for name, made in draft.entities.items() if made.owned]
    if not draft.entities[entity].owned:
        linked = [
            name
            for name in owned
            if not is_opinion(name)
            and any(each.target == entity for each in draft.entities[name].fields)
        ]
        if linked:
            entity = linked[0]
        elif intent.own and _filled(draft, entity, intent):
            # People have only what they make here: a list of it that nothing fills stays empty.
            draft.change(entity, owned=True)
        else:
            return browse(draft, intent)
    return claim(add_mine(draft, entity, intent), "list")


def _filled(draft: Draft, entity: str, intent: Intent) -> bool:
    """Whether somebody makes such records here; those who keep their own history can."""
    if draft.entities[entity].access.create != "nobody":
        return True
    head = singular(entity.split("_")[-1])
    given = head in _GIVEN or noun_class(head) in {"person", "place", "money", "number"}
    if given or not draft.accounts:
        return False
    draft.manage(entity, "anyone", source_of(intent))
    return True


_GIVEN = frozenset(
    """score result point reward income revenue earning message reply response inbox coupon packet
    certificate grade rank level right""".split()
)
"""What people are given and do not make themselves."""
_KEPT: tuple[tuple[type, str, str], ...] = (
    (Booking, "record", "reservation booking appointment rental record history visit"),
    (Save, "record", "favorite favourite bookmark collection saved wishlist follow"),
    (
        Request,
        "record",
        "application enrollment enrolment registration participation bid claim request record",
    ),
    (Shop, "order", "order purchase consumption transaction payment record history"),
    (Transfer, "record", "download"),
    (Comments, "record", "reply comment"),
)


def _kept(draft: Draft, intent: Intent) -> str:
    """The record of a feature that the words of "my bookings" or "download history" mean."""
    words = {singular(word) for word in intent.phrase.split()}
    paid = next((each for each in draft.of_kind(Request) if each.verb == "Pay"), None)
    if paid and words & {"payment", "transaction", "billing"}:
        return paid.record
    first = intent.phrase.split()[0] if intent.phrase else ""
    for kind, attribute, nouns in _KEPT:
        if singular(first) not in nouns.split() and not (words <= set(nouns.split()) and words):
            continue
        for feature in draft.features.values():
            if not isinstance(feature, kind):
                continue
            if isinstance(feature, Transfer) and not feature.record:
                return download_history(draft, feature)
            return str(getattr(feature, attribute))
    return ""


def download_history(draft: Draft, feature: Transfer) -> str:
    """Keep each download, so that the visitor finds it again; returns the record's name."""
    name = record(
        draft,
        f"{feature.entity}_download",
        [relation(draft, feature.entity), field("downloaded_at", "datetime", "Downloaded")],
        feature.entity,
        (),
        icon="download",
        label="Download",
    )
    noun = draft.entities[feature.entity].label.lower()
    draft.change(name, label_plural=label_of(f"{noun} downloads"))
    draft.update(feature.id, record=name)
    return name


def complete_history(draft: Draft) -> None:
    """A history of downloads holds those of all things that can be downloaded."""
    first = next((each for each in draft.of_kind(Transfer) if each.record), None)
    mine = draft.features.get(f"mine_{first.record}") if first else None
    if mine is None:
        return
    for feature in draft.of_kind(Transfer):
        if feature.download and not feature.record:
            made = draft.entities[download_history(draft, feature)]
            heading = f"My {in_text(made.label_plural)}"
            listed = Mine(
                id=f"mine_{made.name}", entity=made.name, heading=heading, source=mine.source
            )
            draft.add(listed, "my_account")


def add_mine(draft: Draft, entity: str, intent: Intent) -> str:
    """A list of the visitor's own records on the page "My account"."""
    made = draft.entities[entity]
    heading = f"My {in_text(made.label_plural)}"
    page = draft.page(
        "my_account", "My account", "/my-account", weight=80, source=source_of(intent)
    )
    feature = Mine(id=f"mine_{entity}", entity=entity, heading=heading, source=source_of(intent))
    return draft.add(feature, page.name)
