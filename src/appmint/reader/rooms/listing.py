"""Intents about lists of records: browse, search, filter, sort, open one."""

from appmint.reader.drafting.claims import Claims, claim
from appmint.reader.drafting.draft import Draft, source_of
from appmint.reader.drafting.fields import has_property, property_named
from appmint.reader.drafting.meaning import entity_for
from appmint.reader.drafting.views import state_view
from appmint.reader.sentences.intents import Intent
from appmint.reader.words.grammar import READING


def browse(draft: Draft, intent: Intent) -> Claims:
    """A list of records; what is a field of the main thing stands on its page."""
    entered = intent.verb in {"provide", "give", "offer"}
    owner = property_named(draft, intent) if entered else has_property(draft, intent.phrase)
    if owner:
        draft.list_page(owner, source_of(intent))
        return claim(f"detail_{owner}", "open")
    entity = entity_for(draft, intent.phrase, source_of(intent))
    draft.list_page(entity, source_of(intent))
    in_state = state_view(draft, intent, entity) if intent.verb in READING else ""
    return claim(in_state or f"browse_{entity}", "list")


def search(draft: Draft, intent: Intent) -> Claims:
    """Search in a list."""
    entity = entity_for(draft, intent.phrase, source_of(intent))
    draft.list_page(entity, source_of(intent))
    return claim(f"browse_{entity}", "search")


def narrow(draft: Draft, intent: Intent) -> Claims:
    """Filter a list by its choices."""
    entity = entity_for(draft, intent.phrase, source_of(intent))
    draft.list_page(entity, source_of(intent))
    if not draft.looks[entity].filters:
        return claim(f"browse_{entity}", "search")
    return claim(f"browse_{entity}", "filter")


def order(draft: Draft, intent: Intent) -> Claims:
    """Sort a list."""
    entity = entity_for(draft, intent.phrase, source_of(intent))
    draft.list_page(entity, source_of(intent))
    return claim(f"browse_{entity}", "sort")


def open_record(draft: Draft, intent: Intent) -> Claims:
    """Open one record."""
    entity = entity_for(draft, intent.phrase, source_of(intent))
    draft.list_page(entity, source_of(intent))
    return claim(f"detail_{entity}", "open")
